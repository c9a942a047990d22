"""A Markdown document as a reader sees it: headings, paragraphs and items, with the text that stands in each."""

from itertools import pairwise
from typing import Any, NamedTuple

from markdown_it import MarkdownIt
from markdown_it.token import Token

from noblame.sharing.escaping import BREAK

PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
PARSER.normalizeLinkText = lambda link: link  # type: ignore[method-assign]  # a forge shows an address as it is written


class Part(NamedTuple):
    """One block with words."""

    heading: str
    kind: str
    """`h1` to `h6`, `p`, or `li` for an item."""
    text: str
    depth: int = 0
    """How many lists an item stands in."""


def read(document: str) -> list[Part]:
    """Return every block with words; what is neither text nor a link of an address is named in angle quotes."""
    parts, heading, lists = list[Part](), "", 0
    tokens = PARSER.parse(document)
    for before, token in pairwise(tokens):
        lists += {"bullet_list_open": 1, "bullet_list_close": -1}.get(before.type, 0)
        if token.type != "inline":
            assert token.type.removesuffix("_open").removesuffix("_close") in BLOCKS, token
            continue
        text = said(token)
        if before.type == "heading_open":
            heading = text
        parts.append(Part(heading, before.tag if before.tag != "p" or not lists else "li", text, lists))
    return parts


BLOCKS = {"heading", "paragraph", "bullet_list", "list_item"}
"""What a document is made of, and nothing else."""


def said(token: Token) -> str:
    """Return what is read in a block."""
    return "".join(_said(child) for child in token.children or ()).replace(BREAK, "")


def _said(child: Token) -> str:
    plain: dict[str, Any] = {"text": child.content, "softbreak": "\n", "hardbreak": "\n", "strong_open": "**"}
    plain |= {"strong_close": "**", "link_close": ""}
    if child.type == "link_open":
        return "" if child.markup == "autolink" else f"‹{child.attrs['href']}›"
    return str(plain.get(child.type, f"‹{child.type}›"))
