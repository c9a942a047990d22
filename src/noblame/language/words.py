"""How a text falls into passages, sentences and clauses, and which parts of it are not prose."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import NamedTuple

MASK = "\ue000"
"""Stands for each character of code, quotes, links, log lines and names of tools: never a person, never a verb."""
PERSON = "\ue001"
"""Stands for each character of a person who can be a subject."""
OBJECT = "\ue002"
"""Stands for each character of a person behind a preposition: "by the developer", "a ticket from ops"."""

MARKS = str.maketrans(dict.fromkeys((MASK, PERSON, OBJECT), MASK) | {"\u2019": "'", "\u02bc": "'"})

ONE_ITEM_A_LINE = frozenset(
    {
        *("timeline", "causes", "attendees", "improvements", "actions", "parked", "questions", "links"),
        *("went_well", "to_improve", "lucky"),
    }
)
"""Keys of the record whose text is a list: a line of theirs never goes on with the next one."""

ASIDE = re.compile(
    r"`[^`]+`|\b(?:https?|ssh|s3)://\S+"
    r'|"[^"]*"|“[^”]*”|„[^“”]*[“”]|«[^»]*»'
    r"|(?<!\w)'[^']*'(?!\w)|(?<!\w)\u2018[^\u2019]*\u2019(?!\w)"
)
"""Code, links and what somebody else said."""

LOG_LINE = re.compile(
    r"(?im)^[ \t]*(?:"
    r"[$%>#] .*"  # a shell line, a Markdown quotation or heading
    r"|\[?\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d\S* +\[?(?:trace|debug|info|notice|warn(?:ing)?|error|fatal|crit\w*)\b.*"
    r"|\[?(?-i:TRACE|DEBUG|INFO|NOTICE|WARN|WARNING|ERROR|FATAL|CRITICAL|PANIC)\b[\]:].*"
    r"|[a-z]{3} +\d+ \d\d:\d\d:\d\d \S+ \S+:.*"  # syslog
    r"|.*\blevel=(?:debug|info|warn|error|fatal)\b.*"
    r"|\w+(?:\.\w+)*(?:Error|Exception): .*"
    r")$"
)

FENCE = re.compile(r"^[ \t]*(```|~~~).*?(?:^[ \t]*\1|\Z)", re.MULTILINE | re.DOTALL)

ITEM = re.compile(
    r"\s*(?:[-*•]\s+|\d{1,2}[.)]\s+)?(?:\[[ xX]\]\s+)?"  # a bullet, a tick box
    r"(?:\[?(?:\d{4}-)?(?:\d\d-\d\d[ T])?\d{1,2}:\d\d(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?(?: [AP]M)?\]?\s+(?:[-–]\s+)?)?"
    r"(?:\[\w+\]\s+)?"  # a kind
)
"""What stands before the words of a line in our notations and in pasted ones."""

SENTENCE_END = re.compile(r"(?<!\be\.g)(?<!\bi\.e)(?<!\bvs)(?<!\bapprox)(?<!\bDr)(?<!\bMr)(?<!\bMs)[.!?]+(?=[\s)\]]|$)")

BOUNDARY = re.compile(
    r"[;()—]|:(?=\s)|\s[-–]\s|\s(?=[\[{]\w)"
    r"|,?\s(?=(?:because|but|although|though|while|whereas|so|which|unless|when)\b)"
    rf"|,?\sand\s+(?=(?:then|the|an?|it|this|that|we|they|he|she|nobody|no one|there)\b|{PERSON})"
    r"|,\s(?=(?:and|or|then)\b)",
    re.IGNORECASE,
)
"""Where one clause ends and the next begins."""

SUBORDINATE = re.compile(r"\s*(?:because|when|after|since|while|as|once|if|although|though)\b", re.IGNORECASE)
"""How a clause begins that ends at the next comma."""

LEADING = re.compile(
    r"(?:[^\w\ue000-\ue002]+|(?:and|but|so|because|although|though|when|after|since|then|which|while|to)\b(?=\s))*",
    re.IGNORECASE,
)
"""What stands before a subject and is no part of it."""


class Sentence(NamedTuple):
    """A stretch of a passage, without its bullet, its time and its full stop."""

    start: int
    end: int
    asks: bool
    """True where it ends with a question mark."""


def lowered(text: str) -> str:
    """Return `text` in lower case, character for character, so that places stay the same.

    >>> lowered("İstanbul")[1:]
    'stanbul'
    """
    lower = text.lower()
    return lower if len(lower) == len(text) else "".join(c if len(c.lower()) > 1 else c.lower() for c in text)


def fences(text: str) -> list[tuple[int, int]]:
    """Return the places of fenced code blocks."""
    return [match.span() for match in FENCE.finditer(text)]


def passage(text: str, at: int, pane: str | None) -> tuple[int, int]:
    """Return start and end of the lines around `at` that read as one: a line, or a wrapped paragraph of prose."""
    start, end = text.rfind("\n", 0, at) + 1, _line_end(text, at)
    if pane and pane.rpartition(".")[2] in ONE_ITEM_A_LINE:
        return start, end
    while start and _goes_on(text, before := text.rfind("\n", 0, start - 1) + 1, start):
        start = before
    while end < len(text) and _goes_on(text, text.rfind("\n", 0, end) + 1, end + 1):
        end = _line_end(text, end + 1)
    return start, end


def _line_end(text: str, at: int) -> int:
    """Return where the line around `at` ends, its newline not included."""
    end = text.find("\n", at)
    return len(text) if end < 0 else end


def _goes_on(text: str, line: int, following: int) -> bool:
    """Return whether the line that starts at `line` was wrapped, and goes on in the one that starts at `following`."""
    above = text[line : following - 1]
    below = text[following : following + 200].partition("\n")[0]
    indented = len(below) - len(below.lstrip())
    return (
        len(above) >= 40
        and above.rstrip()[-1:] not in ".:;!?"
        and below.lstrip()[:1].islower()
        and indented == len(above) - len(above.lstrip())
    )


def sealed(passage: str) -> str:
    """Return the passage with code, quotes, links and log lines masked; as long as before."""
    plain = LOG_LINE.sub(_masked, passage)
    return ASIDE.sub(_masked, plain).translate(MARKS)


def _masked(match: re.Match[str]) -> str:
    return MASK * len(match[0])


def sentences(passage: str) -> Iterator[Sentence]:
    """Yield the sentences of a sealed passage."""
    start = 0
    for stop in SENTENCE_END.finditer(passage):
        yield _sentence(passage, start, stop.start(), asks="?" in stop[0])
        start = stop.end()
    yield _sentence(passage, start, len(passage), asks=False)


def _sentence(passage: str, start: int, end: int, *, asks: bool) -> Sentence:
    item = ITEM.match(passage, start, end)
    return Sentence(item.end() if item else start, end, asks)


def leading(clause: str) -> int:
    """Return how many characters of `clause` stand before its subject: "because ", ", and "."""
    match = LEADING.match(clause)
    return match.end() if match else 0


class Clauses:
    """Where the clauses of one marked sentence begin and end."""

    def __init__(self, sentence: str) -> None:
        self._sentence = sentence
        self._gaps = [match.span() for match in BOUNDARY.finditer(sentence)]

    def around(self, start: int, end: int) -> tuple[int, int]:
        """Return where the clause that holds `start` begins and where the one that holds `end` ends."""
        before = bisect_right(self._gaps, start, key=lambda gap: gap[1])
        after = bisect_left(self._gaps, end, key=lambda gap: gap[0])
        first = self._gaps[before - 1][1] if before else 0
        last = self._gaps[after][0] if after < len(self._gaps) else len(self._sentence)
        comma = self._sentence.find(", ", end, last) if SUBORDINATE.match(self._sentence, first) else -1
        return first, (last if comma < 0 else comma)
