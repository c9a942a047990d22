"""One record as one line of the home screen."""

from datetime import datetime

from textual.content import Content

from noblame.archive.folder import Listed, age
from noblame.review.deadlines import next_due
from noblame.review.triage import is_skipped
from noblame.settings import Settings
from noblame.widgets.one_line import spread
from noblame.widgets.plain import plain

URGENT = {"late": "bold $text-error", "due": "bold $text-warning", "": "$text-muted"}


def record_row(one: Listed, now: datetime, settings: Settings, width: int) -> Content:
    """Return severity, status, age and title, and at the right what is due, with its word; the title gives way.

    Args:
        one: The record.
        now: Aware.
        settings: For deadlines and the zone.
        width: In cells.
    """
    if one.incident is None:
        return plain(f"▲ cannot be read   {one.path.name}").truncate(width, ellipsis=True)
    due = next_due(one.incident, now, settings)
    words = plain(due.words).stylize(URGENT[due.urgency]) if due else plain("")
    status = "skipped" if is_skipped(one.incident) else one.incident.status
    left = f"{one.incident.severity or '–':<5} {status:<10}{age(one, now, settings.zone):>9}  {one.incident.title}"
    return spread(plain(left), words, width)
