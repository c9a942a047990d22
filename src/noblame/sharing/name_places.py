"""Where people are meant: Mark and a mark, Grace and a grace period, and names that nobody has heard of."""

import re
from collections.abc import Collection, Iterator
from functools import lru_cache

from noblame.language.names import name
from noblame.language.parties import tagged
from noblame.language.people import Roster, roster
from noblame.language.sentences import sentences
from noblame.language.tokens import HANDLE, folded, tokens
from noblame.language.words import Words

_NO_TOOLS = frozenset[str]()
_TIED = re.compile(r"[\w:./\\-]\Z")
"""What stands in front of a part of something else: of a mail address, a path, an identifier."""
_LETTERS = re.compile(r"[A-Z]{2}")
"""What makes an abbreviation, also with an ending: OSDs."""


def is_name_here(text: str, at: int, people: tuple[str, ...]) -> bool:
    """Return whether the word with a capital letter that begins at `at` names one of `people`.

    Inside a sentence its capital says so, unless a noun follows; at the start of one, what follows has to be what
    people do. The rest is left to the language check, which reads whole sentences.
    """
    sentence, place = _words(text).get(at, (None, 0))
    return sentence is not None and _stands(sentence, place, roster(people))


@lru_cache(maxsize=4)
def _words(text: str) -> dict[int, tuple[Words, int]]:
    """Return by its start each word of a text with a capital letter: its sentence, and its place there."""
    read = (Words(tagged(tokens(text, each.start, each.end))) for each in sentences(text))
    return {word.start: (words, at) for words in read for at, word in enumerate(words.tokens) if word.capital}


def _stands(words: Words, at: int, known: Roster) -> bool:
    if words.low(at + 1) in {",", "and", "&"} and at + 2 < len(words) and words[at + 2].capital:
        return True
    if words.is_known(at):
        return name(words, at, known, _NO_TOOLS)[0] == "P"
    if at == 0 or words.low(at - 1) in {".", ":"}:
        return words.low(at + 1) == "'s" or words.verb_at(at + 1)
    return not words.one_of(at + 1, "noun", "thing") or words.verb_at(at + 1)


def strangers(text: str, tools: Collection[str] = ()) -> Iterator[str]:
    """Yield what seems to be the name of somebody whom the record does not know, or a handle.

    It is an unknown word with a capital letter where only a person can stand: better silent than wrong.

    Args:
        text: As it would be read, the people of the record being roles already.
        tools: Names that a team says are systems.
    """
    systems = frozenset(map(folded, tools))
    for each in sentences(text):
        words, at = Words(tagged(tokens(text, each.start, each.end))), 0
        while at < len(words):
            kind, end = name(words, at, roster(()), systems)
            start, behind = words[at].start, max(end, at + 1)
            found = text[start : words[behind - 1].end]
            if kind and _is_stranger(text, words.low(at), start, found):
                yield found
            at = behind


def _is_stranger(text: str, low: str, start: int, found: str) -> bool:
    """Return whether a party is a handle or written as names are: `MTU` is none."""
    if _TIED.search(text, max(0, start - 1), start):
        return False
    return low.startswith(HANDLE) or (found[0].isupper() and not _LETTERS.search(found))
