"""One value from the words of a file: the field decides what they mean, not how they look."""

import re
from functools import cache

from noblame.source.shapes import Choice

MAX_DIGITS = 15
NULLS = frozenset({"", "~", "null", "Null", "NULL"})

_FLAGS = {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False}
_WHOLE = re.compile(r"[-+]?\d+", re.ASCII)


def to_flag(text: str) -> bool:
    """Return what true/false, yes/no or on/off says, in any case.

    Raises:
        ValueError: for any other word; the message says what is expected.
    """
    flag = _FLAGS.get(text.strip().casefold())
    if flag is None:
        raise ValueError("true or false")
    return flag


def to_number(text: str) -> int:
    """Return a decimal integer.

    Raises:
        ValueError: for anything else, and above 15 digits; the message says what is expected.
    """
    if not _WHOLE.fullmatch(text.strip()):
        raise ValueError("a whole number")
    if len(text.strip().lstrip("+-")) > MAX_DIGITS:
        raise ValueError(f"a whole number of at most {MAX_DIGITS} digits")
    return int(text)


def to_choice(text: str, choice: Choice) -> str:
    """Return the word of `choice` that `text` is, in any case.

    Raises:
        ValueError: where it is none; the message lists the words.
    """
    if text in choice.words:
        return text
    word = text.strip().casefold()
    for known in choice.words:
        if known.casefold() == word:
            return known
    raise ValueError(words_of(choice))


@cache
def words_of(choice: Choice) -> str:
    """Return the words of a choice as a sentence lists them: `a, b or c`."""
    words = [word for word in choice.words if word]
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} or {words[-1]}"
