"""In which forms the parts of a name may stand in a text: spelled without accents, joined, in another case."""

import re
from collections.abc import Iterable, Iterator, Mapping
from difflib import SequenceMatcher
from itertools import combinations

from noblame.language.people import PARTICLES
from noblame.sharing.names.name_parts import LETTERS, folded_words, plain, spellings

_JOINED = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)+")
_TITLES = frozenset({"dr", "mr", "ms", "mrs", "prof"})
"""What may begin a name without being somebody's; `Ben` and `Al` may, though they are particles elsewhere."""
_ENDINGS = "аеёийоуьыэюяαηο"
"""Letters that another case of a name has in their place."""
_SHORTEST = 5
"""Letters a name needs to be known by its beginning."""
_LONGEST_ENDING = 3
_SHORTEST_SLIP = 3
_ALIKE = 0.75
"""How much two words are alike, of 1, of which one is the other mistyped."""
_LATIN_ENDS = "\u0370"
"""From here on letters belong to other scripts."""


def forms_of(name: str) -> Iterator[str]:
    """Yield every form by which a part of a name is known, folded: of `Anne-Marie Groß` `annemarie` and `gross` too."""
    words = list(LETTERS.finditer(name))
    for at, word in enumerate(words):
        first = at == 0 and len(words) > 1 and word[0][0].isupper() and plain(word[0]) not in _TITLES
        if len(word[0]) > 1 and (first or plain(word[0]) not in PARTICLES):
            yield from spellings(word[0])
    for joined in _JOINED.finditer(name):
        pieces = folded_words(joined[0])
        yield from (
            "".join(pieces[first:last]) for first, last in combinations(range(len(pieces) + 1), 2) if last > first + 1
        )


def inflected(word: str, known: Mapping[str, frozenset[int]]) -> frozenset[int]:
    """Return who is meant by a word that is a known name in another case: `Владимира`, where its script has cases."""
    low = plain(word)
    if not low or low[0] < _LATIN_ENDS or word[0] == word[0].lower() or len(low) < _SHORTEST:
        return frozenset()
    who = (
        numbers
        for part, numbers in known.items()
        if len(part) >= _SHORTEST and low.startswith(stem := part.rstrip(_ENDINGS)) and _is_ending(low, stem)
    )
    return frozenset[int]().union(*who)


def is_slip(word: str, parts: Iterable[str]) -> bool:
    """Return whether a word with a capital letter is nearly one of the parts of a name: `Pria` for `priya`.

    It is for words right beside another part of that name; anywhere else it would be somebody else's.
    """
    low = plain(word)
    if word[0] == word[0].lower() or len(low) < _SHORTEST_SLIP:
        return False
    return any(
        part[0] == low[0] and SequenceMatcher(None, low, part, autojunk=False).ratio() >= _ALIKE for part in parts
    )


def _is_ending(low: str, stem: str) -> bool:
    return len(stem) >= _SHORTEST - 1 and len(low) - len(stem) <= _LONGEST_ENDING
