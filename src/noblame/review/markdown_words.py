"""The words of Markdown blocks, without their markup, and where they stand in the file.

The parser says where blocks are by line only, and nothing of the places inside them. So its inline rules are asked in
passing: each that takes something notes from where to where.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from html import unescape
from typing import NamedTuple

from markdown_it import MarkdownIt, rules_block, rules_inline
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from noblame.review.kept import HTML

Rule = Callable[[StateInline, bool], bool]
RULES: dict[str, Rule] = {
    "newline": rules_inline.newline,
    "escape": rules_inline.escape,
    "backticks": rules_inline.backtick,
    "emphasis": rules_inline.emphasis.tokenize,
    "link": rules_inline.link,
    "image": rules_inline.image,
    "autolink": rules_inline.autolink,
    "html_inline": rules_inline.html_inline,
    "entity": rules_inline.entity,
}
"""The rules that take anything but plain words."""
_ENTRY = re.compile(r"\W{0,3}(?:\d{4}-\d\d-\d\d|\d{1,2}:\d\d|[A-Z][\w ]{1,20}:\W)")
"""How a line begins that is one of its own, though Markdown would join it to the line above."""


class Noted(NamedTuple):
    """What one rule took of a block's text."""

    start: int
    end: int
    rule: str


class Piece(NamedTuple):
    """Words of a block: where they begin in its words, and what spells them in its text."""

    at: int
    words: str
    start: int
    end: int


def parse(text: str) -> tuple[list[Token], dict[str, set[Noted]]]:
    """Return the blocks of a document, and what was noted of each text that a block has."""
    noted: dict[str, set[Noted]] = {}
    return _parser().parse(text, {"noted": noted}), noted


def pieces(content: str, noted: Iterable[Noted]) -> list[Piece]:
    """Return the words of a block piece by piece; line breaks that mean nothing are blanks.

    Args:
        content: the block's text, as the parser has it.
        noted: what the rules took of it.
    """
    found, at, length = list[Piece](), 0, 0
    for start, end, rule in (*sorted(noted), Noted(len(content), len(content), "newline")):
        if start < at:
            continue
        for words, first, last in ((content[at:start], at, start), *_meant(content, start, end, rule)):
            if words:
                found.append(Piece(length, words, first, last))
                length += len(words)
        at = end
    return found


def place_in(found: list[Piece], start: int, end: int) -> tuple[int, int]:
    """Return where the words from `start` to `end` stand in the text that the pieces are of."""
    first, last = (found[bisect_right(found, at, key=lambda piece: piece.at) - 1] for at in (start, end - 1))
    spelled = last.end - last.start == len(last.words)
    begin = first.start + (start - first.at if first.end - first.start == len(first.words) else 0)
    return begin, last.start + end - last.at if spelled else last.end


def _meant(content: str, start: int, end: int, rule: str) -> Iterator[tuple[str, int, int]]:
    """Yield the words that something taken by a rule stands for, and their places."""
    taken = content[start:end]
    if rule == "newline" and taken:
        yield _break(content, start, end), start, end
    elif rule == "escape":
        special = len(taken) == 2 and taken[1].isascii() and not taken[1].isalnum() and not taken[1].isspace()
        yield (taken[1] if special else "\n" if "\n" in taken else taken), start + special, end
    elif rule == "backticks" and taken.strip("`"):
        yield taken.replace("\n", " "), start, end
    elif (
        rule == "emphasis"
        and "_" in taken
        and content[start - 1 : start].isalnum()
        and content[end : end + 1].isalnum()
    ):
        yield taken, start, end
    elif rule == "autolink":
        yield taken[1:-1], start + 1, end - 1
    elif rule == "entity":
        yield unescape(taken), start, end
    elif rule == "html_inline" and taken.lower().startswith("<br"):
        yield "\n", start, end


def _break(content: str, start: int, end: int) -> str:
    """Return a line break where it ends a line for a reader too, and a blank where the words run on."""
    return "\n" if content.endswith("  ", 0, start) or _ENTRY.match(content, end) else " "


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark").enable("table")
    for name, rule in RULES.items():
        parser.inline.ruler.at(name, _noting(name, rule))
    parser.block.ruler.at("html_block", _html_block, {"alt": ["paragraph", "reference", "blockquote"]})
    return parser


def _noting(name: str, rule: Rule) -> Rule:
    """Return a rule that notes what it takes; of a link what stands around its label."""

    def apply(state: StateInline, silent: bool) -> bool:  # noqa: FBT001  as the parser calls it
        start = state.pos
        took = rule(state, silent)
        if took and not silent:
            noted = state.env["noted"].setdefault(state.src, set())
            label = state.md.helpers.parseLinkLabel(state, start, True) if name == "link" else -1  # noqa: FBT003  its
            noted |= {Noted(start, start + 1, name)} if label >= 0 else set()
            noted.add(Noted(max(start, label), state.pos, name))
        return took

    return apply


def _html_block(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:  # noqa: FBT001  as above
    """Leave a line that begins with a comment to keep its words, and has some, to be a paragraph."""
    line = state.src[state.bMarks[start_line] + state.tShift[start_line] : state.eMarks[start_line]]
    comment = HTML.match(line)
    if comment and line[comment.end() :].strip():
        return False
    return rules_block.html_block(state, start_line, end_line, silent)
