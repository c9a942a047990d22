"""The day of an incident whose document names none: the first in its text that may be it."""

import re
from collections.abc import Iterable, Iterator
from datetime import date

from noblame.sharing.converting.blocks import Block, Heading, Item, Items, Quote, Table, Text
from noblame.sharing.converting.days import day_in
from noblame.sharing.converting.prose import plain
from noblame.sharing.converting.sections import Section

SHOWN = 20_000
"""So many characters are looked through."""
_AHEAD = frozenset({"actions", "improvements"})
"""Places whose days are those of what will be done."""
_DUE = re.compile(r"\b(?:due|deadline|eta|target date|by [0-9]{4})\b", re.IGNORECASE)
_TASKS = re.compile(r"\b(?:actions?|tasks?|to-?dos?|due|deadline|eta)\b", re.IGNORECASE)
"""What heads a column of a table of actions."""
_LATER = re.compile(r"\b(?:meeting|review|scheduled|published)\b", re.IGNORECASE)


def guessed(found: Iterable[Section]) -> date | None:
    """Return the first day that the sections name; that of a meeting or a publication only where there is no other.

    What is to be done has its days later: no action and no due date counts.
    """
    said = "\n".join(line for section in found if section.place not in _AHEAD for line in _section(section))[:SHOWN]
    lines = [line for line in said.split("\n") if not _DUE.search(line)]
    day = day_in("\n".join(line for line in lines if not _LATER.search(line))) or day_in("\n".join(lines))
    return day.day if day else None


def _section(section: Section) -> Iterator[str]:
    yield section.heading.text
    yield from _lines(section.blocks)


def _lines(blocks: Iterable[Block]) -> Iterator[str]:
    """Yield the lines of blocks, but for tasks and for tables of actions."""
    for block in blocks:
        if isinstance(block, Items):
            yield from (line for item in block.items if item.checked is None for line in _item(item))
        elif isinstance(block, Quote):
            yield from _lines(block.blocks)
        elif isinstance(block, Heading | Text):
            yield block.words.text
        elif not isinstance(block, Table) or not any(_TASKS.search(cell.text) for cell in block.head):
            yield plain((block,))


def _item(item: Item) -> Iterator[str]:
    yield item.words.text
    yield from _lines(item.below)
