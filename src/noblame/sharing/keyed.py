"""Ticket keys, put where they belong in the record (S68, S92)."""

from collections.abc import Sequence
from typing import NamedTuple

import msgspec

from noblame.archive.follow import named
from noblame.record.incident import Incident
from noblame.review.deadlines import counted
from noblame.review.lights import kept
from noblame.sharing.escaping import BREAK, one_line
from noblame.sharing.keys import Reading, Said
from noblame.sharing.lines import cut
from noblame.sharing.work import name

SHOWN = 60
"""Characters of an action in a reason."""


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
    left: tuple[str, ...]
    """Names of the open actions that still have no ticket."""


def keyed(incident: Incident, lines: Sequence[Said], *, replace: bool = False) -> Keyed:
    """Return the record with the tickets of some lines; no action gets an id for it.

    Tickets that name no action go to the open actions without one, in their order, where they are as many.

    Args:
        incident: The record.
        lines: What was said of tickets.
        replace: Whether another ticket takes the place of one that is there.
    """
    book = _Book(incident, replace=replace)
    for said in lines:
        if not said.alone:
            book.take(said)
    book.take_alone([said for said in lines if said.alone])
    actions = tuple(book.actions)
    changed = incident if actions == incident.actions else msgspec.structs.replace(incident, actions=actions)
    left = tuple(name(actions[at], at + 1) for at in book.untracked())
    return Keyed(changed, tuple(book.placed), tuple(book.unplaced), left)


class _Book:
    """The actions of a record, as they get their tickets."""

    def __init__(self, incident: Incident, *, replace: bool) -> None:
        self.actions = list(incident.actions)
        self.placed: list[Placed] = []
        self.unplaced: list[Unplaced] = []
        self._titles = [_plain(action.what) for action in incident.actions]
        self._given: dict[int, int] = {}
        self._replace = replace

    def untracked(self) -> list[int]:
        """Return where the open actions without a ticket stand."""
        found = enumerate(self.actions)
        return [at for at, action in found if kept((action,)) and action.what.strip() and not action.ticket.strip()]

    def take(self, said: Said) -> None:
        """Give the ticket of a line to the action it names."""
        for reading in said.readings:
            found = self._meant(reading)
            if len(found) == 1:
                self._give(found[0], reading.ticket, said)
                return
            if found:
                names = ", ".join(name(self.actions[at], at + 1) for at in found)
                self.unplaced.append(Unplaced(said, f"more than one action is called so: {names}"))
                return
        self.unplaced.append(Unplaced(said, self._why(said)))

    def take_alone(self, lines: Sequence[Said]) -> None:
        """Give tickets that name no action to the actions without one, where there are as many."""
        waiting = []
        for said in lines:
            at = next((at for at, one in enumerate(self.actions) if one.ticket == said.readings[0].ticket), None)
            if at is None:
                waiting.append(said)
            else:
                self._give(at, said.readings[0].ticket, said)
        free = self.untracked()
        if len(free) == len(waiting):
            for at, said in zip(free, waiting, strict=True):
                self._give(at, said.readings[0].ticket, said)
            return
        open_ones = counted(len(free), "action")
        why = f"it names no action, and {open_ones} without a ticket {'is' if len(free) == 1 else 'are'} open"
        self.unplaced += [Unplaced(said, why) for said in waiting]

    def _give(self, at: int, ticket: str, said: Said) -> None:
        """Give an action its ticket, unless it has another one."""
        action = self.actions[at]
        known_as, there = name(action, at + 1), action.ticket.strip()
        if there != ticket:
            if at in self._given:
                why = f"{known_as} has {there} from line {self._given[at]}"
                self.unplaced.append(Unplaced(said, why))
                return
            if there and not self._replace:
                self.unplaced.append(Unplaced(said, f"{known_as} has {there}; --replace puts {ticket} in its place"))
                return
            self.actions[at] = msgspec.structs.replace(action, ticket=ticket)
        self._given.setdefault(at, said.line)
        self.placed.append(Placed(known_as, ticket, action.what, new=there != ticket))

    def _meant(self, reading: Reading) -> list[int]:
        """Return where the action stands that a reading names; of several of one title, those without a ticket.

        An id is sure. A number is, too, where nothing stands beside it; beside a title it only counts where that is
        still the action's: others may have been put in front of it.
        """
        at = self._called(reading.name)
        if at is not None and (not reading.title or not reading.name.isdigit() or at in self._titled(reading.title)):
            return [at]
        found = self._titled(reading.title) if reading.title else []
        free = [at for at in found if not self.actions[at].ticket.strip()]
        return free if len(found) > 1 and free else found

    def _called(self, known_as: str) -> int | None:
        """Return where the action of an id or a number stands; of an id also where its case is another."""
        at = named(self.actions, known_as) if known_as else None
        ids = [action.id.casefold() for action in self.actions]
        return ids.index(known_as.casefold()) if at is None and known_as and known_as.casefold() in ids else at

    def _titled(self, title: str) -> list[int]:
        return _titled(self._titles, title)

    def _why(self, said: Said) -> str:
        """Return why a line names no action."""
        if not said.readings:
            return "there is no ticket in it"
        at = next(filter(lambda at: at is not None, (self._called(one.name) for one in said.readings)), None)
        if at is None:
            return "it names no action of the record"
        return f"action {at + 1} reads otherwise now: {cut(self.actions[at].what.strip(), SHOWN)}"


def _titled(titles: Sequence[str], title: str) -> list[int]:
    """Return where a title stands: where it is that, else where it is cut from it, else where it begins with it."""
    wanted = _plain(title)
    cut = wanted.removesuffix("…").removesuffix("...").rstrip()
    ways = (
        lambda own: own == wanted,
        lambda own: cut != wanted and len(cut) > 3 and own.startswith(cut),
        lambda own: len(own) > 3 and wanted.startswith(f"{own} "),
    )
    for way in ways:
        found = [at for at, own in enumerate(titles) if own and way(own)]
        if found:
            return found
    return []


def _plain(title: str) -> str:
    """Return a title as it is compared: without what an export put into it, case and spaces."""
    return " ".join(one_line(title).replace(BREAK, "").removeprefix("'").split()).casefold()
