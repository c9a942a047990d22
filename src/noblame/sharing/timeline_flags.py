"""Where the names of the milestones stand above a drawn timeline, so that none covers another."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from functools import cache
from itertools import combinations, product
from typing import NamedTuple

from noblame.sharing.timeline_axis import Axis

_SIGN, _LETTER, _DIGIT, _AIR = 22, 8.8, 7.4, 8
"""Widths in the drawing's unit: the sign before a word, a bold letter of it, a character of the time, the distance."""


class Milestone(NamedTuple):
    """A moment that everybody asks for."""

    name: str
    """`started`, `detected`, `mitigated`, `resolved`; `open` for the end that is not known yet."""
    word: str
    at: datetime


class Flag(NamedTuple):
    """A milestone with its place: a pole on its moment, and the words beside the pole."""

    name: str
    word: str
    clock: str
    x: float
    level: int
    """How high the words stand; 0 is the lowest."""
    left: bool
    """Whether the words stand at the left of the pole."""

    @property
    def span(self) -> tuple[float, float]:
        """From where to where the words reach."""
        wide = max(_SIGN + _LETTER * len(self.word), _SIGN + _DIGIT * len(self.clock)) + _AIR
        return (self.x - wide, self.x) if self.left else (self.x, self.x + wide)


def flags(milestones: Sequence[Milestone], axis: Axis, width: float) -> tuple[Flag, ...]:
    """Return the milestones with their places: as low as they can stand, and no pole through the words of another.

    Where that cannot be, as it may on a narrow drawing, the words have a row each, and poles go behind them.
    """
    for arrangement in _arrangements(len(milestones)):
        found = tuple(_flags(milestones, axis, arrangement))
        if _is_clear(found, width):
            return found
    apart = tuple((level, axis.x(each.at) > width / 2) for level, each in enumerate(milestones))
    return tuple(_flags(milestones, axis, apart))


@cache
def _arrangements(count: int) -> list[tuple[tuple[int, bool], ...]]:
    """Return every way to give each flag a level and a side, the lowest first."""
    every = product(product(range(count), (False, True)), repeat=count)
    return sorted(every, key=lambda each: (max((level for level, _ in each), default=0), sum(map(sum, each))))


def _flags(milestones: Sequence[Milestone], axis: Axis, arrangement: Sequence[tuple[int, bool]]) -> Iterator[Flag]:
    for each, (level, left) in zip(milestones, arrangement, strict=True):
        clock = f"as of {axis.clock(each.at)}" if each.name == "open" else axis.clock(each.at)
        yield Flag(each.name, each.word, clock, axis.x(each.at), level, left)


def _is_clear(found: Sequence[Flag], width: float) -> bool:
    """Tell whether all words are within the drawing, and nothing stands on them."""
    within = all(flag.span[0] >= 0 and flag.span[1] <= width for flag in found)
    return within and not any(_collide(one, other) for one, other in combinations(found, 2))


def _collide(one: Flag, other: Flag) -> bool:
    """Tell whether words stand on each other, or the pole of the higher goes through those of the lower."""
    low, high = sorted((one, other), key=lambda flag: flag.level)
    if low.level == high.level:
        return low.span[0] < high.span[1] and high.span[0] < low.span[1]
    return low.span[0] < high.x < low.span[1]
