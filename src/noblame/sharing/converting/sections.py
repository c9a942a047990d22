"""The sections of a document: each with the place of the record that its heading names."""

import re
from collections.abc import Iterable, Iterator
from itertools import zip_longest

from noblame.review.headings import LONGEST
from noblame.sharing.converting.blocks import BOLD, Block, Heading, Items, Text
from noblame.sharing.converting.places import divides, place_of
from noblame.sharing.converting.words import NOTHING, Words

TEMPLATE = (
    *((2, each) for each in ("Timeline (UTC)", "Root Cause", "Contributing Factors", "Detection", "Resolution")),
    *((2, "Action Items"), (2, "Lessons Learned"), (3, "What went well"), (3, "What could be improved")),
    (2, "Appendix"),
)
"""The headings of the document as we write it (S36)."""

_SECTION = re.compile(
    r"(?:(?:executive|incident|issue) )?(?:summary|overview|introduction|background|description|what happened|tl;?dr)"
)
"""What is no title, though it names no place."""


class Section:
    """A heading, the place it names, and what stands below it."""

    def __init__(self, heading: Words, place: str | None, level: int) -> None:
        self.heading = heading
        self.place = place
        self.level = level
        self.blocks: list[Block] = []


def is_own(blocks: Iterable[Block]) -> bool:
    """Tell whether a document has the headings of our own export, and no others."""
    found = [(block.level, block.words.text) for block in blocks if isinstance(block, Heading)]
    return tuple(found[1:]) == TEMPLATE and found[0][0] == 1


def title_of(blocks: tuple[Block, ...]) -> tuple[Words | None, tuple[Block, ...]]:
    """Return the heading that is the title of a document, and the document without it.

    It is the first, where no other stands on its level, or where it is one of the first level that names no section.
    """
    at = next((index for index, block in enumerate(blocks) if isinstance(block, Heading)), None)
    first = None if at is None else blocks[at]
    if at is None or not isinstance(first, Heading):
        return None, blocks
    beside = sum(isinstance(block, Heading) and block.level <= first.level for block in blocks)
    section = place_of(first.words.text) or _SECTION.fullmatch(first.words.text.strip(" :").casefold())
    if beside > 1 and (first.level > 1 or section):
        return None, blocks
    return first.words, (*blocks[:at], *blocks[at + 1 :])


def sections(blocks: Iterable[Block]) -> list[Section]:
    """Return the sections of a document in its order; the first holds what stands above all headings.

    A heading that names no place divides the section it stands in: it is one of that section's blocks.
    """
    found = [Section(NOTHING, None, 0)]
    open_ = [found[0]]
    for block in _headed(tuple(blocks)):
        if not isinstance(block, Heading):
            open_[-1].blocks.append(block)
            continue
        while len(open_) > 1 and open_[-1].level >= block.level:
            open_.pop()
        place, above = place_of(block.words.text), open_[-1]
        if above.level and (divides(place, above.place) or place is None):
            above.blocks.append(block)
            open_.append(_continued(above, block.level))
            continue
        section = Section(block.words, place, block.level)
        found.append(section)
        open_.append(section)
    return found


def _continued(section: Section, level: int) -> Section:
    """Return what stands below a heading within a section: it goes into the same blocks."""
    within = Section(section.heading, section.place, level)
    within.blocks = section.blocks
    return within


def _headed(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """Yield the blocks; a paragraph that is bold as a whole, or ends in a colon above a list, may be a heading."""
    known, level = False, 0
    blocks = tuple(each for block in blocks for each in _parted(block))
    for block, below in zip_longest(blocks, blocks[1:]):
        if isinstance(block, Heading):
            known, level = place_of(block.words.text) is not None, block.level
        if isinstance(block, Text) and _heads(block, below, known=known and level > 0):
            yield Heading(BOLD, block.words.cut(0, len(block.words.text.rstrip(" :"))))
        else:
            yield block


def _parted(block: Block) -> Iterator[Block]:
    """Yield a paragraph in two where its first line is bold and names a place: some write their headings so."""
    end = block.words.text.find("\n") if isinstance(block, Text) and block.led else -1
    if not isinstance(block, Text) or end < 0 or place_of(block.words.text[:end].rstrip(" :")) is None:
        yield block
        return
    yield Text(block.words.cut(0, end), bold=True)
    yield Text(block.words.cut(end + 1))


def _heads(block: Text, below: Block | None, *, known: bool) -> bool:
    """Tell whether a paragraph is a heading by its looks and by what it says."""
    text = block.words.text
    if len(text) > LONGEST or "\n" in text or place_of(text.rstrip(" :")) is None:
        return False
    return block.bold or (text.endswith(":") and isinstance(below, Items) and not known)
