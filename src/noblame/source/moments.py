"""Times as people type them and as the file has them."""

import re
from datetime import UTC, date, datetime, timedelta, timezone

_ZONE = r"(?:\s*(?P<utc>z|utc|gmt)|\s*(?P<sign>[+-])(?P<zh>\d{1,2})(?::?(?P<zm>\d\d))?)?"
_CLOCK = r"(?P<h>\d{1,2}):(?P<m>\d\d)(?::(?P<s>\d\d)(?:[.,](?P<f>\d{1,9}))?)?(?:\s*(?P<half>[ap])\.?m\.?)?"
_DATE = r"(?:(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})(?:\s*t\s*|\s+))?"
_MOMENT = re.compile(_DATE + _CLOCK + _ZONE, re.ASCII | re.IGNORECASE)
_DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})", re.ASCII)


def parse_moment(text: str, near: datetime | None = None) -> tuple[datetime, bool]:
    """Return the time in UTC and whether the text named its zone; without one it is UTC.

    A time of day alone (`14:02`, `2:02 PM`) means the day that puts it nearest to `near`.

    Raises:
        ValueError: where the text is no such time, or no such day exists; the message says what is expected.
    """
    match = _MOMENT.fullmatch(text.strip())
    if match is None:
        raise ValueError("a time as 2026-11-18T14:02:00Z")
    zone = _zone(match)
    try:
        if match["year"] is not None:
            moment = _on(_day(match["year"], match["month"], match["day"]), match, zone)
        elif near is not None:
            moment = _nearest(match, zone, near)
        else:
            raise ValueError("a day too, as in 2026-11-18T14:02:00Z: nothing else in the file says which one")
    except OverflowError:
        raise ValueError("a time between the years 1 and 9999") from None
    return moment, match["utc"] is not None or match["sign"] is not None


def parse_day(text: str) -> date:
    """Return the day that `text` names.

    Raises:
        ValueError: where it is none; the message says what is expected.
    """
    match = _DAY.fullmatch(text.strip())
    if match is None:
        raise ValueError("a day as 2026-12-01")
    return _day(*match.groups())


def format_moment(moment: datetime) -> str:
    """Return a time in UTC as the file has it: `2026-11-18T14:02:00Z`. One without a zone is taken for UTC."""
    utc = moment.astimezone(UTC) if moment.tzinfo else moment
    return utc.replace(tzinfo=None).isoformat() + "Z"


def _day(year: str, month: str, day: str) -> date:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        raise ValueError("a day that exists, as 2026-12-01") from None


def _zone(match: re.Match[str]) -> timezone:
    if match["sign"] is None:
        return UTC
    minutes = int(match["zh"]) * 60 + int(match["zm"] or 0)
    if minutes >= 24 * 60:
        raise ValueError("an offset below 24 hours")
    return timezone(timedelta(minutes=-minutes if match["sign"] == "-" else minutes))


def _on(day: date, match: re.Match[str], zone: timezone) -> datetime:
    """Return the time of day in `match` on `day`."""
    hour = int(match["h"])
    if match["half"] is not None:
        if not 1 <= hour <= 12:
            raise ValueError("an hour from 1 to 12 before am or pm")
        hour = hour % 12 + (12 if match["half"] in "pP" else 0)
    micro = int((match["f"] or "0").ljust(6, "0")[:6])
    try:
        clock = datetime(day.year, day.month, day.day, hour, int(match["m"]), int(match["s"] or 0), micro, zone)
    except ValueError:
        raise ValueError("a time that exists, as 2026-11-18T14:02:00Z") from None
    return clock.astimezone(UTC)


def _nearest(match: re.Match[str], zone: timezone, near: datetime) -> datetime:
    middle = near.astimezone(zone).date()
    days = [middle + timedelta(days=shift) for shift in (-1, 0, 1)]
    return min((_on(day, match, zone) for day in days), key=lambda moment: abs(moment - near))
