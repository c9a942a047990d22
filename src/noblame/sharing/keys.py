"""What trackers say of the tickets they made: lines of a paste, what `gh` printed, an export of CSV (S68).

A line is a ticket beside the action it was made for: `a1 OPS-2231`, `2 https://…`, `OPS-2231 Add a lint rule`, or the
other way round. A ticket alone is one, too: `gh issue create` prints nothing else.
"""

import csv
import re
from collections.abc import Iterator, Sequence
from io import StringIO
from typing import NamedTuple

from noblame.inert import visible
from noblame.review.lights import is_ticket
from noblame.sharing.escaping import one_line
from noblame.sharing.failing import SharingError

KEYS = ("issue key", "key", "identifier", "url", "web url", "id")
"""Headings of a column of tickets, the best first: Jira, Linear, GitLab."""
TITLES = ("summary", "title")
OURS = ("external issue id", "custom field (external issue id)")
"""Headings of the column that we gave Jira."""
_AROUND = "[]()<>,;:|=→.\"'`"
_BETWEEN = ("->", "=>", "→", "-", "–", "—", ":", "=", "|")
_MARK = re.compile(r"^(?:[-*•]\s+)+")


class Reading(NamedTuple):
    """One way to read a line."""

    ticket: str
    name: str = ""
    """The id or the number of the action."""
    title: str = ""
    """The action in words, as an export had them. A ticket alone has neither."""


class Said(NamedTuple):
    """One line, or one row of a table."""

    line: int
    words: str
    readings: tuple[Reading, ...]
    """The likeliest first; none where no ticket is in it."""

    @property
    def alone(self) -> bool:
        """Whether it is a ticket that names no action."""
        return len(self.readings) == 1 and not (self.readings[0].name or self.readings[0].title)


def said(text: str, record: str, pattern: str = "") -> list[Said]:
    """Return what a text says of tickets, line by line; blank lines say nothing.

    Args:
        text: A paste, or a whole file.
        record: The name of the record's file, which stands in front of the ids in what we gave Jira.
        pattern: What a key looks like, as in the settings; empty for any usual one.

    Raises:
        SharingError: It begins as a table of a tracker and is none.
    """
    text = text.removeprefix("\ufeff")
    table = _table(text)
    if table is not None:
        return list(_rows(*table, record, pattern))
    lines = enumerate(visible(text.replace("\r\n", "\n")).split("\n"), 1)
    return [Said(number, one_line(line), tuple(_readings(line, pattern))) for number, line in lines if line.strip()]


def _readings(line: str, pattern: str) -> list[Reading]:
    """Return the ways to read a line: a ticket in front or at the end, beside an id, a number or a title."""
    words = _MARK.sub("", line.strip()).split()
    ends = ((words[-1:], words[:-1]), (words[:1], words[1:]))
    tickets = [
        (ticket, rest) for end, rest in ends if (ticket := "".join(end).strip(_AROUND)) and is_ticket(ticket, pattern)
    ]
    found = [(ticket, _beside(rest)) for ticket, rest in tickets]
    names = [Reading(ticket, name=rest[0].strip(_AROUND)) for ticket, rest in found if len(rest) == 1]
    titles = [Reading(ticket, title=" ".join(rest)) for ticket, rest in reversed(found) if rest]
    return [*names, *titles] or [Reading(ticket) for ticket, _ in found[:1]]


def _beside(words: list[str]) -> list[str]:
    """Return words without the arrows, dashes and colons at their ends."""
    while words and words[0] in _BETWEEN:
        words = words[1:]
    while words and words[-1] in _BETWEEN:
        words = words[:-1]
    return words


class _Columns(NamedTuple):
    """Where in a row a table has what."""

    ticket: int
    title: int
    ours: int | None


def _table(text: str) -> tuple[str, str, _Columns] | None:
    """Return a table's text, what separates its columns, and where they are; None where it is no tracker's."""
    first = text.partition("\n")[0]
    for separator in ",;\t":
        try:
            head = [heading.strip().casefold() for heading in next(csv.reader([first], delimiter=separator), [])]
        except csv.Error:
            continue
        ticket, title, ours = (_column(head, names) for names in (KEYS, TITLES, OURS))
        if ticket is not None and title is not None:
            return text, separator, _Columns(ticket, title, ours)
    return None


def _column(head: Sequence[str], names: Sequence[str]) -> int | None:
    return next((head.index(name) for name in names if name in head), None)


def _rows(text: str, separator: str, columns: _Columns, record: str, pattern: str) -> Iterator[Said]:
    """Yield the rows below the heading."""
    reader = csv.reader(StringIO(text, newline=""), delimiter=separator)
    try:
        next(reader)
        above = reader.line_num
        for row in reader:
            if any(map(str.strip, row)):
                yield _row(row, above + 1, columns, record, pattern)
            above = reader.line_num
    except csv.Error as error:
        raise SharingError(f"line {reader.line_num}: this is no table as trackers write it: {error}") from error


def _row(row: list[str], line: int, columns: _Columns, record: str, pattern: str) -> Said:
    """Return what one row says: our own id is surer than a title, a mere number is not."""
    ticket, title, ours = ("" if at is None or at >= len(row) else one_line(row[at]) for at in columns)
    name = ours.removeprefix(f"{one_line(record)}/") if ours.startswith(f"{one_line(record)}/") else ""
    readings = [Reading(ticket, name=name)] if name else []
    if title:
        readings.insert(0 if name.isdigit() else 1, Reading(ticket, title=title))
    return Said(line, f"{ticket} {title}", tuple(readings) if is_ticket(ticket, pattern) else ())
