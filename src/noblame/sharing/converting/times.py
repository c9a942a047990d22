"""Times as documents write them: at the start of a line, and anywhere in what is said of a duration."""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import NamedTuple

from noblame.sharing.converting.days import DAY, ZONE, day_in, moment, only_day, zone_of

_CLOCK = (
    r"(?P<hour>[0-9]{1,2})(?:(?::|h)(?P<minute>[0-9]{2}))(?::(?P<second>[0-9]{2})(?:[.,][0-9]{1,9})?)?(?![0-9])"
    r"(?:\s?(?P<half>[AaPp])\.?[Mm]\b\.?)?"
)
_WEST = r"-(?:0[0-9]|1[0-2])"
_OFFSET = (
    rf"\+(?:0[0-9]|1[0-4]):?(?:00|30|45)\b|{_WEST}(?:00|30)\b"
    rf"|(?:(?<=[\s(])|(?<=[0-9]:[0-9]{{2}}:[0-9]{{2}})|(?<=T[0-9]{{2}}:[0-9]{{2}})|(?<=[.,][0-9]{{3}})|(?<=[.,][0-9]{{6}}))"
    rf"{_WEST}:(?:00|30)\b"
)
"""How far a zone is from UTC; `12:10-12:30` is a range, and no zone."""
_ZONE = rf"(?:[ \t]?\(?(?P<zone>(?-i:{ZONE})|{_OFFSET})\)?)?"
_JOIN = r"(?:[\s,]{0,3}(?:T|at\b|@|[-–—]|\|)?\s{0,3})"
_DAY = DAY.pattern.replace("(?<![\\w.])", "")
_BEHIND = re.sub(r"\?P<\w+>", "?:", _DAY)
_AT = rf"(?:(?P<on>{_DAY}){_JOIN})?{_CLOCK}{_ZONE}(?:,? (?:on )?(?P<after>{_BEHIND}))?"
_CLOSE = r"[\])`*]{0,3}"
_LAST = re.sub(r"\?P<\w+>", "?:", rf"(?:{_DAY}{_JOIN})?{_CLOCK}{_ZONE}")
_SPACED = r"\s?[-–—~]{1,2}\s?|\s(?:to|until|till)\s"
_CLOSELY = r"[-–—~]|\s(?:to|until|till)\s"
_STARTS = {
    joint: re.compile(
        rf"(?P<open>[\[(`~*@\s]{{0,3}}){_AT}{_CLOSE}(?:(?:{joint})[\[(`*]{{0,3}}(?P<until>{_LAST}){_CLOSE})?"
        r"(?:\s*[-–—:|>]{1,2}\s+|\s*[-–—:|]$|[,:]?\s+|$|(?=[-–—~]))",
        re.IGNORECASE,
    )
    for joint in (_SPACED, _CLOSELY)
}
_WITHIN = re.compile(rf"(?<![\w.:])(?:{_AT})(?!\w)", re.IGNORECASE)
_LENGTH = re.compile(
    r"(?<![\w.:])(?:(?P<d>[0-9]+) ?(?:d|days?)\b)?(?:,| and)? ?(?:(?P<h>[0-9]+) ?(?:h|hrs?|hours?)\b)?"
    r"(?:,| and)? ?(?:(?P<m>[0-9]+) ?(?:m|mins?|minutes?)\b)?",
    re.IGNORECASE,
)
_OPEN = re.compile(r"\b(?:ongoing|present|now|open)\b", re.IGNORECASE)
_NOTHING = re.compile(
    rf"\b(?:from|to|until|till|and|between|at|on|about|approx(?:imately)?|approx|roughly|around|ca|total|(?-i:{ZONE}))\b"
    r"|[\W_]",
    re.IGNORECASE,
)
DAY_LONG = timedelta(days=1)


class At(NamedTuple):
    """A time as a text names it."""

    clock: time
    day: date | None
    zone: tzinfo | None
    end: int
    """Where it ends in the text, with what divides it from the rest."""
    until: str = ""
    """The end of a range, as it stands there."""
    until_zoned: bool = False
    """Whether the end names a zone."""

    def moment(self, day: date | None, zone: tzinfo) -> datetime | None:
        """Return the moment, in UTC: on its own day, else on `day`; in its own zone, else in `zone`."""
        day = self.day or day
        return None if day is None else moment(day, self.clock, self.zone or zone)


def at_start(text: str, near: date | None, *, own: bool = False) -> At | None:
    """Return the time that a line begins with: `14:02 - …`, `[14:02 PST] …`, `**Nov 18, 2:02 pm**: …`, `14:02-14:10 …`.

    Args:
        text: The line.
        near: The day to which one without a year is near.
        own: Whether our own export wrote it: there a dash between spaces begins what happened.
    """
    found = _STARTS[_CLOSELY if own else _SPACED].match(text)
    at = None if found is None else _at(found, near)
    if found is None or at is None or not found["until"]:
        return at
    last = _WITHIN.match(found["until"])
    end = _at(last, near) if last else None
    if last is None or end is None:
        return None
    half = (
        12 if not found["half"] and (last["half"] or "").lower() == "p" and at.clock.hour + 12 <= end.clock.hour else 0
    )
    clock = at.clock.replace(hour=at.clock.hour + half)
    return at._replace(
        clock=clock, zone=at.zone or end.zone, until=found["until"].strip(), until_zoned=end.zone is not None
    )


def _at(found: re.Match[str], near: date | None) -> At | None:
    """Return a time with its day; None where there is no such one."""
    hour, half = int(found["hour"]), (found["half"] or "").lower()
    if half == "a" and hour > 12:
        return None
    hour = hour % 12 + (12 if half == "p" else 0) if half and hour <= 12 else hour
    minute, second = int(found["minute"]), int(found["second"] or 0)
    if hour > 23 or minute > 59 or second > 59:
        return None
    on = found["on"] or found["after"]
    named = day_in(on, near) if on else None
    if on and named is None:
        return None
    return At(time(hour, minute, second), named.day if named else None, _zone(found["zone"]), found.end())


def _zone(name: str | None) -> tzinfo | None:
    if not name:
        return None
    if name[0] in "+-":
        return datetime.strptime(name, "%z").tzinfo
    return zone_of(name if name != "z" else "Z")


class Span(NamedTuple):
    """From when to when, as far as a text says it."""

    day: date | None = None
    times: tuple[At, ...] = ()
    minutes: int | None = None
    ongoing: bool = False
    whole: bool = False
    """Whether the text says nothing else."""


def span_in(text: str, near: date | None) -> Span:
    """Return what a text such as `14:02 - 14:49 UTC (47 min)`, `2026-11-18` or `3 hours` says of time."""
    times, rest = list[At](), text
    for found in _WITHIN.finditer(text):
        at = _at(found, near)
        if at is not None:
            times.append(at)
            rest = _blank(rest, found)
    day = day_in(rest, near)
    if day is not None:
        rest = f"{rest[: day.start]}{' ' * (day.end - day.start)}{rest[day.end :]}"
    length = next(filter(lambda found: found[0].strip(" ,"), _LENGTH.finditer(rest)), None)
    length = length if length and any(length.groups()) else None
    rest = _blank(rest, length) if length else rest
    ongoing = _OPEN.search(rest)
    rest = _blank(rest, ongoing) if ongoing else rest
    whole = not _NOTHING.sub("", rest) or (day is not None and only_day(text, near) is not None)
    return Span(day.day if day else None, tuple(times), minutes_of(length), bool(ongoing), whole)


def _blank(text: str, found: re.Match[str]) -> str:
    return f"{text[: found.start()]}{' ' * len(found[0])}{text[found.end() :]}"


def minutes_of(found: re.Match[str] | None) -> int | None:
    """Return the minutes of a length that was found."""
    if found is None:
        return None
    days, hours, minutes = (int(found[unit] or 0) for unit in "dhm")
    return (days * 24 + hours) * 60 + minutes


def length_of(text: str) -> int | None:
    """Return the minutes of a text that is a length and nothing else: `47 min`, `1 h 12 min`."""
    found = _LENGTH.fullmatch(text.strip())
    return minutes_of(found) if found and any(found.groups()) else None


def moments(span: Span, day: date | None, zone: tzinfo) -> Iterator[datetime]:
    """Yield the moments of a span; one without a day that would lie before the one above is on the next (S24).

    A zone that stands behind one time holds for those without.
    """
    zone = next((at.zone for at in reversed(span.times) if at.zone), zone)
    day, above = span.day or day, None
    for at in span.times:
        day = at.day or day
        found = at.moment(day, zone)
        if found is None:
            continue
        if above is not None and found < above and at.day is None and day is not None and day < date.max:
            day += DAY_LONG
            found = at.moment(day, zone) or found
        above = found
        yield found.astimezone(UTC)
