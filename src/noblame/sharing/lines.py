"""Text of people in lines and paragraphs, for formats that are no Markdown."""

import re
from collections.abc import Sequence

from noblame.inert import visible
from noblame.sharing.escaping import one_line

_BLANK = re.compile(r"\n[ \t]*(?:\n[ \t]*)+")
ITEM = r"(?:[-*+•–]|[0-9]{1,3}[.)])[ \t]"
"""What an item of a list begins with."""
_ITEM = re.compile(rf"\n(?=[ \t]*{ITEM})")
_IS_ITEM = re.compile(ITEM)


def paragraphs(text: str) -> list[list[str]]:
    r"""Return paragraphs as their lines: a line break stays only in front of what is typed as an item of a list.

    >>> paragraphs("Two steps\nof it:\n- roll back\n\nThen rest")
    [['Two steps of it:', '- roll back'], ['Then rest']]
    """
    found = ([one_line(each) for each in _ITEM.split(paragraph)] for paragraph in _BLANK.split(visible(text).strip()))
    return [lines for paragraph in found if (lines := [each for each in paragraph if each])]


def is_item(line: str) -> bool:
    """Tell whether a line begins as an item of a list does."""
    return _IS_ITEM.match(line) is not None


def cut(text: str, most: int) -> str:
    """Return a text in one line of at most `most` characters, cut between words where there are some.

    >>> cut("The database ran out", 14)
    'The database…'
    """
    text = one_line(text)
    if len(text) <= most:
        return text
    words = text[:most].rpartition(" ")[0] if " " in text[most // 2 : most] else text[: most - 1]
    return f"{words.rstrip()}…"


def few(texts: Sequence[str], most: int, count: int = 3) -> str:
    """Return the first texts in one line, each cut, and how many more there are.

    >>> few(["no alert", "no check", "no rota"], 20, count=2)
    'no alert; no check; and 1 more'
    """
    more = [f"and {len(texts) - count} more"] if len(texts) > count else []
    return "; ".join([*(cut(text, most) for text in texts[:count]), *more])
