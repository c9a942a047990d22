"""Dates as the room reads them."""

from datetime import date


def shown_day(due: str) -> str:
    """Return a date as `Tue 1 Dec`, any other text as it is."""
    try:
        day = date.fromisoformat(due)
    except ValueError:
        return due or "–"
    return f"{day:%a} {day.day} {day:%b}"
