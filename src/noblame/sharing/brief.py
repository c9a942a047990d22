"""A record in brief, for those who will not read all of it now (S75 to S77)."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import NamedTuple

from noblame.record.incident import Action, Incident
from noblame.record.notation.tree import walk
from noblame.review.days import today
from noblame.review.due import written_date
from noblame.review.lights import is_wish, kept
from noblame.review.standing import overdue
from noblame.sharing.addresses import where_to_read
from noblame.sharing.document import Planned, document
from noblame.sharing.wanted import Wanted


class Next(NamedTuple):
    """The open action that is due first."""

    what: str
    owner: str
    due: str
    late: int
    """By how many days it is overdue; 0 where it is not."""


class Brief(NamedTuple):
    """What stands in a message about a record; empty is what the record does not say."""

    title: str
    severity: str
    status: str
    date: str
    duration: str
    since: str
    """Until now it goes on, and began then: `2026-11-23 09:52 UTC`."""
    over: str
    """When it was over."""
    impact: str
    root_cause: str
    temporary: str
    permanent: str
    triggers: tuple[str, ...]
    """The immediate causes: how it shows when it comes again (S57)."""
    unclosed: tuple[str, ...]
    """The roots that no action has closed yet (S59, S102)."""
    actions: tuple[Planned, ...]
    """The open ones first."""
    no_actions: str
    """Why there is none (S52)."""
    open: int
    overdue: int
    wishes: int
    next: Next | None
    headline: str
    link: str
    stem: str


def brief(wanted: Wanted) -> Brief:
    """Return what there is to say in brief, at the day of `now`; the incident's times are in UTC."""
    incident, day = wanted.incident, today(wanted.now, wanted.settings)
    said, to_do = document(incident, wanted.zone), kept(incident.actions)
    return Brief(
        title=said.title,
        severity=said.severity,
        status=incident.status,
        date=said.date,
        duration=said.duration,
        since=_moment(incident.started) if incident.resolved is None else "",
        over=_moment(incident.resolved),
        impact=said.impact,
        root_cause=said.root_cause or "; ".join(said.roots),
        temporary=said.temporary,
        permanent=said.permanent or said.resolution,
        triggers=tuple(_causes(incident, "immediate")),
        unclosed=tuple(_unclosed(incident)),
        actions=tuple(sorted(said.actions, key=lambda action: action.done)),
        no_actions=said.no_actions,
        open=len(to_do),
        overdue=sum(overdue(action, day) > 0 for action in to_do),
        wishes=sum(map(is_wish, to_do)),
        next=_next(to_do, day),
        headline=incident.lessons.headline.strip(),
        link=where_to_read(wanted),
        stem=wanted.stem,
    )


def _moment(at: datetime | None) -> str:
    return f"{at.date()} {at:%H:%M} UTC" if at else ""


def _causes(incident: Incident, kind: str) -> Iterator[str]:
    for place in walk(incident.causes):
        if place.cause.kind == kind and place.cause.because.strip():
            yield place.cause.because.strip()


def _unclosed(incident: Incident) -> Iterator[str]:
    """Yield the roots that no action which is done closes."""
    closed = {action.closes.strip() for action in incident.actions if action.done} - {""}
    for place in walk(incident.causes):
        cause = place.cause
        if cause.kind == "root" and cause.because.strip() and cause.id not in closed:
            yield cause.because.strip()


def _next(to_do: tuple[Action, ...], day: date) -> Next | None:
    """Return the open action with the first date; the record's order decides among equals."""
    dated = [(due, action) for action in to_do if (due := written_date(action.due))]
    if not dated:
        return None
    _, first = min(dated, key=lambda pair: pair[0])
    return Next(first.what.strip(), first.owner.strip(), first.due, overdue(first, day))
