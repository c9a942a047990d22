"""What is due across a whole archive (S19 to S21)."""

from collections import Counter
from collections.abc import Iterable
from datetime import datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from noblame.archive.folder import Listed
from noblame.record.incident import Incident
from noblame.review.days import today
from noblame.review.deadlines import Due, Urgency, all_due, counted, deadlines, due_days
from noblame.review.lights import kept
from noblame.review.triage import is_skipped
from noblame.settings import Settings

GOES_ON = timedelta(days=2)
"""An incident that began so long ago and has no end is worth a word: few last longer, many ends are forgotten."""
NO_END = "no end yet: deadlines count from it"


class Waiting(NamedTuple):
    """Something that is late or due, and the record it waits in."""

    path: Path
    title: str
    due: Due


def waiting(found: Iterable[Listed], now: datetime, settings: Settings) -> list[Waiting]:
    """Return what is late, longest first, then what is due soon and what is due later, next first."""
    everything = [
        Waiting(one.path, one.incident.title, due)
        for one in found
        if one.incident is not None
        for due in all_due(one.incident, now, settings)
    ]
    return sorted(everything, key=lambda each: (_RANK[each.due.urgency], each.due.deadline, each.path.name))


def without_end(found: Iterable[Listed], now: datetime) -> list[Listed]:
    """Return the records on which nothing is due for want of an end, the oldest first (S19, S20, S24).

    They began more than two days ago, have no end, are not published, and were not skipped.
    """
    return sorted((one for one in found if _waits_for_an_end(one, now)), key=lambda one: (_began(one), one.path.name))


def _waits_for_an_end(one: Listed, now: datetime) -> bool:
    if one.incident is None or one.incident.resolved is not None or one.incident.status in {"published", "closed"}:
        return False
    return not is_skipped(one.incident) and now - _began(one) > GOES_ON


def _began(one: Listed) -> datetime:
    """Return when an incident began, else the day of its record."""
    return (one.incident and one.incident.started) or one.when


_RANK: dict[Urgency, int] = {"late": 0, "due": 1, "": 2}


def tally(incidents: Iterable[Incident], now: datetime, settings: Settings) -> str:
    """Return one line about a whole archive: `2 meetings due · 1 publication late · 5 open actions, 2 overdue`."""
    incidents = list(incidents)
    counts = Counter((due.kind, due.urgency) for one in incidents for due in deadlines(one, now, settings))
    parts = [
        f"{counted(count, kind)} {urgency}" for (kind, urgency), count in sorted(counts.items()) if count and urgency
    ]
    actions = [action for one in incidents for action in kept(one.actions)]
    day = today(now, settings)
    overdue = sum(due < day for due in due_days(actions))
    if actions:
        parts.append(counted(len(actions), "open action") + (f", {overdue} overdue" if overdue else ""))
    return " · ".join(parts)
