"""Ticket keys, put where they belong in the record (S68, S92)."""

from collections.abc import Sequence
from typing import NamedTuple

import msgspec

from noblame.record.incident import Incident
from noblame.review.deadlines import counted
from noblame.review.lights import kept
from noblame.sharing.keys import Said
from noblame.sharing.keys.meaning import Meaning
from noblame.sharing.keys.reading import are_same, is_number
from noblame.sharing.work import name


class Placed(NamedTuple):
    """A ticket that has its action."""

    name: str
    """The action's id, else its number."""
    ticket: str
    what: str
    new: bool
    """Whether the record did not have it before."""


class Unplaced(NamedTuple):
    """A line that could not be used, and why."""

    said: Said
    why: str


class Keyed(NamedTuple):
    """What becomes of a record."""

    incident: Incident
    placed: tuple[Placed, ...]
    """In the order of the lines, those of tickets alone last."""
    unplaced: tuple[Unplaced, ...]
    """In the order of the lines."""
    left: tuple[str, ...]
    """Names of the open actions that still have no ticket."""


def keyed(incident: Incident, lines: Sequence[Said], *, replace: bool = False) -> Keyed:
    """Return the record with the tickets of some lines; no action gets an id for it.

    A ticket that names no action goes to the open action without one, where there is one of each: of several, whose
    order may be that of the tracker, none is given.

    Args:
        incident: The record.
        lines: What was said of tickets.
        replace: Whether another ticket takes the place of one that is there.
    """
    book = _Book(incident, replace=replace)
    book.take_alone([said for said in lines if not book.take(said)])
    actions = tuple(book.actions)
    changed = incident if actions == incident.actions else msgspec.structs.replace(incident, actions=actions)
    left = tuple(name(actions[at], at + 1) for at in book.untracked())
    unplaced = sorted(book.unplaced, key=lambda one: one.said.line)
    return Keyed(changed, tuple(book.placed), tuple(unplaced), left)


class _Book:
    """The actions of a record, as they get their tickets."""

    def __init__(self, incident: Incident, *, replace: bool) -> None:
        self.actions = list(incident.actions)
        self.placed: list[Placed] = []
        self.unplaced: list[Unplaced] = []
        self._meaning = Meaning(self.actions)
        self._given: dict[int, int] = {}
        self._replace = replace

    def untracked(self) -> list[int]:
        """Return where the open actions without a ticket stand."""
        found = enumerate(self.actions)
        return [at for at, action in found if kept((action,)) and action.what.strip() and not action.ticket.strip()]

    def take(self, said: Said) -> bool:
        """Give the ticket of a line to the action it names; return whether nothing is left to be done with it."""
        found = self._meaning.of(said)
        if not found and said.alone:
            return False
        if len(found) == 1:
            [(at, tickets)] = found.items()
            self._give_one_of(at, tickets, said)
        elif found:
            names = ", ".join(name(self.actions[at], at + 1) for at in sorted(found))
            self._refuse(said, f"more than one action is called so: {names}")
        else:
            self._refuse(said, self._meaning.why(said))
        return True

    def take_alone(self, lines: Sequence[Said]) -> None:
        """Give a ticket that names no action to the action without one, where there is one of each."""
        waiting = []
        for said in lines:
            at = next((at for at, one in enumerate(self.actions) if are_same(one.ticket, said.alone)), None)
            if at is None:
                waiting.append(said)
            else:
                self._give(at, said.alone, said)
        free = self.untracked()
        if len(free) == len(waiting) == 1:
            self._give(free[0], waiting[0].alone, waiting[0])
            return
        open_ones = counted(len(free), "action")
        why = f"it names no action, and {open_ones} without a ticket {'is' if len(free) == 1 else 'are'} open"
        for said in waiting:
            self._refuse(said, f"{why}; write its number too: {free[0] + 1} {said.alone}" if free else why)

    def _refuse(self, said: Said, why: str) -> None:
        self.unplaced.append(Unplaced(said, why))

    def _give_one_of(self, at: int, tickets: Sequence[str], said: Said) -> None:
        """Give an action the ticket of a line; a mere number beside a key or an address is something else."""
        first, *others = [ticket for ticket in tickets if not is_number(ticket)] or tickets
        if all(are_same(first, other) for other in others):
            self._give(at, first, said)
        else:
            self._refuse(said, f"more than one ticket is in it: {', '.join((first, *others))}")

    def _give(self, at: int, ticket: str, said: Said) -> None:
        """Give an action its ticket, unless it has another one."""
        action = self.actions[at]
        known_as, there = name(action, at + 1), action.ticket.strip()
        new = there != ticket and (self._replace or not are_same(there, ticket))
        if new:
            if at in self._given:
                self._refuse(said, f"{known_as} has {there} from line {self._given[at]}")
                return
            if there and not self._replace:
                self._refuse(said, f"{known_as} has {there}; --replace puts {ticket} in its place")
                return
            self.actions[at] = msgspec.structs.replace(action, ticket=ticket)
        self._given.setdefault(at, said.line)
        self.placed.append(Placed(known_as, self.actions[at].ticket, action.what, new=new))
