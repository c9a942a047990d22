"""The actions as plain lines (S65 to S73)."""

from collections.abc import Iterator
from datetime import date

from noblame.cli.lines import View, fact, joined
from noblame.record.incident import Action
from noblame.review.due import written_date
from noblame.review.lights import is_wish, kept
from noblame.review.owners import is_nobody


def actions(view: View) -> Iterator[str]:
    """Yield every action with its details below it."""
    for number, action in enumerate(view.incident.actions, 1):
        yield f"{number}. {joined((_wish(action), action.what), ': ')}"
        yield from (f"   {line}" for line in _details(action, view.today))


def _wish(action: Action) -> str:
    """Return the word for an action without an owner or a date (S66), and which of them it lacks."""
    if not is_wish(action):
        return ""
    lacks = ("no owner" if is_nobody(action.owner) else "", "" if written_date(action.due) else "no date")
    return f"WISH ({joined(lacks)})"


def _details(action: Action, today: date) -> Iterator[str]:
    """Yield what is known of an action."""
    yield from fact("Owner", action.owner)
    yield from fact("With", joined(action.helpers))
    yield from fact("Due", action.due and f"{action.due}{_overdue(action, today)}")
    yield from fact("Type", joined((action.type, action.detail), ": "))
    yield from fact("Priority", action.priority)
    yield from fact("Goes before", action.moves_down)
    yield from fact("Ticket", action.ticket)
    yield from fact("Answers cause", action.closes)
    yield from fact("Decided", joined((action.decided, action.reason), ": "))
    yield from fact("Done", action.done if isinstance(action.done, date) else action.done and "yes")
    yield from fact("Verified", action.verified)
    yield from fact("Known as", action.id)


def _overdue(action: Action, today: date) -> str:
    """Return by how much an open action is late."""
    due = written_date(action.due) if kept([action]) else None
    return f" (overdue by {(today - due).days} d)" if due and due < today else ""
