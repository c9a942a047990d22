"""What the document cannot do without: the template's fields that are never left at their placeholder (S22 to S36)."""

from typing import NamedTuple

from noblame.record.incident import Incident, Resolution
from noblame.record.notation.spans import time_to_detect
from noblame.review.persons import roots


class Missing(NamedTuple):
    """One thing that is not there yet."""

    section: str
    """Where it is written, as the drafting names it: `summary`, `root-cause`."""
    words: str
    """What is missing and what to write, in a few words that begin small: `no impact yet: who was affected, …`."""


def missing_fields(incident: Incident) -> tuple[Missing, ...]:
    """Return the mandatory fields that are empty, in the order of the document (S36).

    Contributing factors and links are not among them: an incident may have none. For actions a written reason stands
    (S52). An incident that goes on has no end yet, so its document cannot be complete.
    """
    return tuple(Missing(section, words) for section, words, there in _fields(incident) if not there)


def _fields(incident: Incident) -> tuple[tuple[str, str, bool], ...]:
    """Return section, what to say where it is empty, and whether it is there, for each mandatory field."""
    lessons = incident.lessons
    return (
        ("summary", "no title yet: what happened, in one line", bool(incident.title.strip())),
        ("summary", "no start yet: when it began", incident.started is not None),
        ("summary", "no end yet: when service was back", incident.resolved is not None),
        ("summary", "no impact yet: who was affected, how severely", bool(incident.impact.strip())),
        ("summary", "no severity yet: how bad it was", bool(incident.severity.strip())),
        ("timeline", "no timeline yet: what happened, and when", any(row.what.strip() for row in incident.timeline)),
        ("root-cause", "no root cause yet: mark a cause as root, or write it down", _has_root_cause(incident)),
        ("resolution", "no detection yet: how it was noticed, and how long that took", has_detection(incident)),
        ("resolution", "no resolution yet: how it was fixed", has_resolution(incident)),
        ("actions", "no action yet, and no reason for none", _has_actions(incident)),
        ("wins", "nothing that went well yet: one thing that worked", any(map(str.strip, lessons.went_well))),
        (
            "improvements",
            "nothing to improve yet: one thing that did not work",
            any(map(str.strip, lessons.to_improve)),
        ),
    )


def has_detection(incident: Incident) -> bool:
    """Return whether it is said how it was noticed: in words, or by what and after how long (S30)."""
    told = bool(incident.detected_by) and time_to_detect(incident) is not None
    return told or bool(incident.detection.strip())


def has_resolution(incident: Incident) -> bool:
    """Return whether it is said how service came back, for now or for good (S31)."""
    how = incident.resolution
    return bool(f"{how.temporary}{how.permanent}".strip() if isinstance(how, Resolution) else how.strip())


def _has_root_cause(incident: Incident) -> bool:
    """Return whether a root that is no person is marked in the tree, or one is written (S28, S59)."""
    return bool(incident.root_cause.strip()) or bool(roots(incident))


def _has_actions(incident: Incident) -> bool:
    """Return whether an action stands in the document, or why there is none (S52)."""
    planned = any(action.what.strip() for action in incident.actions if not action.decided)
    return planned or bool(incident.reasons.get("no-actions", "").strip())
