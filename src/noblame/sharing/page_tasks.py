"""The actions on the page: who does what by when, what is missing, and how each stands (S32, S63, S68)."""

from datetime import date
from typing import NamedTuple

from noblame.record.incident import Action, Incident
from noblame.record.notation.tree import find
from noblame.review.due import written_date
from noblame.review.owners import is_nobody
from noblame.review.standing import outcome, overdue
from noblame.review.tickets import ticket_link
from noblame.settings import Settings
from noblame.sharing.addresses import reachable


class Named(NamedTuple):
    """An owner or a date."""

    words: str
    is_wish: bool
    """Whether the word WISH stands before it: nobody has the action to do, or by no date."""


class Task(NamedTuple):
    """One row of the table."""

    number: int
    id: str
    """As texts of the record refer to it; may be empty."""
    what: str
    owner: Named
    due: Named
    late: str
    """By how much it is overdue."""
    outcome: str
    """What became of it, once it is done."""
    ticket: str
    address: str
    """Where the ticket is found; empty where that is not known."""
    detail: str
    helpers: str
    priority: str
    moves_down: str
    cause: str
    """The answer of the why tree that it closes."""


def tasks(incident: Incident, settings: Settings, day: date) -> tuple[Task, ...]:
    """Return the actions that are kept, as they stand on a day."""
    planned = (action for action in incident.actions if not action.decided)
    return tuple(_task(number, action, incident, settings, day) for number, action in enumerate(planned, 1))


def _task(number: int, action: Action, incident: Incident, settings: Settings, day: date) -> Task:
    late, closed = overdue(action, day), find(incident.causes, action.closes)
    return Task(
        number=number,
        id=action.id.strip(),
        what=action.what.strip(),
        owner=_named(action, action.owner.strip(), "not named", lacks=is_nobody(action.owner)),
        due=_named(action, action.due.strip(), "no date", lacks=written_date(action.due) is None),
        late=f"overdue by {late} d" if late else "",
        outcome=outcome(action) if action.done else "",
        ticket=action.ticket.strip(),
        address=reachable(ticket_link(action.ticket, settings.ticket_url)),
        detail=action.detail.strip(),
        helpers=", ".join(filter(None, map(str.strip, action.helpers))),
        priority=action.priority.strip(),
        moves_down=action.moves_down.strip(),
        cause=closed.cause.because.strip() if closed else "",
    )


def _named(action: Action, said: str, nothing: str, *, lacks: bool) -> Named:
    """Return what was said; what is done is no wish."""
    return Named(said or (nothing if action.done else ""), is_wish=lacks and not action.done)
