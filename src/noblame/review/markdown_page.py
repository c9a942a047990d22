"""The prose of a Markdown document, block by block, with the pane that each section would be."""

import re
from collections.abc import Iterator
from functools import partial
from typing import NamedTuple

from markdown_it.token import Token

from noblame.review.kept import HTML
from noblame.review.markdown_words import Noted, Piece, parse, pieces, place_in
from noblame.review.prose import Keep, Page, Passage
from noblame.review.roster import listed, people_in
from noblame.review.sections import Sections, is_bare
from noblame.source.places import Places
from noblame.source.spans import line_end

LEFT_OUT = frozenset({"blockquote", "table"})
"""Blocks whose words are somebody else's, or no sentences."""
FRONT_MATTER = re.compile(r"\A(?P<fence>---|\+\+\+)[ \t]*\n(?:.*\n)*?(?P=fence)[ \t]*(?:\n|\Z)")


class Block(NamedTuple):
    """A block with words: its lines, from 0, its text as the parser has it, and a heading's level."""

    first: int
    last: int
    content: str
    level: int


def markdown_page(text: str, name: str) -> Page:
    """Return the page of a Markdown document.

    Args:
        text: the document, with plain line ends and without a byte order mark.
        name: its name for messages.
    """
    matter = FRONT_MATTER.match(text)
    blank = "\n" * matter[0].count("\n") if matter else ""
    tokens, noted = parse(blank + text[matter.end() :] if matter else text)
    document = _Document(Places(name, text), noted)
    blocks, comments = list(_blocks(tokens)), list(_comments(tokens))
    sections, passages = Sections(), list[Passage]()
    people, lines = list(people_in(text)), text.split("\n")
    for block in blocks:
        passage = document.passage(block)
        pane = sections.pane(passage.text, block.content, block.level)
        if not (block.level and is_bare(passage.text)):
            passages.append(passage._replace(pane=pane))
        if sections.lists_people and block.level:
            people += listed(lines[block.last :])
    keeps = [*document.keeps_above(blocks, comments), *document.keeps_within(blocks)]
    return Page(document.places, "markdown", passages, tuple(dict.fromkeys(people)), keeps)


def _blocks(tokens: list[Token]) -> Iterator[Block]:
    """Yield the blocks whose words are read."""
    inside, level = 0, 0
    for token in tokens:
        kind = token.type.rpartition("_")[0]
        inside += token.nesting if kind in LEFT_OUT else 0
        if token.type == "heading_open":
            level = int(token.tag[1:])
        elif token.type == "inline" and token.map:
            if not inside and token.content:
                yield Block(token.map[0], token.map[1], token.content, level)
            level = 0


def _comments(tokens: list[Token]) -> Iterator[tuple[int, int]]:
    """Yield the first line and the one behind the last of HTML that holds a comment to keep something."""
    for token in tokens:
        if token.type == "html_block" and token.map and HTML.search(token.content):
            yield token.map[0], token.map[1]


class _Document:
    """A document's places, and what the parser noted of its blocks."""

    def __init__(self, places: Places, noted: dict[str, set[Noted]]) -> None:
        self.places = places
        self._noted = noted

    def passage(self, block: Block) -> Passage:
        """Return the words of a block."""
        found = pieces(block.content, self._noted.get(block.content, ()))
        spot = partial(self._spot, block, found)
        return Passage("".join(piece.words for piece in found), None, spot)

    def keeps_above(self, blocks: list[Block], comments: list[tuple[int, int]]) -> Iterator[Keep]:
        """Yield the comments on lines of their own, which speak for the next block."""
        for first, last in comments:
            below = next((block for block in blocks if block.first >= last), None)
            start, end = self.places.index(first + 1), self.places.index(last + 1)
            for match in HTML.finditer(self.places.text, start, end):
                yield Keep(match.start(), match.end(), *((below.first + 1, below.last) if below else (0, 0)))

    def keeps_within(self, blocks: list[Block]) -> Iterator[Keep]:
        """Yield the comments beside words, which speak for their line."""
        for block in blocks:
            for start, end, rule in sorted(self._noted.get(block.content, ())):
                if rule == "html_inline" and HTML.fullmatch(block.content, start, end):
                    here = self._index(block, start)
                    line, _ = self.places.of(here)
                    yield Keep(here, self._index(block, end), line, line)

    def _spot(self, block: Block, found: list[Piece], start: int, end: int) -> tuple[int, int]:
        first, last = place_in(found, start, end)
        return self._index(block, first), self._index(block, last - 1) + 1

    def _index(self, block: Block, at: int) -> int:
        """Return where a character of a block's text stands in the document, which has lists' dashes before it."""
        above = block.content.count("\n", 0, at)
        begin = block.content.rfind("\n", 0, at) + 1
        line = block.content[begin : line_end(block.content, begin)]
        start = self.places.index(block.first + above + 1)
        whole = self.places.text[start : line_end(self.places.text, start)]
        shift = whole.rfind(line)
        if shift < 0:  # a tab that was partly indentation became blanks
            shift = len(whole) - len(line)
        return min(start + max(shift + at - begin, 0), start + len(whole))
