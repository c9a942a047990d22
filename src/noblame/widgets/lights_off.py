"""Why lights are off: as many reasons as a few rows hold, and how many more there are."""

from collections.abc import Iterable

from rich.cells import cell_len


def in_rows(reasons: Iterable[str], width: int, rows: int) -> str:
    """Return as many reasons as so many rows of so many cells hold, at least one: `no date · 2 more`."""
    said = tuple(reasons)
    for count in range(len(said), 1, -1):
        line = _counted(said, count)
        if rows_of(line, width) <= rows:
            return line
    return _counted(said, 1) if said else ""


def _counted(reasons: tuple[str, ...], count: int) -> str:
    """Return the first reasons, and how many there are beyond them."""
    more = len(reasons) - count
    return " · ".join(reasons[:count]) + (f" · {more} more" if more else "")


def rows_of(line: str, width: int) -> int:
    """Return how many rows of so many cells a line takes that is wrapped between words."""
    rows, used = 1, 0
    for word in line.split():
        cells = cell_len(word)
        if used and used + 1 + cells > width:
            rows, used = rows + 1, 0
        used += cells + (1 if used else 0)
        rows, used = rows + max(used - 1, 0) // max(width, 1), (used - 1) % max(width, 1) + 1
    return rows
