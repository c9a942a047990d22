"""Times of a record: how they are read and how the file has them."""

from noblame.source.moments import format_moment, parse_day, parse_moment

__all__ = ["format_moment", "parse_day", "parse_moment"]
