"""Finds blame and shallow promises: rules over sentences in which people and tools are marked."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from noblame.language import questions, subjects, words
from noblame.language.finding import LEVELS, Finding, Level
from noblame.language.rules import Compiled, Rule, rulebook


class Place(NamedTuple):
    """Where a rule applies, counted in whatever text is being read."""

    start: int
    end: int
    rule: Rule
    level: Level


def find(text: str, people: Iterable[str] = (), pane: str | None = None) -> list[Finding]:
    """Return the places in `text` that blame a person or stop short of a change, in reading order.

    Args:
        text: Anything: one line of a pane, a paragraph, a whole document.
        people: Full names of those who took part; their first and last names count too.
        pane: The key of the record the text comes from, such as `timeline` or `actions`, if any. In the timeline
            every finding is a level quieter; in actions only shallow promises are found, and loudly.

    Returns:
        At most one finding a clause. An empty list for a text that is fine.
    """
    everybody = tuple(people)
    found: list[Finding] = []
    for start, end in _worth_reading(text, pane):
        for place in _in_passage(text[start:end], everybody, pane):
            first, last = start + place.start, start + place.end
            found.append(
                Finding(
                    start=first,
                    end=last,
                    kind=place.rule.kind,
                    level=place.level,
                    rule=place.rule.id,
                    message=place.rule.message,
                    ask=questions.choose(place.rule, text[first:last], everybody),
                )
            )
    return found


def _worth_reading(text: str, pane: str | None) -> Iterator[tuple[int, int]]:
    """Yield the passages that hold a trigger word and are no fenced code."""
    trigger, lower = rulebook().trigger, words.lowered(text)
    code = words.fences(text) if "```" in text or "~~~" in text else []
    at = 0
    while hit := trigger.search(lower, at):
        start, end = words.passage(text, hit.start(), pane)
        if not any(first <= hit.start() < last for first, last in code):
            yield start, end
        at = max(end, hit.end())


def _in_passage(passage: str, people: tuple[str, ...], pane: str | None) -> Iterator[Place]:
    sealed = words.sealed(passage)
    for start, end, asks in words.sentences(sealed):
        sentence = sealed[start:end]
        if rules := _heard(sentence, pane, asks=asks):
            for place in _in_sentence(subjects.mark(sentence, people), rules):
                yield place._replace(start=start + place.start, end=start + place.end)


def _heard(sentence: str, pane: str | None, *, asks: bool) -> list[tuple[Compiled, Level]]:
    """Return the rules to try on a sentence of `pane`, with the level each has there."""
    reads = ("question", "both") if asks else ("statement", "both")
    called = rulebook().worth_trying(words.lowered(sentence))
    return [(c, level) for c in called if c.rule.reads in reads and (level := _level(c.rule, pane))]


def _level(rule: Rule, pane: str | None) -> Level | None:
    """Return how loud `rule` is in `pane`; None where it is silent."""
    if pane == "actions":
        return "warn" if rule.kind == "shallow" else None
    if pane == "timeline":
        quieter = LEVELS.index(rule.level) - 1
        return LEVELS[quieter] if quieter >= 0 else None
    return rule.level


def _in_sentence(marked: str, rules: list[tuple[Compiled, Level]]) -> list[Place]:
    """Return the places in a marked sentence in reading order; where two overlap the louder, else the first."""
    clauses = words.Clauses(marked)
    places = [
        Place(start, end, compiled.rule, level)
        for compiled, level in rules
        for start, end in _by_rule(compiled, marked, clauses)
    ]
    kept: list[Place] = []
    for place in sorted(places, key=lambda place: place.start):
        if not kept or kept[-1].end <= place.start:
            kept.append(place)
        elif LEVELS.index(place.level) > LEVELS.index(kept[-1].level):
            kept[-1] = place
    return kept


def _by_rule(compiled: Compiled, marked: str, clauses: words.Clauses) -> Iterator[tuple[int, int]]:
    """Yield start and end of what one rule finds in a marked sentence, one a clause."""
    read = 0
    for match in compiled.pattern.finditer(marked):
        if match.start() < read:
            continue
        first, last = clauses.around(match.start(), match.end())
        read = last
        if not (compiled.unless and compiled.unless.search(marked, first, last)):
            yield _covered(compiled.rule, match, marked, first, last)


def _covered(rule: Rule, match: re.Match[str], marked: str, first: int, last: int) -> tuple[int, int]:
    """Return the stretch to underline: from the subject to the end of the predicate, without what leads up to it."""
    start, end = match.span()
    if rule.covers == "clause":
        start = min(first, start)
    if rule.covers != "match":
        end = max(last, end)
    start += words.leading(marked[start:end])
    return start, start + len(marked[start:end].rstrip(" \t\n.,;:!?-"))
