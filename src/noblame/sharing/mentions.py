"""Where a text speaks of a person by name: full and single names, handles, mail addresses; whole words only (S3)."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from noblame.language.people import PARTICLES
from noblame.language.tokens import MASKED
from noblame.sharing.legible import legible
from noblame.sharing.name_parts import LETTERS, folded_words, is_word_too, parts_of, plain
from noblame.sharing.name_places import is_name_here
from noblame.sharing.short_names import DOTTED, STOPS, accounts, initials, plain_accounts

_OPAQUE = re.compile(
    r"(?P<url>\b[a-z][a-z0-9+.-]{0,20}://[^\s<>\"]+)"
    r"|(?P<mail>(?<![\w.+%-])[\w.+%-]+@[\w-]+(?:\.[\w-]+)+)"
    r"|(?P<handle>(?<![\w@./])@\w(?:[\w.-]*\w)?)",
    re.IGNORECASE,
)
"""What is read as a whole: an address stays what it is, a mail address or a handle may be somebody's."""
_GLUE = re.compile(r"[ \t\u00a0]*\n?[ \t\u00a0]*|[-._'’]|,[ \u00a0]")
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


class Names:
    """The names of some people; a number stands for each, in their order.

    Args:
        people: Full names, as attendees and owners are written; one that has no part of two letters is nobody's.
    """

    def __init__(self, people: Sequence[str]) -> None:
        self._people = tuple(people)
        self._parts = [parts_of(name) for name in people]
        self._particles = [frozenset(folded_words(name)) & PARTICLES for name in people]
        self._by_part = _by_key(enumerate(self._parts))
        self._by_account = _by_key((number, plain_accounts(parts)) for number, parts in enumerate(self._parts))
        self._by_initials = _by_key((number, initials(name)) for number, name in enumerate(people))

    def mentions(self, text: str) -> Iterator[Mention]:
        """Yield the places of a text that name somebody, in reading order; they do not overlap.

        A name is found through soft hyphens and other characters that nobody sees.
        """
        if not self._by_part:
            return
        read = legible(text)
        for start, end, who in self._mentions(read.text):
            yield Mention(*read.span(start, end), who)

    def in_field(self, name: str) -> Iterator[Mention]:
        """Yield the mentions in a field that holds a name, where a name that is a word as well needs no sentence."""
        parts = set(parts_of(legible(name).text))
        who = frozenset(number for number, known in enumerate(self._parts) if parts and parts <= set(known))
        yield from (Mention(0, len(name), who),) if who else self.mentions(name)

    def without(self, text: str) -> str:
        """Return a text in which a sign stands for every letter of a mention."""
        for start, end, _ in self.mentions(text):
            text = text[:start] + MASKED * (end - start) + text[end:]
        return text

    def _mentions(self, text: str) -> Iterator[Mention]:
        """Yield the places of a text as a reader sees it."""
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
        for word in LETTERS.finditer(legible(text).text):
            low = plain(word[0])
            if low in self._by_part and len(low) > 2 and not is_word_too(low):
                yield word[0]

    def _in_words(self, text: str, start: int, end: int) -> Iterator[Mention]:
        words, at = list(LETTERS.finditer(text, start, end)), 0
        while at < len(words):
            found = self._at(text, words, at)
            if found:
                yield found[0]
            at = found[1] if found else at + 1

    def _at(self, text: str, words: list[re.Match[str]], at: int) -> tuple[Mention, int] | None:
        """Return the mention that begins with a word, and the number of the word behind it."""
        if initials := self._at_initials(text, words[at].start()):
            return initials, next((n for n in range(at, len(words)) if words[n].start() >= initials.end), len(words))
        low = plain(words[at][0])
        first = self._by_part.get(low, frozenset())
        if not first:
            who = self._by_account.get(low, frozenset())
            tied = _ties(text, words[at].start(), words[at].end())
            return (Mention(*words[at].span(), who), at + 1) if who and not any(tied) else None
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
        used, last = {plain(words[at][0])}, at
        for place in range(at + 1, len(words)):
            low = plain(words[place][0])
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
        parts = [word[0] for word in named if plain(word[0]) not in PARTICLES]
        capitals = all(part[0].isupper() for part in parts)
        return len(parts) > 1 and (capitals or not all(is_word_too(plain(part)) for part in parts))

    def _is_single_here(self, text: str, begins: int, word: re.Match[str], who: Iterable[int]) -> bool:
        """Return whether one part of a name stands for somebody, and is neither a word nor a piece of something."""
        capital = word[0][0].isupper()
        ties = _ties(text, begins, word.end())
        if any(tie and not (capital and tie["joined"]) for tie in ties):
            return False
        if not is_word_too(plain(word[0])):
            return True
        people = tuple(self._people[number] for number in who)
        return capital and not any(ties) and is_name_here(text, word.start(), people)

    def _with_lead(self, text: str, words: list[re.Match[str]], at: int, who: Iterable[int]) -> int:
        """Return where a mention begins with its title, its initials and its particles: `Dr. A. de Vries`."""
        start = words[at].start()
        for before in reversed(words[max(0, at - 3) : at]):
            tied = _GLUE.fullmatch(text, before.end(), start)
            if not tied or not any(plain(before[0]) in self._particles[one] for one in who):
                break
            start = before.start()
        initial = _INITIALS.search(text, max(0, start - 4), start)
        if initial and any(part[0] == plain(initial["initial"]) for one in who for part in self._parts[one]):
            start = initial.start()
        title = _TITLE.search(text, max(0, start - 6), start)
        return title.start() if title else start

    def _at_initials(self, text: str, start: int) -> Mention | None:
        """Return the mention that begins there with initials: `P.R.`; the full stop of a sentence is none of it."""
        found = DOTTED.match(text, start)
        who = self._by_initials.get(plain("".join(LETTERS.findall(found[0]))), frozenset()) if found else frozenset()
        if found is None or not who:
            return None
        ends = found[0].endswith(".") and STOPS.match(text, found.end()) is not None
        return Mention(start, found.end() - ends, who)

    def _of_account(self, account: str) -> frozenset[int]:
        """Return whose handle, or mail address before the @, it is: `priya`, `priya.raman`, `praman`, `priyar`."""
        for word in LETTERS.finditer(account):
            if who := self._by_part.get(plain(word[0])):
                return who
        letters = "".join(folded_words(account))
        return frozenset(
            number for number, parts in enumerate(self._parts) if len(parts) > 1 and letters in accounts(parts)
        )


def _by_key(found: Iterable[tuple[int, Iterable[str]]]) -> dict[str, frozenset[int]]:
    """Return by each key the numbers it stands beside."""
    by_key: dict[str, frozenset[int]] = {}
    for number, keys in found:
        for key in keys:
            by_key[key] = by_key.get(key, frozenset()) | {number}
    return by_key


def _ties(text: str, start: int, end: int) -> tuple[re.Match[str] | None, re.Match[str] | None]:
    """Return what ties a word to something else, on its left and on its right."""
    return _TIED_BEFORE.search(text, max(0, start - 4), start), _TIED_BEHIND.match(text, end)
