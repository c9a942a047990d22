"""What can be set, and what holds where nothing is."""

from collections.abc import Mapping
from datetime import UTC, date, tzinfo
from typing import Literal

import msgspec

AGENDA = {"stage": 2, "timeline": 10, "root-cause": 15, "improvements": 15, "actions": 5, "wins": 3}
"""The steps of the practice and their minutes (S41 to S47)."""

RuleLevel = Literal["off", "hint", "nudge", "warn", "error"]
Weekday = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]


class Deadlines(msgspec.Struct, frozen=True, kw_only=True):
    """Until when the meeting is held (S19) and the document published (S20), counted from the end of the incident."""

    meeting_hours: int = 48
    publish_business_days: int = 5
    weekend: tuple[Weekday, ...] = ("sat", "sun")
    """The days of each week that are no business days; there may be none."""
    holidays: tuple[date, ...] = ()
    """Single days that are no business days."""


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """Everything a user or a team can set."""

    agenda: dict[str, int] = msgspec.field(default_factory=AGENDA.copy)
    """All six steps in their order, with their minutes."""
    people: tuple[str, ...] = ()
    """Names the language check should know, beside those in the record."""
    tools: tuple[str, ...] = ()
    """Names that look like people's and are systems."""
    idioms: tuple[str, ...] = ()
    """Wordings of the house that are never a finding."""
    phrases: dict[str, tuple[str, ...]] = {}
    """From a rule's id to wordings of the house that it finds too."""
    questions: dict[str, tuple[str, ...]] = {}
    """From a rule's id to questions that are asked before its own."""
    rules: dict[str, RuleLevel] = {}
    """The level of single rules, by id."""
    severities: dict[str, str] = msgspec.field(
        default_factory=lambda: {
            "P1": "customers cannot use a main function, or data is lost or exposed",
            "P2": "a main function is slow or fails for some, or needs a workaround",
            "P3": "a small function fails, or nobody outside notices",
        }
    )
    """Each label with its definition in one line (S26)."""
    deadlines: Deadlines = Deadlines()
    due_days: dict[str, int] = msgspec.field(default_factory={"P1": 14, "P2": 30, "P3": 60}.copy)
    """In how many days an action is due when nobody says otherwise, by severity."""
    ticket_url: str = ""
    """The address of a ticket, with `{ticket}` where its key goes."""
    ticket_pattern: str = ""
    """What a ticket's key looks like, as a regular expression for the whole of it; empty takes any usual key."""
    timezone: str = "UTC"
    """The zone in which times are shown, by its IANA name."""
    room_marks: Literal["off", "count", "marks"] = "count"
    """What a room sees of findings in its panes: nothing, their number, or the places too."""
    ask: Literal["why", "how"] = "why"
    """Whether the why tree asks "Why was it possible that …?" or "How did it come to be that …?"."""
    keys: dict[str, str] = {}
    """Binding id to keys, separated by commas."""
    theme: str = "projector-dark"
    bell: bool = False
    """Whether the terminal's bell rings, once, when a step's time is up."""

    @property
    def zone(self) -> tzinfo:
        """The time zone itself; UTC works without a zone database."""
        if self.timezone == "UTC":
            return UTC
        from zoneinfo import ZoneInfo  # noqa: PLC0415  12 ms that only those with another zone spend

        return ZoneInfo(self.timezone)


def arranged(named: Mapping[str, int], base: Mapping[str, int] = AGENDA) -> dict[str, int]:
    """Return the agenda `base` with the minutes of `named`.

    Steps that are not named keep minutes and place; the places of the others go to them in the order they are named in.
    """
    following = iter(step for step in named if step in base)
    order = [next(following) if step in named else step for step in base]
    return {step: named.get(step, base[step]) for step in order}
