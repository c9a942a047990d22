"""How a text falls into passages, and a passage into sentences."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from noblame.language.masks import LEAD

ONE_ITEM_A_LINE = frozenset(
    {
        *("timeline", "causes", "attendees", "improvements", "actions", "parked", "questions", "links"),
        *("went_well", "to_improve", "lucky"),
    }
)
"""Keys of the record whose text is a list: a line of theirs never goes on with the next one."""

_END = re.compile(
    r"(?<!\be\.g)(?<!\bi\.e)(?<!\bvs)(?<!\bapprox)(?<!\bDr)(?<!\bMr)(?<!\bMs)(?<!\bMrs)(?<!\bno)(?<!\bincl)(?<!\bresp)"
    r"(?:[.!?]+(?=[\s)\]\"”'’]|$)|[…\U0001f300-\U0001faff]+(?=\s|$))"
)


class Sentence(NamedTuple):
    """A stretch of a passage, without its bullet, its time and its full stop."""

    start: int
    end: int
    asks: bool
    """True where it ends with a question mark."""


def passage(text: str, at: int, pane: str | None) -> tuple[int, int]:
    """Return start and end of the lines around `at` that read as one: a line, or a wrapped paragraph of prose."""
    start, end = text.rfind("\n", 0, at) + 1, _line_end(text, at)
    if pane and pane.rpartition(".")[2] in ONE_ITEM_A_LINE:
        return start, end
    while start and _goes_on(text, before := text.rfind("\n", 0, start - 1) + 1, start):
        start = before
    while end < len(text) and _goes_on(text, text.rfind("\n", 0, end) + 1, end + 1):
        end = _line_end(text, end + 1)
    return start, end


def _line_end(text: str, at: int) -> int:
    """Return where the line around `at` ends, its newline not included."""
    end = text.find("\n", at)
    return len(text) if end < 0 else end


def _goes_on(text: str, line: int, following: int) -> bool:
    """Return whether the line that starts at `line` was wrapped, and goes on in the one that starts at `following`."""
    above = text[line : following - 1]
    below = text[following : following + 200].partition("\n")[0]
    indented = len(below) - len(below.lstrip())
    return (
        len(above) >= 40
        and above.rstrip()[-1:] not in ".:;!?"
        and below.lstrip()[:1].islower()
        and indented == len(above) - len(above.lstrip())
    )


LONGEST = 1_200
"""Characters read as one sentence: what has no full stop for longer is a dump, and is read in pieces."""


def sentences(passage: str) -> Iterator[Sentence]:
    """Yield the sentences of a sealed passage."""
    for sentence in _by_full_stops(passage):
        start = sentence.start
        while sentence.end - start > LONGEST:
            cut = passage.rfind(" ", start, start + LONGEST)
            cut = cut if cut > start else start + LONGEST
            yield Sentence(start, cut, asks=False)
            start = cut
        yield sentence._replace(start=start)


def _by_full_stops(passage: str) -> Iterator[Sentence]:
    lead = LEAD.match(passage)
    start = lead.end() if lead else 0
    for stop in _END.finditer(passage, start):
        yield Sentence(start, stop.start(), asks="?" in stop[0])
        start = stop.end()
    if passage[start:].strip():
        yield Sentence(start, len(passage), asks=False)
