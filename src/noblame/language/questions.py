"""Which question to ask in place of a sentence."""

import re
from zlib import crc32

from noblame.language.rules import Rule


def choose(rule: Rule, place: str, people: tuple[str, ...]) -> str:
    """Return a question of `rule` that fits `place`: the same one for the same words, and never one with a name in it.

    Args:
        rule: The rule that found the place.
        place: What the finding covers.
        people: Full names; a question that holds one of their parts as a word of its own is passed over.
    """
    fitting = rule.questions(place)
    named = {part for person in people for part in person.split()}
    safe = [ask for ask in fitting if named.isdisjoint(re.findall(r"[\w'-]+", ask))] or list(fitting)
    return safe[crc32(place.casefold().encode("utf-8", "replace")) % len(safe)]
