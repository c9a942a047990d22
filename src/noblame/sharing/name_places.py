"""Whether a name that is a word as well stands for a person: Mark and a mark, Grace and a grace period."""

from functools import lru_cache

from noblame.language.names import name
from noblame.language.parties import tagged
from noblame.language.people import Roster, roster
from noblame.language.sentences import sentences
from noblame.language.tokens import tokens
from noblame.language.words import Words

_NO_TOOLS = frozenset[str]()


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
