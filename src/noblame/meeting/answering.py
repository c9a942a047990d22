"""Actions and the causes they answer, kept together while undo and redo go through the why tree (S55)."""

from collections.abc import Iterable
from typing import NamedTuple

from msgspec.structs import replace

from noblame.record.incident import Action, Incident
from noblame.record.notation.ids import next_action_id
from noblame.record.notation.tree import walk


class Aside(NamedTuple):
    """An action as it was when undo took the cause it answers out of the tree."""

    number: int
    """Where it stood among the actions."""
    action: Action
    because: str
    """What the cause said: another one may be given its id."""
    was_taken_out: bool
    """Whether the action went with it, or its link only."""


class Answering:
    """Remembers which actions were made from the tree: undo of the making takes them out too, redo brings them back.

    An action that somebody has worked on since stays; only its link goes, and comes back.
    """

    def __init__(self) -> None:
        self._known: dict[str, str] = {}
        """What the causes of the tree say or said, by id."""
        self._made: dict[str, Action] = {}
        """By id the actions that were made from the tree, as they were then."""
        self._aside: list[Aside] = []

    def know(self, incident: Incident) -> None:
        """Note which causes can be answered."""
        self._known |= _said(incident)

    def made(self, before: Incident, after: Incident) -> None:
        """Note the actions that were made between two states of the record."""
        old = {action.id for action in before.actions}
        self._made |= {each.id: each for each in after.actions if each.closes and each.id not in old}

    def follow(self, incident: Incident) -> Incident:
        """Return the record with its actions as they belong to its tree, after a step through the tree's history."""
        said = _said(incident)
        back = [each for each in self._aside if said.get(each.action.closes) == each.because]
        self._aside = [each for each in self._aside if each not in back]
        for each in reversed(back):
            incident = _brought_back(incident, each)
        gone = [
            Aside(number, each, self._known[each.closes], self._made.get(each.id) == each)
            for number, each in enumerate(incident.actions)
            if each.closes in self._known and each.closes not in said
        ]
        self._aside += gone
        return _without(incident, gone) if gone else incident


def _said(incident: Incident) -> dict[str, str]:
    return {place.cause.id: place.cause.because for place in walk(incident.causes) if place.cause.id}


def _without(incident: Incident, gone: Iterable[Aside]) -> Incident:
    by_number = {each.number: each for each in gone}
    kept = (
        replace(action, closes="") if number in by_number else action
        for number, action in enumerate(incident.actions)
        if number not in by_number or not by_number[number].was_taken_out
    )
    return replace(incident, actions=tuple(kept))


def _brought_back(incident: Incident, aside: Aside) -> Incident:
    actions, action = list(incident.actions), aside.action
    if aside.was_taken_out:
        is_taken = any(each.id == action.id for each in actions)
        actions.insert(aside.number, replace(action, id=next_action_id(incident)) if is_taken else action)
    else:
        actions = [replace(each, closes=action.closes) if _is_it(each, action) else each for each in actions]
    return replace(incident, actions=tuple(actions))


def _is_it(each: Action, action: Action) -> bool:
    """Return whether an action whose link is gone is that one; it may have been worked on since."""
    return not each.closes and (each.id == action.id if action.id else each == replace(action, closes=""))
