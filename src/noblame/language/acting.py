"""Whether a text says that somebody did something, whatever one thinks of it: "The on-call engineer deleted it"."""

from collections.abc import Iterable

from noblame.language.parties import Parties, tagged
from noblame.language.people import roster
from noblame.language.sentences import sentences
from noblame.language.tokens import tokens
from noblame.language.words import PARTY, Words

ACTS = ("carry", "cause", "destroy", "omit", "skip", "wreck")
"""Verbs of doing and of leaving out; to wait, to see or to have is none."""


def acts(text: str, people: Iterable[str] = ()) -> bool:
    """Return whether a text begins with a single person, or somebody, who did something.

    Args:
        text: An answer, of which the first sentence is looked at.
        people: Full names of those who took part.
    """
    first = next(iter(sentences(text)), None)
    if first is None:
        return False
    words = Words(Parties(roster(tuple(people))).mark(tagged(tokens(text, first.start, first.end))))
    at = 1
    while words.one_of(at, "adverb"):
        at += 1
    return words.low(0) == PARTY and words.one_of(0, "P", "S") and words.one_of(at, "VD") and words.one_of(at, *ACTS)
