"""A sentence as tokens: lower case, without accents, contractions taken apart, each with its place in the text."""

import re
import unicodedata
from collections.abc import Iterator
from itertools import pairwise

MASKED = "\ue0ff"
"""Stands for each character of code, quotes, links and log lines."""

_CHUNK = re.compile(
    rf"{MASKED}+"
    r"|@[\w.-]*\w(?:['’]s)?"
    r"|#?\w(?:[\w’ʼ]|['.:/_+-](?=\w))*%?"
    r"|…|\.{3}|[^\s\w]"
)
_WORD = re.compile(r"[^\W\d_]+(?:['’ʼ-][^\W\d_]+)*\Z")
_NUMBER = re.compile(r"[\d.,:/+-]*\d[\d.,:/+-]*(?:%|[a-zµ]{1,3})?\Z", re.IGNORECASE)
_JOINED = re.compile(r"[^\W\d_]{2,}(?:/[^\W\d_]{2,})+\Z")
_PARTS = re.compile(r"[^/]+|/")

NUMBER, ARTEFACT, CODE, HANDLE = "<number>", "<artefact>", "<code>", "<handle>"
"""What a token that is no word is, in place of its letters."""

DEPARTMENT = "it-dept"
"""What IT reads, so that it is no `it`."""

_APART = {
    **{
        f"{verb}nt": (verb, "not")
        for verb in ("did", "does", "was", "were", "has", "had", "have", "is", "are", "should", "could", "would", "do")
    },
    "cant": ("can", "not"),
    "wont": ("will", "not"),
    "aint": ("is", "not"),
    "cannot": ("can", "not"),
    "shouldve": ("should", "have"),
    "couldve": ("could", "have"),
    "wouldve": ("would", "have"),
    "mightve": ("might", "have"),
    "mustve": ("must", "have"),
    "shoulda": ("should", "have"),
    "coulda": ("could", "have"),
    "woulda": ("would", "have"),
    "gonna": ("going", "to"),
    "gotta": ("got", "to"),
    "im": ("i", "am"),
    "ive": ("i", "have"),
    "youve": ("you", "have"),
    "weve": ("we", "have"),
    "theyve": ("they", "have"),
    "youre": ("you", "are"),
    "theyre": ("they", "are"),
    "dunno": ("do", "not know"),
    "w/o": ("without", ""),
}
"""Spellings without an apostrophe, and how many letters the first part has is told by the first part itself."""

_CLITICS = {"'ll": "will", "'ve": "have", "'re": "are", "'d": "'d", "'m": "am", "'s": "'s"}


class Token:
    """One word, number or sign.

    Attributes:
        low: What the rules read: lower case, no accents, one apostrophe; signs as they are.
        start: First character in the text given.
        end: The character after it.
        capital: Whether it is a word that begins with a capital letter.
    """

    __slots__ = ("capital", "end", "low", "start", "tags")

    def __init__(self, low: str, start: int, end: int, *, capital: bool = False) -> None:
        self.low = low
        self.start = start
        self.end = end
        self.capital = capital
        self.tags = ""
        """One character for each word class it is in."""

    def __repr__(self) -> str:
        return f"Token({self.low!r}, {self.start}, {self.end})"


def folded(word: str) -> str:
    """Return `word` in lower case and without accents, one character for one.

    >>> folded("Sinéad’s")
    "sinead's"
    """
    if word.isascii():
        return word.lower()
    return "".join(_fold(letter) for letter in word)


_PLAIN = {"’": "'", "ʼ": "'", "ł": "l", "ø": "o", "đ": "d", "ı": "i", "ß": "s", "æ": "a", "œ": "o", "–": "-", "—": "-"}


def _fold(letter: str) -> str:
    lower = letter.lower()[:1] or letter
    return _PLAIN.get(lower) or unicodedata.normalize("NFD", lower)[0]


def tokens(text: str, start: int, end: int) -> list[Token]:
    """Return the tokens of `text[start:end]`; their places count in `text`."""
    found = list[Token]()
    for chunk in _CHUNK.finditer(text, start, end):
        found.extend(_taken_apart(chunk[0], chunk.start()))
    return _with_of_for_have(found)


def _taken_apart(chunk: str, at: int) -> Iterator[Token]:
    """Yield the tokens of what stands between two blanks or signs."""
    end = at + len(chunk)
    if _WORD.match(chunk):
        yield from _word(chunk, at)
    elif len(chunk) == 1 and not chunk.isalnum():
        yield Token("..." if chunk == "…" else _PLAIN.get(chunk, chunk), at, end)
    elif _JOINED.match(chunk) and folded(chunk) != "w/o":
        for part in _PARTS.finditer(chunk):
            yield from _word(part[0], at + part.start()) if part[0] != "/" else ()
    elif folded(chunk) in _APART:
        yield from _word(chunk, at)
    elif chunk[0] == "@" and len(chunk) > 1:
        yield from _handle(chunk, at)
    elif chunk[0] == MASKED:
        yield Token(CODE, at, end)
    elif "'" in chunk and (whole := _possessed(chunk)):
        yield Token(ARTEFACT, at, at + whole)
        yield Token("'s", at + whole, end)
    else:
        yield Token(NUMBER if _NUMBER.match(chunk) else "..." if chunk in "…..." else ARTEFACT, at, end)


def _handle(chunk: str, at: int) -> Iterator[Token]:
    name = chunk[:-2] if chunk[-2:] in ("'s", "’s") else chunk
    yield Token(HANDLE + folded(name), at, at + len(name))
    if name != chunk:
        yield Token("'s", at + len(name), at + len(chunk))


def _possessed(chunk: str) -> int:
    return len(chunk) - 2 if chunk.endswith("'s") else 0


def _word(chunk: str, at: int) -> Iterator[Token]:
    """Yield a word; `didn't` as `did` and `not`, `Dana's` as `dana` and `'s`."""
    low, end = DEPARTMENT if chunk == "IT" else folded(chunk), at + len(chunk)
    capital = chunk[0].isupper()
    if low.endswith("n't") and len(low) > 3:
        stem = {"ca": "can", "wo": "will", "ai": "is", "sha": "shall"}.get(low[:-3], low[:-3])
        yield Token(stem, at, end - 3, capital=capital)
        yield Token("not", end - 3, end)
    elif low in _APART:
        first, second = _APART[low]
        cut = min(at + len(first), end - 1)
        yield Token(first, at, cut, capital=capital)
        yield from (Token(part, cut, end) for part in second.split())
    elif "'" in low:
        stem, mark, rest = low.rpartition("'")
        clitic = _CLITICS.get(mark + rest)
        if not stem or (clitic is None and rest):
            yield Token(low, at, end, capital=capital)
            return
        cut = end - len(rest) - 1
        yield from _word(chunk[: cut - at], at)
        if clitic or stem.endswith("s"):
            yield Token(clitic or "'s", cut, end)
    else:
        yield Token(low, at, end, capital=capital)


def _with_of_for_have(found: list[Token]) -> list[Token]:
    """Read `should of known` as `should have known`."""
    for before, token in pairwise(found):
        if token.low == "of" and before.low in {"should", "could", "would", "might", "must"}:
            token.low = "have"
    return found
