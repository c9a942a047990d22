"""Saying that something cannot be shared so."""


class SharingError(Exception):
    """A record cannot be shared in a format; the text is one line for the user."""


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
