"""What an action says without a label: `@priya`, `by 2026-12-10` and `[OPS-88]`, in any order, in brackets or not."""

import re
from collections.abc import Container, Iterator

from noblame.sharing.converting.words import Words

_TICKET = r"[A-Z][A-Z0-9]+-[0-9]+"
_IN_FRONT = re.compile(rf"\[(?P<ticket>{_TICKET})\]:?\s+")
_GAP = r"(?P<gap>\s?[-–—|,;:]?\s?[(\[]{0,2})"
_CLOSE = r"[)\]]{0,2}[,;.]?$"
_MARKS = tuple(
    re.compile(rf"{_GAP}{mark}{_CLOSE}")
    for mark in (
        r"(?i:due|due by|due on|by) (?P<due>[0-9]{4}-[0-9]{2}-[0-9]{2})",
        r"(?:(?i:owner|owned by|assigned to) )?@(?P<owner>[\w-]+)",
        rf"(?P<ticket>{_TICKET})",
    )
)
_CLOSED = {")": "(", "]": "["}
SHOWN = 100
"""So many characters at the end are looked through for one mark."""


def unlabelled(words: Words, known: Container[str]) -> dict[str, Words]:
    """Return what an action says of `owner`, `due` and `ticket` in front and at its end, and the rest as `what`.

    Args:
        words: The action in one line.
        known: What labels say of it already.
    """
    found = dict[str, Words]()
    front = _IN_FRONT.match(words.shape) if "ticket" not in known else None
    if front and front.end() < len(words.text):
        found["ticket"], words = words.cut(*front.span("ticket")), words.cut(front.end())
    taken, start = found, len(words.text)
    for name, value, at in _from_the_end(words):
        if name in known or name in taken:
            break
        taken = {**taken, name: value}
        if _is_closed(words.shape[at:]):
            found, start = taken, at
    return {"what": words.cut(0, start), **found}


def _from_the_end(words: Words) -> Iterator[tuple[str, Words, int]]:
    """Yield each mark at the end, the last first: its name, what it says, and where it begins."""
    end = len(words.text)
    while mark := _last(words.shape, end):
        name, end = str(mark.lastgroup), mark.start()
        yield name, words.cut(*mark.span(name)), end


def _last(shape: str, end: int) -> re.Match[str] | None:
    """Return the mark in which a text ends at `end`, where something stands before it."""
    shape = shape[:end].rstrip()
    first = max(0, len(shape) - SHOWN)
    for pattern in _MARKS:
        mark = pattern.search(shape, first)
        if mark and shape[: mark.start()].strip() and _is_apart(shape, mark):
            return mark
    return None


def _is_apart(shape: str, mark: re.Match[str]) -> bool:
    """Tell whether a mark stands apart; a ticket behind words and a space is one of these words."""
    if mark.lastgroup != "ticket" or not mark["gap"]:
        return mark["gap"] != ""
    before = shape[max(0, mark.start() - SHOWN) : mark.start()]
    return mark["gap"].strip(": ") != "" or any(pattern.search(before) for pattern in _MARKS[:2])


def _is_closed(text: str) -> bool:
    """Tell whether each bracket that closes in a text opens in it too."""
    open_ = list[str]()
    for sign in text:
        if sign in "([":
            open_.append(sign)
        elif sign in _CLOSED and (not open_ or open_.pop() != _CLOSED[sign]):
            return False
    return True
