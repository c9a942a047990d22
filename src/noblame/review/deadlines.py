"""What is due on a record: its meeting, its publication, its actions (S19 to S21), in a word each."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from typing import Literal

import msgspec

from noblame.record.incident import Action, Incident
from noblame.review.days import business_days_later, local, today, zone
from noblame.review.due import written_date
from noblame.review.lights import kept
from noblame.review.triage import is_skipped
from noblame.review.words import roughly
from noblame.settings import Settings

SOON = timedelta(days=2)
"""How near a deadline is when it is worth a mark: as long as a meeting may take to come about (S19)."""

Urgency = Literal["late", "due", ""]


class Due(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that waits to be done."""

    kind: Literal["meeting", "publication", "action"]
    deadline: datetime
    """Aware. For a day without a time, its last moment in the settings' zone."""
    urgency: Urgency
    """Past its deadline, two days or less before it, or far from it."""
    words: str
    """As a list shows it: `meeting due in 11 h`, `publication 3 d LATE`, `2 actions overdue`."""


def next_due(incident: Incident, now: datetime, settings: Settings) -> Due | None:
    """Return what is due next on a record, the longest overdue first, or None where nothing is."""
    return min(all_due(incident, now, settings), key=lambda due: due.deadline, default=None)


def all_due(incident: Incident, now: datetime, settings: Settings) -> tuple[Due, ...]:
    """Return everything that is due on a record at the aware time `now`."""
    return (*deadlines(incident, now, settings), *_actions(incident, now, settings))


def deadlines(incident: Incident, now: datetime, settings: Settings) -> Iterator[Due]:
    """Yield the meeting (S19) and the publication (S20) that are still to come, once the incident is over."""
    end = incident.resolved
    if end is None or end > now or incident.status in {"published", "closed"} or is_skipped(incident):
        return
    if incident.meeting.held is None and "no-meeting" not in incident.reasons:
        yield _due("meeting", "meeting", meeting_deadline(end, settings), now)
    yield _due("publication", "publish", publication_deadline(end, settings), now)


def meeting_deadline(end: datetime, settings: Settings) -> datetime:
    """Return until when the meeting on an incident that was over at `end` is held (S19, S83)."""
    return _later(end, timedelta(hours=settings.deadlines.meeting_hours))


def publication_deadline(end: datetime, settings: Settings) -> datetime:
    """Return until when the document on an incident that was over at `end` is published (S20), in the team's zone."""
    days = settings.deadlines.publish_business_days
    return business_days_later(local(end, zone(settings)), days, settings.deadlines)


def _later(at: datetime, span: timedelta) -> datetime:
    """Return the moment a span after another, the last of the calendar where it comes first."""
    try:
        return at + span
    except OverflowError:
        return datetime.max.replace(tzinfo=at.tzinfo)


def _due(kind: Literal["meeting", "publication"], word: str, deadline: datetime, now: datetime) -> Due:
    """Return one deadline in words."""
    left = deadline - now
    words = f"{kind} {roughly(left)} LATE" if left < timedelta() else f"{word} due in {roughly(left)}"
    return Due(kind=kind, deadline=deadline, urgency=urgency(left), words=words)


def urgency(left: timedelta) -> Urgency:
    """Return how pressing a deadline is that is `left` away."""
    if left < timedelta():
        return "late"
    return "due" if left <= SOON else ""


def _actions(incident: Incident, now: datetime, settings: Settings) -> Iterator[Due]:
    """Yield the overdue actions as one, else the next one due (S21)."""
    day = today(now, settings)
    days = sorted(due_days(incident.actions))
    if not days:
        return
    deadline = _end_of(days[0], settings)
    overdue = sum(each < day for each in days)
    words = f"{counted(overdue, 'action')} overdue" if overdue else f"action due {_in_days(days[0] - day)}"
    yield Due(kind="action", deadline=deadline, urgency=urgency(deadline - now), words=words)


def due_days(actions: Iterable[Action]) -> Iterator[date]:
    """Yield the day on which each open action is due, where its date is written; "next week" is no date for long."""
    dues = (written_date(action.due) for action in kept(actions))
    return (due for due in dues if due)


def _end_of(day: date, settings: Settings) -> datetime:
    """Return the end of a day in the settings' zone."""
    return datetime(day.year, day.month, day.day, 23, 59, 59, tzinfo=zone(settings))


def _in_days(span: timedelta) -> str:
    """Return whole days ahead as people say them."""
    return {0: "today", 1: "tomorrow"}.get(span.days, f"in {span.days} d")


def counted(count: int, noun: str) -> str:
    """Return a number and a noun that fits it."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
