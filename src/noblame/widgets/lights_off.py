"""Why lights are off: as many reasons as a few rows hold, and how many more there are."""

from collections.abc import Iterable

from noblame.widgets.plain import plain


def in_rows(reasons: Iterable[str], width: int, rows: int) -> str:
    """Return as many reasons as so many rows of so many cells hold, at least one: `no date · 2 more`."""
    said = tuple(reasons)
    for count in range(len(said), 1, -1):
        line = _counted(said, count)
        if plain(line).get_height({}, max(width, 1)) <= rows:
            return line
    return _counted(said, 1) if said else ""


def _counted(reasons: tuple[str, ...], count: int) -> str:
    """Return the first reasons, and how many there are beyond them."""
    more = len(reasons) - count
    return " · ".join(reasons[:count]) + (f" · {more} more" if more else "")
