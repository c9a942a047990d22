"""Where a text speaks of a person by name: full and single names, handles, mail addresses; whole words only (S3)."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from noblame.language.people import PARTICLES
from noblame.language.tokens import MASKED
from noblame.sharing.names.known_names import KnownNames
from noblame.sharing.names.legible import legible
from noblame.sharing.names.name_parts import LETTERS, is_word_too, plain
from noblame.sharing.names.name_places import is_name_here
from noblame.sharing.names.short_names import DOTTED, STOPS
from noblame.sharing.names.whole_names import whole_names

_OPAQUE = re.compile(
    r"(?P<url>\b[a-z][a-z0-9+.-]{0,20}://[^\s<>\"]+)"
    r"|(?P<mail>(?<![\w.+%-])[\w.+%-]+@[\w-]+(?:\.[\w-]+)+)"
    r"|(?P<handle>(?<![\w@./])@\w(?:[\w.-]*\w)?)",
    re.IGNORECASE,
)
"""What is read as a whole: an address stays what it is, a mail address or a handle may be somebody's."""
_GLUE = re.compile(r"[ \t\u00a0]*\n?[ \t\u00a0]*|[-._'’]|,[ \u00a0]")
"""What may stand between the parts of one name."""
_INITIAL_GLUE = re.compile(rf"{_GLUE.pattern}|\.[ \u00a0]?")
_BESIDE = (" ", "\u00a0", "-")
_INITIALS = re.compile(
    r"(?<![\w.])(?P<letters>[^\W\d_a-z](?:\.[ \u00a0-]?[^\W\d_a-z]){0,2}\.|[^\W\d_a-z]{2,3}|[^\W\d_a-z]-[^\W\d_a-z])"
    r"[ \u00a0]?\Z"
)
_INITIAL_BEHIND = re.compile(
    r"(?:,[ \u00a0]?|[ \u00a0])"
    r"(?P<letters>[^\W\d_a-z](?:\.[ \u00a0-]?[^\W\d_a-z]){0,2}\.|(?![AI])[^\W\d_a-z](?![\w.'’]))"
)
"""Initials before and behind a name: `A.-M. Berg`, `AM Berg`, `Berg, A.`"""
_GOES_ON = re.compile(r"[ \u00a0][a-zß-öø-ÿ]")
_TITLE = re.compile(
    r"\b(?:(?:mrs?|ms|mx|dr|prof|frau|herr|mme|mlle|madame|monsieur|sra?|srta|señora?|signora?|sig|fru|pani?)\.?|m\.)"
    r"[ \u00a0]\Z",
    re.IGNORECASE,
)
_HONORIFIC = re.compile(r"-(?:san|sama|sensei|kun|chan)(?!\w)|さん|様|氏|님|씨", re.IGNORECASE)
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
        people: Full names, as attendees and owners are written; one that has no part of two letters is found as a
            whole only.
    """

    def __init__(self, people: Sequence[str]) -> None:
        self._known = KnownNames(people)
        self._whole = whole_names(people, self._known.parts)
        self._written = re.compile("|".join(f"({pattern})" for pattern in self._whole) or r"(?!)")

    def mentions(self, text: str) -> Iterator[Mention]:
        """Yield the places of a text that name somebody, in reading order; they do not overlap.

        A name is found through soft hyphens and other characters that nobody sees.
        """
        if not self._known and not self._whole:
            return
        read = legible(text)
        for start, end, who in self._mentions(read.text):
            yield Mention(*read.span(start, end), who)

    def in_field(self, name: str) -> Iterator[Mention]:
        """Yield the mentions in a field that holds a name, where a name that is a word as well needs no sentence."""
        who = self._known.in_full(legible(name).text)
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
            yield from self._in_text(text, at, opaque.start())
            who = frozenset[int]() if opaque["url"] else self._known.of_account(opaque[0].lstrip("@").partition("@")[0])
            if who:
                yield Mention(opaque.start(), opaque.end(), who)
            at = opaque.end()
        yield from self._in_text(text, at, len(text))

    def _in_text(self, text: str, at: int, end: int) -> Iterator[Mention]:
        """Yield the places between two addresses: whole names first, the rest word by word."""
        people = tuple(self._whole.values())
        for whole in self._written.finditer(text, at, end):
            yield from self._in_words(text, at, whole.start())
            at = _with_honorific(text, whole.end())
            yield Mention(whole.start(), at, frozenset({people[(whole.lastindex or 1) - 1]}))
        yield from self._in_words(text, at, end)

    def left(self, text: str) -> Iterator[str]:
        """Yield the names that stand in a text as parts of something else: an address, a path, an identifier."""
        for word in LETTERS.finditer(legible(text).text):
            low = plain(word[0])
            known = (len(low) > 2 and self._known.by_part(word[0])) or self._known.by_account(low)
            if known and not is_word_too(low):
                yield word[0]

    def _in_words(self, text: str, start: int, end: int) -> Iterator[Mention]:
        words, at, done = list(LETTERS.finditer(text, start, end)), 0, start
        while at < len(words):
            found = self._at(text, words, at)
            if found:
                mention, behind = found
                yield mention if mention.start >= done else mention._replace(start=words[at].start())
                done, at = mention.end, behind
            else:
                at += 1

    def _at(self, text: str, words: list[re.Match[str]], at: int) -> tuple[Mention, int] | None:
        """Return the mention that begins with a word, and the number of the word behind it."""
        if initials := self._at_initials(text, words[at].start()):
            return initials, next((n for n in range(at, len(words)) if words[n].start() >= initials.end), len(words))
        low = plain(words[at][0])
        first = self._known.by_part(words[at][0])
        if not first:
            who = self._known.by_account(low)
            tied = _ties(text, words[at].start(), words[at].end())
            return (Mention(*words[at].span(), who), at + 1) if who and not any(tied) else None
        last, who = self._longest(text, words, at, first)
        if self._is_whole(words[at : last + 1]):
            return self._extended(text, words, (self._with_lead(text, words, at, who), last), who)
        begins = self._with_lead(text, words, at, first)
        if self._is_single_here(text, begins, words[at], first):
            return self._extended(text, words, (begins, at), first)
        return None

    def _extended(
        self, text: str, words: list[re.Match[str]], place: tuple[int, int], who: frozenset[int]
    ) -> tuple[Mention, int]:
        """Return a mention with the initial and the form of address behind it, and the number of the next word."""
        begins, last = place
        if last + 1 < len(words) and text[words[last].end() : words[last + 1].start()] in _BESIDE:
            last += self._known.is_slip(words[last + 1][0], who)
        end = _with_honorific(text, words[last].end())
        initial = _INITIAL_BEHIND.match(text, end)
        goes_on = initial and initial[0].endswith(".") and _GOES_ON.match(text, initial.end())
        if initial and (goes_on or self._known.are_initials(initial["letters"], who)):
            end = initial.end() - (initial[0].endswith(".") and STOPS.match(text, initial.end()) is not None)
        after = next((at for at in range(last + 1, len(words)) if words[at].start() >= end), len(words))
        return Mention(begins, end, who), after

    def _longest(
        self, text: str, words: list[re.Match[str]], at: int, who: frozenset[int]
    ) -> tuple[int, frozenset[int]]:
        """Return the last word of the name that begins with a word, and whom all of it may mean."""
        used, last = {plain(words[at][0])}, at
        for place in range(at + 1, len(words)):
            low = plain(words[place][0])
            meant = who & self._known.by_part(words[place][0])
            glue = _INITIAL_GLUE if len(words[place - 1][0]) == 1 else _GLUE
            if not glue.fullmatch(text, words[place - 1].end(), words[place].start()) or low in used:
                break
            if meant:
                last, who = place, meant
                used.add(low)
            elif not self._known.is_particle(low, who) and not self._known.is_middle(words[place][0]):
                break
        return last, who

    def _is_whole(self, named: Sequence[re.Match[str]]) -> bool:
        """Return whether several parts of a name stand there, in capitals where all of them are words as well."""
        parts = [word[0] for at, word in enumerate(named) if at == 0 or plain(word[0]) not in PARTICLES]
        capitals = all(part[0].isupper() for part in parts)
        return len(parts) > 1 and (capitals or not all(is_word_too(plain(part)) for part in parts))

    def _is_single_here(self, text: str, begins: int, word: re.Match[str], who: Iterable[int]) -> bool:
        """Return whether one part of a name stands for somebody, and is neither a word nor a piece of something."""
        capital = word[0][0].isupper()
        ties = _ties(text, begins, word.end())
        if any(tie and not (capital and tie["joined"]) for tie in ties):
            return False
        doubtful = is_word_too(plain(word[0])) or (plain(word[0]) in PARTICLES and not capital)
        if not doubtful or (capital and begins < word.start()):
            return True
        return capital and not any(ties) and is_name_here(text, word.start(), self._known.names(who))

    def _with_lead(self, text: str, words: list[re.Match[str]], at: int, who: Iterable[int]) -> int:
        """Return where a mention begins with its title, its initials and its particles: `Dr. A. de Vries`."""
        start = words[at].start()
        if at and text[words[at - 1].end() : start] in _BESIDE and self._known.is_slip(words[at - 1][0], who):
            return words[at - 1].start()
        for before in reversed(words[max(0, at - 3) : at]):
            tied = _GLUE.fullmatch(text, before.end(), start)
            small = len(before[0]) == 1 and before[0].islower()
            if not tied or small or not self._known.is_particle(plain(before[0]), who):
                break
            start = before.start()
        initial = _INITIALS.search(text, max(0, start - 9), start)
        if initial and self._known.are_initials(initial["letters"], who, words[at][0]):
            start = initial.start()
        while title := _TITLE.search(text, max(0, start - 9), start):
            start = title.start()
        return start

    def _at_initials(self, text: str, start: int) -> Mention | None:
        """Return the mention that begins there with initials: `P.R.`; the full stop of a sentence is none of it."""
        found = DOTTED.match(text, start)
        who = self._known.by_initials("".join(LETTERS.findall(found[0]))) if found else frozenset()
        if found is None or not who:
            return None
        ends = found[0].endswith(".") and STOPS.match(text, found.end()) is not None
        return Mention(start, found.end() - ends, who)


def _ties(text: str, start: int, end: int) -> tuple[re.Match[str] | None, re.Match[str] | None]:
    """Return what ties a word to something else, on its left and on its right."""
    return _TIED_BEFORE.search(text, max(0, start - 4), start), _TIED_BEHIND.match(text, end)


def _with_honorific(text: str, end: int) -> int:
    """Return where a name ends whose form of address stands behind it: `Tanaka-san`."""
    found = _HONORIFIC.match(text, end)
    return found.end() if found else end
