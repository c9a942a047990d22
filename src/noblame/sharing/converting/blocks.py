"""A Markdown document as blocks: headings, paragraphs, lists, tables, and the rest as it stands."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any, NamedTuple

from markdown_it import MarkdownIt
from markdown_it.token import Token

from noblame.sharing.converting.words import NOTHING, Words, html_text, words

DEEPEST = 100
"""So deep blocks may nest; two for each level of a list."""
BOLD = 7
"""The level of a paragraph that is bold as a whole, as some write their headings."""
_BOX = re.compile(r"\[(?P<mark>[ xX])\](?:\s+|$)")


class Heading(NamedTuple):
    """A heading, from 1 to 6."""

    level: int
    words: Words


class Text(NamedTuple):
    """A paragraph."""

    words: Words
    bold: bool = False
    """Whether all of it is."""
    led: bool = False
    """Whether its first line is, and more lines follow."""


class Item(NamedTuple):
    """One item of a list, and what stands below it."""

    words: Words
    checked: bool | None
    """Whether the box of a task is ticked; None for an item without one."""
    below: tuple["Block", ...]


class Items(NamedTuple):
    """A list."""

    items: tuple[Item, ...]
    ordered: bool


class Table(NamedTuple):
    """A table."""

    head: tuple[Words, ...]
    rows: tuple[tuple[Words, ...], ...]


class Quote(NamedTuple):
    """A quotation."""

    blocks: tuple["Block", ...]


class Verbatim(NamedTuple):
    """Code, or HTML that says something."""

    text: str


Block = Heading | Text | Items | Table | Quote | Verbatim


class Parsed(NamedTuple):
    """A document: its blocks, and what no reader of the page would see."""

    blocks: tuple[Block, ...]
    comments: tuple[str, ...]
    """What HTML comments say."""
    strays: tuple[str, ...]
    """Addresses of links that no text refers to."""
    too_deep: bool
    """Whether it nests so deep that some of it was not read."""


def parsed(text: str) -> Parsed:
    """Return the blocks of a document without its front matter."""
    found: dict[str, Any] = {}
    tokens = _parser().parse(text, found)
    reader = _Blocks(tokens)
    blocks = tuple(reader.until(""))
    too_deep = any(token.level >= DEEPEST - 1 for token in tokens)
    return Parsed(blocks, tuple(filter(None, reader.comments)), tuple(_strays(found, tokens)), too_deep)


def _strays(found: dict[str, Any], tokens: list[Token]) -> Iterator[str]:
    """Yield the definitions of links that nothing refers to, which a page would not show."""
    children = [child for token in tokens for child in token.children or ()]
    used = {str(child.attrs.get(name, "")) for child in children for name in ("href", "src")}
    twice = ((each.get("label", ""), each) for each in found.get("duplicate_refs", []))
    for label, each in (*found.get("references", {}).items(), *twice):
        if each.get("href", "") not in used:
            yield " ".join(filter(None, (f"{label}:", each.get("href", ""), each.get("title", ""))))


@cache
def _parser() -> MarkdownIt:
    """Return a parser that changes no address, and says which characters were escaped."""
    parser = MarkdownIt("commonmark", {"maxNesting": DEEPEST}).enable("table").disable("text_join")
    parser.normalizeLink = lambda url: url  # type: ignore[method-assign]
    parser.normalizeLinkText = lambda link: link  # type: ignore[method-assign]
    return parser


class _Blocks:
    """Reads the parser's tokens from first to last."""

    def __init__(self, tokens: list[Token]) -> None:
        self.comments: list[str] = []
        self._tokens = iter(tokens)

    def until(self, end: str) -> Iterator[Block]:
        """Yield the blocks up to the token that closes what they stand in."""
        for token in self._tokens:
            if token.type == end:
                return
            block = self._block(token)
            if block is not None:
                yield block

    def _block(self, token: Token) -> Block | None:
        """Return the block that a token opens; None for one that says nothing."""
        if token.type == "heading_open":
            return Heading(int(token.tag[1:]), self._words("heading_close")[0])
        if token.type == "paragraph_open":
            said, bold, led = self._words("paragraph_close")
            return Text(said, bold=bold, led=led) if said.text else None
        if token.type in {"bullet_list_open", "ordered_list_open"}:
            close = token.type.replace("open", "close")
            return Items(tuple(self._items(close)), ordered=token.type.startswith("ordered"))
        if token.type == "table_open":
            return self._table()
        if token.type == "blockquote_open":
            return Quote(tuple(self.until("blockquote_close")))
        return self._verbatim(token)

    def _verbatim(self, token: Token) -> Verbatim | None:
        if token.type in {"fence", "code_block"}:
            text = "\n".join(filter(None, (token.info.strip(), token.content.strip("\n"))))
        elif token.type == "html_block":
            text = html_text(token.content, self.comments).strip()
        else:
            return None
        return Verbatim(text) if text.strip() else None

    def _words(self, end: str) -> tuple[Words, bool, bool]:
        """Return the words up to the end of a block, whether they are bold as a whole, and in their first line."""
        said, bold, led = NOTHING, False, False
        for token in self._tokens:
            if token.type == end:
                break
            if token.type == "inline":
                said, bold, led = words(token, self.comments), _is_bold(token.children or ()), _is_led(token)
        return said, bold, led

    def _items(self, close: str) -> Iterator[Item]:
        for token in self._tokens:
            if token.type == close:
                return
            if token.type == "list_item_open":
                yield _item(tuple(self.until("list_item_close")))

    def _table(self) -> Table:
        rows, head = list[tuple[Words, ...]](), 0
        for token in self._tokens:
            if token.type == "table_close":
                break
            if token.type == "thead_close":
                head = len(rows)
            if token.type == "tr_open":
                rows.append(())
            if token.type == "inline":
                rows[-1] += (words(token, self.comments).flat(),)
        return Table(rows[0] if head else (), tuple(rows[head:]))


def _item(blocks: tuple[Block, ...]) -> Item:
    """Return an item: its first paragraph, the box in front of it, and what stands below."""
    first = blocks[0] if blocks else None
    if isinstance(first, Heading):
        first = Text(first.words)
    if not isinstance(first, Text):
        return Item(NOTHING, None, blocks)
    box = _BOX.match(first.words.shape)
    said = first.words.cut(box.end()) if box else first.words
    return Item(said, box["mark"] != " " if box else None, blocks[1:])


def _is_led(token: Token) -> bool:
    """Tell whether the first of several lines of a block is bold."""
    children = token.children or []
    end = next((index for index, child in enumerate(children) if child.type in {"softbreak", "hardbreak"}), 0)
    return _is_bold(children[:end])


def _is_bold(children: Sequence[Token]) -> bool:
    """Tell whether all words but a colon are bold."""
    inside, bold = 0, False
    for child in children:
        inside += {"strong_open": 1, "strong_close": -1}.get(child.type, 0)
        if child.type == "text" and not inside and child.content.strip(" :\n"):
            return False
        bold |= child.type == "strong_open"
    return bold
