"""A folder of records: where it is, what it holds, what is due next, and how a new record is named."""
