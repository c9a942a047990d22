"""The sections of the document, in its order, and the parts of the record that are written in each (S22 to S36)."""

from collections.abc import Mapping

SECTIONS: Mapping[str, tuple[str, ...]] = {
    "summary": (
        *("title", "severity", "started", "detected", "resolved", "impact", "customer_impact", "affected", "tags"),
        "triage",
    ),
    "people": ("attendees", "meeting"),
    "timeline": ("timeline",),
    "resolution": ("detection", "detected_by", "resolution"),
    "root-cause": ("causes", "root_cause"),
    "improvements": ("improvements", "lessons.to_improve"),
    "actions": ("actions",),
    "wins": ("lessons.went_well", "lessons.lucky", "lessons.headline"),
    "appendix": ("links", "questions", "parked", "notes"),
    "publish": ("status", "checklist", "reasons", "reviews", "cost", "shared", "accepted"),
}
"""By section: dotted keys of the record. Four of them are steps of the meeting too, with the same panes."""
NAMES = {
    "summary": "Summary",
    "people": "People",
    "timeline": "Timeline",
    "resolution": "Resolution",
    "root-cause": "Root cause",
    "improvements": "Improve",
    "actions": "Actions",
    "wins": "Lessons",
    "appendix": "Appendix",
    "publish": "Publish",
}
"""What a section is called in the list at the left."""


def section_of(place: str) -> str:
    """Return the section in which a part of the record is written.

    Args:
        place: Its path, such as `actions[2]` or `lessons.went_well`; one that no section has belongs to the last.
    """
    key = place.partition("[")[0]
    found = (section for section, keys in SECTIONS.items() for each in keys if _within(key, each))
    return next(found, "publish")


def _within(key: str, part: str) -> bool:
    return key == part or key.startswith(f"{part}.")
