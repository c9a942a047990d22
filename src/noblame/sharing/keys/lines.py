"""A line with a ticket in it: `a1 OPS-2231`, `1 https://… Add a lint rule`, `Created OPS-2231: Add a lint rule`."""

import re
from collections.abc import Iterator

from noblame.review.lights import is_ticket
from noblame.sharing.keys.reading import AROUND, Reading

_BETWEEN = ("->", "=>", "→", "-", "–", "—", ":", "=", "|")
_MARK = re.compile(r"^(?:[-*•✓✔]\s+)+(?:\[[ xX]\]\s+)?")
_LINK = re.compile(r"\[(?P<words>[^\[\]]+)\]\((?P<url>[^()\s]+)\)")
"""A link as Markdown writes it."""
_NEWS = frozenset("created opened filed added new issue issues ticket task bug story".split())  # noqa: SIM905  as text
"""What trackers say in front of a ticket they have made."""
_STATES = frozenset({"open", "opened", "closed", "todo", "done"})
_COLUMNS = 3
"""So many columns with tabs between, or more, are the list of a program."""


def readings(line: str, pattern: str) -> tuple[Reading, ...]:
    """Return the ways to read a line, the likeliest first; none where no ticket is in it."""
    columns = [column.strip() for column in line.strip().split("\t")]
    found = _of_columns(columns, pattern) if len(columns) >= _COLUMNS else ()
    return tuple(dict.fromkeys(found or _of_words(_MARK.sub("", line.strip()), pattern)))


def _of_columns(columns: list[str], pattern: str) -> tuple[Reading, ...]:
    """Return the readings of `12 OPEN Title labels date` with tabs between, as `gh issue list` prints into a pipe."""
    ticket = columns[0].strip(AROUND)
    if not is_ticket(ticket, pattern) and not ticket.isdigit():
        return ()
    ticket = f"#{ticket}" if ticket.isascii() and ticket.isdigit() else ticket
    titles = [column for column in columns[1:] if column and column.casefold() not in _STATES]
    return tuple(Reading(ticket, title=title) for title in sorted(titles, key=len, reverse=True))


def _of_words(line: str, pattern: str) -> list[Reading]:
    """Return the readings of a line in which a ticket stands in front, at the end, or behind a word or two."""
    words = _LINK.sub(lambda found: _of_link(found, pattern), line).split()
    names, titles = list[Reading](), list[Reading]()
    for at in dict.fromkeys((len(words) - 1, 0, *_inner(words))):
        ticket = _ticket(words[at], pattern) if words else ""
        if not ticket:
            continue
        before, behind = _beside(words[:at]), _beside(words[at + 1 :])
        if len(before) + len(behind) == 1:
            names.append(Reading(ticket, name=(before or behind)[0].strip(AROUND)))
        if before and behind:
            name = before[0].strip(AROUND) if len(before) == 1 else ""
            titles.insert(0, Reading(ticket, name=name, title=" ".join(behind)))
        elif before or behind:
            titles.insert(0, Reading(ticket, title=" ".join(before or behind)))
        else:
            return [Reading(ticket)]
    return [*names, *titles]


def _inner(words: list[str]) -> Iterator[int]:
    """Yield where a ticket may stand within a line: behind the name of an action, or behind what a tracker says."""
    yield from range(1, min(len(words), 2))
    news = 0
    while news < len(words) and words[news].strip(AROUND).casefold() in _NEWS:
        news += 1
    if 0 < news < len(words):
        yield news


def _ticket(word: str, pattern: str) -> str:
    """Return the ticket that a word is, in capitals where only these fit the pattern; empty where it is none."""
    plain = word.strip(AROUND)
    return next((said for said in (plain, plain.upper()) if plain and is_ticket(said, pattern)), "")


def _of_link(found: re.Match[str], pattern: str) -> str:
    """Return what a link says of a ticket: its key, else its address."""
    key = found["words"].strip()
    return key if is_ticket(key, pattern) else f"{key} {found['url']}"


def _beside(words: list[str]) -> list[str]:
    """Return words without the arrows, dashes and colons at their ends."""
    while words and words[0] in _BETWEEN:
        words = words[1:]
    while words and words[-1] in _BETWEEN:
        words = words[:-1]
    return words
