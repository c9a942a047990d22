"""What happened, as plain lines: who was there, the timeline, detection, resolution and the why tree."""

from collections.abc import Iterator
from itertools import groupby

from noblame.cli.lines import View, clock, fact, joined
from noblame.record.incident import Attendee, Cause, Entry, Resolution
from noblame.record.notation.timeline import time_to_detect
from noblame.review.days import local
from noblame.review.words import exactly


def attendees(view: View) -> Iterator[str]:
    """Yield who should be, or was, in the room."""
    for one in view.incident.attendees:
        yield f"- {joined((one.name, one.role, *_came(one)))}"


def _came(attendee: Attendee) -> Iterator[str]:
    """Yield what is known of somebody's coming."""
    if attendee.invited:
        yield "invited"
    if attendee.present:
        yield "present"


def timeline(view: View) -> Iterator[str]:
    """Yield the entries as they stand, with a line before each day (S27)."""
    if view.incident.timeline:
        yield f"Times are in {view.zone}."
    for day, entries in groupby(view.incident.timeline, lambda entry: _day(entry, view)):
        if day:
            yield day
        yield from (_entry(entry, view) for entry in entries)


def _day(entry: Entry, view: View) -> str:
    """Return the day of an entry, as `Wednesday 2026-11-18`; nothing where its time is unknown."""
    if entry.at is None:
        return ""
    there = local(entry.at, view.zone)
    return f"{there:%A} {there.date()}"


def _entry(entry: Entry, view: View) -> str:
    """Return `14:09 detect: Pool alert paged on-call (source: #inc-1432)`."""
    when = clock(entry.at, view) if entry.at else "time unknown"
    source = entry.source and f"(source: {entry.source})"
    return f"{joined((when, entry.kind), ' ')}: {joined((entry.what, source), ' ')}"


def detection(view: View) -> Iterator[str]:
    """Yield how it was noticed, and how long that took (S30)."""
    yield from filter(None, [view.incident.detection])
    took = time_to_detect(view.incident)
    yield from fact("Time to detect", "" if took is None else exactly(took))


def resolution(view: View) -> Iterator[str]:
    """Yield how service came back (S31)."""
    found = view.incident.resolution
    if isinstance(found, Resolution):
        yield from fact("For now", found.temporary)
        yield from fact("For good", found.permanent)
    elif found:
        yield found


def why(view: View) -> Iterator[str]:
    """Yield the why tree (S53 to S59); `1.2` is the second answer to why `1` happened."""
    for number, cause in enumerate(view.incident.causes, 1):
        yield from _branch(cause, str(number))


def _branch(cause: Cause, number: str) -> Iterator[str]:
    """Yield a cause and all below it."""
    marks = joined(
        (
            cause.kind,
            cause.effect and f"made it {cause.effect}",
            "actionable" if cause.actionable else "",
            cause.recurs and f"would happen again: {cause.recurs}",
            cause.id,
        )
    )
    yield f"{number}. {joined((cause.because, marks and f'({marks})'), ' ')}"
    yield from (f"Evidence for {number}: {evidence}" for evidence in cause.evidence)
    for below, answer in enumerate(cause.next, 1):
        yield from _branch(answer, f"{number}.{below}")
