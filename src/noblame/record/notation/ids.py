"""Ids of causes and actions: `c3`, `a1`, given only when something needs to refer to the item."""

import re
from collections.abc import Iterable

from msgspec.structs import replace

from noblame.record.incident import Action, Cause, Incident
from noblame.record.notation.tree import find, put, walk


def next_id(items: tuple[Cause, ...] | tuple[Action, ...], prefix: str) -> str:
    """Return the first id that is above all ids in use, such as `c4`. Causes count with all their branches.

    Args:
        items: The whole why tree, or all actions.
        prefix: `c` or `a`.
    """
    return _above(_ids(items), prefix)


def next_cause_id(incident: Incident) -> str:
    """Return an id no cause has, nor an action still refers to."""
    return _above([*_ids(incident.causes), *(action.closes for action in incident.actions)], "c")


def next_action_id(incident: Incident) -> str:
    """Return an id no action has."""
    return next_id(incident.actions, "a")


def with_id(incident: Incident, path: tuple[int, ...]) -> tuple[Incident, str]:
    """Return the record in which the cause at `path` has an id, and that id; it keeps the one it has.

    Raises:
        IndexError: There is no cause at `path`.
    """
    for place in walk(incident.causes):
        if place.path == path:
            if place.cause.id:
                return incident, place.cause.id
            named = replace(place.cause, id=next_cause_id(incident))
            return replace(incident, causes=put(incident.causes, path, named)), named.id
    raise IndexError(path)


def without_id(incident: Incident, name: str) -> Incident:
    """Return the record in which no cause has the id `name`, unless an action refers to it."""
    place = find(incident.causes, name)
    if place is None or any(action.closes == name for action in incident.actions):
        return incident
    return replace(incident, causes=put(incident.causes, place.path, replace(place.cause, id="")))


def _ids(items: Iterable[Cause | Action]) -> list[str]:
    ids = []
    for item in items:
        ids += [place.cause.id for place in walk((item,))] if isinstance(item, Cause) else [item.id]
    return ids


def _above(ids: Iterable[str], prefix: str) -> str:
    numbers = (re.fullmatch(rf"{prefix}([0-9]{{1,9}})", name) for name in ids)
    return f"{prefix}{max((int(found[1]) for found in numbers if found), default=0) + 1}"
