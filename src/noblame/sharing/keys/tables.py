"""A table of a tracker, as Jira, GitLab and Linear export it to CSV."""

import csv
from collections.abc import Iterator, Sequence
from io import StringIO
from typing import NamedTuple

from noblame.sharing.escaping import one_line
from noblame.sharing.failing import SharingError
from noblame.sharing.keys.reading import Reading, Said, ticket_in

KEYS = ("issue key", "key", "identifier", "url", "web url", "id")
"""Headings of a column of tickets, the best first: Jira, Linear, GitLab."""
TITLES = ("summary", "title")
OURS = ("external issue id", "custom field (external issue id)")
"""Headings of the column that we gave Jira."""


def table(text: str, record: str, pattern: str) -> list[Said] | None:
    """Return what the rows of a table say; None where the text does not begin as one.

    Args:
        text: A whole file.
        record: The name of the record's file, which stands in front of the ids in what we gave Jira.
        pattern: What a key looks like.

    Raises:
        SharingError: It begins as a table and is none.
    """
    found = _table(text)
    return None if found is None else list(_rows(text, *found, record, pattern))


class _Columns(NamedTuple):
    """Where in a row a table has what."""

    ticket: int
    title: int
    ours: int | None


def _table(text: str) -> tuple[str, _Columns] | None:
    """Return what separates a table's columns, and where they are; None where it is no tracker's."""
    first = text.partition("\n")[0]
    if any(ticket_in(word, "") for word in first.split()[:2]):
        return None  # a line, whose title looks like headings
    for separator in ",;\t":
        try:
            head = [heading.strip().casefold() for heading in next(csv.reader([first], delimiter=separator), [])]
        except csv.Error:
            continue
        ticket, title, ours = (_column(head, names) for names in (KEYS, TITLES, OURS))
        if ticket is not None and title is not None:
            return separator, _Columns(ticket, title, ours)
    return None


def _column(head: Sequence[str], names: Sequence[str]) -> int | None:
    return next((head.index(name) for name in names if name in head), None)


def _rows(text: str, separator: str, columns: _Columns, record: str, pattern: str) -> Iterator[Said]:
    """Yield the rows below the heading."""
    # with tabs between, `glab` and its like put nothing in quotes: one of a title would take the rows behind it along
    file, plainly = StringIO(text, newline=""), separator == "\t"
    reader = csv.reader(file, delimiter=separator, quoting=csv.QUOTE_NONE if plainly else csv.QUOTE_MINIMAL)
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
    """Return what one row says: our own id, and the title."""
    ticket, title, ours = ("" if at is None or at >= len(row) else one_line(row[at]) for at in columns)
    name = ours.removeprefix(f"{one_line(record)}/") if ours.startswith(f"{one_line(record)}/") else ""
    if not (found := ticket_in(ticket, pattern)):
        return Said(line, f"{ticket} {title}", ())
    why = "" if name or title else "it names no action: there is no title in it"
    return Said(line, f"{ticket} {title}", (Reading(found, name, title),) if not why else (), why)
