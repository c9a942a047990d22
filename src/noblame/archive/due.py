"""What is due across a whole archive (S19 to S21)."""

from collections import Counter
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from noblame.archive.folder import Listed
from noblame.record.incident import Incident
from noblame.review.days import today
from noblame.review.deadlines import Due, all_due, counted, deadlines, due_days
from noblame.review.lights import kept
from noblame.settings import Settings


class Waiting(NamedTuple):
    """Something that is late or due soon, and the record it waits in."""

    path: Path
    title: str
    due: Due


def waiting(found: Iterable[Listed], now: datetime, settings: Settings) -> list[Waiting]:
    """Return what is late, longest first, then what is due soon, next first; what is far off waits for nobody."""
    pressing = [
        Waiting(one.path, one.incident.title, due)
        for one in found
        if one.incident is not None
        for due in all_due(one.incident, now, settings)
        if due.urgency
    ]
    return sorted(pressing, key=lambda each: (each.due.urgency != "late", each.due.deadline, each.path.name))


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
