"""What is read in a block of Markdown: its text without markup, and which of it a person has escaped."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from markdown_it.token import Token

from noblame.sharing.escaping import BREAK

HIDDEN = "\0"
"""Stands in a shape for a character that was escaped: it is a letter of the text, and no mark of a notation."""
_BROKEN = re.compile(
    rf"((?<!\w)@|\#|\bgh-|\b(?:close[sd]?|fix(?:e[sd])?|resolve[sd]?)){BREAK}",
    re.IGNORECASE,
)
"""Where our own export keeps a forge from acting."""
_TAG = re.compile(r"</?[A-Za-z][A-Za-z0-9-]*(?:\s[^<>]*)?/?>")
_TOLD = re.compile(
    r"""\b(?P<name>alt|title|href|src)\s*=\s*(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)')""", re.IGNORECASE
)
"""The attributes of a tag that tell a reader something."""
_BREAK_TAG = re.compile(r"<br\s*/?>", re.IGNORECASE)
_APART = re.compile(r"</(?:td|th|tr|li|p|div|h[1-6]|dt|dd|summary)\s*>", re.IGNORECASE)
"""Where words that touch in the source are read apart."""
_NEAR_SPACES = re.compile(r"[ \t]*\n[ \t]*")


class Ref(NamedTuple):
    """A link within a text: `text[start:end]` is its label and its address, the label alone ends at `label_end`."""

    start: int
    label_end: int
    end: int
    url: str


class Words(NamedTuple):
    """A text, and the same text with every escaped character hidden: both of one length."""

    text: str
    shape: str
    refs: tuple[Ref, ...] = ()

    def cut(self, start: int, end: int | None = None) -> "Words":
        """Return the part from `start` to `end`, without outer space."""
        end = len(self.text) if end is None else end
        part = self.text[start:end]
        start += len(part) - len(part.lstrip())
        end = start + len(part.strip())
        within = self.refs[bisect_left(self.refs, (start,)) : bisect_right(self.refs, (end,))]
        refs = (ref for ref in within if ref.end <= end)
        moved = (Ref(ref.start - start, ref.label_end - start, ref.end - start, ref.url) for ref in refs)
        return Words(self.text[start:end], self.shape[start:end], tuple(moved))

    def lines(self) -> "Iterator[Words]":
        """Yield each line that says something."""
        start = 0
        for line in self.text.split("\n"):
            if line.strip():
                yield self.cut(start, start + len(line))
            start += len(line) + 1

    def flat(self) -> "Words":
        """Return the words as one line."""
        return Words(self.text.replace("\n", " "), self.shape.replace("\n", " "), self.refs)


NOTHING = Words("", "")


def plain(text: str) -> Words:
    """Return a text of which nothing was escaped."""
    return Words(text, text)


def words(token: Token, comments: list[str]) -> Words:
    """Return what is read in a block; a link is its label with the address in brackets, code keeps its ticks.

    Args:
        token: The `inline` token of the block.
        comments: Takes the HTML comments of the block.
    """
    reader = _Reader(comments)
    for child in token.children or ():
        reader.read(child)
    return Words("".join(reader.text), "".join(reader.shape), tuple(reader.refs)).cut(0)


class _Reader:
    """Puts the pieces of one block together."""

    def __init__(self, comments: list[str]) -> None:
        self.text: list[str] = []
        self.shape: list[str] = []
        self.refs: list[Ref] = []
        self._comments = comments
        self._length = 0
        self._open: list[tuple[int, int, str, str]] = []

    def read(self, child: Token) -> None:
        """Take one piece."""
        if child.type == "text":
            self._add(_BROKEN.sub(r"\1", child.content))
        elif child.type == "text_special":
            self._add(child.content, hidden=True)
        elif child.type in {"softbreak", "hardbreak"}:
            self._add("\n")
        elif child.type == "code_inline":
            self._add(f"{child.markup}{child.content}{child.markup}", hidden=True)
        elif child.type == "image":
            self._add(_target(child.content, str(child.attrs.get("src", "")), str(child.attrs.get("title", ""))))
        elif child.type == "link_open":
            target = str(child.attrs.get("href", ""))
            self._open.append((self._length, len(self.text), target, str(child.attrs.get("title", ""))))
        elif child.type == "link_close":
            self._close()
        elif child.type == "html_inline":
            self._add(html_text(child.content, self._comments))

    def _close(self) -> None:
        """Add a link's address behind its label, unless the label says it."""
        start, piece, url, title = self._open.pop()
        label = "".join(self.text[piece:])
        end = self._length
        written = _target(label, url, title)[len(label) :]
        self._add(written if label.strip() else f" {written} ")
        self.refs.append(Ref(start, end, self._length, url))

    def _add(self, text: str, *, hidden: bool = False) -> None:
        self.text.append(text)
        self.shape.append(HIDDEN * len(text) if hidden else text)
        self._length += len(text)


def _target(label: str, url: str, title: str) -> str:
    """Return a label with its address and, where a link has one, its title."""
    same = not url or label.strip() in {url, url.removeprefix("mailto:")}
    more = ", ".join(filter(None, ("" if same else url, "" if title.strip() == label.strip() else title)))
    return f"{label} ({more})" if label.strip() and more else label or more


def html_text(html: str, comments: list[str]) -> str:
    """Return what HTML says, without its comments, which `comments` takes."""
    first, *parts = html.split("<!--")
    said = [first]
    for part in parts:
        comment, _, rest = part.partition("-->")
        comments.append(comment.strip())
        said.append(rest)
    return _TAG.sub(_told, _APART.sub(" ", _BREAK_TAG.sub("\n", "".join(said))))


def _told(tag: re.Match[str]) -> str:
    """Return what a tag tells: the address of a link, the words and the address of a picture."""
    found = {each["name"].lower(): each["double"] or each["single"] or "" for each in _TOLD.finditer(tag[0])}
    words = _target(found.get("alt", ""), found.get("href", "") or found.get("src", ""), found.get("title", ""))
    return f"{words} " if words else ""
