"""A record of which nothing is lacking, and changes to it."""

from datetime import UTC, date, datetime
from typing import Any

from msgspec.structs import replace

from noblame.record.incident import (
    Action,
    Attendee,
    Cause,
    Entry,
    Incident,
    Kind,
    Lessons,
    Link,
    MeetingNotes,
    Resolution,
    Shared,
    Triage,
)


def at(text: str) -> datetime:
    """A UTC time as `18 14:02`, in November 2026."""
    day, _, clock = text.partition(" ")
    return datetime.fromisoformat(f"2026-11-{day}T{clock}").replace(tzinfo=UTC)


NOW = at("25 12:00")
ROOT = Cause(
    because="No automated check notices an open connection", kind="root", actionable=True, recurs="no", id="c3"
)
LEAK = Cause(because="The error path leaks its connection", kind="contributing", id="c2", next=(ROOT,))
SLOW = Cause(because="The alert fires only once the pool is empty", kind="contributing", actionable=True, id="c4")
CAUSES = (Cause(because="The database ran out of connections", kind="immediate", id="c1", next=(LEAK, SLOW)),)
ACTION = Action(
    what="Add a lint rule that fails the build when a connection is not closed",
    id="a1",
    owner="Tomás Vidal",
    due="2026-12-01",
    type="tool",
    detail="Check name: connection-always-closed",
    priority="1",
    ticket="OPS-2231",
    closes="c3",
)
TIMELINE = (
    Entry(at=at("18 14:02"), what="Deploy of 4.12 finished", kind="change"),
    Entry(at=at("18 14:09"), what="Pool alert paged on-call", kind="detect"),
    Entry(at=at("18 14:20"), what="Pool raised to 640", kind="act"),
    Entry(at=at("18 14:34"), what="Rollback", kind="mitigate"),
    Entry(at=at("18 14:49"), what="Error rate at 0.2 %", kind="resolve"),
)
PEOPLE = (
    Attendee(name="Mei Tanaka", role="facilitator", invited=True, present=True),
    Attendee(name="Priya Raman", role="responder", invited=True, present=True),
    Attendee(name="Tomás Vidal", role="responder", invited=True, present=True),
    Attendee(name="Kwabena Asante", role="stakeholder", invited=True, present=True),
)
MEETING = MeetingNotes(scheduled=at("19 15:00"), held=at("19 15:02"), ended=at("19 15:54"), facilitator="Mei Tanaka")
SHARED = (Shared(where="wiki", on=date(2026, 11, 22)), Shared(where="status page", on=date(2026, 11, 22)))
GOOD = Incident(
    title="Checkout unavailable for 47 minutes",
    severity="P1",
    status="published",
    started=at("18 14:02"),
    detected=at("18 14:09"),
    resolved=at("18 14:49"),
    detected_by="alert",
    impact="38 % of checkouts failed; about 5,200 customers saw an error page.",
    customer_impact=True,
    affected=("checkout", "payments"),
    triage=Triage(criteria=("customer-outage",), verdict="always"),
    attendees=PEOPLE,
    timeline=TIMELINE,
    detection="The pool alert paged on-call seven minutes after the deploy.",
    resolution=Resolution(temporary="Rolled back to 4.11.", permanent="Fixed the leak in 4.13."),
    root_cause="Nothing notices a connection that stays open.",
    causes=CAUSES,
    lessons=Lessons(
        went_well=("The rollback took four minutes",),
        to_improve=("The pool had no alert below exhaustion",),
        headline="A resource that can run out is watched on its way up.",
    ),
    actions=(ACTION,),
    links=(Link(title="Pool dashboard", url="https://grafana.example/d/1", kind="dashboard"),),
    meeting=MEETING,
    shared=SHARED,
)


def good(**changes: Any) -> Incident:
    """The good record with other fields."""
    return replace(GOOD, **changes)


def action(**changes: Any) -> Incident:
    """The good record with another action."""
    return good(actions=(replace(ACTION, **changes),))


def root(**changes: Any) -> Incident:
    """The good record with another root cause."""
    leak = replace(LEAK, next=(replace(ROOT, **changes),))
    return good(causes=(replace(CAUSES[0], next=(leak, SLOW)),))


def rows(*entries: tuple[str, Kind]) -> tuple[Entry, ...]:
    """Rows of a timeline, each with its time (empty for none) and its kind."""
    return tuple(Entry(at=at(time) if time else None, what=f"Row at {time}", kind=kind) for time, kind in entries)


def meeting(**changes: Any) -> MeetingNotes:
    """The good meeting, changed."""
    return replace(MEETING, **changes)
