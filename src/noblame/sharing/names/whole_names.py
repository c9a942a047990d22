"""Names that are found as they are written: those without a part of two letters, and those without spaces around."""

import re
from collections.abc import Iterator, Sequence

from noblame.sharing.names.legible import legible

_UNSPACED = "\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\U00020000-\U0003ffff"
"""Han, kana and hangul: words stand there side by side."""
_WITHOUT_SPACES = re.compile(rf"[{_UNSPACED}]+")
_BETWEEN = r"[ \u00a0\u3000·・=-]?"
"""What may stand between the parts of such a name."""
_BLANKS = r"[ \u00a0]+"


def whole_names(people: Sequence[str], parts: Sequence[Sequence[str]]) -> dict[str, int]:
    """Return by its pattern the number of each name that is looked for as a whole, the longest first.

    Args:
        people: Full names.
        parts: For each the parts by which it is found as well.
    """
    found = {
        pattern: number
        for number, name in enumerate(people)
        for pattern in _patterns(legible(name).text, parts[number])
    }
    return dict(sorted(found.items(), key=lambda one: -len(one[0])))


def _patterns(name: str, parts: Sequence[str]) -> Iterator[str]:
    """Yield how one name is looked for: in scripts without spaces anywhere, else where no word goes on."""
    words = name.split()
    unspaced = _WITHOUT_SPACES.findall(name)
    if len("".join(unspaced)) > 1:
        yield _BETWEEN.join(map(re.escape, "".join(unspaced)))
        yield from (re.escape(part) for part in unspaced if len(part) > 1)
    elif unspaced and name.strip() == unspaced[0]:
        yield rf"(?<!\w){re.escape(unspaced[0])}(?!\w)"
    elif not parts and len("".join(words)) > 1 and any(map(str.isalpha, name)):
        yield rf"(?<!\w){_BLANKS.join(map(re.escape, words))}(?!\w)"
