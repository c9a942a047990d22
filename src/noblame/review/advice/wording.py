"""Advice about words: a title that names a person, and findings of the language check (S22, S95)."""

import re
from collections.abc import Iterable, Iterator

from noblame.review.advice.case import Case, Rule, Said
from noblame.review.deadlines import counted
from noblame.review.owners import owner_lacks

SHORTEST = 3
"""Letters that a first name alone needs, to be taken for one."""


def title_names_person(case: Case) -> Iterator[Said]:
    """Yield where the title names a person (S22); a first or a last name alone may be a word, so it is said softly."""
    systems = {word.casefold() for word in (*case.incident.affected, *case.incident.tags, *case.settings.tools)}
    names = [name for name in (*case.names, *_owners(case)) if name.casefold() not in systems]
    fix = "Name what happened, and to which system."
    if _is_named(case.incident.title, names):
        yield Said("title", "The title names a person, and so seems to say whose incident it was.", fix)
    elif _may_be_named(case.incident.title, names):
        yield Said("title", "The title may name a person; it would seem to say whose incident it was.", fix, "nudge")


def _owners(case: Case) -> Iterator[str]:
    """Yield those who own an action or help; one word alone may as well be a team or a system."""
    for action in case.incident.actions:
        for name in (action.owner, *action.helpers):
            if " " in name.strip() and not owner_lacks(name, None):
                yield name


def _is_named(text: str, names: Iterable[str]) -> bool:
    """Return whether a text holds somebody's whole name (S22)."""
    return any(_stands(name, text) for name in names)


def _may_be_named(text: str, names: Iterable[str]) -> bool:
    """Return whether a text holds a first or a last name (S22); "Grace" and "Mark" may be words."""
    parts = {part for name in names for part in name.split() if len(part) >= SHORTEST and part[0].isupper()}
    return any(_stands(part, text) for part in parts)


def _stands(name: str, text: str) -> bool:
    """Return whether a name stands in a text as words of its own; `Dana's` is one."""
    return name in text and bool(re.search(rf"(?<![\w-]){re.escape(name)}(?![\w-])", text))


def findings_open(case: Case) -> Iterator[Said]:
    """Yield where words are still to be reworded (S95); loudly where everybody reads them already."""
    if case.open_findings:
        found = f"{counted(case.open_findings, 'finding')} of the language check"
        message = f"It is published with {found} open." if case.published else f"{found} to look at, still open."
        yield Said("title", message, "Reword each, or keep the words on purpose.", None if case.published else "nudge")


RULES = (
    Rule("findings-open", "warn", "Findings of the language check that are still open", findings_open, always=True),
    Rule("title-names-person", "warn", "A title that names a person", title_names_person, always=True),
)
