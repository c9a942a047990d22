"""Times as people type them into a line: of a meeting to come, of an incident that was."""

import re
from datetime import UTC, date, datetime, timedelta, tzinfo

from noblame.record.notation.stamp import LEEWAY, Stamp, place, place_past, read_stamp
from noblame.review.days import WEEK, local
from noblame.review.due import parse_due

__all__ = ["AHEAD", "LEEWAY", "PAST", "meeting_time", "past_time"]
AHEAD = "2026-11-19 15:00, tomorrow 15:00, fri 15:00, +1d 15:00 or 15:00"
"""What `meeting_time` takes, for a message."""
PAST = "2026-11-18 14:02, 2026-11-18T14:02Z, 14:02 or now"
"""What `past_time` takes, for a message."""
DAY = timedelta(days=1)
_HOUR = re.compile(r"\b([0-9]{1,2}) ?([AaPp])\.?[Mm]\b\.?")
_SPAN = re.compile(r"\+ ?([0-9]{1,3}) ?(h|min)")
_DAY_AND_CLOCK = re.compile(r"(?P<day>[^:]+?)(?:,? (?:at )?)(?P<clock>[0-9]{1,2}:[0-9]{2}.*)")


def meeting_time(text: str, now: datetime, zone: tzinfo) -> datetime | None:
    """Return the moment, in UTC, that a text names for something to come; None where it names none.

    Args:
        text: `2026-11-19 15:00`, `tomorrow 15:00`, `fri 3pm`, `1 dec 15:00`, `+1d 15:00`, `15:00`, `+2h`. A time of
            day alone, and a day of the week, mean the next such moment after `now`.
        now: aware.
        zone: where the time is meant, unless the text names another (`15:00Z`).
    """
    text = _HOUR.sub(r"\1:00 \2m", " ".join(text.split()))
    try:
        return _ahead(text, now) or _stamped(text, now, zone) or _on_a_day(text, now, zone)
    except (ValueError, OverflowError):  # beyond the calendar
        return None


def past_time(text: str, now: datetime, zone: tzinfo, near: datetime | None = None) -> datetime | None:
    """Return the moment, in UTC, that a text names for something that was; None where it names none.

    Args:
        text: `2026-11-18 14:02`, `2026-11-18T14:02Z`, `14:02`, `now`. A time of day alone means the day nearest to
            `near`, without it the last such moment before `now`, and a day without its year the last such day.
        now: aware.
        zone: where the time is meant, unless the text names another.
        near: when else it was, if that is known.
    """
    if text.strip().lower() == "now":
        return now.astimezone(UTC)
    stamp = _stamp(text)
    return place_past(stamp, near, None, zone, now) if stamp else None


def _ahead(text: str, now: datetime) -> datetime | None:
    """Return the moment of `+2h` or `+90min`."""
    found = _SPAN.fullmatch(text)
    if found is None:
        return None
    hours, minutes = (int(found[1]), 0) if found[2] == "h" else (0, int(found[1]))
    return now.astimezone(UTC) + timedelta(hours=hours, minutes=minutes)


def _stamped(text: str, now: datetime, zone: tzinfo) -> datetime | None:
    """Return the moment of a time as a timeline has it, with its day or, without one, next."""
    stamp = _stamp(text)
    if stamp is None:
        return None
    if stamp.month is not None:
        return place(stamp, now, None, zone)
    today = local(now, stamp.zone or zone).date()
    at = _on(today, stamp, zone)
    return at if at > now else _on(today + DAY, stamp, zone)


def _on_a_day(text: str, now: datetime, zone: tzinfo) -> datetime | None:
    """Return the moment of a day in words and a time of day behind it."""
    found = _DAY_AND_CLOCK.fullmatch(text)
    stamp = _stamp(found["clock"]) if found else None
    if found is None or stamp is None or stamp.month is not None:
        return None
    today = local(now, zone).date()
    if found["day"].lower()[:3] in WEEK:  # fri 15:00, said on a Friday morning, is today
        soon = parse_due(found["day"], today - DAY)
        if soon is not None and (at := _on(soon, stamp, zone)) > now:
            return at
    day = parse_due(found["day"], today)
    return None if day is None else _on(day, stamp, zone)


def _stamp(text: str) -> Stamp | None:
    """Return a text that is a time and nothing else."""
    stamp, rest = read_stamp(text)
    return None if rest else stamp


def _on(day: date, stamp: Stamp, zone: tzinfo) -> datetime:
    """Return the stamp's time of day on a day, in UTC."""
    return datetime.combine(day, stamp.clock, stamp.zone or zone).astimezone(UTC)
