"""Advice about the timeline, and about how the incident was noticed and ended (S27, S30, S31, S96)."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import islice, pairwise

from noblame.record.incident import Entry
from noblame.record.notation.spans import Gap, duration, gaps
from noblame.review.advice.case import Case, Rule, Said
from noblame.review.deadlines import counted
from noblame.review.mandatory import has_detection, has_resolution
from noblame.review.words import MINUTE, exactly

SHORTEST_GAP = 15
"""Minutes without a row that need no word (S96)."""
PART = 6
"""A gap is worth a word from this part of the whole incident on: in eleven hours, 40 min are none."""
AROUND = timedelta(hours=24)
"""How far before the start or behind the end of an incident a row may stand; a change may lie further off."""
NOTICED = frozenset({"detect", "alert"})
ENDED = frozenset({"mitigate", "resolve"})


def no_timeline(case: Case) -> Iterator[Said]:
    """Yield where the timeline is empty (S27, S82)."""
    if case.over and not case.incident.timeline:
        message = "The timeline is empty: facts come before analysis."
        yield Said("timeline", message, "Write down what happened and when, from the chat and the logs.")


def timeline_gap(case: Case) -> Iterator[Said]:
    """Yield the longest stretch without a row between the detection and the end (S96)."""
    noticed, end = _noticed(case), case.incident.resolved
    least = max(SHORTEST_GAP, (duration(case.incident) or 0) // PART)
    found = [gap for gap in gaps(case.incident.timeline, least) if case.over and _is_within(gap, noticed, end)]
    if found:
        longest = max(found, key=lambda gap: gap.minutes)
        index = next(index for index, entry in enumerate(case.incident.timeline) if entry is longest.before)
        more = f"; {counted(len(found) - 1, 'more gap')} over {least} min" if len(found) > 1 else ""
        message = f"Nothing is written down for the {exactly(longest.minutes)} before this row{more}."
        yield Said(f"timeline[{index}]", message, "Add what happened then, or a row that says who waited for what.")


def _is_within(gap: Gap, noticed: datetime | None, end: datetime | None) -> bool:
    """Return whether people were at work in a gap: before the detection nobody was, and after the end few are."""
    after, before = gap.after.at, gap.before.at
    return bool(after and before and (noticed is None or before > noticed) and (end is None or after < end))


def _noticed(case: Case) -> datetime | None:
    """Return when the incident was noticed, as far as the record knows."""
    rows = (entry.at for entry in case.incident.timeline if entry.at and entry.kind in NOTICED)
    return case.incident.detected or min(rows, default=case.incident.started)


def timeline_order(case: Case) -> Iterator[Said]:
    """Yield the first row that stands below a later one (S96)."""
    rows = [(index, entry.at) for index, entry in enumerate(case.incident.timeline) if entry.at]
    wrong = [index for (_, above), (index, at) in pairwise(rows) if at < above]
    if wrong:
        count = f"{len(wrong)} rows stand" if len(wrong) > 1 else "This row stands"
        yield Said(f"timeline[{wrong[0]}]", f"{count} below a later one.", "Put the rows in the order of their times.")


def row_outside(case: Case) -> Iterator[Said]:
    """Yield the first row that lies more than a day before the start or after the end (S96)."""
    start, end = case.incident.started, case.incident.resolved
    outside = [index for index, entry in enumerate(case.incident.timeline) if _is_outside(entry, start, end)]
    if outside:
        count = f"{len(outside)} rows lie" if len(outside) > 1 else "This row lies"
        message = f"{count} more than a day before the start or after the end of the incident."
        fix = "Correct the day; a change that led to the incident is marked [change]."
        yield Said(f"timeline[{outside[0]}]", message, fix, keys=("kind: change",))


def _is_outside(entry: Entry, start: datetime | None, end: datetime | None) -> bool:
    if entry.at is None or entry.kind == "change" or _ends_late(entry, end):
        return False
    return (start is not None and start - entry.at > AROUND) or (end is not None and entry.at - end > AROUND)


def end_row_after_end(case: Case) -> Iterator[Said]:
    """Yield the first row that says service came back, later than `resolved` says (S24, S31)."""
    end = case.incident.resolved
    late = (each for each in enumerate(case.incident.timeline) if _ends_late(each[1], end))
    for index, entry in islice(late, 1):
        after = exactly((entry.at - end) // MINUTE) if entry.at and end else ""
        message = f"This row says that service came back {after} after the incident ended."
        fix = "Correct the day or the time of the row, or when the incident ended."
        yield Said(f"timeline[{index}]", message, fix, keys=("resolved",))


def _ends_late(entry: Entry, end: datetime | None) -> bool:
    """Return whether a row that ends the incident stands a minute or more after its end."""
    return entry.kind in ENDED and entry.at is not None and end is not None and entry.at - end >= MINUTE


def row_without_time(case: Case) -> Iterator[Said]:
    """Yield the first row without a time (S27)."""
    rows = [index for index, entry in enumerate(case.incident.timeline) if entry.at is None]
    if case.over and rows:
        count = f"{len(rows)} rows have" if len(rows) > 1 else "This row has"
        message = f"{count} no time, so nobody can tell what came first."
        yield Said(
            f"timeline[{rows[0]}]", message, "Look it up in the logs or the chat; a rough time is better than none."
        )


def no_detection_row(case: Case) -> Iterator[Said]:
    """Yield where neither a row nor a time says when the incident was noticed (S30)."""
    rows = case.incident.timeline
    if case.over and rows and case.incident.detected is None and not any(row.kind in NOTICED for row in rows):
        message = "No row says when the incident was noticed, so the time to detect is not known."
        fix = "Mark the row with [detect], or give the time when it was detected."
        yield Said("timeline", message, fix, keys=("kind: detect", "detected"))


def no_end_row(case: Case) -> Iterator[Said]:
    """Yield where no row says how service came back (S31)."""
    rows = case.incident.timeline
    if case.incident.resolved and case.over and rows and not any(row.kind in ENDED for row in rows):
        message = "No row says what brought service back, or when."
        fix = "Mark the rows with [mitigate] and [resolve]."
        yield Said("timeline", message, fix, keys=("kind: mitigate", "kind: resolve"))


def no_detection(case: Case) -> Iterator[Said]:
    """Yield where there is a timeline and no word on how the incident was noticed (S4, S30)."""
    if case.over and case.incident.timeline and not has_detection(case.incident):
        message = "How the incident was noticed is missing; an alert and a customer who calls teach different things."
        yield Said("detection", message, "Say how it was noticed, by what, and after how many minutes.")


def no_resolution(case: Case) -> Iterator[Said]:
    """Yield where the incident has ended and nothing says how (S31)."""
    if case.incident.resolved and case.over and not has_resolution(case.incident):
        message = "How service came back is missing, so the next time it has to be found out again."
        yield Said("resolution", message, "Say what helped for now, and what fixes it for good.")


RULES = (
    Rule("no-timeline", "nudge", "A timeline that is empty", no_timeline),
    Rule("timeline-gap", "nudge", "A stretch of which the timeline says nothing", timeline_gap),
    Rule("timeline-order", "nudge", "Rows of the timeline out of order", timeline_order),
    Rule("row-outside", "nudge", "A row of the timeline far outside the incident", row_outside),
    Rule("end-row-after-end", "nudge", "A row that says service came back after the end", end_row_after_end),
    Rule("row-without-time", "hint", "A row of the timeline without a time", row_without_time),
    Rule("no-detection-row", "nudge", "A timeline that does not say when the incident was noticed", no_detection_row),
    Rule("no-end-row", "hint", "A timeline that does not say what brought service back", no_end_row),
    Rule("no-detection", "nudge", "A detection that is not described", no_detection),
    Rule("no-resolution", "nudge", "A resolution that is not described", no_resolution),
)
