"""When it was: the day, the start and the end, from what labels say (S23, S24)."""

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta, tzinfo

from noblame.record.fields import near
from noblame.review.days import local
from noblame.sharing.converting.draft import Draft
from noblame.sharing.converting.facts import Fact
from noblame.sharing.converting.prose import PLACEHOLDERS
from noblame.sharing.converting.times import Span, moments, span_in

ORDER = ("date", "started", "duration", "resolved", "detected")
"""The labels that say when it was, in the order in which they are read."""
_BEGINS = re.compile(r"\bOUTAGE (?:BEGINS|STARTS|BEGAN|STARTED)\b|\bSTART OF OUTAGE\b")
_ENDS = re.compile(r"\bOUTAGE (?:ENDS|ENDED|OVER)\b|\bEND OF OUTAGE\b")
_TOLERANCE = 1
"""Minutes by which a length may differ, because seconds are often not written."""


def read_when(draft: Draft, facts: Iterable[Fact]) -> None:
    """Read all that labels say of time; what is more than that stays as a passage too."""
    known = [one for one in facts if one.place in ORDER and one.text and one.value.shape not in PLACEHOLDERS]
    for one in sorted(known, key=lambda one: ORDER.index(one.place)):
        text = " ".join(one.text.split())
        span = span_in(text, draft.day)
        if draft.day is None:
            draft.day = span.day or next((at.day for at in span.times if at.day), None)
        if not _take(draft, one.place, span):
            draft.leave(one.label, one.text)


def _take(draft: Draft, place: str, span: Span) -> bool:
    """Take the times of one label; return whether the record now says all of it."""
    found = list(moments(span, draft.day, _zone(draft, span)))
    if place in {"started", "resolved", "detected"}:
        if len(found) != 1:
            return False
        draft.put(**{place: found[0]})
        return span.whole
    if found and draft.incident.started is None:
        draft.put(started=found[0])
    if len(found) > 1 and draft.incident.resolved is None:
        draft.put(resolved=found[-1])
    all_taken = len(found) < 3 and len(found) == len(span.times) and _length(draft, span)
    return span.whole and all_taken and bool(found or span.minutes is not None or span.ongoing or span.day)


def _zone(draft: Draft, span: Span) -> tzinfo:
    """Return the zone of times without one; where the document names none, UTC, which is said."""
    if span.times and not draft.zone and not any(at.zone for at in span.times):
        draft.doubt("no time zone is named: its times are read as UTC")
    return draft.zone or UTC


def _length(draft: Draft, span: Span) -> bool:
    """Take how long it lasted, where the start is known; return whether the record says so."""
    start, end = draft.incident.started, draft.incident.resolved
    if span.minutes is None:
        return True
    if start is None:
        return False
    if end is None and not span.ongoing:
        end = _later(start, span.minutes)
        draft.put(resolved=end)
    return end is not None and abs((end - start) // timedelta(minutes=1) - span.minutes) <= _TOLERANCE


def _later(start: datetime, minutes: int) -> datetime | None:
    try:
        return start + timedelta(minutes=minutes)
    except OverflowError:
        return None


def read_outage(draft: Draft) -> None:
    """Take start and end from the timeline, where no label says them and a row does: `OUTAGE BEGINS`."""
    rows = [entry for entry in draft.incident.timeline if entry.at is not None]
    if draft.incident.started is None:
        draft.put(started=next((entry.at for entry in rows if _BEGINS.search(entry.what)), None))
    if draft.incident.started is not None and draft.incident.resolved is None:
        ends = (entry.at for entry in reversed(rows) if _ENDS.search(entry.what))
        draft.put(resolved=next(ends, None))


def keep_day(draft: Draft, text: str, known: date | None) -> None:
    """Leave the day as a passage where no time of the record says it.

    Args:
        draft: The record, with all its times.
        text: The day as the document has it.
        known: Which day that is.
    """
    at = near(draft.incident)
    days = set() if at is None else {at.date(), local(at, draft.zone or UTC).date()}
    if text and known not in days:
        draft.leave("Date", text)
