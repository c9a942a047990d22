"""Whether an answer speaks of a person: such an answer is no root cause (S59, S60)."""

import re
from collections.abc import Iterable
from functools import lru_cache

from noblame.language import find
from noblame.language.acting import acts
from noblame.record.incident import Incident
from noblame.record.notation.tree import Place, walk
from noblame.review.owners import everybody

_HUMAN_ERROR = re.compile(
    r"\s*(?:an? )?(?:(?:human|operator|user|manual) (?:error|mistake)s?|carelessness|negligence|inattention"
    r"|(?:lack of|not enough) (?:attention|care|diligence|discipline))\W*",
    re.IGNORECASE,
)
MOST = 500
"""So many roots are asked whether they are a person; no room writes more, and each is read in full."""
_MAY_BE_NAME = re.compile(r"\s*[A-Z][a-z]+\s")


def roots(incident: Incident, people: Iterable[str] = ()) -> tuple[Place, ...]:
    """Return the answers that are marked as root and can be one: no person, no human error, no question (S59).

    Args:
        incident: The record.
        people: Names beside those in the record.
    """
    names = everybody(incident, people)
    marked = (place for place in walk(incident.causes) if place.cause.kind == "root" and place.cause.because.strip())
    return tuple(place for at, place in enumerate(marked) if at >= MOST or is_no_person(place.cause.because, names))


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
    """Return whether an answer has a person for its subject, or blames one: "Dana forgot it", "human error".

    Of a name that nobody knows a hint of the language check is enough: "Bob deleted it", where Bob was not invited.
    """
    return _is_person(because, tuple(people))


@lru_cache(maxsize=4 * MOST)
def _is_person(because: str, people: tuple[str, ...]) -> bool:
    """Return what `is_person` does; screens ask again at every edit, and most of a tree stays as it was."""
    if begins_with_name(because, people) or acts(because, people) or _HUMAN_ERROR.fullmatch(because):
        return True
    unknown = _MAY_BE_NAME.match(because) is not None
    found = find(because, people, "causes")
    return any(each.kind == "blame" and (each.level != "hint" or unknown) for each in found)


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
