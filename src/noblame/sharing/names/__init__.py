"""Where a text names somebody, known or not, however it is spelled (S3)."""
