"""Quick captures: what somebody says at the wrong moment, kept where it will be needed (S33, S48, S51).

A capture is in the record from its first character on, so that nothing typed waits for an Enter.
"""

from collections.abc import Callable
from datetime import UTC, tzinfo
from typing import NamedTuple

import msgspec
from msgspec.structs import replace

from noblame.record.fields import at, near, put
from noblame.record.incident import Improvement, Incident
from noblame.record.notation import lists, timeline
from noblame.record.notation.ids import next_action_id

EARLY = ("lobby", "stage", "timeline", "root-cause")
"""Places in which an idea is held until the improvements step opens it."""


class Origin(NamedTuple):
    """Where a capture came up, and which cause it answers."""

    place: str
    closes: str = ""
    zone: tzinfo = UTC


class Sort(msgspec.Struct, frozen=True, kw_only=True):
    """One sort of thing that can be captured."""

    name: str
    key: str
    """Where the item goes, as a dotted path of the record."""
    kept: str
    """Where it will be found again, in words."""
    make: Callable[[str, "Origin", Incident], object]


def _idea(text: str, origin: Origin, _: Incident) -> Improvement:
    return Improvement(idea=text, held_from=origin.place if origin.place in EARLY else "")


def _action(text: str, origin: Origin, incident: Incident) -> object:
    return replace(lists.actions.parse_line(text), id=next_action_id(incident), closes=origin.closes)


def _entry(text: str, origin: Origin, incident: Incident) -> object:
    return timeline.parse_line(text, near(incident), origin.zone)


SORTS = (
    Sort(name="idea", key="improvements", kept="held for the improvements step", make=_idea),
    Sort(name="win", key="lessons.went_well", kept="kept for what went well", make=lambda text, _o, _i: text),
    Sort(name="action", key="actions", kept="kept for the action items", make=_action),
    Sort(
        name="parked",
        key="parked",
        kept="parked until the close",
        make=lambda text, _o, _i: lists.parked.parse_line(text),
    ),
    Sort(
        name="question",
        key="questions",
        kept="kept as a question",
        make=lambda text, _o, _i: lists.questions.parse_line(text),
    ),
    Sort(name="timeline", key="timeline", kept="at the end of the timeline", make=_entry),
)


class Capture:
    """One capture in the making: written into the record again with each key, as a different sort if that changes."""

    def __init__(self, place: str, closes: str = "", zone: tzinfo = UTC) -> None:
        """Make a capture that came up at `place`; an action will answer the cause `closes`, times are in `zone`."""
        self._origin = Origin(place, closes, zone)
        self._sort: Sort | None = None
        self._item: object = None

    def write(self, incident: Incident, sort: Sort, text: str) -> Incident:
        """Return the record with this capture as `sort` saying `text`; an empty text takes it out again."""
        incident = self._without(incident)
        self._sort, self._item = sort, None
        if not text.strip():
            return incident
        self._item = sort.make(text.strip(), self._origin, incident)
        return put(incident, sort.key, (*at(incident, sort.key), self._item))

    def _without(self, incident: Incident) -> Incident:
        if self._sort is None or self._item is None:
            return incident
        items = list(at(incident, self._sort.key))
        if self._item in items:
            items.reverse()
            items.remove(self._item)
            items.reverse()
        return put(incident, self._sort.key, tuple(items))
