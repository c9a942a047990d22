"""The time at the start of a timeline line: as typed, as meant, as shown.

A stamp is what the line says, possibly without a day; a moment is the instant it means. `place` goes from the stamp to
the moment, `write` picks the shortest stamp that `place` turns back into the same moment.
"""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from typing import NamedTuple

HALF_DAY = timedelta(hours=12)
DAY = timedelta(days=1)
HALF_YEAR = timedelta(days=182)
LEEWAY = timedelta(minutes=5)
"""A time of day this little ahead of the clock is today's: clocks differ."""

_STAMP = re.compile(
    r"""
    \s* (?:[-*•]\s+)?
    (?P<open>\[\s*)?
    (?: (?: (?P<year>[0-9]{4})- )? (?P<month>[0-9]{1,2})-(?P<day>[0-9]{1,2}) (?:T|\s+) )?
    (?P<hour>[0-9]{1,2}):(?P<minute>[0-9]{2}) (?: :(?P<second>[0-9]{2}) (?:[.,](?P<fraction>[0-9]{1,6})[0-9]*)? )?
    (?: \s?(?P<half>[AaPp])\.?[Mm]\b\.? )?
    (?P<zone> \s?(?:Z|UTC)\b | \+(?:0[0-9]|1[0-4]):?(?:00|30|45)\b | -(?:0[0-9]|1[0-2]):?(?:00|30)\b )?
    (?(open)\s*\])
    (?: \s*[-\u2013\u2014:]\s+ | \s*[-\u2013\u2014:]$ | \s+ | $ | (?=[-\u2013\u2014][0-9]) | (?(open)|(?!)) )
    """,
    re.VERBOSE,
)  # an offset is one that some country has, so that "09:02-10:15 outage" is a span


class Stamp(NamedTuple):
    """What a line says about its time. No year, or no month and day, means that the reader is to find them."""

    clock: time
    year: int | None = None
    month: int | None = None
    day: int | None = None
    zone: tzinfo | None = None


def read_stamp(text: str) -> tuple[Stamp | None, str]:
    """Return the stamp at the start of `text` and the rest of the line; no stamp leaves the text as it is."""
    found = _STAMP.match(text)
    if found is None:
        return None, text
    clock = _clock(found)
    if clock is None:
        return None, text
    year, month, day = (int(found[name]) if found[name] else None for name in ("year", "month", "day"))
    return Stamp(clock, year, month, day, _zone(found["zone"])), text[found.end() :]


def _clock(found: re.Match[str]) -> time | None:
    """Return the time of day, None where there is no such one (25:10, 14:02 AM)."""
    hour, minute, second = int(found["hour"]), int(found["minute"]), int(found["second"] or 0)
    half = (found["half"] or "").lower()
    if half == "a" and hour > 12:
        return None
    if half and hour <= 12:
        hour = hour % 12 + (12 if half == "p" else 0)
    if hour > 23 or minute > 59 or second > 59:
        return None
    return time(hour, minute, second, int((found["fraction"] or "0").ljust(6, "0")))


def _zone(text: str | None) -> tzinfo | None:
    """Return the zone of `Z`, `UTC`, `+01:00` or `+0100`."""
    if not text:
        return None
    if text.strip() in ("Z", "UTC"):
        return UTC
    digits = text[1:].replace(":", "")
    offset = timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
    return timezone(-offset if text[0] == "-" else offset)


def place(stamp: Stamp, near: datetime | None, previous: datetime | None, zone: tzinfo) -> datetime | None:
    """Return the moment a stamp means, in UTC, or None where that cannot be known.

    A time of day alone means the day nearest to the incident. Where that would leap back by more than half a day from
    the line above (23:50, then 00:10), it means the day nearest to that line.

    Args:
        stamp: What the line says.
        near: When the incident was; None if nobody knows.
        previous: The moment of the nearest line above that has one.
        zone: What a time without a zone is in.
    """
    zone = stamp.zone or zone
    anchor = near or previous
    try:
        if stamp.month and stamp.day:
            return _dated(stamp, anchor, zone)
        if anchor is None:
            return None
        moment = _nearest(stamp.clock, anchor, zone)
        if previous is not None and previous - moment > HALF_DAY:
            moment = _nearest(stamp.clock, previous, zone)
    except (ValueError, OverflowError):  # 02-30, or a day beyond the calendar
        return None
    return moment


def place_past(
    stamp: Stamp, near: datetime | None, previous: datetime | None, zone: tzinfo, now: datetime
) -> datetime | None:
    """Return the moment a stamp means that is typed at `now`: as `place`, but rather one that has come already.

    With nothing near it is the last such moment. A leap to the day after midnight needs that day to have come, and of
    two moments as near to the incident (02:30, typed on to 02:30 pm) it is the one that has.
    """
    at = place(stamp, near or previous or now, previous, zone)
    if at is None or stamp.year is not None or at <= now + LEEWAY:
        return at
    if near is None and previous is None:
        return place(stamp, now - (DAY if stamp.month is None else HALF_YEAR), None, zone)
    anchor = near or previous or now
    here = place(stamp, anchor, None, zone) or at
    before = place(stamp, here - DAY, None, zone) if stamp.month is None and here > now + LEEWAY else None
    return before if before and anchor - before <= here - anchor else here


def _dated(stamp: Stamp, anchor: datetime | None, zone: tzinfo) -> datetime | None:
    """Return the moment of a stamp with a day; without a year it is the one nearest to `anchor`."""
    if stamp.year is not None:
        return _moment(date(stamp.year, stamp.month or 1, stamp.day or 1), stamp.clock, zone)
    if anchor is None:
        return None
    year = anchor.astimezone(zone).year
    moments = list(_in_years((year - 1, year, year + 1), stamp, zone))
    return min(moments, key=lambda moment: abs(moment - anchor), default=None)


def _in_years(years: tuple[int, ...], stamp: Stamp, zone: tzinfo) -> Iterator[datetime]:
    """Yield the stamp's moment in each year that has its day."""
    for year in years:
        try:
            yield _moment(date(year, stamp.month or 1, stamp.day or 1), stamp.clock, zone)
        except (ValueError, OverflowError):  # 29 February
            continue


def _nearest(clock: time, anchor: datetime, zone: tzinfo) -> datetime:
    """Return the moment at this time of day that is nearest to `anchor`."""
    today = anchor.astimezone(zone).date()
    moment = _moment(today, clock, zone)
    if abs(moment - anchor) <= HALF_DAY:
        return moment
    other = _moment(today + (DAY if moment < anchor else -DAY), clock, zone)
    return min(moment, other, key=lambda candidate: abs(candidate - anchor))


def _moment(day: date, clock: time, zone: tzinfo) -> datetime:
    return datetime.combine(day, clock, zone).astimezone(UTC)


def write(
    moment: datetime, near: datetime | None, previous: datetime | None, zone: tzinfo, *, dated: bool = False
) -> str:
    """Return the shortest text that reads back to this moment in the same place.

    `14:02`, else `11-19 00:15`, else `2026-11-19 00:15`, else the same with its offset (the hour that a clock change
    repeats). Seconds stand only where they are not zero.

    Args:
        moment: Aware.
        near: When the incident was.
        previous: The moment of the nearest line above that has one.
        zone: What the times are shown in.
        dated: Begin with the full date.
    """
    try:
        local = moment.astimezone(zone)
    except OverflowError:  # within a day of the calendar's end
        local = moment.astimezone(UTC)
    clock = local.time().replace(fold=0)
    for text, stamp in _forms(local, clock, dated=dated):
        if place(stamp, near, previous, zone) == moment:
            return text
    return f"{moment.astimezone(UTC):%Y-%m-%d} {_clock_text(moment.astimezone(UTC).time())}Z"


def _forms(local: datetime, clock: time, *, dated: bool) -> Iterator[tuple[str, Stamp]]:
    """Yield each way to write a local moment, short ones first."""
    text = _clock_text(clock)
    if not dated:
        yield text, Stamp(clock)
        yield f"{local:%m-%d} {text}", Stamp(clock, None, local.month, local.day)
    day = f"{local.year:04}-{local:%m-%d}"
    full = Stamp(clock, local.year, local.month, local.day)
    yield f"{day} {text}", full
    offset = local.strftime("%z")
    with_offset = f"{day} {text}{offset[:3]}:{offset[3:5]}"
    stamp, rest = read_stamp(with_offset)
    if stamp and not rest:
        yield with_offset, stamp


def _clock_text(clock: time) -> str:
    if clock.microsecond:
        return clock.isoformat().rstrip("0")
    return clock.isoformat("seconds" if clock.second else "minutes")
