"""Ids that two sides gave out at the same time: ours are given again, so that no `closes` points at the wrong cause."""

import re
from collections import Counter
from collections.abc import Iterator

import msgspec

from noblame.record.incident import Action, Cause, Incident


def renumbered(base: Incident, theirs: Incident, ours: Incident) -> Incident:
    """Return ours with fresh ids for what both sides numbered alike but which is not the same item.

    An item that both sides numbered differently takes their id. What refers to a changed id follows.
    """
    given, known = dict(_numbered(theirs)), dict(_numbered(base))
    new = {name: words for name, words in _numbered(ours) if name not in known}
    theirs_by_words = {words: name for name, words in given.items() if name not in known}
    names: dict[str, str] = {}
    taken = known.keys() | given.keys() | new.keys()
    for name, words in new.items():
        if given.get(name) == words:
            continue
        if words in theirs_by_words:
            names[name] = theirs_by_words[words]
        elif name in given:
            names[name] = _next_id(name, taken | set(names.values()))
    changed = {name: other for name, other in names.items() if name != other}
    return _with_names(ours, changed) if changed else ours


def unique(incident: Incident, theirs: Incident) -> Incident:
    """Return a merged record in which no cause has the id of another, but where theirs had that already.

    Where both sides reworded a cause beyond recognition it stands twice; the later one loses the id.
    """
    twice = {name for name, count in Counter(cause.id for cause in _causes(theirs.causes)).items() if count > 1}
    seen = {""} | twice
    names = [cause.id for cause in _causes(incident.causes) if cause.id not in seen]
    if len(names) == len(set(names)):
        return incident
    return msgspec.structs.replace(incident, causes=tuple(_once(cause, seen, twice) for cause in incident.causes))


def _once(cause: Cause, seen: set[str], twice: set[str]) -> Cause:
    name = "" if cause.id in seen - twice else cause.id
    seen.add(name)
    return msgspec.structs.replace(cause, id=name, next=tuple(_once(each, seen, twice) for each in cause.next))


def _numbered(incident: Incident) -> Iterator[tuple[str, tuple[type, str]]]:
    """Yield the id of every cause and action that has one, and what it is."""
    for cause in _causes(incident.causes):
        if cause.id:
            yield cause.id, (Cause, cause.because)
    for action in incident.actions:
        if action.id:
            yield action.id, (Action, action.what)


def _causes(causes: tuple[Cause, ...]) -> Iterator[Cause]:
    for cause in causes:
        yield cause
        yield from _causes(cause.next)


def _next_id(name: str, taken: set[str]) -> str:
    letters = re.match(r"\D*", name)
    start = letters[0] if letters else ""
    numbers = [int(other[len(start) :]) for other in taken if re.fullmatch(re.escape(start) + r"\d{1,9}", other)]
    return f"{start}{max(numbers, default=0) + 1}"


def _with_names(incident: Incident, names: dict[str, str]) -> Incident:
    return msgspec.structs.replace(
        incident,
        causes=tuple(_renamed(cause, names) for cause in incident.causes),
        actions=tuple(_repointed(action, names) for action in incident.actions),
    )


def _renamed(cause: Cause, names: dict[str, str]) -> Cause:
    below = tuple(_renamed(each, names) for each in cause.next)
    return msgspec.structs.replace(cause, id=names.get(cause.id, cause.id), next=below)


def _repointed(action: Action, names: dict[str, str]) -> Action:
    return msgspec.structs.replace(
        action, id=names.get(action.id, action.id), closes=names.get(action.closes, action.closes)
    )
