"""A text as a reader sees it: without what nobody sees, every letter in its usual form, each with its place (P10)."""

import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

_UNSEEN = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0")
"""What nobody sees and Unicode calls a letter or a mark."""


class Legible(NamedTuple):
    """What a text reads."""

    text: str
    starts: Sequence[int]
    """For each of its characters the place in the text as it was written."""

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where in the text as it was written a stretch begins and ends that is not empty."""
        return self.starts[start], self.starts[end - 1] + 1


def legible(text: str) -> Legible:
    r"""Return a text without soft hyphens, zero-width characters and the like, full-width letters as plain ones.

    >>> legible("Pri\u00adya").text
    'Priya'
    """
    if text.isascii():
        return Legible(text, range(len(text)))
    read = [(letter, at) for at, written in enumerate(text) for letter in _read(written)]
    return Legible("".join(letter for letter, _ in read), [at for _, at in read])


def _read(written: str) -> str:
    """Return what one character reads, nothing for one that nobody sees."""
    if written.isascii():
        return written
    if written in _UNSEEN or unicodedata.category(written) == "Cf" or "\ufe00" <= written <= "\ufe0f":
        return ""
    plain = unicodedata.normalize("NFKC", written) if unicodedata.decomposition(written).startswith("<") else written
    return plain if len(plain) == 1 or plain.isalpha() else written  # three dots are no full stop
