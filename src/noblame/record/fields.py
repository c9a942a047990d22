"""The parts of a record that panes edit: each shows itself as text and takes text back (design section 5)."""

from collections.abc import Callable
from datetime import datetime, tzinfo
from typing import Any

import msgspec
from msgspec.structs import replace

from noblame.record.incident import Incident, Resolution
from noblame.record.notation import causes, lists, timeline
from noblame.record.notation.lists import Notation


def _whole(line: str) -> tuple[int, int]:
    return 0, len(line)


class Field(msgspec.Struct, frozen=True, kw_only=True):
    """One part of the record, as a pane sees it."""

    key: str
    """Its dotted path, such as `lessons.went_well`; also the `pane` of the language check."""
    show: Callable[[Incident, tzinfo], str]
    take: Callable[[Incident, str, tzinfo, Incident, datetime], Incident]
    """Return the record with what the text says; what nobody edited stays the very same object.

    The fourth argument is an earlier version of the record: a line that comes back by undo is its old item again. The
    last is when the text was typed: by it a time of day means a day where the record does not say which.
    """
    words: Callable[[str], tuple[int, int]] = _whole
    """From which column up to which a line has words of its own; before and behind them stand its marks."""


def at(incident: Incident, key: str) -> Any:
    """Return what stands at a dotted path: `at(incident, "lessons.went_well")`."""
    part: Any = incident
    for name in key.split("."):
        part = getattr(part, name)
    return part


def put(incident: Incident, key: str, value: object) -> Incident:
    """Return the record with `value` at a dotted path of one or two names."""
    name, _, rest = key.partition(".")
    if rest:
        value = replace(getattr(incident, name), **{rest: value})
    return replace(incident, **{name: value})


def _text(key: str) -> Field:
    """Return a field of free text; the final line break of a YAML block is not shown, and stays as it is."""

    def take(incident: Incident, text: str, _: tzinfo, earlier: Incident, __: datetime) -> Incident:
        old, new = at(incident, key), text.rstrip()
        if new == old.rstrip():
            return incident
        return put(incident, key, f"{new}\n" if new and (old or at(earlier, key)).endswith("\n") else new)

    return Field(key=key, show=lambda incident, _: at(incident, key).rstrip("\n"), take=take)


def _list(key: str, notation: Notation[Any]) -> Field:
    """Return a field of one item a line."""

    def take(incident: Incident, text: str, _: tzinfo, earlier: Incident, __: datetime) -> Incident:
        old = at(incident, key)
        new = notation.from_text(text, old, earlier=at(earlier, key))
        return incident if new is old else put(incident, key, new)

    def show(incident: Incident, _: tzinfo) -> str:
        return notation.to_text(at(incident, key))

    return Field(key=key, show=show, take=take, words=notation.words)


def _half(name: str) -> Field:
    """Return one half of the resolution; a text that is not divided yet is what helped for now."""

    def show(incident: Incident, _: tzinfo) -> str:
        return str(getattr(_halves(incident), name)).rstrip("\n")

    def take(incident: Incident, text: str, _: tzinfo, earlier: Incident, __: datetime) -> Incident:
        old, new = getattr(_halves(incident), name), text.rstrip()
        if new == old.rstrip():
            return incident
        ends = new and (old or getattr(_halves(earlier), name)).endswith("\n")
        halves = replace(_halves(incident), **{name: f"{new}\n" if ends else new})
        whole = isinstance(incident.resolution, str) and not halves.permanent
        return replace(incident, resolution=halves.temporary if whole and incident.resolution else halves)

    return Field(key=f"resolution.{name}", show=show, take=take)


def _halves(incident: Incident) -> Resolution:
    found = incident.resolution
    return found if isinstance(found, Resolution) else Resolution(temporary=found)


def _show_timeline(incident: Incident, zone: tzinfo) -> str:
    return timeline.to_text(incident.timeline, near(incident), zone)


def _take_timeline(incident: Incident, text: str, zone: tzinfo, earlier: Incident, now: datetime) -> Incident:
    entries = timeline.from_text(text, incident.timeline, near(incident), zone, earlier=earlier.timeline, now=now)
    return incident if entries is incident.timeline else replace(incident, timeline=entries)


def _show_causes(incident: Incident, _: tzinfo) -> str:
    return causes.to_text(incident.causes)


def _take_causes(incident: Incident, text: str, _: tzinfo, earlier: Incident, __: datetime) -> Incident:
    tree = causes.from_text(text, incident.causes, earlier=earlier.causes)
    return incident if tree is incident.causes else replace(incident, causes=tree)


def near(incident: Incident) -> datetime | None:
    """Return when the incident was, for times of day without a date: its start, else the best that is known."""
    known = (incident.started, incident.detected, incident.resolved, *(entry.at for entry in incident.timeline))
    return next((moment for moment in known if moment is not None), None)


FIELDS: dict[str, Field] = {
    field.key: field
    for field in (
        Field(key="timeline", show=_show_timeline, take=_take_timeline, words=timeline.words),
        Field(key="causes", show=_show_causes, take=_take_causes, words=causes.words),
        _list("attendees", lists.attendees),
        _list("improvements", lists.ideas),
        _list("parked", lists.parked),
        _list("questions", lists.questions),
        _list("links", lists.links),
        _list("lessons.went_well", lists.lines),
        _list("lessons.to_improve", lists.lines),
        _list("lessons.lucky", lists.lines),
        _text("lessons.headline"),
        _text("detection"),
        _half("temporary"),
        _half("permanent"),
        _text("root_cause"),
        _text("impact"),
        _text("notes"),
    )
}
"""Every part of the record that a pane can edit, by its dotted path."""
