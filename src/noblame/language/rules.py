"""The rules as the search uses them; forms and excuses get their readers when a text first calls for them."""

import marshal
from collections.abc import Iterator, Sequence
from functools import cache, cached_property
from typing import Any

from noblame.language.finding import Level
from noblame.language.grammar import Node
from noblame.language.lexicon import PARTIES
from noblame.language.matcher import Reader, read_all, reader
from noblame.language.sources import Question, Rule
from noblame.language.tables import lexicon, tables
from noblame.language.tokens import Token


class Excuse:
    """What, anywhere in a sentence, makes it harmless."""

    def __init__(self, form: str, tree: tuple[Node, ...], needs: tuple[frozenset[str], ...]) -> None:
        self.form = form
        """As it stands in its file."""
        self._tree = tree
        self._needs = needs

    @cached_property
    def _read(self) -> Reader:
        return reader(self._tree)

    def holds(self, sentence: Sequence[Token], has: frozenset[str]) -> bool:
        """Return whether it is in `sentence`, which ends with END and has these words and signs."""
        return _may_be(self._needs, has) and next(read_all(self._read, sentence), None) is not None


class Form:
    """One way in which people say what a rule is about."""

    def __init__(self, *row: Any) -> None:
        self.rule: str
        self.level: Level
        self.asks: bool
        """Whether only a question is meant."""
        self.excuses: tuple[int, ...]
        self.rule, self.level, self.asks, self.excuses, self._tree, self._needs = row

    @cached_property
    def _read(self) -> Reader:
        return reader(self._tree)

    def may_be_in(self, has: frozenset[str]) -> bool:
        """Return whether a sentence with these words and signs has all that the form needs."""
        return _may_be(self._needs, has)

    def read_in(self, sentence: Sequence[Token], has: frozenset[str]) -> Iterator[tuple[int, int]]:
        """Yield where it begins and ends in `sentence`, which ends with END and has these words and signs."""
        return read_all(self._read, sentence) if self.may_be_in(has) else iter(())


def _may_be(needs: tuple[frozenset[str], ...], has: frozenset[str]) -> bool:
    return not any(map(has.isdisjoint, needs))


@cache
def rule(name: str) -> Rule:
    """Return the rule of this id."""
    kind, level, message, rank, whole, panes, questions = tables().rules[name]
    return Rule(name, kind, level, message, rank, whole, panes, tuple(Question(*each) for each in questions))


@cache
def form(number: int) -> Form:
    """Return a form by its number in the tables."""
    return Form(*marshal.loads(tables().forms[number]))  # noqa: S302  as tables


@cache
def excuse(number: int) -> Excuse:
    """Return an excuse by its number in the tables."""
    return Excuse(*marshal.loads(tables().excuses[number]))  # noqa: S302  as tables


def called_by(words: Sequence[Token], *, asks: bool) -> list[Form]:
    """Return the forms that the words of a sentence call for, in the order of the files.

    Args:
        words: The tagged tokens of the sentence.
        asks: Whether it is a question.
    """
    calls = tables().calls
    numbers = {number for word in words for number in calls.get(word.low, ())}
    has = _somebody().union(has for word in words for has in (word.low, *word.tags)) if numbers else _somebody()
    return [each for each in map(form, sorted(numbers)) if (asks or not each.asks) and each.may_be_in(has)]


@cache
def _somebody() -> frozenset[str]:
    """Return the signs of all parties, for a sentence in which nobody was looked for yet."""
    signs = (lexicon().signs[kind] for letter in PARTIES for kind in (letter, letter.lower()))
    return frozenset({*signs, "'s"})  # `his` becomes a party and the 's of an owner
