"""Which item of a new list was which item of the old one."""

from collections import defaultdict, deque
from collections.abc import Sequence
from functools import cache
from typing import Any

import msgspec

from noblame.source.shapes import Choice, Number, YesNo, fields_of

MAX_COMPARED = 2_500
"""So many pairs of changed items are compared; beyond, they are taken in order."""
ENOUGH = 0.5
SAME_PLACE = 0.15
"""What it adds to be the same place among as many changed items."""


def align(old: Sequence[Any], new: Sequence[Any]) -> list[int | None]:
    """Return for each new item the index of the old item it was, or None where it is new.

    Equal items come first, then items with the same id, then the most alike of the rest.
    """
    found = _equal(old, new)
    _same_id(old, new, found)
    used = {index for index in found if index is not None}
    left = [i for i in range(len(old)) if i not in used]
    open_ = [j for j, index in enumerate(found) if index is None]
    if len(left) * len(open_) > MAX_COMPARED:
        pairs = [(i, j) for i, j in zip(left, open_, strict=False) if _likeness(old[i], new[j]) >= ENOUGH]
    else:
        pairs = _most_alike(old, new, left, open_)
    for i, j in pairs:
        found[j] = i
    return found


def _equal(old: Sequence[Any], new: Sequence[Any]) -> list[int | None]:
    """Match equal items: in the same place first, then in order."""
    found: list[int | None] = [None] * len(new)
    places: dict[Any, deque[int]] = defaultdict(deque)
    for i, item in enumerate(old):
        if i < len(new) and (new[i] is item or new[i] == item):
            found[i] = i
        else:
            places[_key(item)].append(i)
    for j, item in enumerate(new):
        if found[j] is None and (waiting := places.get(_key(item))):
            found[j] = waiting.popleft()
    return found


def _key(item: Any) -> Any:
    """Return what stands for an item in a dict; one that holds a dict stands by its text."""
    try:
        hash(item)
    except TypeError:
        return repr(item)
    return item


def _same_id(old: Sequence[Any], new: Sequence[Any], found: list[int | None]) -> None:
    used = {index for index in found if index is not None}
    ids = {getattr(item, "id", ""): i for i, item in enumerate(old) if i not in used}
    for j, item in enumerate(new):
        name = getattr(item, "id", "")
        if found[j] is None and name and name in ids:
            found[j] = ids.pop(name)


def _most_alike(old: Sequence[Any], new: Sequence[Any], left: list[int], open_: list[int]) -> list[tuple[int, int]]:
    """Return pairs of old and new places, the most alike and nearest first, each place once."""
    scored = []
    for a, i in enumerate(left):
        for b, j in enumerate(open_):
            likeness = _likeness(old[i], new[j]) + (SAME_PLACE if a == b and len(left) == len(open_) else 0)
            if likeness >= ENOUGH:
                scored.append((-likeness, abs(a - b), i, j))
    pairs, taken_old, taken_new = [], set[int](), set[int]()
    for _, _, i, j in sorted(scored):
        if i not in taken_old and j not in taken_new:
            pairs.append((i, j))
            taken_old.add(i)
            taken_new.add(j)
    return pairs


def _likeness(old: Any, new: Any) -> float:
    """Return from 0 to 1 how alike two items are, by the fields that tell items apart and say something in both."""
    if not isinstance(old, msgspec.Struct) or type(old) is not type(new):
        return ENOUGH
    shares = []
    for name in _telling(type(old)):
        was, now = getattr(old, name), getattr(new, name)
        if was and now:
            shares.append(_share(was, now))
    return sum(shares) / len(shares) if shares else 0.0


@cache
def _telling(struct: type[msgspec.Struct]) -> tuple[str, ...]:
    return tuple(field.name for field in fields_of(struct) if not isinstance(field.shape, Choice | YesNo | Number))


def _share(old: Any, new: Any) -> float:
    if isinstance(old, str) and isinstance(new, str):
        return _text_likeness(old, new)
    return 1.0 if old == new else 0.0


def _text_likeness(old: str, new: str) -> float:
    """Return the share of two texts that is the same at their start and their end."""
    shorter, longer = sorted((len(old), len(new)))
    before = next((i for i in range(shorter) if old[i] != new[i]), shorter)
    after = next((i for i in range(shorter - before) if old[-1 - i] != new[-1 - i]), shorter - before)
    return (before + after) / longer
