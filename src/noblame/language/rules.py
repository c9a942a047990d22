"""The rules and word classes as data: `rules.yaml` and `classes.yaml`, read when the first text is searched."""

import re
from functools import cache
from pathlib import Path
from typing import Literal

import msgspec

from noblame.language.finding import Kind, Level
from noblame.language.words import MASK, OBJECT, PERSON


class Classes(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Word classes; each entry is a piece of a regular expression."""

    articles: tuple[str, ...]
    roles: tuple[str, ...]
    bare_roles: tuple[str, ...]
    role_kinds: tuple[str, ...]
    not_between: tuple[str, ...]
    pronouns: tuple[str, ...]
    prepositions: tuple[str, ...]
    adverbs: tuple[str, ...]
    openers: tuple[str, ...]
    particles: tuple[str, ...]
    words: tuple[str, ...]
    tools: tuple[str, ...]
    names: tuple[str, ...]
    parts: dict[str, str]
    """Pieces that several patterns share, by the name they have there in braces."""


class Question(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A question that fits only where `when` is found in the place it is about."""

    ask: str
    when: str


class Example(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A sentence the rule must find, the stretch it covers and the question it gets."""

    text: str
    covers: str = ""
    ask: str = ""


class Rule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One rule as it stands in `rules.yaml`."""

    id: str
    kind: Kind
    level: Level
    message: str
    trigger: tuple[str, ...]
    """Whole words, lower case: without one of them in a sentence the rule is not tried."""
    patterns: tuple[str, ...]
    """Regular expressions over a marked sentence; a blank stands for any space, `{person}` and the like for a class."""
    ask: tuple[str | Question, ...]
    good: tuple[str, ...]
    """Sentences in which neither this rule nor any other finds anything."""
    bad: tuple[str | Example, ...]
    unless: tuple[str, ...] = ()
    """What, anywhere in the clause, makes it harmless."""
    reads: Literal["statement", "question", "both"] = "statement"
    covers: Literal["predicate", "match", "clause"] = "predicate"

    def questions(self, place: str) -> tuple[str, ...]:
        """Return the questions that fit `place`: those made for such words, else those for every case."""
        made_for = [q.ask for q in self.ask if isinstance(q, Question) and re.search(q.when, place, re.IGNORECASE)]
        return tuple(made_for or [q for q in self.ask if isinstance(q, str)])


class Compiled(msgspec.Struct, frozen=True):
    """A rule with its expressions ready to use."""

    rule: Rule
    pattern: re.Pattern[str]
    unless: re.Pattern[str] | None


class Rulebook(msgspec.Struct, frozen=True):
    """All rules, and the one search that tells whether any of them can apply."""

    trigger: re.Pattern[str]
    """Searches lower-case text."""
    by_word: dict[str, tuple[str, ...]]
    """From a trigger word to the ids of the rules it calls for."""

    def worth_trying(self, sentence: str) -> list[Compiled]:
        """Return the rules that a trigger word in `sentence` (lower case) calls for, ready to use."""
        called = {rule: None for word in self.trigger.findall(sentence) for rule in self.by_word[word]}
        return [compiled(rule) for rule in called]


@cache
def classes() -> Classes:
    """Return the word classes."""
    return msgspec.convert(_data("classes.yaml"), Classes)


@cache
def rules() -> tuple[Rule, ...]:
    """Return the rules in the order of the file."""
    return msgspec.convert(_data("rules.yaml"), tuple[Rule, ...])


@cache
def rulebook() -> Rulebook:
    """Return the rules by the words that call for them."""
    by_word: dict[str, tuple[str, ...]] = {}
    for rule in rules():
        for word in rule.trigger:
            by_word[word] = (*by_word.get(word, ()), rule.id)
    return Rulebook(re.compile(r"\b(?:" + "|".join(sorted(by_word)) + r")\b"), by_word)


@cache
def compiled(rule_id: str) -> Compiled:
    """Return the rule with its expressions compiled, which takes 3 ms and so waits until a text calls for it."""
    rule = next(rule for rule in rules() if rule.id == rule_id)
    return Compiled(rule, _one(rule.patterns), _one(rule.unless) if rule.unless else None)


def _data(name: str) -> object:
    import yaml  # noqa: PLC0415  26 ms; importing noblame.language must cost nothing

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    text = Path(__file__).with_name(name).read_text(encoding="utf-8")
    return yaml.load(text, Loader=loader)  # noqa: S506  both are safe loaders


def _one(patterns: tuple[str, ...]) -> re.Pattern[str]:
    """Return one expression for several, with the parts in braces filled in."""
    return re.compile(_filled("|".join(patterns), _parts()).replace(" ", r"\s+"), re.IGNORECASE)


@cache
def _parts() -> dict[str, str]:
    """Return what a name in braces stands for; a part may use those before it."""
    parts = {"p": PERSON, "o": OBJECT, "x": MASK, "adverb": "|".join(classes().adverbs)}
    parts["opener"] = "|".join(classes().openers)
    for name, pattern in classes().parts.items():
        parts[name] = _filled(pattern, parts)
    return parts


def _filled(pattern: str, parts: dict[str, str]) -> str:
    return re.sub(r"\{([a-z]+)\}", lambda name: parts[name[1]], pattern)
