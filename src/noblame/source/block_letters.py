"""Where each character of a `|` or `>` block stands in the file."""

import re
from collections.abc import Iterator
from typing import NamedTuple

import yaml

from noblame.source.nodes import end_of
from noblame.source.spans import header_end

Letter = tuple[str, int, int]
"""A character of a value, and start and end of what spells it in the file."""

BREAK = "(?:\r\n|[\n\r\x85\u2028\u2029])"
"""What YAML takes for the end of a line, as a pattern."""
BREAKS = re.compile(BREAK)
_LINE = re.compile(rf"(?P<words>[^\n\r\x85\u2028\u2029]*)(?:(?P<end>{BREAK})|\Z)")


class _Line(NamedTuple):
    """One line of a block; `after` is its line break, none at the end of a file."""

    start: int
    end: int
    after: tuple[Letter, ...]


def newline(written: str) -> str:
    """Return the line break that a reader sees where the file has `written`."""
    return written if written in ("\u2028", "\u2029") else "\n"


def block_letters(node: yaml.ScalarNode, text: str) -> Iterator[Letter]:
    """Yield the letters of a block, without its indentation and with lines joined where they fold."""
    header = header_end(node, text)
    lines = _lines(text, header, end_of(node))
    indent = _indent(lines, text, node.value)
    before: tuple[Letter, ...] = ()
    empty: list[Letter] = []
    set_off = False
    for start, end, after in lines:
        if end - start <= indent and not text[start:end].strip(" "):
            empty += after
            continue
        if text[start : start + indent].strip(" "):
            break
        was_set_off, set_off = set_off, text[start + indent] in " \t"
        yield from _between(before, empty, folds=node.style == ">" and not (set_off or was_set_off))
        yield from ((text[at], at, at + 1) for at in range(start + indent, end))
        before, empty = after, []
    chomping = text[header - 2 : header]
    yield from () if "-" in chomping else before
    yield from empty if "+" in chomping else ()


def _between(before: tuple[Letter, ...], empty: list[Letter], *, folds: bool) -> Iterator[Letter]:
    """Yield what stands between two lines: `before` ended the upper one, `empty` are the blank lines."""
    if not (folds and before and before[0][0] == "\n"):
        yield from before
    elif not empty:
        yield " ", before[0][1], before[0][2]
    yield from empty


def _lines(text: str, header: int, end: int) -> list[_Line]:
    """Return the lines of a block below its header."""
    first = BREAKS.search(text, header, end)
    matches = _LINE.finditer(text, first.end() if first else end, end)
    return [_Line(match.start(), match.end("words"), _after(match)) for match in matches if match[0]]


def _after(match: re.Match[str]) -> tuple[Letter, ...]:
    return ((newline(match["end"]), match.start("end"), match.end()),) if match["end"] else ()


def _indent(lines: list[_Line], text: str, value: str) -> int:
    """Return by how many blanks a block is indented: what its first line of words has more in the file."""
    in_file = (text[line.start : line.end] for line in lines)
    return max(_blanks(in_file) - _blanks(BREAKS.split(value)), 0)


def _blanks(lines: Iterator[str] | list[str]) -> int:
    """Return how many blanks the first line of words begins with."""
    return next((len(line) - len(line.lstrip(" ")) for line in lines if line.strip(" ")), 0)
