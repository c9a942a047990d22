"""What is due on a record: its meeting, its publication, its actions (S19 to S21); in a word, or told as a strip."""

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

EARLY = timedelta(hours=4)
"""How soon after the end a meeting is too early: people are tired, and facts are missing (S19)."""

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
    return Due(kind=kind, deadline=deadline, urgency=_urgency(left), words=words)


def _urgency(left: timedelta) -> Urgency:
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
    yield Due(kind="action", deadline=deadline, urgency=_urgency(deadline - now), words=words)


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


class Told(msgspec.Struct, frozen=True):
    """One part of the strip, and how pressing it is."""

    words: str
    urgency: Urgency = ""


def strip(incident: Incident, now: datetime, settings: Settings) -> str:
    """Return the deadlines of a record in one line, as they stand at `now`; nothing once it is published.

    `37 h since resolution, 11 h left for the meeting · publish by Wed 25 Nov, 5 d left`
    """
    return " · ".join(part.words for part in strip_parts(incident, now, settings))


def strip_parts(incident: Incident, now: datetime, settings: Settings) -> tuple[Told, ...]:
    """Return the strip in its parts: first the meeting (S19), then the publication (S20)."""
    end = incident.resolved
    if incident.status in {"published", "closed"}:
        return ()
    if is_skipped(incident):
        return (Told("skipped: no meeting and no publication are due"),)
    if end is None or end > now:
        return (Told(_ongoing(incident, now)),)
    return (_meeting(incident, end, now, settings), _publication(end, now, settings))


def _ongoing(incident: Incident, now: datetime) -> str:
    """Return how long an incident has been going on; nothing is due before its end."""
    began = incident.started
    span = f"ongoing for {roughly(now - began)}" if began is not None and began <= now else "no end is known yet"
    return f"{span}: the deadlines count from its resolution"


def _meeting(incident: Incident, end: datetime, now: datetime, settings: Settings) -> Told:
    """Return what there is to say about the meeting of an incident that was over at `end`."""
    deadline, meeting = meeting_deadline(end, settings), incident.meeting
    if meeting.held is not None:
        return Told("meeting held " + _when_held(meeting.held, end, deadline))
    if "no-meeting" in incident.reasons:
        return Told("no meeting, by decision")
    if meeting.scheduled is not None:
        return _scheduled(meeting.scheduled, end, now, settings)
    since, left = f"{roughly(now - end)} since resolution", deadline - now
    if left < timedelta():
        return Told(f"{since}, meeting {roughly(left)} LATE", "late")
    early = f"; better not before {_clock(end + EARLY, settings)}, people need rest" if now - end < EARLY else ""
    return Told(f"{since}, {roughly(left)} left for the meeting{early}", _urgency(left))


def _when_held(held: datetime, end: datetime, deadline: datetime) -> str:
    """Return how a meeting that was held stands to the end of the incident and to its deadline."""
    if held > deadline:
        return f"{roughly(held - deadline)} late"
    return f"{roughly(held - end)} after resolution" if held >= end else "before resolution"


def _scheduled(at: datetime, end: datetime, now: datetime, settings: Settings) -> Told:
    """Return what there is to say about a meeting that has a time, and was not held yet."""
    deadline, shown = meeting_deadline(end, settings), f"{_day(at, settings)} {_clock(at, settings)}"
    if at <= now:
        late = f", {roughly(now - deadline)} LATE" if now > deadline else ""
        return Told(f"meeting of {shown} not held yet{late}", "late" if late else "due")
    words = f"meeting {shown}, in {roughly(at - now)}"
    if at > deadline:
        return Told(f"{words}: {roughly(at - deadline)} LATE", "late" if now > deadline else "due")
    if at - end < EARLY:
        return Told(f"{words}: {roughly(at - end)} after the end is early, people need rest and facts")
    return Told(words, _urgency(deadline - now))


def _publication(end: datetime, now: datetime, settings: Settings) -> Told:
    """Return what there is to say about the publication of an incident that was over at `end`."""
    deadline = publication_deadline(end, settings)
    left, day = deadline - now, _day(deadline, settings)
    if left < timedelta():
        return Told(f"publication {roughly(left)} LATE, was due {day}", "late")
    return Told(f"publish by {day}, {roughly(left)} left", _urgency(left))


def _day(at: datetime, settings: Settings) -> str:
    """Return `Wed 25 Nov` in the settings' zone."""
    there = local(at, zone(settings))
    return f"{there:%a} {there.day} {there:%b}"


def _clock(at: datetime, settings: Settings) -> str:
    """Return `15:00` in the settings' zone."""
    return f"{local(at, zone(settings)):%H:%M}"
