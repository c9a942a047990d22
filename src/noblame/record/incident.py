"""The incident as the program holds it: frozen structs, tuples for lists, one field for every key of the file.

Everything is immutable, so that a snapshot can be saved in a thread or compared with what was loaded without copying.
Change one with `msgspec.structs.replace`. Times are aware and in UTC; an empty string stands for a key that is absent.
"""

from datetime import date, datetime
from typing import Annotated, Literal

import msgspec

Kind = Literal["", "change", "alert", "detect", "decide", "act", "mitigate", "resolve", "status", "note"]
CauseKind = Literal["", "immediate", "contributing", "root"]
Role = Literal["", "facilitator", "scribe", "responder", "stakeholder", "expert", "leadership"]
Status = Literal["draft", "reviewed", "published", "closed"]
DetectedBy = Literal["", "alert", "customer", "staff", "other"]
Verdict = Literal["", "always", "usually", "skip"]
Criterion = Literal[
    "customer-outage",
    "data-loss",
    "security",
    "revenue",
    "internal-outage",
    "near-miss",
    "repeated",
    "night-page",
    "planned",
    "caught-early",
    "trivial",
]
Recurs = Literal["", "yes", "no", "unsure"]
ActionType = Literal["", "immediate", "process", "tool", "architecture"]
Decision = Literal["", "later", "no"]
LinkKind = Literal["", "log", "dashboard", "change", "ticket", "chat", "doc"]

Severity = Annotated[str, "severity"]
"""P1 to P3 or SEV1 to SEV5, kept as typed; the settings may name more."""
Priority = Annotated[str, "priority"]
"""1 to 5, P1 to P5 or high, medium, low; the label stays as typed."""
Due = Annotated[str, "due"]
"""A date as `2026-12-01`, written without quotes; any other text (`soon`) is kept, and is no date."""


class Part(msgspec.Struct, frozen=True, kw_only=True):
    """Anything that stands in the file as a mapping."""


class Triage(Part, frozen=True, kw_only=True):
    """Why a post-mortem is held, or not (S7 to S17)."""

    criteria: tuple[Criterion, ...] = ()
    verdict: Verdict = ""
    reason: str = ""


class Attendee(Part, frozen=True, kw_only=True):
    """Somebody who should be in the room (S37 to S40)."""

    name: str
    role: Role = ""
    invited: bool = False
    present: bool = False


class Entry(Part, frozen=True, kw_only=True):
    """One line of the timeline (S27). `at` is None where the time is unknown."""

    at: datetime | None = None
    what: str = ""
    kind: Kind = ""
    source: str = ""


class Resolution(Part, frozen=True, kw_only=True):
    """How service came back (S31), for now and for good."""

    temporary: str = ""
    permanent: str = ""


class Cause(Part, frozen=True, kw_only=True):
    """One answer in the why tree (S53 to S59); `next` holds the answers to "why?" asked of this one."""

    because: str
    kind: CauseKind = ""
    effect: Literal["", "worse", "harder"] = ""
    evidence: tuple[str, ...] = ()
    actionable: bool = False
    recurs: Recurs = ""
    id: str = ""
    next: tuple["Cause", ...] = ()


class Lessons(Part, frozen=True, kw_only=True):
    """What was learned (S1, S33, S34)."""

    went_well: tuple[str, ...] = ()
    to_improve: tuple[str, ...] = ()
    lucky: tuple[str, ...] = ()
    headline: str = ""


class Improvement(Part, frozen=True, kw_only=True):
    """An idea (S44); `held_from` names the step in which it came up too early, `decided` says why it is not done."""

    idea: str
    votes: int = 0
    held_from: str = ""
    decided: str = ""


class Action(Part, frozen=True, kw_only=True):
    """One action item (S65 to S73)."""

    what: str
    id: str = ""
    owner: str = ""
    helpers: tuple[str, ...] = ()
    due: Due = ""
    type: ActionType = ""
    detail: str = ""
    priority: Priority = ""
    moves_down: str = ""
    ticket: str = ""
    closes: str = ""
    decided: Decision = ""
    reason: str = ""
    done: date | bool | None = None
    verified: str = ""


class Parked(Part, frozen=True, kw_only=True, rename={"for_": "for"}):
    """An off-topic matter, noted so that the room can move on (S51)."""

    what: str
    for_: str = ""


class Question(Part, frozen=True, kw_only=True):
    """Something nobody in the room could answer."""

    ask: str
    who: str = ""


class Link(Part, frozen=True, kw_only=True):
    """Evidence that lives elsewhere (S35)."""

    title: str = ""
    url: str = ""
    kind: LinkKind = ""


class StepTime(Part, frozen=True, kw_only=True):
    """Planned, spent and added seconds of one step."""

    planned: int = 0
    spent: int = 0
    added: int = 0


class Pulse(Part, frozen=True, kw_only=True):
    """A show of hands at the end (S6): how many are here, learned something, would do it again."""

    hands: int = 0
    learned: int = 0
    again: int = 0


class MeetingNotes(Part, frozen=True, kw_only=True):
    """What the meeting leaves in the record."""

    scheduled: datetime | None = None
    held: datetime | None = None
    ended: datetime | None = None
    facilitator: str = ""
    framing_said: bool = False
    timeline_agreed: bool = False
    steps: dict[str, StepTime] = {}
    pulse: Pulse | None = None


class Cost(Part, frozen=True, kw_only=True):
    """What incident and review cost (S100)."""

    people_hours: int = 0


class Shared(Part, frozen=True, kw_only=True):
    """One place where the learnings went (S99)."""

    where: str = ""
    on: date | None = None
    by: str = ""
    url: str = ""


class Accepted(Part, frozen=True, kw_only=True):
    """A finding that somebody decided to keep."""

    text: str
    rule: str = ""
    reason: str = ""


class Incident(Part, frozen=True, kw_only=True):
    """One incident's post-mortem. Every field but `title` may be absent."""

    noblame: int = 1
    title: str
    severity: Severity = ""
    status: Status = "draft"
    started: datetime | None = None
    detected: datetime | None = None
    resolved: datetime | None = None
    detected_by: DetectedBy = ""
    impact: str = ""
    customer_impact: bool | None = None
    affected: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    triage: Triage | None = None
    attendees: tuple[Attendee, ...] = ()
    timeline: tuple[Entry, ...] = ()
    detection: str = ""
    resolution: Resolution | str = ""
    root_cause: str = ""
    causes: tuple[Cause, ...] = ()
    lessons: Lessons = Lessons()
    improvements: tuple[Improvement, ...] = ()
    actions: tuple[Action, ...] = ()
    parked: tuple[Parked, ...] = ()
    questions: tuple[Question, ...] = ()
    links: tuple[Link, ...] = ()
    notes: str = ""
    checklist: dict[str, bool] = {}
    reasons: dict[str, str] = {}
    meeting: MeetingNotes = MeetingNotes()
    reviews: tuple[date, ...] = ()
    cost: Cost | None = None
    shared: tuple[Shared, ...] = ()
    accepted: tuple[Accepted, ...] = ()
