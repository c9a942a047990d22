"""What the document cannot do without: the template's fields that are never left at their placeholder (S22 to S36)."""

from typing import NamedTuple

from noblame.record.incident import Incident, Resolution
from noblame.record.notation.spans import time_to_detect
from noblame.review.persons import roots

NO_ROOT = "no root cause yet: mark a cause as root, or write it down"
NO_RESOLUTION = "no resolution yet: how it was fixed"
NO_DETECTION = "no detection yet: how it was noticed, and how long that took"


class Missing(NamedTuple):
    """One thing that is not there yet."""

    section: str
    """Where it is written, as the drafting names it: `summary`, `root-cause`."""
    words: str
    """What is missing and what to write, in a few words that begin small: `no impact yet: who was affected, …`."""
    key: str = ""
    """The part of the record it is written in, as a dotted path; empty where that is the section as a whole."""


def missing_fields(incident: Incident) -> tuple[Missing, ...]:
    """Return the mandatory fields that are empty, in the order of the document (S36).

    Contributing factors and links are not among them: an incident may have none. For actions a written reason stands
    (S52). An incident that goes on has no end yet, so its document cannot be complete.
    """
    return tuple(missing for missing, there in _fields(incident) if not there)


def _fields(incident: Incident) -> tuple[tuple[Missing, bool], ...]:
    """Return what to say of each mandatory field where it is empty, and whether it is there."""
    lessons = incident.lessons
    rows = any(row.what.strip() for row in incident.timeline)
    well, badly = (any(map(str.strip, each)) for each in (lessons.went_well, lessons.to_improve))
    return (
        (Missing("summary", "no title yet: what happened, in one line", "title"), bool(incident.title.strip())),
        (Missing("summary", "no start yet: when it began", "started"), incident.started is not None),
        (Missing("summary", "no end yet: when service was back", "resolved"), incident.resolved is not None),
        (Missing("summary", "no impact yet: who was affected, how severely", "impact"), bool(incident.impact.strip())),
        (Missing("summary", "no severity yet: how bad it was", "severity"), bool(incident.severity.strip())),
        (Missing("timeline", "no timeline yet: what happened, and when", "timeline"), rows),
        (Missing("root-cause", NO_ROOT, "causes"), _has_root_cause(incident)),
        (Missing("resolution", NO_DETECTION, "detection"), has_detection(incident)),
        (
            Missing("resolution", "no resolution yet: how it was fixed", "resolution.temporary"),
            has_resolution(incident),
        ),
        (Missing("actions", "no action yet, and no reason for none", "actions"), _has_actions(incident)),
        (Missing("wins", "nothing that went well yet: one thing that worked", "lessons.went_well"), well),
        (Missing("improvements", "nothing to improve yet: one thing that did not work", "lessons.to_improve"), badly),
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
