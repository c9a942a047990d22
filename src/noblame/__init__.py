"""noblame runs a blameless post-mortem from a terminal."""

__version__ = "0.1.0"
