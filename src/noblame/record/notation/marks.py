"""Marks at the end of a line: `[root]`, `{c3}`, `[5]`, `(held: root-cause)`, `(responder)`."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple


def take_marks(text: str, mark: re.Pattern[str]) -> tuple[str, dict[str, str]]:
    """Return a line without the marks at its end, and what they say by the name of the group that matched.

    A second mark of the same name, and whatever stands left of a word that is no mark, stays text.

    Args:
        text: The line.
        mark: One mark in full, with one named group for each sort of mark; the space before it is not its own.
    """
    text = text.strip()
    found = list(_marks(text, mark))
    words = text[: found[-1].start].rstrip() if found else text
    return words, {each.name: each.says for each in found}


def words_end(text: str, mark: re.Pattern[str]) -> int:
    """Return the column at which a line's words end; behind it are a space and its marks, or nothing."""
    start = min((each.start for each in _marks(text.rstrip(), mark)), default=len(text))
    return start - 1 if start < len(text) and text[:start].strip() else start


class _Mark(NamedTuple):
    start: int
    name: str
    says: str


def _marks(text: str, mark: re.Pattern[str]) -> Iterator[_Mark]:
    """Yield the marks that a line ends in, the last one first."""
    names = set[str]()
    while match := _at_end(mark).search(text):
        name = match.lastgroup or ""
        if name in names:
            break
        names.add(name)
        yield _Mark(match.start(), name, match[name].strip())
        text = text[: match.start()].rstrip()


@cache
def _at_end(mark: re.Pattern[str]) -> re.Pattern[str]:
    return re.compile(rf"(?:^|(?<=\s))(?:{mark.pattern})$", mark.flags)


def with_marks(text: str, mark: re.Pattern[str], *marks: str) -> str:
    """Return a line with those of the marks that read back; the others stay unseen, with the item."""
    return " ".join(part for part in (text, *filter(mark.fullmatch, marks)) if part)
