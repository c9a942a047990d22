"""Names of people whom the record does not know, told from places, companies and words that begin a sentence (S3)."""

import re
from collections.abc import Collection, Iterator

from noblame.language.names import NO_HANDLES, NOUN_ENDINGS
from noblame.language.people import PARTICLES
from noblame.language.pronouns import PRONOUNS
from noblame.language.tokens import HANDLE, folded
from noblame.sharing.names.beside_people import has_work, is_account, is_beside_role
from noblame.sharing.names.given_names import SHORTEST, capitals
from noblame.sharing.names.legible import legible
from noblame.sharing.names.short_names import NO_INITIALS
from noblame.sharing.names.surroundings import Surroundings

_NAME = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")
_ACCOUNT = re.compile(r"(?P<first>[^\W\d_]{3,})[._][^\W\d_]{3,}")
_MADE_UP = re.compile(
    r"(?!Ma?c[A-Z]|O['’]|D['’]|D[eiu][A-Z]|L[ae][A-Z]|[^\W\d_]+-).*[a-z].*[A-Z]|[A-Z]{2}|.*-(?![A-Z][a-z])"
)
"""How companies and programs write themselves: `PayPal`, `MTU`, `Info-ZIP`; `McKenzie` is a name."""
_PLAIN = re.compile(rf".*(?:[^sui]s|ing|ed|ly|{'|'.join(NOUN_ENDINGS)})")
"""Words that begin a sentence and are no names: `Webhooks`, `Retrying`; `Zeus` is one."""
_USER = re.compile(r"u/\w[\w.-]*")
_BEFORE_INITIALS = frozenset({"by", "with", "from", "and", "ask", "asked", "to"})
_SHORTEST_ECHOED = 5
_LONGEST_REST = 2
"""Letters that an account has beside a name."""
_TITLES = frozenset(
    (  # noqa: SIM905  two lines in place of twenty
        "mr mrs ms mx dr prof professor herr frau mme madame monsieur senor senora sra srta signora fru shri smt capt"
    ).split()
)
_PERSONAL = frozenset(
    "ask asked asks asking tell told thank thanked thanking blame blamed fire remind reminded".split()  # noqa: SIM905
)
"""Verbs whose object is no town."""


def strangers(text: str, tools: Collection[str] = ()) -> Iterator[str]:
    """Yield what seems to be the name of somebody whom the record does not know, or a handle.

    A given name that is nothing else is one wherever it stands with a capital letter. One that is a word, a town or a
    program as well, and a word that nobody has heard of, is one only where a person has to be: it should neither stop
    what is harmless nor let a name pass.

    Args:
        text: As it would be read, the people of the record being roles already.
        tools: Names that a team says are systems.
    """
    read = legible(text)
    for start, end in _Strangers(read.text, frozenset(map(folded, tools))).names():
        first, last = read.span(start, end)
        yield text[first:last]


class _Strangers:
    """Finds the names in one text."""

    def __init__(self, text: str, tools: frozenset[str]) -> None:
        self._around = Surroundings(text)
        self._words = self._around.words
        self._no_names = tools | capitals().others
        self._never = (self._no_names - capitals().twofold) | frozenset(PRONOUNS)

    def names(self) -> Iterator[tuple[int, int]]:
        """Yield where each name begins and ends, in reading order."""
        at, said = 0, set[str]()
        while at < len(self._words):
            end = self._end(at)
            if end > at and (self._is_handle(at) or not self._around.is_firm(at, end)):
                said |= {self._words.low(place) for place in range(at, end)}
                yield self._span(at, end)
            at = max(end, at + 1)
        yield from self._echoes(said)

    def _echoes(self, said: set[str]) -> Iterator[tuple[int, int]]:
        """Yield the accounts made of a name that stands in the text as well: `dkowalski`."""
        names = tuple(name for name in said if len(name) >= _SHORTEST_ECHOED and name.isalpha())
        for word in self._words.tokens:
            if names and word.low not in said and len(word.low) <= max(map(len, names)) + _LONGEST_REST:
                rests = {word.low.removesuffix(name) for name in names} | {
                    word.low.removeprefix(name) for name in names
                }
                if not word.tags and any(0 < len(rest) <= _LONGEST_REST and rest != word.low for rest in rests):
                    yield word.start, word.end

    def _end(self, at: int) -> int:
        """Return where the name ends that begins at a place, the place itself where none does."""
        if self._is_handle(at):
            return at + 1
        behind = max(self._behind_title(at), self._behind_initials(at))
        is_name = behind > at or self._is_account(at) or self._is_name(at)
        return self._whole(behind) if is_name else at

    def _is_name(self, at: int) -> bool:
        """Return whether a word is a name, or the first part of one."""
        low = self._words.low(at)
        if not _NAME.fullmatch(low) or low in self._never:
            return False
        first = low if low in capitals().given else low.partition("-")[0]
        if first in capitals().given:
            return self._is_given(at)
        if first in capitals().twofold:
            return self._words[at].capital and self._is_person(at, is_word=first in capitals().words_too)
        return self._is_unknown(at) and self._is_somebody(at)

    def _span(self, at: int, end: int) -> tuple[int, int]:
        """Return where the words of a name begin and end: of `Dana-led` only the name."""
        start, stop = self._words[at].start, self._words[end - 1].end
        first, hyphen, rest = self._around.text[start:stop].partition("-")
        tied = hyphen and end == at + 1 and rest[:1].islower() and self._words.low(at) not in capitals().given
        return start, start + len(first) if tied else stop

    def _is_handle(self, at: int) -> bool:
        low = self._words.low(at)
        handle = low.startswith(HANDLE) and low not in NO_HANDLES and "/" not in low
        return handle or _USER.fullmatch(self._around.shown(at)) is not None

    def _is_account(self, at: int) -> bool:
        """Return whether a word is an account such as `dana.whitfield`, or `jsmith` where only one can stand."""
        found = _ACCOUNT.fullmatch(self._around.shown(at))
        given = found is not None and folded(found["first"]) in capitals().given
        return given or (not self._is_other(at) and is_account(self._around, at))

    def _is_given(self, at: int) -> bool:
        """Return whether a given name is meant as one: by its capital letter, or by where it stands."""
        shown = self._around.shown(at)
        placed = self._around.in_field(at) or self._around.is_asked(at, capitals().asking)
        return placed or (shown[0].isupper() and not (len(shown) > 1 and shown.isupper()))

    def _is_person(self, at: int, *, is_word: bool) -> bool:
        """Return whether a name that is something else as well is one where it stands.

        Args:
            at: Its place.
            is_word: Whether it is a word, rather than a town or a program.
        """
        end, is_word = self._whole(at), is_word and self._words.low(at) not in capitals().months
        asked = self._around.is_asked(at, capitals().asking if is_word else _PERSONAL)
        if self._around.in_field(at) or (asked and not self._words.one_of(end, "noun", "thing")):
            return True
        if self._words.one_of(at - 1, "article") or self._around.in_heading(at) or self._around.is_service(end):
            return self._around.is_from_team(end)
        if self._around.is_from_team(end) or self._around.is_joined(at, end) or self._is_said_to_be(at, end):
            return True
        if end > at + 1:
            return not self._is_verb(at) or self._words.verb_at(end)
        if self._around.acted(at, end) or (is_word and self._around.handled(at, end)):
            return not self._is_verb(at) or self._words.only_people(end) or self._around.handled(at, end)
        return is_word and not self._around.begins(at) and self._is_spoken_of(at, end)

    def _is_said_to_be(self, at: int, end: int) -> bool:
        """Return whether what stands beside a name says that it is somebody: a role, a duty, a piece of work."""
        around = self._around
        return is_beside_role(around, at, end) or around.is_on_duty(end) or has_work(around, at, end)

    def _is_spoken_of(self, at: int, end: int) -> bool:
        """Return whether a word inside a sentence has a capital letter because it is a name: `from Bill`, `Bill's`."""
        near = self._words.low(at - 1) in {"by", "from", "with"} and not self._words.one_of(end, "noun", "thing", "VB")
        return self._words.low(end) == "'s" or (near and not self._around.is_near(end))

    def _is_verb(self, at: int) -> bool:
        """Return whether a sentence may begin with a word that is no name there: `Mark`, `Will`, `May`."""
        doubtful = self._words.one_of(at, "modal", "VB") or self._words.low(at) in capitals().months
        return self._around.begins(at) and doubtful

    def _is_unknown(self, at: int) -> bool:
        """Return whether nobody has heard of a word, and names are written like it."""
        word, shown = self._words[at], self._around.shown(at)
        written = word.capital or (shown.isalpha() and shown.lower() == shown.upper() and self._around.in_field(at))
        if not written or word.tags or self._is_other(at) or _MADE_UP.match(shown):
            return False
        if len(shown) < SHORTEST and not self._around.in_field(at):
            return False
        plain = self._around.begins(at) and not self._around.in_field(at) and _PLAIN.fullmatch(word.low)
        return not plain and not self._words.one_of(at - 1, "article", "adjective")

    def _is_somebody(self, at: int) -> bool:
        """Return whether a word that nobody has heard of can only be a person where it stands."""
        end = self._whole(at)
        if self._around.is_service(end):
            return False
        asked = self._around.is_asked(at, capitals().asking)
        if self._around.in_field(at) or asked or self._around.is_from_team(end):
            return True
        role = (
            self._around.is_near(at)
            and self._words.one_of(at - 1, "role")
            and not self._words.one_of(at - 1, "twofold")
        )
        doer = role or self._around.is_doer(at, end) or self._around.acted(at, end) or self._is_said_to_be(at, end)
        return doer and not self._around.in_heading(at)

    def _is_other(self, at: int) -> bool:
        low = self._words.low(at)
        return low in self._no_names or low.removesuffix("s") in self._no_names

    def _behind_title(self, at: int) -> int:
        """Return the place of the name behind a title, the place itself where none is."""
        if self._words.low(at) not in _TITLES or not self._words[at].capital:
            return at
        place = at + 1 + (self._words.low(at + 1) == ".")
        there = self._around.is_near(place) and self._words[place].capital and not self._is_other(place)
        return place if there and len(self._around.shown(place)) > 1 else at

    def _behind_initials(self, at: int) -> int:
        """Return the place of the name behind initials, the place itself where none is: `J. Smith`."""
        place = at
        while len(self._around.shown(place)) == 1 and self._words[place].capital and self._words.low(place + 1) == ".":
            place += 2
            if place >= len(self._words):
                return at
        if "".join(self._words.low(one) for one in range(at, place, 2)) in NO_INITIALS:
            return at
        if place == at or not self._words[place].capital or self._is_other(place) or not self._around.is_near(place):
            return at
        low = self._words.low(at - 1)
        strange = self._is_unknown(place) and (self._around.begins(at) or self._words.one_of(at - 1, "VD", "role"))
        return place if low in _BEFORE_INITIALS or strange else at

    def _whole(self, at: int) -> int:
        """Return where a name ends whose first word stands at a place: behind its family name."""
        end = at + 1
        while self._goes_on(behind := self._behind_particles(end)):
            end = behind + 1
        return end

    def _behind_particles(self, at: int) -> int:
        """Return the place behind `van`, `de la` and the like."""
        while self._words.low(at) in PARTICLES and self._around.is_near(at):
            at += 1
        return at

    def _goes_on(self, at: int) -> bool:
        """Return whether a word is the next part of a name: one that is nothing else, or an initial."""
        if not self._around.is_near(at) or not self._words[at].capital or not _NAME.fullmatch(self._words.low(at)):
            return False
        shown = self._around.shown(at)
        if len(shown) == 1:
            return not self._words.low(at + 1)[:1].isalnum()
        strange = not self._words[at].tags and not _MADE_UP.match(shown)
        return strange and not self._is_other(at) and self._words.low(at) not in capitals().tails
