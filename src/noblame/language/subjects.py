"""Whose doing a verb is: its subject, also where it stands further away.

"Dana, who was on call, missed it", "the engineer in Berlin forgot", "Dana deployed 4.12 and broke checkout": in the
reading of such a sentence the party is put once more right before the verb, so that a rule sees it beside its verb.
"""

from collections.abc import Mapping, Sequence

from noblame.language.tokens import Token
from noblame.language.words import NEGATIONS, PARTY, Words

FARTHEST = 14
"""Tokens between a subject and its verb beyond which nothing is guessed."""
JOINS = frozenset({"and", "but", "then", "or", "yet", "plus", "nor", "&"})
RELATIVE = frozenset({"who", "that", "which"})


def with_subjects(words: Sequence[Token]) -> list[Token]:
    """Return the sentence in which every verb with a party as its subject has that party right before it.

    A party that is put in stands at the place of the one it repeats, so that a finding covers it too.
    """
    finder = _Finder(Words(words))
    reading = list[Token]()
    for at, word in enumerate(words):
        subject = finder.missing(at)
        if subject is not None:
            reading.append(_repeated(words[subject], finder.signs))
        reading.append(word)
    return reading


def _repeated(party: Token, signs: Mapping[str, str]) -> Token:
    again = Token(PARTY, party.start, party.end, capital=party.capital)
    again.tags = signs[next(kind for kind, sign in signs.items() if sign == party.tags).upper()]
    return again


class _Finder:
    """Finds subjects in one sentence."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self._low = words.low
        self._is = words.one_of
        self.signs = words.lexicon.signs
        self._found: dict[int, int | None] = {}
        """From the first token of a verb chain to its subject, for those looked at."""

    def missing(self, at: int) -> int | None:
        """Return where the subject of the verb chain that begins at `at` stands, None where it is beside it or none."""
        if not self._begins(at):
            return None
        subject = self._subject(at)
        return subject if subject is not None and subject != at - 1 else None

    def _verbal(self, at: int) -> bool:
        """Return whether the token can be part of a verb chain."""
        return self._is(at, "aux", "adverb") or self._low(at) in {"'d", "'ve", *NEGATIONS} or self._finite(at)

    def _finite(self, at: int) -> bool:
        low = self._low(at)
        if self._is(at - 1, "article", "preposition") or self._low(at - 1) == "'s":
            return False
        return self._is(at, "VD", "VN", "VS", "VB") or (
            low.endswith("ed") and len(low) > 4 and not self._is(at, "noun", "adjective")
        )

    def _begins(self, at: int) -> bool:
        """Return whether a verb chain begins at `at`: a verb or an auxiliary behind what is no part of the chain."""
        if not self._verbal(at) or self._verbal(at - 1):
            return False
        end = at
        while self._verbal(end) and not self._finite(end):
            end += 1
        return self._finite(end) or self._is(end - 1, "aux")

    def _subject(self, at: int) -> int | None:
        if at not in self._found:
            self._found[at] = None
            self._found[at] = self._look(at - 1)
        return self._found[at]

    def _look(self, at: int) -> int | None:
        """Return the subject of a chain whose first token stands right behind `at`."""
        low = self._low(at)
        if low == PARTY:
            return at if self._is_subject(at) else self._head_before(at)
        if low in RELATIVE:
            return self._antecedent(at)
        if low in JOINS or (low == "," and self._low(at - 1) not in (")", PARTY) and self._opening(at) is None):
            return self._shared(at)
        if low in (",", ")", "-"):
            return self._around(at)
        is_noun = low[:1].isalnum() or low.startswith("<") or low == "'s"
        return self._head_before(at) if is_noun and not self._is(at, "article") else None

    def _is_subject(self, at: int) -> bool:
        return self._is(at, *"PUSNTVHWIYE")

    def _antecedent(self, at: int) -> int | None:
        """Return whom `who` at `at` means."""
        before = at - 1 - (self._low(at - 1) in (",", "-", "("))
        if self._low(before) == PARTY:
            return before
        return self._head_before(before) if self._low(at) == "who" and before > 0 else None

    def _shared(self, at: int) -> int | None:
        """Return the subject of the verb before an `and`, which is that of the one behind it too."""
        for before in range(at - 1, max(at - FARTHEST, -1), -1):
            if self._low(before) in (";", ":"):
                return None
            if self._begins(before) and (self._finite_chain(before)):
                return self._subject(before)
        return None

    def _finite_chain(self, at: int) -> bool:
        """Return whether the chain at `at` says something of its own, and is no participle that only describes."""
        return self._low(at - 1) == PARTY or self._subject(at) is not None or self._is(at, "aux", "VD", "VS")

    def _opening(self, at: int) -> int | None:
        """Return where the aside that ends at `at` begins: the comma before `who was on call,`."""
        for before in range(at - 2, max(at - FARTHEST, -1), -1):
            if self._low(before) == ",":
                return before if self._low(before - 1) == PARTY or self._is(before - 1, "noun") else None
        return None

    def _around(self, at: int) -> int | None:
        """Return the party before an aside in commas, brackets or dashes that ends at `at`."""
        mark = {")": "(", ",": ",", "-": "-"}[self._low(at)]
        for before in range(at - 1, max(at - FARTHEST, -1), -1):
            if self._low(before) == mark:
                if self._low(before - 1) == PARTY:
                    return before - 1
                return self._head_before(before - 1)
        return self._shared(at) if mark == "," else None

    def _head_before(self, at: int) -> int | None:
        """Return the party that a noun at `at` only tells more about: `the engineer in Berlin`."""
        for before in range(at, max(at - 7, -1), -1):
            low = self._low(before)
            if self._is(before, "preposition") and (head := self._attached_to(before)) is not None:
                return head
            if low in RELATIVE and before != at:
                return self._antecedent(before) if low == "who" else None
            if low == "'s" or self._is(before, "conjunction"):
                return None
            if low == PARTY and before != at:
                return before if self._words[before].tags == self.signs["S"] else None
            if not low[:1].isalnum() and not low.startswith("<"):
                return None
        return None

    def _attached_to(self, at: int) -> int | None:
        """Return the party right before the preposition at `at`."""
        head = at - 1
        if self._is(head, "VN", "adjective") or self._low(head) in ("on", "out"):
            head -= 1
        if self._low(head) == PARTY:
            return head if self._is_subject(head) else self._head_before(head)
        return None
