"""What the rules of advice look at: one record at one moment, and what follows from the two."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime
from functools import cached_property
from typing import NamedTuple

from noblame.record.incident import Action, Incident
from noblame.record.notation.tree import Place, walk
from noblame.review.advice.advice import Level
from noblame.review.days import today
from noblame.review.deadlines import deadlines
from noblame.review.lights import kept
from noblame.settings import Settings


class Said(NamedTuple):
    """What one rule says about one place, as in `Advice`."""

    place: str
    message: str
    fix: str
    level: Level | None = None
    """Where it is another than the rule's own."""
    keys: tuple[str, ...] = ()


class Rule(NamedTuple):
    """One rule of the practice."""

    id: str
    level: Level
    about: str
    """What it looks for, in a few words that hold for every record."""
    find: Callable[["Case"], Iterator[Said]]
    always: bool = False
    """Whether it speaks even where it was decided that no post-mortem is due (S15 to S17)."""


class Case:
    """One record, looked at by the rules."""

    def __init__(
        self,
        incident: Incident,
        now: datetime,
        settings: Settings,
        people: Iterable[str] = (),
        open_findings: int = 0,
    ) -> None:
        self.incident = incident
        self.now = now
        """Aware."""
        self.settings = settings
        self.people = tuple(people)
        """Names beside those in the record and in the settings."""
        self.open_findings = open_findings
        """How many findings of the language check are open in the record."""

    def reason(self, rule: str) -> str:
        """Return why a rule was overridden, empty where it was not."""
        return self.incident.reasons.get(rule, "").strip()

    @cached_property
    def met(self) -> bool:
        """Whether what a meeting brings about can be expected: it was held, or the document went on without."""
        return (
            self.incident.meeting.held is not None or self.incident.status != "draft" or bool(self.reason("no-meeting"))
        )

    @cached_property
    def over(self) -> bool:
        """Whether there is something to look back on: the incident has ended, or was met about."""
        end = self.incident.resolved
        return self.met or (end is not None and end <= self.now)

    @property
    def published(self) -> bool:
        """Whether the document is out."""
        return self.incident.status in {"published", "closed"}

    @cached_property
    def late(self) -> frozenset[str]:
        """What is past its deadline: `meeting`, `publication` (S19, S20)."""
        found = deadlines(self.incident, self.now, self.settings)
        return frozenset(due.kind for due in found if due.urgency == "late")

    @cached_property
    def today(self) -> date:
        """The day it is in the settings' zone."""
        return today(self.now, self.settings)

    @cached_property
    def causes(self) -> tuple[Place, ...]:
        """All causes that say something, from top to bottom."""
        return tuple(place for place in walk(self.incident.causes) if place.cause.because.strip())

    @cached_property
    def roots(self) -> tuple[Place, ...]:
        """Those marked as roots that are an answer and not a question."""
        return tuple(each for each in self.causes if each.cause.kind == "root" and not is_question(each.cause.because))

    @cached_property
    def closed(self) -> frozenset[str]:
        """The ids of the causes that an action answers, whatever was decided about it."""
        return frozenset(action.closes for action in self.incident.actions if action.closes)

    @cached_property
    def kept(self) -> tuple[tuple[str, Action], ...]:
        """The actions that somebody is to do, each with its place."""
        actions = enumerate(self.incident.actions)
        return tuple((f"actions[{index}]", action) for index, action in actions if kept([action]))

    @cached_property
    def attendees(self) -> tuple[str, ...]:
        """The names of those who should be in the room."""
        return tuple(who.name for who in self.incident.attendees if who.name.strip())

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Everybody who is known by name: attendees, facilitator, those in the settings, and `people`."""
        names = (*self.attendees, self.incident.meeting.facilitator, *self.settings.people, *self.people)
        return tuple(dict.fromkeys(name for name in names if name.strip()))


def is_question(because: str) -> bool:
    """Return whether an answer in the why tree is a question that still waits for one."""
    return because.rstrip().endswith("?")


def cause_place(path: tuple[int, ...]) -> str:
    """Return the place of a cause.

    >>> cause_place((0, 1))
    'causes[0].next[1]'
    """
    return "causes" + ".next".join(f"[{index}]" for index in path)
