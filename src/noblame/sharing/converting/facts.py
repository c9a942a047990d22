"""What stands at the top of a document as labels: `**Date:** …`, `- Severity: …`, a table of two columns."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from noblame.sharing.converting.blocks import Block, Item, Items, Quote, Table, Text
from noblame.sharing.converting.places import FACTS, PEOPLE, TEXTS, place_of
from noblame.sharing.converting.prose import under
from noblame.sharing.converting.words import HIDDEN, NOTHING, Words, plain

_LABEL = re.compile(rf"(?P<label>[^:{HIDDEN}\n]{{1,60}}?)\s*(?::|\s[-–—]\s)\s*(?P<value>.*)", re.DOTALL)
_BESIDE = re.compile(r"\s[|·•]\s")
_LABELS = FACTS | PEOPLE | TEXTS | {"affected", "trigger"}


class Fact(NamedTuple):
    """One label and what stands behind it."""

    place: str
    label: str
    value: Words
    below: tuple[str, ...] = ()
    """What stands below, a line each."""

    @property
    def text(self) -> str:
        """All of what is said, in one line for what holds a word, else as it stands."""
        return "\n".join(filter(None, (self.value.text, *self.below)))


def facts(blocks: Iterable[Block]) -> tuple[list[Fact], list[Block]]:
    """Return what labels say, and the blocks without it."""
    found, rest = list[Fact](), list[Block]()
    for block in blocks:
        some, left = _taken(block)
        found += some
        rest += left
    return found, rest


def fact(line: Words, below: tuple[str, ...] = ()) -> Fact | None:
    """Return what a line says behind a label that is known."""
    match = _LABEL.fullmatch(line.shape)
    label = line.text[: match.end("label")] if match else ""
    place = place_of(label) if label else None
    if match is None or place not in _LABELS:
        return None
    return Fact(place, label, line.cut(match.start("value")), below)


def _taken(block: Block) -> tuple[list[Fact], list[Block]]:
    """Return what the labels of one block say, and what else it says."""
    if isinstance(block, Text):
        return _lines(block)
    if isinstance(block, Items):
        return _items(block)
    if isinstance(block, Table):
        return _table(block)
    if isinstance(block, Quote):
        found, rest = facts(block.blocks)
        return found, [Quote(tuple(rest))] if rest else []
    return [], [block]


def _lines(block: Text) -> tuple[list[Fact], list[Block]]:
    """Return the labels of a paragraph; a line without one goes on with what the label above says."""
    found, more, rest = list[Fact](), list[list[Words]](), list[Block]()
    for line in block.words.lines():
        some = list(_beside(line))
        if some:
            found += some
            more += ([] for _ in some)
        elif found:
            more[-1].append(line)
        else:
            rest.append(Text(line))
    longer = [_longer(*each) for each in zip(found, more, strict=True)]
    return (longer, rest) if found else ([], [block])


def _beside(line: Words) -> Iterator[Fact]:
    """Yield what a line says: one label, or several with strokes between."""
    parts, start = list[Words](), 0
    for mark in _BESIDE.finditer(line.shape):
        parts.append(line.cut(start, mark.start()))
        start = mark.end()
    several = [fact(part) for part in (*parts, line.cut(start))] if parts else []
    whole = [each for each in several if each is not None]
    if len(whole) == len(several) > 1:
        yield from whole
        return
    one = fact(line)
    if one is not None:
        yield one


def _longer(one: Fact, more: list[Words]) -> Fact:
    """Return a fact with the lines it goes on in."""
    lines = (one.value, *more)
    joined = Words("\n".join(line.text for line in lines), "\n".join(line.shape for line in lines))
    return one._replace(value=joined) if more else one


def _items(block: Items) -> tuple[list[Fact], list[Block]]:
    found, rest = list[Fact](), list[Item]()
    for item in block.items:
        one = fact(item.words, tuple(under(item.below))) if item.checked is None else None
        if one is None:
            rest.append(item)
        else:
            found.append(one)
    return found, [Items(tuple(rest), block.ordered)] if rest else []


def _table(block: Table) -> tuple[list[Fact], list[Block]]:
    """Return what a table says of which the first column, or the only two rows, are labels and values."""
    rows = (block.head, *block.rows)
    if len(block.rows) == 1 and sum(_label(cell) is not None for cell in block.head) > 1:
        rows = tuple(zip(block.head, block.rows[0], strict=True))
    found, rest = list[Fact](), list[tuple[Words, ...]]()
    for row in rows:
        place = _label(row[0]) if len(row) > 1 else None
        if place is None:
            rest.append(row)
        else:
            more = tuple(cell.text for cell in row[2:] if cell.text)
            found.append(Fact(place, row[0].text.rstrip(" :"), row[1], more))
    if not found:
        return [], [block]
    return found, [Table((), tuple(rest))] if any(cell.text for row in rest for cell in row) else []


def _label(cell: Words) -> str | None:
    place = place_of(cell.text.rstrip(" :"))
    return place if place in _LABELS else None


def of_section(place: str, heading: Words, blocks: Iterable[Block]) -> Fact:
    """Return what a section says whose heading is a label: `## Severity`, then `P1`."""
    return Fact(place, heading.text, NOTHING, tuple(under(blocks)))


def lone(value: str) -> Words:
    """Return a value that comes from elsewhere, as front matter."""
    return plain(value)
