"""What the records of an archive say, newest first."""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, tzinfo
from pathlib import Path

import msgspec

from noblame.archive.files import record_paths, written_at
from noblame.archive.place import SETTINGS, archive_around, find_archive, make_archive, nearest, resolve
from noblame.record.file import load
from noblame.record.incident import Incident
from noblame.review.days import local
from noblame.review.words import days_ago, roughly
from noblame.settings import load_settings
from noblame.source.problem import Problem, UnreadableError

__all__ = [
    "SETTINGS",
    "Listed",
    "age",
    "archive_around",
    "find_archive",
    "listed",
    "make_archive",
    "nearest",
    "records",
    "resolve",
]


class Listed(msgspec.Struct, frozen=True, kw_only=True):
    """One record of an archive, readable or not."""

    path: Path
    incident: Incident | None = None
    """None where the file cannot be read; `problems` then say why."""
    problems: tuple[Problem, ...] = ()
    """Errors, or the warnings of a record that could be read."""
    when: datetime
    """The day and time it is sorted by: when the incident started, or the best guess at it. Aware, in UTC."""
    only_day: bool = False
    """Whether the day is all that is known: `when` is its midnight then."""


def records(folder: Path) -> list[Listed]:
    """Return every record in `folder`, newest first. One that cannot be read is listed with its problems."""
    severities = load_settings(folder)[0].severities
    found = [listed(path, severities) for path in record_paths(folder)]
    return sorted(found, key=lambda one: (one.when, one.path.name), reverse=True)


def listed(path: Path, severities: Iterable[str] = ()) -> Listed:
    """Read one record for a list; `severities` are labels that the settings allow besides the usual ones."""
    try:
        record = load(path, severities)
    except UnreadableError as unreadable:
        when, only_day = _guessed(path)
        return Listed(path=path, problems=tuple(unreadable.problems), when=when, only_day=only_day)
    known = next(_moments(record.incident), None)
    when, only_day = (known, False) if known else _guessed(path)
    return Listed(path=path, incident=record.incident, problems=tuple(record.warnings), when=when, only_day=only_day)


def age(one: Listed, now: datetime, zone: tzinfo) -> str:
    """Return how long ago a record's incident was: `8 h`; of one with a day only, `today`, `yesterday` or `3 d`."""
    return days_ago(one.when.date(), local(now, zone).date()) if one.only_day else roughly(now - one.when)


def _moments(incident: Incident) -> Iterator[datetime]:
    """Yield the times that tell when an incident was, the best first."""
    times = (incident.started, incident.detected, incident.resolved, incident.meeting.scheduled, incident.meeting.held)
    return (each for each in times if each is not None)


def _guessed(path: Path) -> tuple[datetime, bool]:
    """Return the day in a file's name and that it is only a day, else when the file was last written.

    The beginning of time where it is gone.
    """
    try:
        return datetime.combine(date.fromisoformat(path.name[:10]), time(), UTC), True
    except ValueError:
        return written_at(path) or datetime.min.replace(tzinfo=UTC), False
