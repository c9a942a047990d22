"""Comments that keep words on purpose, `noblame: keep reason`: where they stand and for which lines they speak."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

import yaml

from noblame.review.prose import Keep
from noblame.source.document import Document
from noblame.source.nodes import end_of, start_of
from noblame.source.places import Places
from noblame.source.spans import is_alias, is_block_text, line_end, line_start

COMMENT = re.compile(r"(?<!\S)#[ \t]*noblame:[ \t]*keep\b[^\n]*")
"""The comment in YAML and in plain text, to the end of its line."""
HTML = re.compile(r"<!--\s*noblame:\s*keep\b.{0,500}?-->", re.DOTALL)
"""The comment in Markdown."""

_BELOW = re.compile(r"\n[ \t]*(?=[^\s#])")
"""Where the next line begins that holds words and not only a comment."""


def yaml_keeps(document: Document) -> list[Keep]:
    """Return the comments of a YAML file; what looks like one inside a text is none."""
    found = [match.span() for match in COMMENT.finditer(document.text)]
    texts = sorted(_texts(document.root, document.text)) if found else []
    return line_keeps(document.places, [span for span in found if not _within(texts, span[0])])


def line_keeps(places: Places, spans: list[tuple[int, int]]) -> list[Keep]:
    """Return comments, each for its own line or, where it has that to itself, for the next one with words.

    Args:
        places: the file.
        spans: start and end of each comment.
    """
    below = [match.end() for match in _BELOW.finditer(places.text)] if spans else []
    keeps = []
    for start, end in spans:
        line, _ = places.of(start)
        if not places.text[line_start(places.text, start) : start].strip():
            after = bisect_left(below, end)
            line = places.of(below[after])[0] if after < len(below) else 0
        keeps.append(Keep(start, end, line, line))
    return keeps


def _within(spans: list[tuple[int, int]], index: int) -> bool:
    """Return whether a place lies in one of some stretches, which are in order."""
    before = bisect_right(spans, (index, index)) - 1
    return before >= 0 and spans[before][0] <= index < spans[before][1]


def _texts(node: yaml.Node, text: str) -> Iterator[tuple[int, int]]:
    """Yield start and end of every text in the file, where a `#` begins no comment."""
    if is_alias(node, text):
        return
    if isinstance(node, yaml.ScalarNode):
        header = line_end(text, start_of(node)) if is_block_text(node, text) else start_of(node)
        yield header, end_of(node)
    for part in node.value if isinstance(node, yaml.CollectionNode) else ():
        for each in part if isinstance(part, tuple) else (part,):
            yield from _texts(each, text)
