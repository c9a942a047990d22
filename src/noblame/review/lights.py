"""Five lights on an action: specific, owned, time-bound, tracked, prioritized (S62, S63, S65 to S69)."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from noblame.record.incident import Action, Incident
from noblame.review.due import parse_due, written_date
from noblame.review.owners import complete_owner, is_nobody, owner_lacks, owners
from noblame.review.specific import vague

__all__ = ["Light", "brake", "complete_owner", "is_wish", "kept", "lights", "owners"]

ENOUGH = 3
"""Above so many kept actions, none gets done (S62)."""


class Light(NamedTuple):
    """One mark on an action."""

    name: str
    letter: str
    on: bool
    why: str
    """What is missing, where it is off; else empty."""


def lights(action: Action, incident: Incident, today: date) -> tuple[Light, Light, Light, Light, Light]:
    """Return the five lights of an action, always in this order.

    Args:
        action: One of the record's actions.
        incident: The record, which knows who was there.
        today: What `fri` is counted from where the reason names the date it would be.
    """
    missing = {
        "specific": vague(action.what),
        "owned": owner_lacks(action.owner, incident),
        "time-bound": _undated(action.due, today),
        "tracked": "" if _is_ticket(action.ticket) else "no ticket: a key or a link",
        "prioritized": ""
        if action.priority or action.moves_down.strip()
        else "no rank: 1 to 5, or what it goes before",
    }
    first, second, third, fourth, fifth = (Light(name, name[0].upper(), not why, why) for name, why in missing.items())
    return first, second, third, fourth, fifth


def is_wish(action: Action) -> bool:
    """Return whether nobody has it to do, or by no date (S63). What is done is no wish."""
    return not action.done and (is_nobody(action.owner) or written_date(action.due) is None)


def kept(actions: Iterable[Action]) -> tuple[Action, ...]:
    """Return the actions somebody is to do: neither decided (later, no) nor done."""
    return tuple(action for action in actions if not action.decided and not action.done)


def brake(actions: Iterable[Action]) -> tuple[Action, ...]:
    """Return the kept actions above three, in their order: to be ranked, or said later or no to (S62)."""
    return kept(actions)[ENOUGH:]


def _undated(due: str, today: date) -> str:
    if written_date(due):
        return ""
    if not due.strip():
        return "no date"
    meant = parse_due(due, today)
    return f"write the date: {meant}" if meant else f"“{due.strip()}” is no date"


def _is_ticket(ticket: str) -> bool:
    """Return whether this can be a key or a link: every one has a digit or a scheme, "later" has neither."""
    return "://" in ticket or any(map(str.isdigit, ticket))
