"""Blocks as plain text, for the fields that hold some, and as single lines, for those that hold lists."""

from collections.abc import Iterable, Iterator

from noblame.sharing.converting.blocks import Block, Heading, Item, Items, Quote, Table, Text
from noblame.sharing.converting.words import Words

PLACEHOLDERS = frozenset(
    {
        *("[Incident Title]", "[Date of incident]", "[Start time - End time]", "[Who was affected, how severely]"),
        *("[P1/P2/P3]", "[HH:MM]", "[What happened]", "[What caused the incident]", "[Factor]"),
        *("[How it was detected, how long from start to detection]", "[How it was fixed]", "[Action]", "[Name]"),
        *("[Date]", "[Thing that worked]", "[Thing that did not]", "[Links to logs, dashboards, PRs]"),
    }
)
"""What stands in the template where nobody has written anything yet; somebody's own brackets are escaped."""


def said(words: Words) -> str:
    """Return the text of a block, nothing for a placeholder of the template."""
    return "" if words.shape in PLACEHOLDERS else words.text


def line(words: Words) -> str:
    """Return the text of a block as one line, nothing for a placeholder."""
    return said(words.flat())


def plain(blocks: Iterable[Block]) -> str:
    """Return blocks as a text: a blank line between them, lists with their dashes."""
    return "\n\n".join(filter(None, ("\n".join(_lines(block)) for block in blocks)))


def _lines(block: Block) -> Iterator[str]:
    if isinstance(block, Heading | Text):
        yield from said(block.words).split("\n")
    elif isinstance(block, Items):
        yield from _list(block)
    elif isinstance(block, Table):
        yield from (" | ".join(cell.text for cell in row) for row in (block.head, *block.rows) if _filled(row))
    elif isinstance(block, Quote):
        yield from (f"> {each}".rstrip() for each in plain(block.blocks).split("\n") if plain(block.blocks))
    else:
        yield from (f"    {each}".rstrip() for each in block.text.split("\n"))


def _filled(row: tuple[Words, ...]) -> bool:
    return any(cell.text for cell in row)


def _list(block: Items) -> Iterator[str]:
    for number, item in enumerate(block.items, 1):
        mark = f"{number}. " if block.ordered else "- "
        box = "" if item.checked is None else "[x] " if item.checked else "[ ] "
        text = line(item.words)
        if text:
            yield f"{mark}{box}{text}"
        below = "\n".join("\n".join(_lines(each)) for each in item.below)
        yield from (f"  {each}" if text else f"{mark}{each}" for each in below.split("\n") if each.strip())


def folded(item: Item) -> str:
    """Return an item as one line with what stands below it: `The rollback: four minutes; nobody noticed`."""
    return joined(line(item.words), "; ".join(under(item.below)))


def joined(text: str, more: str) -> str:
    """Return a text with what goes on from it."""
    if not text or not more:
        return text or more
    return f"{text}{'' if text.endswith((':', '.', ';', '!', '?')) else ':'} {more}"


def under(blocks: Iterable[Block]) -> Iterator[str]:
    """Yield each thing that blocks say, as one line."""
    for block in blocks:
        if isinstance(block, Items):
            yield from filter(None, map(folded, block.items))
        elif isinstance(block, Quote):
            yield from under(block.blocks)
        elif isinstance(block, Table):
            yield from (
                ", ".join(cell.text for cell in row if cell.text) for row in (block.head, *block.rows) if _filled(row)
            )
        elif isinstance(block, Heading | Text):
            yield from filter(None, [line(block.words)])
        else:
            yield " ".join(block.text.split())
