"""Which items of two versions of a list are the same item, and in what order the items of three versions stand."""

from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise

import msgspec

from noblame.record.incident import (
    Accepted,
    Action,
    Attendee,
    Cause,
    Entry,
    Improvement,
    Link,
    Parked,
    Part,
    Question,
    Shared,
)

_KEYS: dict[type, tuple[str, ...]] = {
    Accepted: ("text", "rule"),
    Action: ("what",),
    Attendee: ("name",),
    Cause: ("because",),
    Entry: ("what", "at"),
    Improvement: ("idea",),
    Link: ("title", "url"),
    Parked: ("what",),
    Question: ("ask",),
    Shared: ("where", "on"),
}

LOOK_AHEAD = 6
"""How many neighbours a reworded item is compared with, so that a long list stays cheap."""


class Row(msgspec.Struct, frozen=True):
    """One item through three versions of its list: its place in each, None where that version lacks it."""

    base: int | None
    theirs: int | None
    ours: int | None


def key_fields(item: object) -> tuple[str, ...]:
    """Return the fields that tell an item from its neighbours; none for plain text and dates."""
    return _KEYS.get(type(item), ())


def addresses(items: Iterable[object]) -> list[str]:
    """Return a name for each item that finds it again: its id, else its words; a repeated one is numbered."""
    seen: dict[str, int] = {}
    names = []
    for item in items:
        name = identity(item) or " · ".join(str(part) for part in _key(item) if part)
        seen[name] = seen.get(name, 0) + 1
        names.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return names


def identity(item: object) -> str:
    """Return the id of a cause or an action; empty where there is none."""
    return item.id if isinstance(item, Cause | Action) else ""


def rows(base: Sequence[object], theirs: Sequence[object], ours: Sequence[object]) -> list[Row]:
    """Return every item of three versions once, in no particular order."""
    to_theirs, to_ours = _pairs(base, theirs), _pairs(base, ours)
    found = [Row(index, to_theirs.get(index), to_ours.get(index)) for index in range(len(base))]
    new_theirs = _others(theirs, to_theirs)
    new_ours = _others(ours, to_ours)
    both = _same([theirs[index] for index in new_theirs], [ours[index] for index in new_ours])
    found += [Row(None, index, new_ours[both[at]] if at in both else None) for at, index in enumerate(new_theirs)]
    taken = set(both.values())
    return found + [Row(None, None, index) for at, index in enumerate(new_ours) if at not in taken]


def in_order(found: list[Row]) -> list[Row]:
    """Return rows in their order: that of theirs, with ours after their neighbours.

    Where only ours moved items, ours leads: sorting a list loses nothing when the other side adds to it.
    """
    if _moved(found, _of_ours) and not _moved(found, _of_theirs):
        return _woven(found, _of_ours, _of_theirs)
    return _woven(found, _of_theirs, _of_ours)


_Side = Callable[[Row], int | None]


def _of_theirs(row: Row) -> int | None:
    return row.theirs


def _of_ours(row: Row) -> int | None:
    return row.ours


def _moved(found: list[Row], side: _Side) -> bool:
    places = [place for row in found if row.base is not None and (place := side(row)) is not None]
    return any(before > after for before, after in pairwise(places))


def _woven(found: list[Row], lead: _Side, follow: _Side) -> list[Row]:
    spine = _sorted(found, lead)
    place = {row: index for index, row in enumerate(spine)}
    followers: dict[int, list[Row]] = {}
    anchor = -1
    for row in _sorted(found, follow):
        anchor = place.get(row, anchor)
        if row not in place:
            followers.setdefault(anchor, []).append(row)
    woven, waiting = [], followers.get(-1, [])
    for index, row in enumerate(spine):
        # What the leading side added at this place comes first: two lines added at an end read theirs, ours.
        if row.base is not None or follow(row) is not None:
            woven += waiting
            waiting = []
        woven.append(row)
        waiting = waiting + followers.get(index, [])
    return woven + waiting


def _sorted(found: list[Row], side: _Side) -> list[Row]:
    placed = [(place, row) for row in found if (place := side(row)) is not None]
    return [row for _, row in sorted(placed, key=lambda each: each[0])]


def _pairs(before: Sequence[object], after: Sequence[object]) -> dict[int, int]:
    """Return the places in `after` of the items of `before`: by id, by words, then by likeness between neighbours."""
    by_id = {identity(item): index for index, item in enumerate(after) if identity(item)}
    found = {index: by_id[identity(item)] for index, item in enumerate(before) if identity(item) in by_id}
    found |= _same(before, after, found)
    return found | _alike(before, after, found)


def _same(before: Sequence[object], after: Sequence[object], known: dict[int, int] | None = None) -> dict[int, int]:
    known = known or {}
    taken = set(known.values())
    places: dict[object, list[int]] = {}
    for index in reversed(range(len(after))):
        if index not in taken:
            places.setdefault(_key(after[index]), []).append(index)
    found = {}
    for index, item in enumerate(before):
        waiting = places.get(_key(item)) if index not in known else None
        if waiting and _may_be(item, after[waiting[-1]]):
            found[index] = waiting.pop()
    return found


def _alike(before: Sequence[object], after: Sequence[object], known: dict[int, int]) -> dict[int, int]:
    gaps = _gaps(len(after), {place: place for place in known.values()})
    found: dict[int, int] = {}
    for anchor, reworded in _gaps(len(before), known).items():
        free = gaps.get(anchor, [])
        for index in reworded:
            match = next((place for place in free[:LOOK_AHEAD] if _reworded(before[index], after[place])), None)
            if match is not None:
                found[index] = match
                free = free[free.index(match) + 1 :]
    return found


def _gaps(length: int, known: dict[int, int]) -> dict[int, list[int]]:
    """Return the unmatched places by the match that stands before them, -1 at the top."""
    gaps: dict[int, list[int]] = {}
    anchor = -1
    for index in range(length):
        if index in known:
            anchor = known[index]
        else:
            gaps.setdefault(anchor, []).append(index)
    return gaps


def _others(items: Sequence[object], pairs: dict[int, int]) -> list[int]:
    taken = set(pairs.values())
    return [index for index in range(len(items)) if index not in taken]


def _key(item: object) -> tuple[object, ...]:
    return tuple(getattr(item, name) for name in key_fields(item)) or (item,)


def _may_be(one: object, other: object) -> bool:
    return not (identity(one) and identity(other)) or identity(one) == identity(other)


def _reworded(one: object, other: object) -> bool:
    if not isinstance(one, Part) or type(one) is not type(other) or not _may_be(one, other):
        return False
    return _likeness(str(_key(one)[0])[:200], str(_key(other)[0])[:200])


def _likeness(one: str, other: str) -> bool:
    from difflib import SequenceMatcher  # noqa: PLC0415  12 ms, and only a reworded item needs it

    if one and other and (one.startswith(other) or other.startswith(one)):
        return True
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return matcher.quick_ratio() >= 0.6 and matcher.ratio() >= 0.6
