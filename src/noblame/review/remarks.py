"""What is to be said about a file: errors, findings, advice, and comments that keep what is no longer there."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING, Literal, NamedTuple

from noblame.language import Finding, find
from noblame.review.prose import Page, Passage
from noblame.review.wording import house_of
from noblame.settings import ADVICE, Settings
from noblame.source.places import Places
from noblame.source.problem import Problem
from noblame.source.spans import line_end

if TYPE_CHECKING:  # Markdown and plain text need no record
    from noblame.record.reading import Reading

Kind = Literal["error", "blame", "shallow", "advice"]
Level = Literal["hint", "nudge", "warn", "error"]
UNREAD = "file"
"""The rule of a file that cannot even be opened."""
UNUSED = "unused-keep"
"""The rule of a comment, or an entry of `accepted`, that keeps nothing."""


class Remark(NamedTuple):
    """One thing said about one place; lines and columns count from 1, columns are code points, ends are exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int
    kind: Kind
    level: Level
    rule: str
    text: str
    """The words it is about."""
    message: str
    """Why it is said, in one line."""
    ask: str = ""
    """The question to ask instead; of advice, what to do."""


class Checked(NamedTuple):
    """A file, and what is to be said about it."""

    path: str
    page: Page
    found: list[Remark]
    people: tuple[str, ...] = ()
    """Everybody whom the check knew."""
    settings: Settings = Settings()


def remarks(page: Page, people: Iterable[str], settings: Settings, now: datetime | None = None) -> list[Remark]:
    """Return everything to be said about a page: errors in file order, then the rest in file order.

    Args:
        page: the file.
        people: whom the check should know; `everybody` returns them.
        settings: those of the archive that the file lies in.
        now: an aware time, of which advice on a record depends; without it none is given.
    """
    check, people = _Check(page), tuple(people)
    found = [remark for passage in page.passages for remark in check.passage(passage, people, settings)]
    if page.reading and now:
        found += check.advice(_advised(page, page.reading, people, settings, now), found)
    found += check.unused()
    problems = [_of_problem(problem, page) for problem in page.problems]
    return [*problems, *sorted(found, key=lambda one: (one.line, one.column, one.rule))]


def everybody(page: Page, people: Iterable[str], settings: Settings) -> tuple[str, ...]:
    """Return the people in a file, in the settings and whoever was named besides, each once."""
    return tuple(dict.fromkeys((*page.people, *settings.people, *people)))


def about(places: Places, span: tuple[int, int], kind: Kind, level: Level, rule: str, *words: str) -> Remark:
    """Return a remark about a stretch of a file; `words` are its text, its message and perhaps a question."""
    (line, column), (end_line, end_column) = places.of(span[0]), places.of(span[1])
    return Remark(line, column, end_line, end_column, kind, level, rule, *words)


Advised = tuple[Remark, tuple[int, ...]]
"""Advice, and where its item and its key start."""


def _advised(
    page: Page, reading: "Reading", people: Iterable[str], settings: Settings, now: datetime
) -> Iterator[Advised]:
    """Yield the advice on a record. Open findings are not counted in it: each is a remark of its own."""
    from noblame.review.advice.all import advise  # noqa: PLC0415  only records need the rules
    from noblame.review.advice.places import spot_of  # noqa: PLC0415  as above

    known = set(page.people)
    beside = [name for name in people if name not in known]
    for each in advise(reading.incident, now, settings, beside):
        spot = spot_of(reading.document, each.place)
        words = (each.id, spot.text, each.message, each.fix_in_file)
        yield about(page.places, (spot.start, spot.end), "advice", each.level, *words), spot.heads


class _Check:
    """Goes through the passages of one page and remembers which of its keeps were needed."""

    def __init__(self, page: Page) -> None:
        self._page = page
        self._needed: set[int] = set()
        """Where each keep and each entry of `accepted` starts that kept something."""

    def passage(self, passage: Passage, people: tuple[str, ...], settings: Settings) -> Iterator[Remark]:
        """Yield the findings of one passage that nobody decided to keep."""
        for finding in find(passage.text, people, passage.pane, house_of(settings)):
            remark = self._said(finding, passage)
            keeping = list(self._keeping(remark, passage))
            self._needed.update(keeping)
            if not keeping:
                yield remark

    def advice(self, found: Iterable[Advised], said: Iterable[Remark]) -> Iterator[Remark]:
        """Yield the advice that no comment keeps silent, and that what was `said` already does not say."""
        vague = {line for one in said if one.kind == "shallow" for line in range(one.line, one.end_line + 1)}
        for remark, heads in found:
            keeping = list(self._commented(remark, heads))
            self._needed.update(keeping)
            if not keeping and not (remark.rule == "not-specific" and remark.line in vague):
                yield remark

    def unused(self) -> Iterator[Remark]:
        """Yield a hint for everything that keeps nothing; asked once all passages were read."""
        places = self._page.places
        spans = [(keep.start, keep.end) for keep in self._page.keeps]
        findings = (kept for kept in self._page.accepted if kept.rule not in ADVICE)  # advice comes with the day
        spans += [(kept.start, line_end(places.text, kept.start)) for kept in findings]
        for start, end in spans:
            if start not in self._needed:
                message = "This keeps nothing any more: the words or their finding are gone."
                yield about(places, (start, end), "error", "hint", UNUSED, places.text[start:end], message)

    def _said(self, finding: Finding, passage: Passage) -> Remark:
        words = passage.text[finding.start : finding.end]
        span = passage.spot(finding.start, finding.end)
        what = (finding.kind, finding.level, finding.rule)
        return about(self._page.places, span, *what, words, finding.message, finding.ask)

    @cached_property
    def _by_line(self) -> dict[int, list[int]]:
        """Where the comments start that speak for each line."""
        found = defaultdict[int, list[int]](list)
        for keep in self._page.keeps:
            for line in range(keep.first, keep.last + 1):
                found[line].append(keep.start)
        return found

    @cached_property
    def _by_words(self) -> dict[tuple[str, str], int]:
        """Where each entry of `accepted` starts, by its words, wherever lines break in them, and its rule."""
        return {(_plain(kept.text), kept.rule): kept.start for kept in self._page.accepted}

    def _keeping(self, remark: Remark, passage: Passage) -> Iterator[int]:
        """Yield what keeps a finding: a comment on its lines, its item's or its key's, or an entry of `accepted`."""
        yield from self._commented(remark, passage.heads)
        for rule in (remark.rule, ""):
            if (_plain(remark.text), rule) in self._by_words:
                yield self._by_words[_plain(remark.text), rule]

    def _commented(self, remark: Remark, heads: Iterable[int]) -> Iterator[int]:
        """Yield the comments that keep something on its own lines, or where one of its `heads` stands."""
        if self._page.keeps:
            lines = {self._page.places.of(index)[0] for index in heads}
            for line in {*range(remark.line, remark.end_line + 1), *lines}:
                yield from self._by_line.get(line, ())


def _plain(words: str) -> str:
    return " ".join(words.split())


def _of_problem(problem: Problem, page: Page) -> Remark:
    """Return what is wrong with a file as a remark about the word at its place; the rule is what it is read as."""
    places = page.places
    start = min(places.index(problem.line) + problem.column - 1, len(places.text))
    rest = places.text[start : line_end(places.text, start)]
    word = rest.split(maxsplit=1)[0] if rest[:1].strip() else rest[:1]
    message = f"{problem.found}; {problem.expected}" if problem.expected else problem.found
    end = (problem.line, problem.column + len(word))
    return Remark(problem.line, problem.column, *end, "error", problem.level, page.form, word, message)
