"""The actions as plain lines (S65 to S73)."""

from collections.abc import Iterator
from datetime import date

from noblame.cli.lines import View, fact, joined
from noblame.record.incident import Action
from noblame.review.standing import due, wish


def actions(view: View) -> Iterator[str]:
    """Yield every action with its details below it."""
    for number, action in enumerate(view.incident.actions, 1):
        yield f"{number}. {joined((wish(action), action.what), ': ')}"
        yield from (f"   {line}" for line in _details(action, view.today))


def _details(action: Action, today: date) -> Iterator[str]:
    """Yield what is known of an action."""
    yield from fact("Owner", action.owner)
    yield from fact("With", joined(action.helpers))
    yield from fact("Due", due(action, today))
    yield from fact("Type", joined((action.type, action.detail), ": "))
    yield from fact("Priority", action.priority)
    yield from fact("Goes before", action.moves_down)
    yield from fact("Ticket", action.ticket)
    yield from fact("Answers cause", action.closes)
    yield from fact("Decided", joined((action.decided, action.reason), ": "))
    yield from fact("Done", action.done if isinstance(action.done, date) else action.done and "yes")
    yield from fact("Verified", action.verified)
    yield from fact("Known as", action.id)
