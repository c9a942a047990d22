"""The timeline on the page: its rows by day, with what each is, and where nothing is known (S27, S96)."""

from collections.abc import Iterator
from typing import NamedTuple

from noblame.record.incident import Entry, Incident
from noblame.review.words import exactly
from noblame.sharing.timeline_drawing import silences

_KINDS = {
    "change": "change",
    "alert": "alert",
    "detect": "detected",
    "decide": "decision",
    "act": "action",
    "mitigate": "mitigated",
    "resolve": "resolved",
    "status": "status",
    "note": "note",
}


class Line(NamedTuple):
    """One row."""

    clock: str
    """Empty where its time is not known."""
    moment: str
    """The same for programs."""
    what: str
    kind: str
    word: str
    """The kind in a word."""
    source: str
    silence: str
    """How long nothing was written down before it, where that deserves a word."""


class Day(NamedTuple):
    """The rows of one day, in the record's order."""

    day: str
    """Empty for the first where it is the day at the top of the page."""
    lines: tuple[Line, ...]


def days(incident: Incident, day: str) -> tuple[Day, ...]:
    """Return the timeline in UTC; a row without a time stays below the one before it.

    Args:
        incident: The record.
        day: The day that stands at the top of the page.
    """
    quiet = {id(gap.before): exactly(gap.minutes) for gap in silences(incident)}
    return tuple(Day(name, tuple(lines)) for name, lines in _parted(incident, day, quiet) if lines)


def _parted(incident: Incident, day: str, quiet: dict[int, str]) -> Iterator[tuple[str, list[Line]]]:
    name, lines = "", list[Line]()
    for entry in incident.timeline:
        its = entry.at.date().isoformat() if entry.at else day
        if its != day:
            yield name, lines
            name, lines, day = its, [], its
        if entry.at or entry.what.strip():
            lines.append(_line(entry, quiet.get(id(entry), "")))
    yield name, lines


def _line(entry: Entry, silence: str) -> Line:
    return Line(
        clock=f"{entry.at:%H:%M}" if entry.at else "",
        moment=entry.at.isoformat() if entry.at else "",
        what=entry.what.strip(),
        kind=entry.kind,
        word=_KINDS.get(entry.kind, ""),
        source=entry.source.strip(),
        silence=silence,
    )
