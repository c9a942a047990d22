"""What the document of a record says, place by place, in plain text, for any format to write (S22 to S36).

Empty is what the record does not say; the format puts its placeholder there.
"""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, tzinfo
from typing import NamedTuple

from noblame.record.fields import near
from noblame.record.incident import Action, Cause, Incident, Link, Resolution
from noblame.record.notation.spans import duration, time_to_detect
from noblame.record.notation.tree import walk
from noblame.review.due import written_date
from noblame.review.owners import is_nobody
from noblame.review.words import exactly
from noblame.sharing.extras import Extra, extras

WISH = "WISH"
"""Stands for an owner or a date that is missing (S63)."""
UNTIMED = "(time unknown)"
"""Stands for the time of a line that has none, and is read back as none."""
_NOTICED = {"alert": "an alert", "customer": "a customer", "staff": "staff", "other": "other means"}


class Row(NamedTuple):
    """One line of the timeline."""

    day: str
    """The day, where it is another than before."""
    clock: str
    what: str


class Planned(NamedTuple):
    """One action item."""

    what: str
    owner: str
    due: str
    done: bool


class Document(NamedTuple):
    """The template's places in their order, and what else the record says."""

    title: str
    date: str
    duration: str
    impact: str
    severity: str
    rows: tuple[Row, ...]
    root_cause: str
    roots: tuple[str, ...]
    factors: tuple[str, ...]
    detection: str
    noticed: str
    resolution: str
    temporary: str
    permanent: str
    actions: tuple[Planned, ...]
    no_actions: str
    went_well: tuple[str, ...]
    to_improve: tuple[str, ...]
    links: tuple[Link, ...]
    extras: tuple[Extra, ...]


def document(incident: Incident, zone: tzinfo) -> Document:
    """Return what the document of a record says.

    Args:
        incident: The record.
        zone: In which the meeting's times are shown. Those of the incident are in UTC, as its timeline is.
    """
    lessons, start = incident.lessons, near(incident)
    how = incident.resolution
    apart = how if isinstance(how, Resolution) else Resolution()
    return Document(
        title=incident.title.strip(),
        date=start.date().isoformat() if start else "",
        duration=_lasted(incident),
        impact=incident.impact.strip(),
        severity=incident.severity.strip(),
        rows=tuple(_rows(incident, start.date() if start else None)),
        root_cause=incident.root_cause.strip(),
        roots=tuple(_said(incident.causes, "root")),
        factors=tuple(_said(incident.causes, "contributing")),
        detection=incident.detection.strip(),
        noticed=_noticed(incident),
        resolution="" if isinstance(how, Resolution) else how.strip(),
        temporary=apart.temporary.strip(),
        permanent=apart.permanent.strip(),
        actions=tuple(_planned(action) for action in incident.actions if not action.decided),
        no_actions=incident.reasons.get("no-actions", "").strip(),
        went_well=_filled(lessons.went_well),
        to_improve=_filled(lessons.to_improve),
        links=tuple(link for link in incident.links if link.title.strip() or link.url.strip()),
        extras=tuple(extras(incident, zone)),
    )


def _lasted(incident: Incident) -> str:
    """Return from when to when it lasted, in UTC; ongoing is allowed (S24)."""
    start, end = incident.started, incident.resolved
    if start is None:
        return ""
    if end is None:
        return f"{_clock(start)} UTC - ongoing"
    day = "" if end.date() == start.date() else f"{end.date()} "
    minutes = duration(incident)
    return f"{_clock(start)} - {day}{_clock(end)} UTC" + ("" if minutes is None else f" ({exactly(minutes)})")


def _rows(incident: Incident, day: date | None) -> Iterator[Row]:
    """Yield the timeline in the record's order, in UTC; `day` is what stands at the top of the document (S27)."""
    for entry in incident.timeline:
        if entry.at is None:
            if entry.what.strip():
                yield Row("", UNTIMED, entry.what.strip())
            continue
        turned = entry.at.date() != day
        day = entry.at.date()
        yield Row(day.isoformat() if turned else "", _clock(entry.at), entry.what.strip())


def _said(causes: tuple[Cause, ...], kind: str) -> Iterator[str]:
    """Yield the causes of one kind; a contributing one says what it did (S28, S29, S58)."""
    for place in walk(causes):
        cause = place.cause
        if cause.kind == kind and cause.because.strip():
            yield cause.because.strip() + {"worse": " (made it worse)", "harder": " (made it harder to fix)"}.get(
                cause.effect, ""
            )


def _noticed(incident: Incident) -> str:
    """Return who noticed first, and after how long (S4, S30)."""
    by, minutes = _NOTICED.get(incident.detected_by, ""), time_to_detect(incident)
    how = f"Detected by {by}" if by else "Detected"
    if minutes is not None:
        return f"{how} {exactly(minutes)} after the start."
    return f"{how}." if by else ""


def _planned(action: Action) -> Planned:
    """Return an action with the word WISH where nobody has it to do, or by no date (S63). What is done is no wish."""
    owner, due = action.owner.strip(), action.due.strip()
    if action.done:
        return Planned(action.what.strip(), owner or "not named", due or "no date", done=True)
    return Planned(
        action.what.strip(),
        owner=_wish(owner) if is_nobody(owner) else owner,
        due=due if written_date(due) else _wish(due),
        done=False,
    )


def _wish(said: str) -> str:
    return f"{WISH} ({said})" if said else WISH


def _clock(at: datetime) -> str:
    return f"{at:%H:%M}"


def _filled(items: Iterable[str]) -> tuple[str, ...]:
    return tuple(item.strip() for item in items if item.strip())
