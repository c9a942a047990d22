"""A text as a reader sees it: without characters nobody sees, its letters and digits plain."""

from unicodedata import category, normalize

_UNSEEN = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0") | frozenset(map(chr, range(0xFE00, 0xFE10)))
"""What is empty without being of the category of format characters: fillers, joiners, selectors of a variant."""
_HYPHENS = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2043\u2212", "-"))
"""Looks like a hyphen; the longer dashes stand between words and stay."""


def seen(text: str) -> str:
    """Return a text as it is read, so that a check finds what an eye would: soft hyphens and spaces of no width gone.

    Letters and digits of full width, ligatures and the like become plain ones, composed (NFKC); a space that does not
    break is a space. Places in the text change with it: look for words in the text that is returned.
    """
    if text.isascii():
        return text
    kept = "".join(letter for letter in text if letter not in _UNSEEN and category(letter) != "Cf")
    return normalize("NFKC", kept).translate(_HYPHENS)
