"""How an action stands, in words: a wish, overdue, done. What is still open about one: see `action_open`."""

from datetime import date

from noblame.record.incident import Action
from noblame.review.due import written_date
from noblame.review.lights import is_wish, kept
from noblame.review.owners import is_nobody


def wish(action: Action) -> str:
    """Return the word for an action without an owner or a date, and which of them it lacks (S63).

    >>> wish(Action(what="Add an alert", owner="Ana Prieto"))
    'WISH (no date)'
    """
    if not is_wish(action):
        return ""
    lacks = ("no owner" if is_nobody(action.owner) else "", "" if written_date(action.due) else "no date")
    return f"WISH ({', '.join(filter(None, lacks))})"


def overdue(action: Action, today: date) -> int:
    """Return by how many days an open action is late; 0 where it is not, or where its date is none."""
    due = written_date(action.due) if kept([action]) else None
    return max((today - due).days, 0) if due else 0


def due(action: Action, today: date) -> str:
    """Return `2026-12-01 (overdue by 3 d)`, or the date alone; a text that is no date as it is."""
    late = overdue(action, today)
    return f"{action.due} (overdue by {late} d)" if late else action.due


def outcome(action: Action) -> str:
    """Return what became of an action that is no longer open: `done 2026-11-30`, `later: after the move`."""
    if action.done:
        when = f"done {action.done}" if isinstance(action.done, date) else "done"
        return f"{when}, {action.verified}" if action.verified else when
    word = {"later": "later", "no": "not doing"}.get(action.decided, "")
    return f"{word}: {action.reason}" if word and action.reason else word
