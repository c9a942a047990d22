"""How wide text is on a terminal, which counts cells and not characters."""

import re
from unicodedata import category, east_asian_width

TAB = 4
"""Cells between two tab stops, as text is shown here."""
_PLAIN = re.compile(r"[\x20-\x7e]*")
_JOINER, _EMOJI_STYLE, _TONES = "\u200d", "\ufe0f", "\U0001f3fb-\U0001f3ff"
_CLUSTER = re.compile(rf"(?:.[{_TONES}]?{_EMOJI_STYLE}?{_JOINER})*.[{_TONES}{_EMOJI_STYLE}]*", re.DOTALL)
"""What a terminal draws as one sign, where people, tones and things are joined to one emoji."""


def width(text: str) -> int:
    """Return how many cells a text takes up.

    >>> width("山田 a")
    6
    """
    if _PLAIN.fullmatch(text):
        return len(text)
    return sum(_cells(match[0]) for match in _CLUSTER.finditer(text))


def untabbed(text: str, start: int = 0) -> str:
    """Return a text that begins at cell `start` with blanks in place of its tabs."""
    if "\t" not in text:
        return text
    first, *others = text.split("\t")
    for part in others:
        first += " " * (TAB - (start + width(first)) % TAB) + part
    return first


def fitting(text: str, room: int) -> str:
    """Return as much of the start of a text as fits into so many cells."""
    if width(text) <= room:
        return text
    kept = ""
    for match in _CLUSTER.finditer(text):
        room -= _cells(match[0])
        if room < 0:
            return kept
        kept += match[0]
    return kept


def fitting_end(text: str, room: int) -> str:
    """Return as much of the end of a text as fits into so many cells."""
    clusters = [match[0] for match in _CLUSTER.finditer(text)]
    kept = ""
    while clusters and (room := room - _cells(clusters[-1])) >= 0:
        kept = clusters.pop() + kept
    return kept


def _cells(cluster: str) -> int:
    """Return the cells of one sign."""
    first = cluster[0]
    if category(first) in {"Mn", "Me", "Cf"}:
        return 0
    wide = east_asian_width(first) in {"W", "F"} or (_EMOJI_STYLE in cluster and not first.isascii())
    return 2 if wide else 1
