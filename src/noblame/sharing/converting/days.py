"""Days and zones as documents name them."""

import re
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from typing import NamedTuple

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DAY_NAME = r"(?:mon|tue(?:s)?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?"
_WEEKDAY = rf"(?:{_DAY_NAME}\.?,?\s+)?"
_NTH = r"(?:st|nd|rd|th)?"
DAY = re.compile(
    rf"(?<![\w.])(?:(?P<iso>[0-9]{{4}}[-/.][0-9]{{1,2}}[-/.][0-9]{{1,2}})(?![0-9])"
    rf"|{_WEEKDAY}(?P<month>{_MONTH})\s+(?P<day>[0-9]{{1,2}}){_NTH}(?!\w|:[0-9])(?:,?\s+(?P<year>[0-9]{{4}})\b)?"
    rf"|{_WEEKDAY}(?P<day2>[0-9]{{1,2}}){_NTH}(?:\s+of)?[\s-]+(?P<month2>{_MONTH})(?![a-z])(?:,?[\s-]+(?P<year2>[0-9]{{4}})\b)?)",
    re.IGNORECASE,
)
"""A day: `2026-11-18`, `2026/11/18`, `Wed, 18 Nov 2026`, `November 18th`."""
_SAID = re.compile(rf"\b(?:{_DAY_NAME}|UTC|day [0-9]{{1,2}})\b|\W", re.IGNORECASE)
"""What beside a day says nothing more."""
_HOURS = dict[str, float](
    **dict.fromkeys(("UTC", "GMT", "Z", "WET"), 0),
    BST=1,
    CET=1,
    CEST=2,
    EET=2,
    EEST=3,
    MSK=3,
    IST=5.5,
    SGT=8,
    JST=9,
    KST=9,
    AEST=10,
    AEDT=11,
    NZST=12,
    EST=-5,
    EDT=-4,
    CST=-6,
    CDT=-5,
    MST=-7,
    MDT=-6,
    PST=-8,
    PDT=-7,
)
_REGIONS = {"PT": "America/Los_Angeles", "MT": "America/Denver", "CT": "America/Chicago", "ET": "America/New_York"}
_WORDS = {"pacific": "PT", "mountain": "MT", "central": "CT", "eastern": "ET"}
ZONE = (
    r"(?:(?:UTC|GMT)(?:\s?[+-][0-9]{1,2}(?::?[0-9]{2})?)?(?!\w)"
    rf"|(?:{'|'.join(sorted((*_HOURS, *_REGIONS), key=len, reverse=True))})(?!\w)"
    r"|[A-Z][a-z]+/[A-Z][A-Za-z_]+"
    r"|(?:Pacific|Mountain|Central|Eastern)(?: (?:Standard|Daylight))?(?: Time)?(?!\w))"
)
"""A zone: `UTC`, `GMT+2`, `PST`, `PT`, `Europe/Berlin`, `Pacific Time`."""
_OFFSET = re.compile(r"(?:UTC|GMT)\s?(?P<sign>[+-])(?P<hours>[0-9]{1,2})(?::?(?P<minutes>[0-9]{2}))?")
_NAMED = re.compile(rf"(?<![\w/]){ZONE}")


class Day(NamedTuple):
    """A day as a text names it, and where."""

    day: date
    start: int
    end: int


def day_in(text: str, near: date | None = None) -> Day | None:
    """Return the first day that a text names; one without a year is the nearest to `near`, and none without that."""
    for found in DAY.finditer(text):
        day = _day(found, near)
        if day is not None:
            return Day(day, *found.span())
    return None


def only_day(text: str, near: date | None = None) -> date | None:
    """Return the day of a text that says nothing else: `2026-11-19`, `Thursday, 19 November:`, `2026-11-19 (Thu)`."""
    found = day_in(text, near)
    if found is None:
        return None
    rest = text[: found.start] + text[found.end :]
    return None if _SAID.sub("", rest) else found.day


def _day(found: re.Match[str], near: date | None) -> date | None:
    try:
        if found["iso"]:
            year, month, day = map(int, re.split(r"[-/.]", found["iso"]))
            return date(year, month, day)
        month = _MONTHS.index((found["month"] or found["month2"])[:3].lower()) + 1
        day = int(found["day"] or found["day2"])
        written = found["year"] or found["year2"]
        return date(int(written), month, day) if written else _nearest(month, day, near)
    except ValueError:  # 31 November
        return None


def _nearest(month: int, day: int, near: date | None) -> date | None:
    if near is None:
        return None
    years = (year for year in (near.year - 1, near.year, near.year + 1) if 1 <= year <= 9999)
    return min((date(year, month, day) for year in years), key=lambda each: abs(each - near))


def zone_of(name: str) -> tzinfo | None:
    """Return the zone of a name that `ZONE` matches; None where nobody knows it, or its database is not there."""
    offset = _OFFSET.fullmatch(name)
    if offset:
        span = timedelta(hours=int(offset["hours"]), minutes=int(offset["minutes"] or 0))
        return timezone(-span if offset["sign"] == "-" else span) if span < timedelta(hours=24) else None
    name = _WORDS.get(name.split(" ", maxsplit=1)[0].lower(), name)
    if name in _HOURS:
        return timezone(timedelta(hours=_HOURS[name])) if _HOURS[name] else UTC
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError  # noqa: PLC0415  few documents need it

    try:
        return ZoneInfo(_REGIONS.get(name, name))
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def zone_in(text: str) -> tzinfo | None:
    """Return the first zone that a text names."""
    return next(filter(None, (zone_of(found[0]) for found in _NAMED.finditer(text))), None)


def moment(day: date, clock: time, zone: tzinfo) -> datetime | None:
    """Return the moment of a time of day on a day, in UTC; None beyond the calendar."""
    try:
        return datetime.combine(day, clock, zone).astimezone(UTC)
    except OverflowError:
        return None
