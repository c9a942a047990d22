"""What each type of action is asked once more, since that is where its kind stalls (S70 to S73)."""

from typing import NamedTuple

from noblame.record.incident import Action, ActionType


class FollowUp(NamedTuple):
    """The question behind a type; its answer is the action's `detail`."""

    label: str
    """One or two words for the answer."""
    ask: str
    short: str
    """The same where there is little room."""


FOLLOW_UPS: dict[ActionType, FollowUp] = {
    "immediate": FollowUp("Patched", "what is patched, and where?", "what, where?"),
    "process": FollowUp("Document", "the link of the runbook or checklist", "its link"),
    "tool": FollowUp("Check", "the threshold, or the check's name", "threshold or name"),
    "architecture": FollowUp("First step", "a small first step", "a small one"),
}
"""Immediate fixes (S70), process changes (S71), tool improvements (S72), architecture changes (S73)."""
NO_TYPE = FollowUp("Detail", "set a type: it asks one thing more", "set a type")


def follow_up(action: Action) -> FollowUp:
    """Return what the type of an action asks; without one, what to do to be asked."""
    return FOLLOW_UPS.get(action.type, NO_TYPE)


def detail_lacks(action: Action) -> str:
    """Return what is open where the question of an action's type is not answered yet; "" where it is, or none asks."""
    if not action.type or action.detail.strip():
        return ""
    asked = FOLLOW_UPS[action.type]
    return f"{asked.label.lower()}: {asked.ask}"
