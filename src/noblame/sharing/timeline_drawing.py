"""The timeline as a drawing: start, detected, mitigated, resolved, what lies between, and where nothing is known."""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from itertools import pairwise
from typing import NamedTuple

from noblame.record.incident import Incident
from noblame.record.notation.spans import Gap, duration, gaps, time_to_detect
from noblame.review.advice.timeline import PART, SHORTEST_GAP
from noblame.review.words import exactly
from noblame.sharing.timeline_axis import Axis, Tick, axis, ticks
from noblame.sharing.timeline_flags import Flag, Milestone, flags

WIDE, NARROW = 860, 340
"""The widths of the two drawings, in pixels at their natural size: a desk's and a telephone's."""
_EDGE = 26
_LEVEL, _BELOW = 38, 92
"""The height of one row of words above the bar; that of the bar and all below it."""
_PHASES = {("started", "detected"): "unnoticed"}
_AFTER = {"detected": "working on it", "mitigated": "recovering"}


class Stretch(NamedTuple):
    """A part of the bar or of the lane below it."""

    name: str
    x: float
    width: float
    words: str
    """As much of what it is as has room; may be empty."""


class Drawing(NamedTuple):
    """All that is drawn; lengths are in pixels at the natural size."""

    name: str
    """`wide` or `narrow`."""
    width: int
    height: int
    bar: int
    """Where the bar begins, from the top."""
    left: int
    length: int
    """Of the bar and the scale."""
    flags: tuple[Flag, ...]
    phases: tuple[Stretch, ...]
    silences: tuple[Stretch, ...]
    strokes: tuple[float, ...]
    """The place of each row, once."""
    ticks: tuple[Tick, ...]
    beyond: tuple[str, str]
    """How many rows lie too far before and behind to be seen, in words."""
    told: str
    """The same in words, for whoever cannot see it."""


def drawings(incident: Incident) -> tuple[Drawing, ...]:
    """Return the timeline drawn wide and narrow, or nothing where fewer than two moments are known (S27, S30, S31)."""
    found = (_drawing(incident, name, width) for name, width in (("wide", WIDE), ("narrow", NARROW)))
    return tuple(each for each in found if each is not None)


def milestones(incident: Incident) -> tuple[Milestone, ...]:
    """Return the moments that everybody asks for, as far as they are known; an incident that goes on ends in `open`."""
    start, detected, resolved = incident.started, incident.detected, incident.resolved
    after = time_to_detect(incident)
    if detected is None and start is not None and after is not None:
        detected = start + timedelta(minutes=after)
    known = (
        ("started", "Start", start),
        ("detected", "Detected", detected),
        ("mitigated", "Mitigated", _mitigated(incident)),
        ("resolved", "Resolved", resolved),
    )
    found = tuple(Milestone(name, word, at) for name, word, at in known if at is not None)
    if resolved is None and found:
        found += (Milestone("open", "Ongoing", max([each.at for each in found] + _rows(incident))),)
    return found


def silences(incident: Incident) -> tuple[Gap, ...]:
    """Return the stretches without a row that deserve a word: those of its advice, between detection and end (S96)."""
    known = {each.name: each.at for each in milestones(incident)}
    noticed, end = known.get("detected", incident.started), incident.resolved
    least = max(SHORTEST_GAP, (duration(incident) or 0) // PART)
    return tuple(gap for gap in gaps(incident.timeline, least) if _is_within(gap, noticed, end))


def _is_within(gap: Gap, noticed: datetime | None, end: datetime | None) -> bool:
    after, before = gap.after.at, gap.before.at
    return bool(after and before and (noticed is None or before > noticed) and (end is None or after < end))


def _mitigated(incident: Incident) -> datetime | None:
    """Return the first row from the start on that says it hurts less, unless it was over by then."""
    start, end = incident.started, incident.resolved
    marked = sorted(entry.at for entry in incident.timeline if entry.at and entry.kind == "mitigate")
    return next((at for at in marked if (start is None or at >= start) and (end is None or at < end)), None)


def _rows(incident: Incident) -> list[datetime]:
    return sorted(entry.at for entry in incident.timeline if entry.at is not None)


def _drawing(incident: Incident, name: str, width: int) -> Drawing | None:
    points, rows = milestones(incident), _rows(incident)
    core = [each.at for each in points] or rows
    scale = axis(core, rows, _EDGE, width - _EDGE) if core else None
    if scale is None:
        return None
    shown, quiet = flags(points, scale, width), silences(incident)
    bar = 8 + _LEVEL * (1 + max((flag.level for flag in shown), default=-1))
    return Drawing(
        name=name,
        width=width,
        height=bar + _BELOW,
        bar=bar,
        left=_EDGE,
        length=width - 2 * _EDGE,
        flags=shown,
        phases=tuple(_phases(points, scale)),
        silences=tuple(_silent(quiet, scale)),
        strokes=tuple(sorted({scale.x(at) for at in rows if scale.holds(at)})),
        ticks=ticks(scale),
        beyond=(
            _counted(sum(at < scale.start for at in rows), "earlier"),
            _counted(sum(at > scale.end for at in rows), "later"),
        ),
        told=_told(points, quiet, scale),
    )


def _phases(points: Sequence[Milestone], scale: Axis) -> Iterator[Stretch]:
    """Yield what lies between the milestones, where they follow each other."""
    if any(later.at < earlier.at for earlier, later in pairwise(points)):
        return
    for earlier, later in pairwise(points):
        what = _PHASES.get((earlier.name, later.name), _AFTER.get(earlier.name, ""))
        yield _stretch(earlier.name, scale, earlier.at, later.at, what)


def _silent(quiet: Sequence[Gap], scale: Axis) -> Iterator[Stretch]:
    for gap in quiet:
        if gap.after.at and gap.before.at and scale.holds(gap.after.at) and scale.holds(gap.before.at):
            yield _stretch("silence", scale, gap.after.at, gap.before.at, "without an entry")


def _stretch(name: str, scale: Axis, start: datetime, end: datetime, what: str) -> Stretch:
    """Return a stretch with as many of its words as have room."""
    left, span = scale.x(start), exactly((end - start) // timedelta(minutes=1))
    width = round(scale.x(end) - left, 1)
    candidates = (f"{span} {what}".strip(), span, "")
    return Stretch(name, left, width, next(words for words in candidates if not words or 7 * len(words) + 8 <= width))


def _counted(count: int, word: str) -> str:
    return f"{count} {word}" if count else ""


def _told(points: Sequence[Milestone], quiet: Sequence[Gap], scale: Axis) -> str:
    """Return the drawing in sentences."""
    said = [f"From {scale.clock(scale.start)} to {scale.clock(scale.end)} UTC"]
    for each in points:
        minutes = (each.at - points[0].at) // timedelta(minutes=1)
        said.append(f"{each.word} {scale.clock(each.at)}" + (f", after {exactly(minutes)}" if minutes > 0 else ""))
    said += [
        f"{exactly(gap.minutes)} without an entry, {scale.clock(gap.after.at)} to {scale.clock(gap.before.at)}"
        for gap in quiet
        if gap.after.at and gap.before.at
    ]
    return ". ".join(said) + "."
