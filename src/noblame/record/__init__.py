"""The record: one incident's post-mortem, what is in its file, how it is read, changed, saved and merged.

As a library: `record = load(path)`, then `save(record.with_incident(changed))`.
"""

from noblame.record.file import Record, load, save

__all__ = ["Record", "load", "save"]
