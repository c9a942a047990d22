"""Saying that something cannot be shared so."""

from typing import Any


class SharingError(Exception):
    """A record cannot be shared in a format; the text is one line for the user."""

    def __reduce__(self) -> tuple[Any, ...]:
        """Return how to make the same error in another process, whatever its kind is made from."""
        return _again, (type(self), str(self), self.__dict__)


class NothingError(SharingError):
    """A record holds nothing that a format could be made of."""


def _again(kind: type[SharingError], line: str, known: dict[str, Any]) -> SharingError:
    error = kind.__new__(kind, line)
    error.__dict__.update(known)
    return error


class WithheldError(SharingError):
    """A record may be shared in a format once somebody allows it by one word.

    Attributes:
        why: what speaks against it.
        once: what whoever allows it stands for.
        word: what `Wanted.allow` has to name.
    """

    def __init__(self, why: str, once: str, word: str) -> None:
        super().__init__(f"{why}; {once}: --allow {word}")
        self.why, self.once, self.word = why, once, word
