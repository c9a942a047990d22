"""What the timeline measures: silences, how long until somebody noticed and until it hurt less, how long it lasted."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from itertools import pairwise
from typing import NamedTuple

from noblame.record.incident import Entry, Incident


class Gap(NamedTuple):
    """A stretch in which nothing is known to have happened."""

    after: Entry
    before: Entry
    minutes: int


def gaps(entries: Iterable[Entry], minutes: int = 15) -> tuple[Gap, ...]:
    """Return the stretches of more than `minutes` minutes between entries, put in order of time."""
    timed = sorted((entry for entry in entries if entry.at is not None), key=_time)
    most = timedelta(minutes=minutes)
    return tuple(
        Gap(after, before, _minutes(_time(after), _time(before)))
        for after, before in pairwise(timed)
        if _time(before) - _time(after) > most
    )


def time_to_detect(incident: Incident) -> int | None:
    """Return the whole minutes from the start to its detection, or None where they are not known (S30).

    The start is `started`, else the first row marked [change]. The detection is `detected`, else the first row from the
    start on marked [detect] or [alert]. Where the detection stands before the start, nothing is known.
    """
    rows = _timed(incident)
    start = _start(incident, rows)
    if start is None:
        return None
    noticed = incident.detected
    if noticed is None:
        marked = (entry for entry in rows if entry.kind in {"detect", "alert"} and _time(entry) >= start)
        noticed = next(map(_time, marked), None)
    return _minutes(start, noticed) if noticed is not None and noticed >= start else None


def time_to_mitigate(incident: Incident) -> int | None:
    """Return the whole minutes from the start until it hurt less, or None where they are not known (S31).

    The start is that of `time_to_detect`. It hurts less from the first row after the start that is marked [mitigate]
    on, else from the first marked [resolve]. Where that row stands after `resolved`, one of the two is wrong.
    """
    rows = _timed(incident)
    start = _start(incident, rows)
    if start is None:
        return None
    later = [entry for entry in rows if _time(entry) >= start]
    marked = (_time(entry) for kind in ("mitigate", "resolve") for entry in later if entry.kind == kind)
    end = next(marked, None)
    is_known = end is not None and (incident.resolved is None or end < incident.resolved + timedelta(minutes=1))
    return _minutes(start, end) if end is not None and is_known else None


def duration(incident: Incident) -> int | None:
    """Return the whole minutes from `started` to `resolved` (S24); None while it is ongoing or the start is unknown."""
    start, end = incident.started, incident.resolved
    return _minutes(start, end) if start is not None and end is not None and end >= start else None


def _timed(incident: Incident) -> list[Entry]:
    """Return the rows that have a time, in its order."""
    return sorted((entry for entry in incident.timeline if entry.at is not None), key=_time)


def _start(incident: Incident, rows: list[Entry]) -> datetime | None:
    """Return when it began, as far as a field or a row marked [change] says so."""
    return incident.started or next((entry.at for entry in rows if entry.kind == "change"), None)


def _time(entry: Entry) -> datetime:
    assert entry.at is not None  # noqa: S101  callers pass rows that have a time
    return entry.at


def _minutes(start: datetime, end: datetime) -> int:
    return (end - start) // timedelta(minutes=1)
