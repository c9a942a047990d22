"""Two people changed one record: a three-way merge, field by field and item by item (P5).

Where only one side changed a value, that change is taken. Where both did, theirs stays in the record and ours waits in
a `Conflict` until somebody chooses; nothing of either side is dropped.
"""

from collections.abc import Iterator
from datetime import date, datetime
from functools import cache
from typing import cast

import msgspec

from noblame.record.incident import Entry, Incident, Part
from noblame.record.matching import addresses, identity, in_order, key_fields, rows
from noblame.record.numbering import renumbered, unique

_ONE_OF = {
    "actions": "action",
    "attendees": "attendee",
    "causes": "cause",
    "improvements": "idea",
    "links": "link",
    "next": "cause",
    "questions": "question",
}


class Conflict(msgspec.Struct, frozen=True):
    """One value that both sides changed, each to something else.

    Attributes:
        path: where it stands: field names, and for an item of a list its id or its words.
        words: the same for a person: "title", "timeline 14:09", "action a1 owner".
        theirs: what stands in the merged record; None where they removed the item that we edited, which then stays.
        ours: what waits; None where we removed the item that they edited.
    """

    path: tuple[str, ...]
    words: str
    theirs: object
    ours: object


class Merged(msgspec.Struct, frozen=True):
    """What came of a merge."""

    incident: Incident
    conflicts: tuple[Conflict, ...] = ()


class _Gone:
    """Stands for an item or a key that a version lacks."""


_GONE = _Gone()
_Found = tuple[object, tuple[Conflict, ...]]


def merge(base: Incident, theirs: Incident, ours: Incident) -> Merged:
    """Merge two versions that were made from `base`.

    Args:
        base: what both sides started from.
        theirs: what is on disk.
        ours: what is on screen.
    """
    if theirs in (base, ours):
        return Merged(ours)
    incident, conflicts = _value(base, theirs, renumbered(base, theirs, ours))
    return Merged(unique(cast("Incident", incident), theirs), conflicts)


def take_ours(incident: Incident, conflict: Conflict) -> Incident:
    """Return the incident with our side of a conflict in place of theirs.

    Raises:
        LookupError: what the conflict is about is no longer there.
    """
    return cast("Incident", _put(incident, conflict.path, conflict.ours))


def take_theirs(incident: Incident, conflict: Conflict) -> Incident:
    """Return the incident with their side of a conflict, which differs only for an item that they removed.

    Raises:
        LookupError: as for `take_ours`.
    """
    return incident if conflict.theirs is not None else cast("Incident", _put(incident, conflict.path, None))


def holds_ours(incident: Incident, conflict: Conflict) -> bool:
    """Return whether the incident says what our side of a conflict does, so that there is nothing left to choose."""
    try:
        return take_ours(incident, conflict) == incident
    except LookupError:
        return False


def _value(base: object, theirs: object, ours: object) -> _Found:
    if ours in (theirs, base):
        return theirs, ()
    if theirs == base:
        return ours, ()
    if isinstance(theirs, Part) and type(theirs) is type(ours):
        return _fields(base, theirs, ours)
    if isinstance(theirs, dict) and isinstance(ours, dict):
        return _by_key(base if isinstance(base, dict) else {}, theirs, ours)
    if isinstance(theirs, tuple) and isinstance(ours, tuple):
        return _items(base if isinstance(base, tuple) else (), theirs, ours)
    conflict = Conflict((), "", _or_none(theirs), _or_none(ours))
    return (ours if isinstance(theirs, _Gone) else theirs), (conflict,)


def _or_none(value: object) -> object:
    return None if isinstance(value, _Gone) else value


def _fields(base: object, theirs: Part, ours: object) -> _Found:
    start = _as_fields(base) if type(base) is type(theirs) else _blank(type(theirs))
    changes: dict[str, object] = {}
    conflicts: list[Conflict] = []
    for name in theirs.__struct_fields__:
        value, found = _value(start.get(name, _GONE), getattr(theirs, name), getattr(ours, name))
        changes[name] = value
        conflicts += _below(name, _field_words(name), found)
    return msgspec.structs.replace(theirs, **changes), tuple(conflicts)


def _as_fields(part: object) -> dict[str, object]:
    return msgspec.structs.asdict(part) if isinstance(part, Part) else {}


@cache
def _blank(kind: type[Part]) -> dict[str, object]:
    """Return the fields of a part as they are while it is absent; a required one is left out."""
    return {
        field.name: field.default if field.default is not msgspec.NODEFAULT else _made(field.default_factory)
        for field in msgspec.structs.fields(kind)
        if not field.required
    }


def _made(factory: object) -> object:
    return factory() if callable(factory) else _GONE


def _by_key(base: dict[str, object], theirs: dict[str, object], ours: dict[str, object]) -> _Found:
    merged: dict[str, object] = {}
    conflicts: list[Conflict] = []
    for key in theirs | ours:
        value, found = _value(base.get(key, _GONE), theirs.get(key, _GONE), ours.get(key, _GONE))
        if not isinstance(value, _Gone):
            merged[key] = value
        conflicts += _below(key, key, found)
    return merged, tuple(conflicts)


def _items(base: tuple[object, ...], theirs: tuple[object, ...], ours: tuple[object, ...]) -> _Found:
    merged: list[object] = []
    clashes: list[tuple[int, tuple[Conflict, ...]]] = []
    for row in in_order(rows(base, theirs, ours)):
        value, found = _item(_at(base, row.base), _at(theirs, row.theirs), _at(ours, row.ours))
        if isinstance(value, _Gone):
            continue
        if found:
            clashes.append((len(merged), found))
        merged.append(value)
    names = addresses(merged) if clashes else []
    conflicts = [each for at, found in clashes for each in _below(names[at], _label(merged[at]), found)]
    return tuple(merged), tuple(conflicts)


def _at(items: tuple[object, ...], index: int | None) -> object:
    return _GONE if index is None else items[index]


def _item(base: object, theirs: object, ours: object) -> _Found:
    value, conflicts = _value(base, theirs, ours)
    if any(conflict.path[:1] == (name,) for conflict in conflicts for name in key_fields(value)):
        # The words that name the item differ, so no place inside it can be named: the whole item waits.
        return value, (Conflict((), "", value, _value(base, ours, theirs)[0]),)
    return value, conflicts


def _below(name: str, words: str, found: tuple[Conflict, ...]) -> Iterator[Conflict]:
    for each in found:
        own_words = each.path[:1] == ("next",) or (name in {"causes", "next"} and each.words.startswith("cause "))
        said = each.words if own_words else f"{words} {each.words}".strip()
        yield msgspec.structs.replace(each, path=(name, *each.path), words=said)


def _field_words(name: str) -> str:
    return _ONE_OF.get(name, name.strip("_").replace("_", " "))


def _label(item: object) -> str:
    if isinstance(item, Entry) and item.at is not None:
        return f"{item.at:%H:%M}"
    words = str(getattr(item, key_fields(item)[0])) if key_fields(item) else _plain(item)
    return identity(item) or (words if len(words) <= 40 else f"{words[:39]}…")


def _plain(item: object) -> str:
    return item.isoformat() if isinstance(item, date | datetime) else str(item)


def _put(value: object, path: tuple[str, ...], new: object) -> object:
    """Return `value` with `new` at `path`; None takes an item or a key away."""
    if not path:
        return new
    name, rest = path[0], path[1:]
    if isinstance(value, Part) and name in value.__struct_fields__:
        return msgspec.structs.replace(value, **{name: _put(getattr(value, name), rest, new)})
    if isinstance(value, dict):
        return _put_key(value, name, _put(value[name], rest, new) if rest else new)
    if isinstance(value, tuple):
        return _put_item(value, name, rest, new)
    raise LookupError(name)


def _put_key(value: dict[str, object], key: str, new: object) -> dict[str, object]:
    others = {other: kept for other, kept in value.items() if other != key}
    return others if new is None else value | {key: new}


def _put_item(items: tuple[object, ...], name: str, rest: tuple[str, ...], new: object) -> tuple[object, ...]:
    names = addresses(items)
    if name not in names:
        if rest:
            raise LookupError(name)
        return items if new is None else (*items, new)
    place = names.index(name)
    changed = _put(items[place], rest, new)
    return items[:place] + (() if changed is None else (changed,)) + items[place + 1 :]
