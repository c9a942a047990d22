"""A line with a ticket in it: `a1 OPS-2231`, `1 https://… Add a lint rule`, `Created OPS-2231: Add a lint rule`.

A title may look like anything, so a line has many readings, and which one is meant only the record can tell.
"""

import re
from collections.abc import Iterator

from noblame.sharing.keys.reading import AROUND, Reading, is_number, ticket_in

_BETWEEN = ("->", "=>", "→", "-", "–", "—", ":", "=", "|")
_MARK = re.compile(r"^(?:[-*•+✓✔]\s+)+(?:\[[ xX]\]\s+)?")
_COUNT = re.compile(r"^[0-9]{1,4}[.)]\s+")
"""In front of a line of a list."""
_NEWS = re.compile(
    r"^(?:(?:created|opened|filed|added|new|ok|issues?|ticket|task|bug|story|work item)\b:?\s+)+", re.IGNORECASE
)
"""What trackers say in front of a ticket they have made."""
_LINK = re.compile(r"\[(?P<words>[^\[\]]+)\]\((?P<url>[^()\s]+)\)")
"""A link as Markdown writes it."""
_PARTED = re.compile(r"\t| {2,}")
"""Between the columns of a list, for a program or for a person."""
_STATES = frozenset({"OPEN", "CLOSED"})
_FEWEST, _MOST = 3, 12
"""So many columns make a list, and so many of them are looked at."""
_HEADINGS = frozenset({"", "id", "state", "title", "labels", "updated", "created at", "assignees"})
_NOTHING = re.compile(r"(?:Showing [0-9]+ .*\bissues?\b.*|And [0-9]+ more)")


def is_frame(line: str) -> bool:
    """Return whether a line is what `gh` and `glab` print around their lists."""
    columns = {column.strip().casefold() for column in _PARTED.split(line.strip())}
    return bool(_NOTHING.fullmatch(line.strip())) or ("title" in columns and columns <= _HEADINGS)


def readings(line: str, pattern: str) -> tuple[Reading, ...]:
    """Return the ways to read a line; none where no ticket is in it."""
    text = line.strip()
    columns = [column.strip() for column in text.split("\t")]
    if len(columns) >= _FEWEST and columns[0].isdigit() and columns[1] in _STATES:
        return _of_gh(columns, pattern)
    found = [reading for way, listed in _ways(text, pattern) for reading in _of_words(way, pattern, listed=listed)]
    return tuple(dict.fromkeys([*found, *_of_columns(text, pattern)]))


def _of_gh(columns: list[str], pattern: str) -> tuple[Reading, ...]:
    """Return the one reading of `12 OPEN Title labels date`, with tabs between, as `gh` prints it into a pipe."""
    ticket = ticket_in(f"#{columns[0]}", pattern) or ticket_in(columns[0], pattern)
    return (Reading(ticket, title=columns[2]),) if ticket else ()


def _ways(text: str, pattern: str) -> Iterator[tuple[str, bool]]:
    """Yield a line as it is, then with less and less in front, and whether it counts the lines of a list."""
    listed = False
    for start in (None, _MARK, _COUNT, _NEWS):
        shorter = start.sub("", text, count=1) if start else text
        if start and shorter == text:
            continue
        listed = listed or start is _COUNT
        text = shorter
        yield text, listed
        linked = _LINK.sub(lambda found: _of_link(found, pattern), text, count=1)
        if linked != text:
            yield linked, listed


def _of_link(found: re.Match[str], pattern: str) -> str:
    """Return what a link says of a ticket: its key, else its address beside the words."""
    key = ticket_in(found["words"], pattern)
    if key:
        return found["url"] if is_number(key) and "://" in found["url"] else key
    return f"{found['words']} {found['url']}"


def _of_words(text: str, pattern: str, *, listed: bool) -> Iterator[Reading]:
    """Yield the readings of a line in which a ticket stands in front, at the end, or behind the name of an action."""
    words = text.split()
    second = next((at for at, word in enumerate(words) if at and word not in _BETWEEN), 0)
    numbers = len(words) == 2 and all(word.isdigit() for word in words)  # the action's comes first
    for at in dict.fromkeys((second, len(words) - 1) if numbers else (0, second, len(words) - 1)):
        ticket = ticket_in(words[at], pattern) if words else ""
        before, behind = words[:at], words[at + 1 :]
        if ticket and before and behind:
            yield from (Reading(ticket, name, title) for name in _names(before) for title in _titles(behind))
            other = ticket_in(behind[0], pattern) if len(behind) == 1 else ""
            yield from (Reading(other, name) for name in _names(before) if other)
        elif ticket and (before or behind):
            beside = before or behind
            yield from (Reading(ticket, name, typed=_is_typed(beside)) for name in _names(beside))
            yield from (Reading(ticket, title=title) for title in _titles(beside))
        elif ticket and not listed:
            yield Reading(ticket)


def _of_columns(text: str, pattern: str) -> Iterator[Reading]:
    """Yield the readings of a list: a ticket in one column, a title in another."""
    columns = [column for column in map(str.strip, _PARTED.split(text)) if column][:_MOST]
    if len(columns) >= _FEWEST:
        for ticket, at in ((ticket_in(column, pattern), at) for at, column in enumerate(columns)):
            if ticket and len(columns[at].split()) == 1:
                yield from (Reading(ticket, title=title) for title in (*columns[:at], *columns[at + 1 :]))


def _names(words: list[str]) -> Iterator[str]:
    """Yield what words may name: an id is one word."""
    for alone in (words, _beside(words)):
        if len(alone) == 1:
            yield from filter(None, dict.fromkeys((alone[0], alone[0].strip(AROUND))))


def _is_typed(words: list[str]) -> bool:
    """Return whether a name is more than the count of a line in a list."""
    return not re.fullmatch(r"[0-9]+[.)]", words[0])


def _titles(words: list[str]) -> Iterator[str]:
    """Yield what words may be as a title: with what stands at their ends, and without it."""
    yield from filter(None, dict.fromkeys(map(" ".join, (words, _beside(words)))))


def _beside(words: list[str]) -> list[str]:
    """Return words without the arrows, dashes and colons at their ends."""
    start, end = 0, len(words)
    while start < end and words[start] in _BETWEEN:
        start += 1
    while end > start and words[end - 1] in _BETWEEN:
        end -= 1
    return words[start:end]
