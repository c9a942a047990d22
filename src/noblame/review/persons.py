"""Whether an answer speaks of a person: such an answer is no root cause (S59, S60)."""

import re
from collections.abc import Iterable
from functools import lru_cache

from noblame.language import find


def is_no_person(because: str, people: Iterable[str]) -> bool:
    """Return whether an answer can be a root: it speaks of something else than what a person did, or was (S59).

    An empty answer cannot, nor can a question, which waits for its answer.

    Args:
        because: The answer.
        people: Everybody the record knows by name.
    """
    answered = bool(because.strip()) and not because.rstrip().endswith("?")
    return answered and not is_person(because, tuple(people))


def is_person(because: str, people: Iterable[str]) -> bool:
    """Return whether an answer has a person for its subject, or blames one: "Dana forgot it", "human error"."""
    people = tuple(people)
    if begins_with_name(because, people):
        return True
    return any(found.kind == "blame" and found.level != "hint" for found in find(because, people, "causes"))


def begins_with_name(because: str, people: Iterable[str]) -> bool:
    """Return whether the first word of an answer is a name, or the first of one."""
    subject = _subject(tuple(people))
    return subject is not None and subject.match(because) is not None


@lru_cache(maxsize=8)
def _subject(people: tuple[str, ...]) -> re.Pattern[str] | None:
    """Return what finds a name in front; a tree asks of each answer, and has the same people all through."""
    words = {part for name in people for part in (name, *name.split()) if len(part) > 1}
    names = "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
    return re.compile(rf"\s*(?:{names})(?![\w'\u2019-])") if names else None
