"""What one line, one row or one entry says of a ticket."""

from typing import NamedTuple

AROUND = "[]()<>,;:|=→.\"'`"
"""What may stand around a ticket and is no part of it."""


class Reading(NamedTuple):
    """One way to read a line."""

    ticket: str
    name: str = ""
    """The id or the number of the action."""
    title: str = ""
    """The action in words. A ticket alone has neither."""


class Said(NamedTuple):
    """One line, one row of a table, or one entry of JSON."""

    line: int
    words: str
    readings: tuple[Reading, ...]
    """The likeliest first; none where no ticket is in it."""

    @property
    def alone(self) -> bool:
        """Whether it is a ticket that names no action."""
        return len(self.readings) == 1 and not (self.readings[0].name or self.readings[0].title)
