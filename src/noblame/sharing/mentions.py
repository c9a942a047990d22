"""Where a text speaks of a person by name: full and single names, handles, mail addresses; whole words only (S3)."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from noblame.language.people import PARTICLES
from noblame.language.tables import lexicon
from noblame.language.tokens import folded
from noblame.sharing.name_places import is_name_here

WORDS_TOO = frozenset(
    (  # noqa: SIM905  three lines in place of sixty
        "angel art baker bill bob brown cherry cliff coral crystal daisy dale dawn faith forest frank gene ginger glen "
        "grace hazel heath hill hunter iris ivy jack jade jewel joy king lake lance lily miles misty moon olive pat "
        "peg pearl ray rich river rob rose ruby rusty sage sandy sky star stone storm summer sunny victor violet wade "
        "wren young"
    ).split()
)
"""Names that are words as well, beside those that the language check knows as words."""

_LETTERS = re.compile(r"[^\W\d_](?:[^\W\d_]|[\u0300-\u036f])*")
_OPAQUE = re.compile(
    r"(?P<url>\b[a-z][a-z0-9+.-]{0,20}://[^\s<>\"]+)"
    r"|(?P<mail>(?<![\w.+%-])[\w.+%-]+@[\w-]+(?:\.[\w-]+)+)"
    r"|(?P<handle>(?<![\w@./])@\w(?:[\w.-]*\w)?)",
    re.IGNORECASE,
)
"""What is read as a whole: an address stays what it is, a mail address or a handle may be somebody's."""
_GLUE = re.compile(r"[ \t\u00a0]*\n?[ \t\u00a0]*|\.[ \u00a0]?|[-_'’]|,[ \u00a0]")
"""What may stand between the parts of one name."""
_INITIALS = re.compile(r"(?:(?<!\w)(?P<initial>[^\W\d_])\.[ \u00a0]?)\Z")
_TITLE = re.compile(r"\b(?:mrs?|ms|mx|dr|prof)\.?[ \u00a0]\Z", re.IGNORECASE)
_TIED_BEFORE = re.compile(r"[\d_]\Z|\w(?P<joined>/)\Z|\w[-./\\]+\Z|(?:::|[/\\.#$])\Z")
_TIED_BEHIND = re.compile(r"[\d_(]|(?P<joined>[-/])[^\W\d_]|[-./\\]+\w|::")
"""What makes a single word part of an identifier, a path or a call, on its left and on its right; what is only joined
to another word, as in `Priya/Mei` and `Priya-led`, is a name all the same if it has a capital letter."""


class Mention(NamedTuple):
    """A place that names somebody; `who` are the numbers of everybody it may mean."""

    start: int
    end: int
    who: frozenset[int]


def parts_of(name: str) -> tuple[str, ...]:
    """Return the parts of a name, folded, without those that are no names by themselves.

    >>> parts_of("Dr. Nour El-Sayed")
    ('nour', 'sayed')
    """
    return tuple(part for part in _folded_words(name) if part not in PARTICLES and len(part) > 1)


class Names:
    """The names of some people; a number stands for each, in their order.

    Args:
        people: Full names, as attendees and owners are written; one that has no part of two letters is nobody's.
    """

    def __init__(self, people: Sequence[str]) -> None:
        self._people = tuple(people)
        self._parts = [parts_of(name) for name in people]
        self._particles = [frozenset(_folded_words(name)) & PARTICLES for name in people]
        self._by_part: dict[str, frozenset[int]] = {}
        for number, parts in enumerate(self._parts):
            for part in parts:
                self._by_part[part] = self._by_part.get(part, frozenset()) | {number}

    def mentions(self, text: str) -> Iterator[Mention]:
        """Yield the places of a text that name somebody, in reading order; they do not overlap."""
        if not self._by_part:
            return
        at = 0
        for opaque in _OPAQUE.finditer(text):
            yield from self._in_words(text, at, opaque.start())
            who = frozenset[int]() if opaque["url"] else self._of_account(opaque[0].lstrip("@").partition("@")[0])
            if who:
                yield Mention(opaque.start(), opaque.end(), who)
            at = opaque.end()
        yield from self._in_words(text, at, len(text))

    def left(self, text: str) -> Iterator[str]:
        """Yield the names that stand in a text as parts of something else: an address, a path, an identifier."""
        for word in _LETTERS.finditer(text):
            low = _fold(word[0])
            if low in self._by_part and len(low) > 2 and not _is_word_too(low):
                yield word[0]

    def _in_words(self, text: str, start: int, end: int) -> Iterator[Mention]:
        words, at = list(_LETTERS.finditer(text, start, end)), 0
        while at < len(words):
            found = self._at(text, words, at)
            if found:
                yield found[0]
            at = found[1] if found else at + 1

    def _at(self, text: str, words: list[re.Match[str]], at: int) -> tuple[Mention, int] | None:
        """Return the mention that begins with a word, and the number of the word behind it."""
        first = self._by_part.get(_fold(words[at][0]), frozenset())
        if not first:
            return None
        last, who = self._longest(text, words, at, first)
        if self._is_whole(words[at : last + 1]):
            return Mention(self._with_lead(text, words, at, who), words[last].end(), who), last + 1
        begins = self._with_lead(text, words, at, first)
        if self._is_single_here(text, begins, words[at], first):
            return Mention(begins, words[at].end(), first), at + 1
        return None

    def _longest(
        self, text: str, words: list[re.Match[str]], at: int, who: frozenset[int]
    ) -> tuple[int, frozenset[int]]:
        """Return the last word of the name that begins with a word, and whom all of it may mean."""
        used, last = {_fold(words[at][0])}, at
        for place in range(at + 1, len(words)):
            low = _fold(words[place][0])
            meant = who & self._by_part.get(low, frozenset())
            if not _GLUE.fullmatch(text, words[place - 1].end(), words[place].start()) or low in used:
                break
            if meant:
                last, who = place, meant
                used.add(low)
            elif not any(low in self._particles[one] for one in who):
                break
        return last, who

    def _is_whole(self, named: Sequence[re.Match[str]]) -> bool:
        """Return whether several parts of a name stand there, in capitals where all of them are words as well."""
        parts = [word[0] for word in named if _fold(word[0]) not in PARTICLES]
        capitals = all(part[0].isupper() for part in parts)
        return len(parts) > 1 and (capitals or not all(_is_word_too(_fold(part)) for part in parts))

    def _is_single_here(self, text: str, begins: int, word: re.Match[str], who: Iterable[int]) -> bool:
        """Return whether one part of a name stands for somebody, and is neither a word nor a piece of something."""
        capital = word[0][0].isupper()
        ties = (_TIED_BEFORE.search(text, max(0, begins - 4), begins), _TIED_BEHIND.match(text, word.end()))
        if any(tie and not (capital and tie["joined"]) for tie in ties):
            return False
        if not _is_word_too(_fold(word[0])):
            return True
        people = tuple(self._people[number] for number in who)
        return capital and not any(ties) and is_name_here(text, word.start(), people)

    def _with_lead(self, text: str, words: list[re.Match[str]], at: int, who: Iterable[int]) -> int:
        """Return where a mention begins with its title, its initials and its particles: `Dr. A. de Vries`."""
        start = words[at].start()
        for before in reversed(words[max(0, at - 3) : at]):
            tied = _GLUE.fullmatch(text, before.end(), start)
            if not tied or not any(_fold(before[0]) in self._particles[one] for one in who):
                break
            start = before.start()
        initial = _INITIALS.search(text, max(0, start - 4), start)
        if initial and any(part[0] == _fold(initial["initial"]) for one in who for part in self._parts[one]):
            start = initial.start()
        title = _TITLE.search(text, max(0, start - 6), start)
        return title.start() if title else start

    def _of_account(self, account: str) -> frozenset[int]:
        """Return whose handle, or mail address before the @, it is: `priya`, `priya.raman`, `praman`, `priyar`."""
        for word in _LETTERS.finditer(account):
            if who := self._by_part.get(_fold(word[0])):
                return who
        letters = "".join(_folded_words(account))
        return frozenset(
            number for number, parts in enumerate(self._parts) if len(parts) > 1 and letters in _accounts(parts)
        )


def _accounts(parts: Sequence[str]) -> set[str]:
    first, last = parts[0], parts[-1]
    return {first + last, last + first, first[0] + last, first + last[0], last + first[0]}


def _is_word_too(low: str) -> bool:
    """Return whether a folded name is a word, or the name of a system, as well."""
    return low in WORDS_TOO or low in lexicon().tags


def _folded_words(text: str) -> tuple[str, ...]:
    return tuple(_fold(word[0]) for word in _LETTERS.finditer(text))


def _fold(word: str) -> str:
    """Return a word in lower case and without accents, however they are written."""
    return "".join(letter for letter in folded(word) if not unicodedata.combining(letter))
