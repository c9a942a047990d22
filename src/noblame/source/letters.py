"""Where each character of a text stands in the file: through quotes, escapes, folded lines and indented blocks."""

import re
from collections.abc import Iterator

import yaml

from noblame.source.block_letters import BREAK, BREAKS, Letter, block_letters, newline
from noblame.source.nodes import end_of, start_of
from noblame.source.spans import is_alias

Span = tuple[int, int]
"""Start and end in the file's text."""

_FOLD = rf"(?P<fold>[ \t]*{BREAK}(?:[ \t]*{BREAK})*[ \t]*)"
_JOINED = rf"(?P<joined>\\{BREAK}(?:[ \t]*{BREAK})*[ \t]*)"
_ESCAPE = r"(?P<escape>\\(?:x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|.))"
_WORD = r"(?P<blanks>[ \t]+)|(?P<word>[^ \t\n\r\x85\u2028\u2029%s]+)"
_PLAIN = re.compile(f"{_FOLD}|{_WORD % ''}")
_SINGLE = re.compile(f"{_FOLD}|(?P<pair>'')|{_WORD % chr(39)}")
_DOUBLE = re.compile(f"{_JOINED}|{_FOLD}|{_ESCAPE}|{_WORD % (chr(92) * 2)}")
_PROPERTIES = re.compile(r"(?:[&!]\S*(?:\s|#[^\n]*)*)*")
_ESCAPES = dict(zip("0abtnvfreN_LP", "\0\a\b\t\n\v\f\r\x1b\x85\xa0\u2028\u2029", strict=True))


def letters(node: yaml.ScalarNode, text: str) -> list[Span] | None:
    """Return for each character of a node's value the stretch of `text` that spells it.

    None where nothing there spells it: the node is an alias, or is read in a way that is not understood here.
    """
    if is_alias(node, text):
        return None
    found = list(_read(node, text))
    if "".join(letter for letter, _, _ in found) != node.value:
        return None
    return [(start, end) for _, start, end in found]


def content_start(node: yaml.Node, text: str) -> int:
    """Return where a text begins, behind an anchor or a tag that it may have; a quote or a `|` belongs to it."""
    match = _PROPERTIES.match(text, start_of(node))
    return match.end() if match else start_of(node)


def _read(node: yaml.ScalarNode, text: str) -> Iterator[Letter]:
    """Yield the letters of a node by the way it is written."""
    if node.style in ("|", ">"):
        return block_letters(node, text)
    start, end = content_start(node, text), end_of(node)
    if node.style == "'":
        return _flow(_SINGLE, text, start + 1, end - 1)
    if node.style == '"':
        return _flow(_DOUBLE, text, start + 1, end - 1)
    return _flow(_PLAIN, text, start, end)


def _flow(pattern: re.Pattern[str], text: str, start: int, end: int) -> Iterator[Letter]:
    """Yield the letters of a plain or quoted text, in which a line break folds to a blank."""
    for match in pattern.finditer(text, start, end):
        if match.lastgroup in ("fold", "joined"):
            yield from _folded(match)
        elif match.lastgroup == "pair":
            yield "'", match.start(), match.end()
        elif match.lastgroup == "escape":
            yield _unescaped(match[0]), match.start(), match.end()
        else:
            yield from ((letter, at, at + 1) for at, letter in enumerate(match[0], match.start()))


def _folded(match: re.Match[str]) -> Iterator[Letter]:
    """Yield what line breaks between words come to: a blank for one, else one break less than there are."""
    breaks = [(newline(each[0]), each.start(), each.end()) for each in BREAKS.finditer(match.string, *match.span())]
    first, *more = breaks
    if first[0] != "\n" and match.lastgroup == "fold":  # a line separator stays what it is
        yield first
    elif not more and match.lastgroup == "fold":
        yield " ", first[1], first[2]
    yield from more


def _unescaped(escape: str) -> str:
    """Return the character that an escape stands for."""
    sign, digits = escape[1], escape[2:]
    return chr(int(digits, 16)) if digits else _ESCAPES.get(sign, sign)
