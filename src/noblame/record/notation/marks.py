"""Marks at the end of a line: `[root]`, `{c3}`, `[5]`, `(held: root-cause)`, `(responder)`."""

import re
from functools import cache


def take_marks(text: str, mark: re.Pattern[str]) -> tuple[str, dict[str, str]]:
    """Return a line without the marks at its end, and what they say by the name of the group that matched.

    A second mark of the same name, and whatever stands left of a word that is no mark, stays text.

    Args:
        text: The line.
        mark: One mark in full, with one named group for each sort of mark; the space before it is not its own.
    """
    text, found = text.strip(), dict[str, str]()
    while match := _at_end(mark).search(text):
        name = match.lastgroup or ""
        if name in found:
            break
        found[name] = match[name].strip()
        text = text[: match.start()].rstrip()
    return text, found


@cache
def _at_end(mark: re.Pattern[str]) -> re.Pattern[str]:
    return re.compile(rf"(?:^|(?<=\s))(?:{mark.pattern})$", mark.flags)


def with_marks(text: str, mark: re.Pattern[str], *marks: str) -> str:
    """Return a line with those of the marks that read back; the others stay unseen, with the item."""
    return " ".join(part for part in (text, *filter(mark.fullmatch, marks)) if part)
