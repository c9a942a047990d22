"""What somebody looks for by typing: words that all have to be there, in any order, case and accents aside."""

import unicodedata


def folded(text: str) -> str:
    """Return a text without case and accents, so that `tomas` finds Tomás."""
    if text.isascii():
        return text.lower()
    letters = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def holds(text: str, typed: str) -> bool:
    """Return whether a text, folded before, holds every word that was typed; all do where none was.

    >>> holds(folded("svc-99 was slow in Málaga"), "malaga SVC 99")
    True
    """
    return all(word in text for word in folded(typed).split())
