"""Advice about what happens to actions after the meeting: tracking, rank, how they were verified (S62, S68 to S73)."""

from collections.abc import Iterator, Mapping

from noblame.record.incident import Incident
from noblame.review.advice.case import Case, Rule, Said
from noblame.review.deadlines import counted
from noblame.review.lights import is_wish, lights

ALONE = Incident(title="")
"""A record without people, who do not matter for a ticket."""
_MORE: Mapping[str, tuple[str, str]] = {
    "process": ("This process change links no page.", "Link the page that changes."),
    "tool": (
        "This tool improvement names no check and no threshold.",
        "Say which check, or which signal at which threshold.",
    ),
    "architecture": (
        "This architecture change has no first step, and large changes stall without a small one.",
        "Say what comes first.",
    ),
}
"""By type of action, what it still needs in `detail`; an immediate fix needs nothing more (S70 to S73)."""

_DECIDED = {"later": "put off", "no": "decided against"}


def untracked(case: Case) -> Iterator[Said]:
    """Yield the actions without a ticket once the document is out (S68)."""
    for place, action in case.kept:
        if case.published and not lights(action, ALONE, case.today, case.settings)[3].on:
            message = "This action has no ticket, so it is not planned beside other work."
            yield Said(place, message, "Put it into the tracker, and note the ticket's key or link.", keys=("ticket",))


def still_open(case: Case) -> Iterator[Said]:
    """Yield where a document is closed before its actions are done or decided (S93)."""
    if case.incident.status == "closed" and case.kept and not case.reason("status-closed"):
        verb = "is" if len(case.kept) == 1 else "are"
        message = f"It is closed, though {counted(len(case.kept), 'action')} {verb} still to be done."
        fix = "Note what is done and decide the rest, or give the reason."
        yield Said("status", message, fix, keys=("reasons: status-closed",))


def unranked(case: Case) -> Iterator[Said]:
    """Yield the actions of several that have no rank (S69)."""
    for place, action in case.kept:
        if (
            case.met
            and len(case.kept) > 1
            and not is_wish(action)
            and not (action.priority or action.moves_down.strip())
        ):
            message = "This action has no rank, so other work decides when it is done."
            fix = "Give it a priority from 1 to 5, or say what it goes before."
            yield Said(place, message, fix, keys=("priority", "moves_down"))


def type_detail(case: Case) -> Iterator[Said]:
    """Yield the actions whose type leaves a question open (S71 to S73)."""
    for place, action in case.kept:
        if action.type in _MORE and not action.detail.strip():
            yield Said(place, *_MORE[action.type], keys=("detail",))


def unexplained(case: Case) -> Iterator[Said]:
    """Yield the actions that were put off or refused without a reason (S62)."""
    for index, action in enumerate(case.incident.actions):
        if action.decided and not action.done and not action.reason.strip():
            message = f"This action was {_DECIDED[action.decided]}, and nothing says why."
            yield Said(f"actions[{index}]", message, "Give the reason in a few words.", keys=("reason",))


def unverified(case: Case) -> Iterator[Said]:
    """Yield the actions that are done, though nobody noted how that was seen (S73)."""
    for index, action in enumerate(case.incident.actions):
        if action.done and not action.verified.strip():
            message = "This action is done; how that was verified is not noted."
            yield Said(f"actions[{index}]", message, "Say what showed that it works.", keys=("verified",))


RULES = (
    Rule("still-open", "warn", "A closed document with open actions", still_open),
    Rule("untracked", "nudge", "An action without a ticket in a published document", untracked),
    Rule("unranked", "hint", "An action without a rank", unranked),
    Rule("type-detail", "hint", "An action whose type leaves a question open", type_detail),
    Rule("unexplained", "nudge", "An action put off or refused without a reason", unexplained),
    Rule("unverified", "hint", "A done action that nobody verified", unverified),
)
