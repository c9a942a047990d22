"""Where people are meant whose names are words: Mark and a mark, Grace and a grace period, May and the month."""

from functools import lru_cache

from noblame.language.names import name
from noblame.language.people import roster
from noblame.sharing.names.given_names import capitals
from noblame.sharing.names.surroundings import Surroundings

_NO_TOOLS = frozenset[str]()
_PASSED = frozenset({"also", "then", "just", "already", "always", "never", "later", "quickly", "immediately"})
"""What may stand between somebody and the verb."""
_JOINS = frozenset({",", "and", "&", "-", "to", "or"})


def is_name_here(text: str, at: int, people: tuple[str, ...]) -> bool:
    """Return whether the word with a capital letter that begins at `at` names one of `people`.

    Behind `Owner:` or `ask` it does. Inside a sentence its capital says so, unless a noun follows; at the start of one,
    what follows has to be what people do. The rest is left to the language check, which reads whole sentences.
    """
    around, places = _read(text)
    place = places.get(at)
    return place is not None and _stands(around, place, people)


@lru_cache(maxsize=4)
def _read(text: str) -> tuple[Surroundings, dict[int, int]]:
    """Return a text, and by its start the place of each word with a capital letter."""
    around = Surroundings(text)
    return around, {word.start: at for at, word in enumerate(around.words.tokens) if word.capital}


def _stands(around: Surroundings, at: int, people: tuple[str, ...]) -> bool:
    words = around.words
    noun_follows = words.one_of(at + 1, "noun", "thing")
    asked = around.is_asked(at, capitals().asking) and not noun_follows
    joined = words.low(at + 1) in {"and", "&"} and words.low(at + 2) in roster(people).parts and words[at + 2].capital
    if asked or joined or around.in_field(at) or around.is_on_duty(at + 1):
        return True
    if around.in_heading(at):
        return False
    if words.low(at) in capitals().months:
        return _is_no_month(around, at)
    if words.low(at) in capitals().others:
        return _is_no_town(around, at)
    return _begins(around, at) if around.begins(at) else _goes_on(around, at, people)


def _goes_on(around: Surroundings, at: int, people: tuple[str, ...]) -> bool:
    """Return whether a word inside a sentence is somebody: by its capital letter, unless a noun follows."""
    words = around.words
    if words.low(at + 1) in {",", "and", "&"} and at + 2 < len(words) and words[at + 2].capital:
        return True
    if words.is_known(at):
        return name(words, at, roster(people), _NO_TOOLS)[0] == "P"
    return not words.one_of(at + 1, "noun", "thing") or words.verb_at(at + 1)


def _begins(around: Surroundings, at: int) -> bool:
    """Return whether a word that begins a sentence is somebody: by a verb that is none of its own."""
    words, verb = around.words, at + 1
    if words.low(verb) == "'s" or words.judged(verb):
        return True
    named = capitals().given | capitals().twofold
    if words.low(verb) in {",", "and", "&"} and words.low(verb + 1) in named and words[verb + 1].capital:
        return True
    if words.low(at - 1) == "(" and words.low(verb) == ")":
        return not words.one_of(at, "noun", "thing")
    while words.low(verb) in _PASSED:
        verb += 1
    if words.one_of(at, "modal"):
        return (
            words.one_of(verb, "modal")
            or _is_third(around, verb)
            or (words.one_of(verb, "VD") and not words.one_of(verb, "VB", "aux"))
        )
    if words.one_of(at, "noun", "thing"):
        return words.people_rather(verb) and not words.one_of(verb, "be")
    return words.one_of(verb, "VD", "aux") or _is_third(around, verb)


def _is_third(around: Surroundings, at: int) -> bool:
    """Return whether a verb in the third person stands at a place, rather than a plural: `checks the logs`."""
    words = around.words
    if not words.one_of(at, "VS"):
        return False
    return words.one_of(at + 1, "article", "owner") or not words.one_of(at, "noun", "thing", "VB", "common")


def _is_no_month(around: Surroundings, at: int) -> bool:
    """Return whether somebody is called like the month that stands at a place."""
    words, months = around.words, capitals().months
    planned = any(
        words.one_of(before, "modal") or words.low(before) in {"to", "be", "been"} for before in range(at - 6, at)
    )
    if around.is_doer(at, at + 1) and not planned:
        return True
    beside = {words.low(at + 2 * side) for side in (-1, 1) if words.low(at + side) in _JOINS}
    if not months.isdisjoint(beside) or words.one_of(at - 1, "preposition"):
        return words.low(at - 1) == "with" and months.isdisjoint(beside)
    verb = at + 1 + (words.low(at + 1) in _PASSED)
    owns = words.low(verb) == "'s" and words.only_people(verb)
    will = words.one_of(verb, "modal") and words.one_of(verb + 1, "VB") and not words.one_of(verb + 1, "be")
    return will or owns or _acts(around, verb) or around.is_joined(at, at + 1)


def _is_no_town(around: Surroundings, at: int) -> bool:
    """Return whether somebody is called like the town or the program that stands at a place."""
    words = around.words
    if around.is_doer(at, at + 1) or words.low(at - 1) == "with":
        return True
    if words.one_of(at - 1, "preposition") or words.low(at - 1) == ",":
        return False
    verb = at + 1 + (words.low(at + 1) in _PASSED)
    return words.low(verb) == "'s" or _acts(around, verb) or around.is_joined(at, at + 1)


def _acts(around: Surroundings, verb: int) -> bool:
    """Return whether a verb says what somebody did or does, without an auxiliary."""
    did = around.words.one_of(verb, "VD") and not around.words.one_of(verb, "aux", "VB")
    return did or _is_third(around, verb)
