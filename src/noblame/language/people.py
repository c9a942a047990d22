"""Who is a person by name: the roster, in any spelling that a room uses."""

from collections.abc import Iterator
from functools import lru_cache

from noblame.language.tokens import folded

PARTICLES = frozenset(
    [
        "van",
        "von",
        "der",
        "den",
        "de",
        "del",
        "della",
        "di",
        "da",
        "dos",
        "du",
        "la",
        "le",
        "al",
        "el",
        "bin",
        "ben",
        "ibn",
        "bint",
        "ter",
        "ten",
        "zu",
        "y",
        "e",
        "jr",
        "sr",
        "dr",
        "mr",
        "ms",
        "mrs",
        "prof",
    ]
)
"""Parts of names that are no names by themselves."""
SHORTEST_SLIP = 5
"""Letters a name needs to be known with one of them wrong: shorter ones are too near to words."""


class Roster:
    """Names by which the people of a record are called.

    Args:
        people: Full names, as attendees and owners are written.
    """

    def __init__(self, people: tuple[str, ...]) -> None:
        whole = [[part for part in _parts(person) if part not in PARTICLES] for person in people]
        self.parts = frozenset(part for name in whole for part in name)
        """Every first, middle and last name, folded."""
        self._firsts = [name[0] for name in whole if name]
        self._near: dict[str, bool] = {}

    def __bool__(self) -> bool:
        return bool(self.parts)

    def knows(self, word: str) -> bool:
        """Return whether `word` (folded) is one of the names, letter for letter."""
        return word in self.parts or ("-" in word and word.split("-", maxsplit=1)[0] in self.parts)

    def guesses(self, word: str) -> bool:
        """Return whether `word` (folded, no English word) is a name with one slip, or short for one person only."""
        if word not in self._near:
            self._near[word] = len(word) > 2 and (self._is_short(word) or any(_slip(word, part) for part in self.parts))
        return self._near[word]

    def _is_short(self, word: str) -> bool:
        meant = {first for first in self._firsts if first.startswith(word) or (len(word) > 4 and first.endswith(word))}
        return len(meant) == 1


@lru_cache(maxsize=64)
def roster(people: tuple[str, ...]) -> Roster:
    """Return the roster of `people`, given by their full names."""
    return Roster(people)


def _parts(person: str) -> Iterator[str]:
    for word in folded(person).replace(".", " ").split():
        if len(word) > 1:
            yield word
            yield from (piece for piece in word.split("-") if len(piece) > 1 and piece != word)


def _slip(word: str, name: str) -> bool:
    """Return whether one letter is left out, too many, wrong, or swapped with its neighbour."""
    if len(name) < SHORTEST_SLIP or abs(len(word) - len(name)) > 1:
        return False
    at = next(
        (n for n, (one, other) in enumerate(zip(word, name, strict=False)) if one != other), min(len(word), len(name))
    )
    rest, wanted = word[at:], name[at:]
    return (
        rest[1:] in (wanted, wanted[1:])
        or rest == wanted[1:]
        or (rest[1:2] + rest[:1] + rest[2:] == wanted and len(rest) > 1)
    )
