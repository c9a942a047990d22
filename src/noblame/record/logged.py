"""Timeline entries written while the incident goes on: stamped now, put where they belong (S18)."""

import re
from collections.abc import Iterable
from datetime import datetime, timedelta, tzinfo

import msgspec
from msgspec.structs import replace

from noblame.record.fields import near
from noblame.record.incident import Entry, Incident, Kind
from noblame.record.notation.stamp import place, read_stamp
from noblame.record.notation.timeline import parse_line

LATELY = timedelta(hours=11)
"""Around so long ago lies a time of day alone that is said now: within the last 23 hours, or the hour to come."""

_AGO = re.compile(r"-\s?([0-9]{1,5})\s?(s|m|min|h|d)?")
_UNITS = {"s": "seconds", "m": "minutes", "min": "minutes", "h": "hours", "d": "days"}


class Said(msgspec.Struct, frozen=True, kw_only=True):
    """One line as somebody wrote it."""

    text: str
    now: datetime
    """When it was written. Aware."""
    at: str = ""
    """The time it is about, in the notation of a pane or as `-5m`; empty for now."""
    kind: Kind = ""
    source: str = ""


class NoTimeError(ValueError):
    """What was given as a time is none."""


def logged(incident: Incident, said: Iterable[Said], zone: tzinfo) -> tuple[Incident, tuple[Entry, ...]]:
    """Return the record with new entries, and those; a line without words is none.

    Each stands behind the last entry that is not later, and no other entry is moved.

    Args:
        incident: The record.
        said: The lines, in order.
        zone: What a time without a zone is in.

    Raises:
        NoTimeError: for an `at` that is no time.
    """
    entries = tuple(entry for each in said if (entry := entry_of(each, incident, zone)).what)
    timeline = list(incident.timeline)
    for entry in entries:
        timeline.insert(_place(timeline, entry), entry)
    return (replace(incident, timeline=tuple(timeline)) if entries else incident), entries


def entry_of(said: Said, incident: Incident, zone: tzinfo) -> Entry:
    """Return a line as an entry. A time and a `[kind]` of its own count before what was said beside it.

    A time of day alone means the day nearest to the incident; while that goes on, the last such time, since nobody
    writes down what is still to come. Raises as `logged`.
    """
    lately = said.now - LATELY
    around = lately if incident.resolved is None else near(incident) or lately
    entry = parse_line(said.text, around, zone)
    at = entry.at or moment(said.at, said.now, around, zone)
    return replace(entry, at=at, kind=entry.kind or said.kind, source=said.source)


def moment(at: str, now: datetime, around: datetime, zone: tzinfo) -> datetime:
    """Return the time that `14:02`, `2026-11-18T14:02Z` or `-5m` means; nothing means now, without its seconds.

    Args:
        at: The time; a number with a minus is so many minutes ago, or seconds (s), hours (h), days (d).
        now: What is counted back from. Aware.
        around: A time of day alone means the day nearest to it.
        zone: What a time without a zone is in.

    Raises:
        NoTimeError: where it means none.
    """
    at = at.strip()
    ago = _AGO.fullmatch(at)
    if ago or not at:
        back = timedelta(**{_UNITS[ago[2] or "m"]: int(ago[1])}) if ago else timedelta()
        return (now - back).replace(second=0, microsecond=0)
    stamp, rest = read_stamp(at)
    found = place(stamp, around, None, zone) if stamp and not rest else None
    if found is None:
        raise NoTimeError(f"“{at}” is no time; a time is 14:02, 2026-11-18T14:02Z, or -5m for five minutes ago")
    return found


def _place(timeline: list[Entry], entry: Entry) -> int:
    """Return where an entry goes; one without a time stays below its predecessor."""
    behind = len(timeline)
    for index in range(len(timeline) - 1, -1, -1):
        at = timeline[index].at
        if at is not None and entry.at is not None:
            if at <= entry.at:
                break
            behind = index
    return behind
