"""Where in a text the rules find something: passages, sentences, readings, and what excuses a sentence."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from noblame.language import masks, spans
from noblame.language.finding import Level
from noblame.language.house import House
from noblame.language.levels import level_in, loudest
from noblame.language.matcher import END, SIGNS
from noblame.language.parties import Parties, tagged
from noblame.language.people import roster
from noblame.language.rules import Form, called_by, excuse, rule
from noblame.language.sentences import Sentence, passage, sentences
from noblame.language.subjects import with_subjects
from noblame.language.tables import tables
from noblame.language.tokens import Token, folded, tokens

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
OWNERSHIP = frozenset({"owner", "due", "owners"})
"""Words of `- Owner: Priya Raman - Due: soon`: who and when make no promise more concrete."""


class Place(NamedTuple):
    """Where a rule applies in a text."""

    start: int
    end: int
    rule: str
    level: Level
    words: Sequence[Token]
    """The tokens of the reading that it covers."""


class Reading(NamedTuple):
    """One sentence with every party as one token, and every subject beside its verb."""

    words: list[Token]
    forms: list[Form]
    """The forms that its words call for."""
    text: str
    """The folded passage it stands in; the places of the tokens count there."""
    sentence: Sentence


class Match(NamedTuple):
    """A form that reads part of a reading, and what excuses it, if anything does."""

    form: Form
    first: int
    last: int
    """The first token, and the one after the last."""
    excuse: str


def places(text: str, people: tuple[str, ...], pane: str | None, house: House) -> Iterator[Place]:
    """Yield what the rules find in `text`, at most one place a clause, in reading order."""
    for start, end in worth_reading(text, pane, house):
        for reading in readings(text[start:end], people, house):
            for place in loudest(_found(reading, pane, house), lambda name: rule(name).rank):
                yield place._replace(start=start + place.start, end=start + place.end)


def worth_reading(text: str, pane: str | None, house: House) -> Iterator[tuple[int, int]]:
    """Yield the passages that hold a word that calls for a rule, and are no fenced code."""
    calls, code, low, at = tables().calls, masks.fences(text), folded(text), 0
    own = house.phrases and house.calls(low)
    for word in _WORD.finditer(low):
        if word.start() < at or not (own or word[0] in calls):
            continue
        start, at = passage(text, word.start(), pane)
        if not any(first <= word.start() < last for first, last in code):
            yield start, at


def readings(passage: str, people: tuple[str, ...], house: House) -> Iterator[Reading]:
    """Yield the sentences of a passage as the rules read them."""
    seal = masks.sealed(passage)
    low = folded(seal)
    worded = [(each, tagged(tokens(seal, each.start, each.end))) for each in sentences(seal)]
    forms = [called_by(words, asks=sentence.asks) for sentence, words in worded]
    parties = Parties(roster(people), house.tools)
    last = max((at for at, called in enumerate(forms) if called or house.phrases), default=-1)
    for (sentence, words), called in list(zip(worded, forms, strict=True))[: last + 1]:
        marked = parties.mark(words)  # all before the last one too: they may say who “they” are
        if called or house.phrases:
            yield Reading(with_subjects(marked), called, low, sentence)


def matches(reading: Reading) -> Iterator[Match]:
    """Yield what the forms read in a sentence, those excused as well."""
    sentence = [*reading.words, END]
    body = [*reading.words[: _without_owner(reading.words)], END]
    has = frozenset(has for word in reading.words for has in (word.low, *word.tags))
    for form in reading.forms:
        for first, last in form.read_in(sentence, has):
            yield Match(form, first, max(last, first + 1), _excuse(form, body, has))


def _without_owner(words: Sequence[Token]) -> int:
    """Return where ` - Owner: …` begins, else the end."""
    for at in range(1, len(words) - 1):
        if words[at].low in OWNERSHIP and words[at - 1].low in SIGNS and words[at + 1].low in (":", "="):
            return at - 1
    return len(words)


def _excuse(form: Form, sentence: Sequence[Token], has: frozenset[str]) -> str:
    """Return what makes a sentence harmless for `form`, empty where nothing does."""
    return next((each.form for each in map(excuse, form.excuses) if each.holds(sentence, has)), "")


def _found(reading: Reading, pane: str | None, house: House) -> Iterator[Place]:
    """Yield what is found in a sentence, wordings of the house among it; nothing where a rule is silent in `pane`."""
    for name, level, first, last in _counting(reading, house):
        start, end = spans.covered(reading.words, first, last, whole=rule(name).whole)
        words = reading.words[start:end]
        here = level_in(pane, rule(name), level, words, house)
        begin, stop = min(word.start for word in words), max(word.end for word in words)
        if here and not any(idiom in reading.text[begin:stop] for idiom in house.idioms):
            yield Place(begin, stop, name, here, words)


def _counting(reading: Reading, house: House) -> Iterator[tuple[str, Level, int, int]]:
    """Yield rule, level, first token and the one after the last of all that nothing excuses."""
    for match in matches(reading):
        if not match.excuse:
            yield match.form.rule, match.form.level, match.first, match.last
    low = reading.text[: reading.sentence.end]
    for name, start, end in house.found_in(low):
        at = [n for n, word in enumerate(reading.words) if word.start < end and start < word.end]
        if at and start >= reading.sentence.start:
            yield name, rule(name).level, at[0], at[-1] + 1
