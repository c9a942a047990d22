"""Text of people in HTML: what they wrote is what is read, nothing of it acts, and an address can be followed (P10)."""

import re
from collections.abc import Iterator

from markupsafe import Markup, escape

from noblame.inert import visible
from noblame.sharing.addresses import reachable
from noblame.sharing.escaping import one_line
from noblame.sharing.lines import paragraphs

_ADDRESS = re.compile(r"https?://(?:[^\s<>\"'`\\()]|\([^\s<>\"'`\\()]*\))+", re.IGNORECASE)
"""An address in a sentence; a bracket belongs to it where it is closed within."""
_ENDS = ".,;:!?*_~|"
"""Punctuation behind an address that belongs to the sentence."""
_FORBIDDEN = re.compile("[\ufffe\uffff]")
"""What is no character in HTML, beyond what is no text for a terminal either."""


def inert(value: object) -> object:
    """Return what stands for a value that is printed: a text with every character visible. Escaping comes after it."""
    return _sound(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def linked(text: str) -> Markup:
    """Return a text in one line in which each address of a page is a link to it."""
    return Markup("").join(_parts(_sound(one_line(text))))


def blocks(text: str) -> Markup:
    """Return paragraphs: blank lines part them, and what is typed as a list keeps its lines."""
    broken = Markup("<br />\n")
    return Markup("\n").join(Markup("<p>{}</p>").format(broken.join(map(linked, lines))) for lines in paragraphs(text))


def _sound(text: str) -> str:
    return _FORBIDDEN.sub("\ufffd", visible(text))


def _parts(text: str) -> Iterator[Markup]:
    end = 0
    for found in _ADDRESS.finditer(text):
        address = found[0].rstrip(_ENDS)
        if not address.endswith("/") or address.count("/") > 2:  # a host is named
            yield escape(text[end : found.start()])
            yield Markup('<a href="{}" rel="noreferrer">{}</a>').format(reachable(address), address)
            end = found.start() + len(address)
    yield escape(text[end:])
