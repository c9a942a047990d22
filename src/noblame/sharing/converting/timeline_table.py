"""A timeline as a table: which column is which (S27)."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from noblame.sharing.converting.blocks import Table
from noblame.sharing.converting.prose import said

_COLUMNS = {
    "time": r"(?:time|when|timestamp|at|clock|time ?stamp|date ?(?:/|&|and) ?time)(?: .*)?",
    "day": r"(?:date|day)(?: .*)?",
    "source": r"(?:source|link|data link|evidence|reference|ref)s?",
}
_COLUMN = {name: re.compile(pattern, re.IGNORECASE) for name, pattern in _COLUMNS.items()}


class TableRow(NamedTuple):
    """One row; each cell as it stands, and may be empty."""

    day: str
    clock: str
    what: str
    more: str
    """The cells of other columns, each with what its column is called."""
    source: str


def column(head: str) -> str:
    """Return what a column is by its head: `time`, `day`, `source`; nothing for one that says what happened."""
    return next((name for name, pattern in _COLUMN.items() if pattern.fullmatch(head.strip())), "")


def is_timeline(table: Table) -> bool:
    """Tell whether some column of a table is one that a timeline has."""
    return any(column(cell.text) for cell in table.head)


def rows(table: Table, *, dated: bool) -> Iterator[TableRow]:
    """Yield the rows of a table; the first column that is nothing else says what happened.

    Args:
        table: The table.
        dated: Whether the first column begins with a time, whatever it is called.
    """
    places = [column(cell.text) for cell in table.head]
    if "time" not in places and dated:
        places[:1] = ["time"]
    first = next((index for index, place in enumerate(places) if not place), None)
    for row in table.rows:
        cells = {place: said(cell) for place, cell in zip(places, row, strict=False) if place}
        others = [index for index, place in enumerate(places[: len(row)]) if not place and index != first]
        more = (
            f"{table.head[index].text}: {row[index].text}".removeprefix(": ") for index in others if row[index].text
        )
        what = said(row[first]) if first is not None and first < len(row) else ""
        yield TableRow(cells.get("day", ""), cells.get("time", ""), what, "; ".join(more), cells.get("source", ""))
