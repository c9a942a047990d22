"""When an action is due, as people say it (S67)."""

import re
from datetime import date, timedelta

_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_ISO = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})")
_WRITTEN = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_AHEAD = re.compile(r"\+\s?([0-9]{1,4})\s?([dwm])")
_DAY_MONTH = re.compile(r"([0-9]{1,2})(?:st|nd|rd|th)?\.?\s+([a-z]{3,9})\.?(?:,?\s+([0-9]{4}))?")
_MONTH_DAY = re.compile(r"([a-z]{3,9})\.?\s+([0-9]{1,2})(?:st|nd|rd|th)?(?:,?\s+([0-9]{4}))?")


def parse_due(text: str, today: date) -> date | None:
    """Return the day a text names: `2026-12-01`, `fri`, `+2w`, `+3d`, `+1m`, `1 dec`, `Tue 1 Dec`, `today`, `tomorrow`.

    A day of the week is the next one after today; a day and month without a year is the next one from today on. What
    names no day ("ASAP", "soon", "Q4", "next sprint") is None.
    """
    text = " ".join(text.lower().split())
    if text in {"today", "tomorrow"}:
        text = f"+{int(text == 'tomorrow')}d"
    try:
        return _iso(text) or _ahead(text, today) or _weekday(text, today) or _calendar_day(text, today)
    except (ValueError, OverflowError):  # 31 November, or a day beyond the calendar
        return None


def written_date(text: str) -> date | None:
    """Return the date of a text that is one for anybody, whenever it is read: `2026-12-01` and nothing else."""
    try:
        return date.fromisoformat(text) if _WRITTEN.fullmatch(text) else None
    except ValueError:
        return None


def _iso(text: str) -> date | None:
    found = _ISO.fullmatch(text)
    return date(int(found[1]), int(found[2]), int(found[3])) if found else None


def _ahead(text: str, today: date) -> date | None:
    """Return the day of `+3d`, `+2w` or `+1m`; a month later than 31 January is the last of February."""
    found = _AHEAD.fullmatch(text)
    if found is None:
        return None
    count = int(found[1])
    if found[2] != "m":
        return today + timedelta(days=count * (7 if found[2] == "w" else 1))
    from calendar import monthrange  # noqa: PLC0415  who only reads written dates starts without it

    years, month = divmod(today.month - 1 + count, 12)
    year = today.year + years
    return date(year, month + 1, min(today.day, monthrange(year, month + 1)[1]))


def _weekday(text: str, today: date) -> date | None:
    """Return the next such day of the week after today; three letters are enough."""
    weekday = _index(text.removesuffix("."), _DAYS)
    return None if weekday is None else today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)


def _calendar_day(text: str, today: date) -> date | None:
    """Return the day of `1 dec`, `dec 1`, `Tue 1 Dec` or `December 1st, 2026`."""
    first, _, rest = text.partition(" ")
    if _index(first.rstrip(".,"), _DAYS) is not None:
        text = rest
    if found := _DAY_MONTH.fullmatch(text):
        day, name, year = found.groups()
    elif found := _MONTH_DAY.fullmatch(text):
        name, day, year = found.groups()
    else:
        return None
    month = _index(name, _MONTHS)
    if month is None:
        return None
    if year:
        return date(int(year), month + 1, int(day))
    return _next_such(month + 1, int(day), today)


def _next_such(month: int, day: int, today: date) -> date | None:
    """Return the first date with this month and day from today on, within the eight years that always hold one."""
    from calendar import monthrange  # noqa: PLC0415  as above

    for year in range(today.year, today.year + 9):
        if day <= monthrange(year, month)[1] and (found := date(year, month, day)) >= today:
            return found
    return None


def _index(text: str, names: tuple[str, ...]) -> int | None:
    """Return the place of the name that `text` is, or begins with at least three letters."""
    if len(text) < 3:
        return None
    return next((index for index, name in enumerate(names) if name.startswith(text)), None)
