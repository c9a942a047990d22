"""Which stretch of a sentence a finding covers: from the subject to the end of the predicate."""

from collections.abc import Sequence

from noblame.language.tables import lexicon
from noblame.language.tokens import Token
from noblame.language.words import PARTY

STOPS = frozenset(",;:()[]{}?!-") | {"..."}
"""Signs at which a clause ends."""
NEW_CLAUSE = frozenset(
    [
        "because",
        "although",
        "but",
        "while",
        "whereas",
        "though",
        "since",
        "when",
        "after",
        "before",
        "so",
        "if",
        "unless",
        "until",
        "and",
    ]
)
"""Words with which another clause begins."""
GOES_ON = frozenset(
    [
        "who",
        "which",
        "that",
        "what",
        "not",
        "without",
        "instead",
        "with",
        "as",
        "for",
        "despite",
        "rather",
        "only",
        "merging",
        "to",
        "even",
    ]
)
"""Words behind a comma with which the same thing goes on."""
LEADING = frozenset(
    [
        "and",
        "but",
        "so",
        "because",
        "although",
        "though",
        "when",
        "after",
        "since",
        "then",
        "which",
        "while",
        "also",
        "yet",
        "or",
        "that",
        "well",
        "anyway",
    ]
)
"""Words before a subject that are no part of it."""


def covered(reading: Sequence[Token], first: int, last: int, *, whole: bool) -> tuple[int, int]:
    """Return where the covered tokens begin and end, given those that a form read.

    Args:
        reading: The whole sentence.
        first: The first token that was read.
        last: The one after the last.
        whole: Cover the whole sentence up to the next semicolon, because the sentence as such is what is meant.
    """
    start = 0 if whole else _back(reading, first)
    if whole:
        start = max((at + 1 for at in range(first) if reading[at].low == ";"), default=0)
    start = _trimmed(reading, start, first)
    end = max(last, first + 1)
    while end < len(reading) and (reading[end].low != ";" if whole else not _ends(reading, end)):
        end += 1
    while end - 1 > start and end > last and _is_sign(reading[end - 1]):
        end -= 1
    return start, max(end, start + 1)


def _is_sign(word: Token) -> bool:
    return word.low != PARTY and not word.low[:1].isalnum() and not word.low.startswith(("<", "'"))


def _back(reading: Sequence[Token], first: int) -> int:
    """Return where the clause around `first` begins; a form that begins with the subject begins there."""
    if reading[first].low == PARTY and (first + 1 >= len(reading) or reading[first + 1].low != "'s"):
        return first
    at = first
    while at and reading[at - 1].low not in STOPS and reading[at - 1].low not in NEW_CLAUSE:
        at -= 1
    return at


def _trimmed(reading: Sequence[Token], start: int, first: int) -> int:
    """Pass over signs and joining words before the subject."""
    while start < first and (_is_sign(reading[start]) or reading[start].low in LEADING):
        start += 1
    while start < len(reading) - 1 and _is_sign(reading[start]):
        start += 1
    return start


def _ends(reading: Sequence[Token], at: int) -> bool:
    """Return whether the clause ends at `at`."""
    low = reading[at].low
    if low == "," and at + 1 < len(reading):
        after = reading[at + 1]
        return not (after.low in GOES_ON or lexicon().signs["VG"] in after.tags or after.low.endswith("ing"))
    return low in STOPS or low in {"because", "although", "but", "while", "whereas", "though"}
