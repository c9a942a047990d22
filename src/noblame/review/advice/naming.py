"""Advice about a title that names a person (S22)."""

import re
from collections.abc import Iterable, Iterator

from noblame.review.advice.case import Case, Rule, Said
from noblame.review.owners import owner_lacks

SHORTEST = 3
"""Letters that a first name alone needs, to be taken for one."""
_FOR_WHOM = re.compile(r"\b(?:for|in|at|to|from|on|of|across|within|into|for the|in the)\s+$", re.IGNORECASE)
"""What stands before a place, a customer or a product that something happened to."""


def title_names_person(case: Case) -> Iterator[Said]:
    """Yield where the title names a person (S22); a first or a last name alone may be a word, so it is said softly."""
    systems = {word.casefold() for word in (*case.incident.affected, *case.incident.tags, *case.settings.tools)}
    names = [name for name in _people(case) if name.casefold() not in systems]
    fix = "Say what happened, and to which system."
    if _is_named(case.incident.title, names):
        yield Said("title", "The title names a person, and so seems to say whose incident it was.", fix)
    elif _may_be_named(case.incident.title, names, systems):
        yield Said(
            "title", "The title may name a person, and would then seem to say whose incident it was.", fix, "nudge"
        )


def _people(case: Case) -> Iterator[str]:
    """Yield those who are people; of an owner one word alone may as well be a team, a country or a system."""
    known = (*case.attendees, case.incident.meeting.facilitator, *case.settings.people)
    owners = {name for action in case.incident.actions for name in (action.owner, *action.helpers)}
    others = (name for name in (*case.people, *owners) if " " in name.strip() or name not in owners)
    yield from (name for name in dict.fromkeys((*known, *others)) if name.strip() and not owner_lacks(name))


def _is_named(text: str, names: Iterable[str]) -> bool:
    """Return whether a text holds somebody's whole name."""
    return any(_stands(name, text) for name in names)


def _may_be_named(text: str, names: Iterable[str], systems: set[str]) -> bool:
    """Return whether a text holds a first or a last name; "Grace" and "Mark" may be words."""
    parts = {part for name in names for part in name.split() if len(part) >= SHORTEST and part[0].isupper()}
    return any(_stands(part, text) for part in parts if part.casefold() not in systems)


def _stands(name: str, text: str) -> bool:
    """Return whether a name stands in a text as words of its own; `Dana's` is one, one word `for` whom is none."""
    if name not in text:
        return False
    found = re.finditer(rf"(?<![\w-]){re.escape(name)}(?![\w-])", text)
    return any(" " in name or text[each.end() :].startswith(("'s", "’s")) or not _is_of(text, each) for each in found)


def _is_of(text: str, found: re.Match[str]) -> bool:
    """Return whether something happened for, in or at what is found."""
    return _FOR_WHOM.search(text, 0, found.start()) is not None


RULES = (Rule("title-names-person", "warn", "A title that names a person", title_names_person, always=True),)
