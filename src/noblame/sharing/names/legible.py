"""A text as a reader sees it, each letter with its place in the text as it was written (P10)."""

from collections.abc import Sequence
from typing import NamedTuple

from noblame.sharing.names.seen import seen


class Legible(NamedTuple):
    """What a text reads."""

    text: str
    starts: Sequence[int]
    """For each of its characters the place in the text as it was written."""

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where in the text as it was written a stretch begins and ends that is not empty."""
        return self.starts[start], self.starts[end - 1] + 1


def legible(text: str) -> Legible:
    r"""Return a text as `seen` returns it, letter by letter, so that what is found can be replaced where it stands.

    >>> legible("Pri\u00adya").text
    'Priya'
    """
    if text.isascii():
        return Legible(text, range(len(text)))
    read = [(letter, at) for at, written in enumerate(text) for letter in _read(written)]
    return Legible("".join(letter for letter, _ in read), [at for _, at in read])


def _read(written: str) -> str:
    """Return what one character reads, nothing for one that nobody sees."""
    plain = seen(written)
    return plain if len(plain) < 2 or plain.isalpha() else written  # three dots are no full stop
