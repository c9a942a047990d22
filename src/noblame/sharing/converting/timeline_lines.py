"""The lines of a timeline, wherever they stand."""

from collections.abc import Iterable, Iterator

from noblame.sharing.converting.blocks import Block, Heading, Items, Quote, Table, Text
from noblame.sharing.converting.words import Words


def lines_of(blocks: Iterable[Block]) -> Iterator[Words]:
    """Yield every line that could begin with a time."""
    for block in blocks:
        if isinstance(block, Text):
            yield from block.words.lines()
        elif isinstance(block, Heading):
            yield block.words
        elif isinstance(block, Items):
            for item in block.items:
                yield item.words
                yield from lines_of(item.below)
        elif isinstance(block, Quote):
            yield from lines_of(block.blocks)
        elif isinstance(block, Table):
            yield from (row[0] for row in block.rows if row)
