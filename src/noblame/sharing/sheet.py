"""Rows for spreadsheets and importers: RFC 4180, and no cell is a formula."""

import csv
from collections.abc import Iterable
from io import StringIO

from noblame.inert import visible

BOM = "\ufeff"
"""What tells Excel that a file is UTF-8; an importer takes it for a part of the first heading."""
FORMULA = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20", "\t", "\r", "\n")
"""What a spreadsheet takes for the beginning of a formula, also in full width as Excel in East Asia reads it."""


def cell(text: str) -> str:
    """Return a text as a spreadsheet may have it: what would begin a formula gets an apostrophe in front.

    >>> cell("=1+1")
    "'=1+1"
    """
    shown = visible(text).strip()
    return f"'{shown}" if shown.startswith(FORMULA) else shown


def sheet(rows: Iterable[Iterable[str]]) -> str:
    """Return rows as CSV: every cell in quotes, lines that end in CR LF, line breaks within cells as LF."""
    out = StringIO(newline="")
    csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\r\n").writerows(map(cell, row) for row in rows)
    return out.getvalue()
