"""Every way to share a record: one module for each format, templates as data."""
