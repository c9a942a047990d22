"""Spans of time in words, short enough for a list."""

from datetime import date, timedelta

MINUTE = timedelta(minutes=1)
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)


def exactly(minutes: int) -> str:
    """Return whole minutes in words that lose nothing: `47 min`, `1 h 12 min`, `2 d 30 min`. Not for negative ones."""
    days, rest = divmod(minutes, 24 * 60)
    hours, rest = divmod(rest, 60)
    parts = [f"{count} {unit}" for count, unit in ((days, "d"), (hours, "h"), (rest, "min")) if count]
    return " ".join(parts) or "0 min"


def roughly(span: timedelta) -> str:
    """Return the length of a span in its largest fitting unit, rounded down: `11 h`, `3 d`. The sign does not count.

    Hours are used up to two days, because deadlines of the practice are that close.
    """
    span = abs(span)
    if span < HOUR:
        return f"{span // MINUTE} min"
    return f"{span // HOUR} h" if span < 2 * DAY else f"{span // DAY} d"


def days_ago(day: date, today: date) -> str:
    """Return how far a day lies from today: `today`, `yesterday`, `3 d`. The sign does not count beyond yesterday."""
    days = (today - day).days
    return {0: "today", 1: "yesterday"}.get(days, f"{abs(days)} d")
