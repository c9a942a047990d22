"""How much a template that a team wrote may take: it may come from somebody who means no good."""

from typing import NamedTuple

LARGEST = 20_000_000
"""So many characters may come of it; our own templates write as much as a record says."""
_MIB = 1024 * 1024


class Limits(NamedTuple):
    """What a process may take."""

    seconds: int
    """Of its processor; six times as many on the clock, for a machine that is busy."""
    memory: int
    """In bytes."""


USUAL = Limits(10, 1024 * _MIB)
LAID_OUT = Limits(300, 4096 * _MIB)
"""For a PDF: a record with 2,000 rows takes half a minute."""


class TooLongError(Exception):
    """A template goes on for too long."""


class TooLargeError(Exception):
    """A template writes more than `LARGEST` characters; the text is its file."""
