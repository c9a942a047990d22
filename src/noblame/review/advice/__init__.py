"""What a record as a whole still lacks, rule by rule, and what to do about it."""
