"""By when an action is due where nobody says otherwise: by severity, on a working day (S67, S70)."""

import re
from datetime import date, timedelta

from noblame.record.incident import ActionType, Incident
from noblame.review.days import is_business_day
from noblame.settings import Settings

USUAL_DAYS = 30
"""Where the settings name no days at all."""
SOONER = 4
"""An immediate fix is due in a quarter of the days (S70)."""
FARTHEST = 60
"""So many days on a working day is looked for; a house that has none in them gets the day itself."""
_LEVEL = re.compile(r"(?:P|SEV-?)\s?([0-9])", re.IGNORECASE)


def default_due(incident: Incident, settings: Settings, today: date, kind: ActionType = "") -> date:
    """Return the date to offer for an action without one, moved to a working day; `due_days` says how far ahead.

    A severity that the setting does not name is that of its number (SEV2 is P2), else the longest there is.

    Args:
        incident: The record, for its severity.
        settings: The days by severity, weekends and holidays.
        today: What is counted from.
        kind: The type of the action: an immediate fix is due sooner.
    """
    days = _days(incident.severity, settings.due_days)
    if kind == "immediate":
        days = max(days // SOONER, 1)
    due = min(today + timedelta(days=days), date.max - timedelta(days=FARTHEST))
    working = (due + timedelta(days=ahead) for ahead in range(FARTHEST))
    return next((day for day in working if is_business_day(day, settings.deadlines)), due)


def _days(severity: str, due_days: dict[str, int]) -> int:
    if severity in due_days:
        return due_days[severity]
    wanted = _level(severity)
    by_level = (days for label, days in due_days.items() if wanted and _level(label) == wanted)
    return next(by_level, max(due_days.values(), default=USUAL_DAYS))


def _level(severity: str) -> str:
    found = _LEVEL.fullmatch(severity.strip())
    return found[1] if found else ""
