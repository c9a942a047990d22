"""Who can be to blame: people, told from systems and tools, marked in a sentence.

A person is somebody given by name, a pronoun, a role or a common given name. A tool is never one, unless it is given by
name. Nothing here knows verbs: whether a noun stands before "portal" or before "forgot" is for the rules to see, since
they want the predicate right behind the person.
"""

import re
import unicodedata
from collections.abc import Callable
from functools import cache, lru_cache

from noblame.language.rules import Classes, classes
from noblame.language.words import MASK, OBJECT, PERSON, lowered

NAME_PART = re.compile(r"[^\W\d_][\w'’.-]*\w")
PARTITIVE = re.compile(rf"\b(?:one|some|both|all|any|each|either|most|none) of {PERSON}+", re.IGNORECASE)
TOGETHER = re.compile(rf"{PERSON}+(?:(?: | and | or | & ){PERSON}+)+")
"""One subject: "Dana and the on-call engineer"."""


def mark(sentence: str, people: tuple[str, ...]) -> str:
    """Return a sealed sentence, as long as before, in which each character of a person or tool is its mark.

    Args:
        sentence: A sentence as `words.sealed` returns it.
        people: Full names, as attendees and owners are written.
    """
    marked = _given(sentence, people) if people else sentence
    marked = _tools().sub(_as(MASK), marked)
    marked = _roles().sub(_as(PERSON), marked)
    marked = _first_names().sub(_as(PERSON), marked)
    marked = TOGETHER.sub(_as(PERSON), PARTITIVE.sub(_as(PERSON), marked))
    return _behind_preposition().sub(lambda match: match[0].replace(PERSON, OBJECT), marked)


def _as(sign: str) -> Callable[[re.Match[str]], str]:
    """Return a replacement that keeps the length."""
    return lambda match: sign * len(match[0])


def _given(sentence: str, people: tuple[str, ...]) -> str:
    """Mark the people given, in any case and with or without accents; names that are words only where capitalised."""
    names = _names(people)
    if names is None:
        return sentence
    marked = list(sentence)
    for match in names.finditer(unaccented(sentence)):
        start, end = match.span()
        if _is_name(sentence[start:end].split(), first=not sentence[:start].strip()):
            marked[start:end] = PERSON * (end - start)
    return "".join(marked)


def _is_name(parts: list[str], *, first: bool) -> bool:
    """Return whether what reads like a name is one: "Will Page" is; "will page" or, as a first word, "Page" is not."""
    if not all(len(part) < 3 or unaccented(part) in classes().words for part in parts):
        return True
    return all(part[0].isupper() for part in parts) and (len(parts) > 1 or not first)


@lru_cache(maxsize=8)
def _names(people: tuple[str, ...]) -> re.Pattern[str] | None:
    """Return one pattern for full names and their parts, the longest first, over unaccented text."""
    names = {" ".join(unaccented(person).split()) for person in people}
    whole = {part for name in names for part in NAME_PART.findall(name)}
    parts = {piece for part in whole for piece in (part, *part.split("-"))} - set(classes().particles)
    forms = sorted({form for form in names | parts if len(form) > 1}, key=lambda form: (-len(form), form))
    if not forms:
        return None
    return re.compile(r"(?<!\w)@?(?:" + "|".join(map(re.escape, forms)) + r")(?!\w)")


def unaccented(text: str) -> str:
    """Return `text` in lower case and without accents, character for character."""
    lower = lowered(text)
    return lower if lower.isascii() else "".join(unicodedata.normalize("NFD", c)[0] for c in lower)


@cache
def _tools() -> re.Pattern[str]:
    return _words(classes().tools)


@cache
def _roles() -> re.Pattern[str]:
    """Return the pattern of a role with its article and up to two words between: "the second on-call engineer"."""
    known: Classes = classes()
    role, bare = "|".join((*known.roles, *known.bare_roles)), "|".join(known.bare_roles)
    between = rf"(?!(?:{'|'.join((*known.prepositions, *known.not_between))})\b)[\w-]+"
    forms = (
        rf"(?:{'|'.join(known.articles)}) (?:{between} ){{0,2}}?(?:{role})",
        rf"(?:(?:{'|'.join(known.role_kinds)}) )*(?:{bare})",
        *known.pronouns,
    )
    shift = r"(?: on[ -](?:call|duty|shift))?"
    return re.compile(rf"(?<![\w-])(?:{'|'.join(forms)})(?: (?:{role}))*{shift}(?![\w-])", re.IGNORECASE)


@cache
def _first_names() -> re.Pattern[str]:
    """Return the pattern of a given name and, if there is one, a family name; short ones only with a capital letter."""
    names = "|".join(classes().names)
    return re.compile(rf"(?<![\w-])(?:(?:{names})|(?i:(?=\w{{4}})(?:{names})))(?: [A-Z][\w'-]+)?(?![\w-])")


@cache
def _behind_preposition() -> re.Pattern[str]:
    some = f"{PERSON}++"
    return re.compile(
        rf"\b(?:{'|'.join(classes().prepositions)}) (?:both )?{some}(?:(?:, | and | or |, and ){some})*", re.IGNORECASE
    )


def _words(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(r"(?<![\w-])(?:" + "|".join(words) + r")(?![\w-])", re.IGNORECASE)
