"""Headings within a section that is a list: what stands below one belongs to its group."""

from collections.abc import Iterable, Iterator

from noblame.sharing.converting.blocks import Block, Heading
from noblame.sharing.converting.draft import Draft
from noblame.sharing.converting.prose import line, plain
from noblame.sharing.converting.words import Words


def grouped(draft: Draft, heading: Words, blocks: Iterable[Block]) -> Iterator[tuple[str, Block]]:
    """Yield each block with the heading of its group; a group without anything in it stays as a passage.

    Args:
        draft: Takes the passages.
        heading: That of the section.
        blocks: Those of the section.
    """
    group = empty = ""
    for block in blocks:
        if isinstance(block, Heading):
            draft.leave(heading.text, empty)
            group = empty = line(block.words)
        else:
            empty = "" if plain((block,)) else empty
            yield group, block
    draft.leave(heading.text, empty)
