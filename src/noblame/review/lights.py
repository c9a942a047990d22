"""Five lights on an action: specific, owned, time-bound, tracked, prioritized (S62, S63, S65 to S69)."""

import re
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from noblame.record.incident import Action, Incident
from noblame.review.days import is_business_day
from noblame.review.due import parse_due, written_date
from noblame.review.owners import complete_owner, everybody, helper_note, is_nobody, owner_lacks, owner_note, owners
from noblame.review.specific import vague
from noblame.settings import Settings

__all__ = ["Light", "brake", "complete_owner", "is_wish", "kept", "lights", "owners"]

ENOUGH = 3
"""Above so many kept actions, none gets done (S62)."""
USUAL = Settings()
LONGEST = 300
"""A ticket's key or address is no longer."""
_TICKET = re.compile(r"[^\W_][\w.]*-[0-9]+|(?:[\w.-]+/[\w.-]+)?#?[0-9]+|[A-Za-z][A-Za-z0-9+.-]*://\S+")
"""OPS-2231, #123, team/service#12, 0123, or an address."""


class Light(NamedTuple):
    """One mark on an action."""

    name: str
    letter: str
    on: bool
    why: str
    """What is missing, where it is off; else empty."""
    note: str = ""
    """What to look at although it is on."""


Lights = tuple[Light, Light, Light, Light, Light]


def lights(action: Action, incident: Incident, today: date, settings: Settings = USUAL) -> Lights:
    """Return the five lights of an action, always in this order.

    Args:
        action: One of the record's actions.
        incident: The record, which knows who was there.
        today: What `fri` is counted from where the reason names the date it would be.
        settings: What a ticket looks like, and which days people work.
    """
    return (
        _light("specific", vague(action.what, everybody(incident, settings.people))),
        _light("owned", owner_lacks(action.owner, incident), owner_note(action.owner, incident) or helper_note(action)),
        _light("time-bound", _undated(action.due, today), _day_note(action, today, settings)),
        _light("tracked", _untracked(action.ticket, settings.ticket_pattern)),
        _light("prioritized", _unranked(action)),
    )


def _light(name: str, why: str, note: str = "") -> Light:
    return Light(name, name[0].upper(), not why, why, "" if why else note)


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


def _day_note(action: Action, today: date, settings: Settings) -> str:
    """Return what is odd about the date of an action that is still to be done."""
    day = written_date(action.due)
    if day is None or action.done or action.decided:
        return ""
    if day < today:
        return f"{action.due} is past"
    return "" if is_business_day(day, settings.deadlines) else f"{day:%a} {day.day} {day:%b}: a working day?"


def is_ticket(text: str, pattern: str = "") -> bool:
    """Return whether a text is an address, or a ticket's key: as the setting `ticket_pattern` has it, else a usual one.

    >>> is_ticket("OPS-2231"), is_ticket("later")
    (True, False)
    """
    key = re.compile(pattern) if pattern else _TICKET
    return len(text) <= LONGEST and ("://" in text or key.fullmatch(text) is not None)


def _untracked(ticket: str, pattern: str) -> str:
    """Return why a ticket cannot be found again: by the team's pattern, else any key or address will do (S68)."""
    ticket = ticket.strip()
    if not ticket:
        return "no ticket: a key or a link"
    if is_ticket(ticket, pattern):
        return ""
    return f"“{ticket[:20]}” is no ticket: a key{' as ' + pattern if pattern else ''} or a link"


def _unranked(action: Action) -> str:
    return "" if action.priority or action.moves_down.strip() else "no rank: 1 to 5, or what it goes before"
