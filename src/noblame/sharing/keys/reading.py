"""What one line, one row or one entry says of a ticket."""

from typing import NamedTuple

from noblame.review.lights import is_ticket

AROUND = "[]()<>,;:|=→.\"'`*"
"""What may stand around a ticket and is no part of it."""


class Reading(NamedTuple):
    """One way to read a line."""

    ticket: str
    name: str = ""
    """The id or the number of the action."""
    title: str = ""
    """The action in words. A ticket alone has neither."""
    typed: bool = False
    """Whether a person wrote the name and nothing else beside the ticket: a number is sure then."""


class Said(NamedTuple):
    """One line, one row of a table, or one entry of JSON."""

    line: int
    words: str
    readings: tuple[Reading, ...]
    """None where no ticket is in it."""
    why: str = ""
    """Why it cannot be used, where that is known already."""

    @property
    def alone(self) -> str:
        """The ticket, where it may be one that names no action; else empty."""
        return next((one.ticket for one in self.readings if not (one.name or one.title)), "")


def ticket_in(word: str, pattern: str) -> str:
    """Return the ticket that a word is, in capitals or with a # where only this fits the pattern; empty for none.

    >>> ticket_in("[ops-10]:", "OPS-[0-9]+"), ticket_in("later", "")
    ('OPS-10', '')
    """
    plain = "" if "](" in word else word.strip(AROUND)  # a link is read by its parts
    return next((said for said in (plain, plain.upper(), f"#{plain}") if plain and is_ticket(said, pattern)), "")


def is_number(ticket: str) -> bool:
    """Return whether a ticket is a mere number, `12` or `#12`, which many other things in a line may be."""
    return ticket.removeprefix("#").isdigit()


def are_same(one: str, other: str) -> bool:
    """Return whether two tickets are one: in another case, or the number and the address that ends in it.

    >>> are_same("#12", "https://github.com/o/r/issues/12"), are_same("OPS-1", "OPS-12")
    (True, False)
    """
    one, other = one.strip().casefold(), other.strip().casefold()
    if ("://" in one) == ("://" in other):
        return one.removeprefix("#") == other.removeprefix("#")
    address, key = (one, other) if "://" in one else (other, one)
    return address.rstrip("/").rpartition("/")[2] == key.removeprefix("#")
