"""Why a text is found or left alone: what was read, who was taken for whom, which rules read it, what excused it."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from noblame.language.house import PLAIN, House
from noblame.language.lexicon import FORMS, PARTIES
from noblame.language.places import Match, Reading, matches, places, readings, worth_reading
from noblame.language.tables import lexicon
from noblame.language.tokens import Token
from noblame.language.words import PARTY

UNTOLD = frozenset(
    {*FORMS, "common", "article", "preposition", "conjunction", "adverb", "aux", "particle", "plain_act"}
)
"""Classes of words that say nothing about a sentence by themselves."""


class Tried(NamedTuple):
    """A form that reads part of a sentence."""

    rule: str
    words: str
    """What it reads."""
    subject: str
    """Whom it takes for the subject, with what kind of party that is; empty where it asks for none."""
    level: str
    excuse: str
    """What excuses it; empty where it counts."""


class Sentence(NamedTuple):
    """One sentence as the rules read it."""

    text: str
    tokens: tuple[tuple[str, str], ...]
    """Each token with its classes, a party with its kind; a subject stands before each of its verbs."""
    tried: tuple[Tried, ...]


class Explanation(NamedTuple):
    """Everything that was read in a text. A sentence without any word that calls for a rule is not in it."""

    sentences: tuple[Sentence, ...]
    found: tuple[tuple[str, str, str], ...]
    """Rule, level and words of what is left as findings."""

    def lines(self) -> Iterator[str]:
        """Yield it as plain lines."""
        for sentence in self.sentences:
            yield sentence.text
            yield "  read as: " + " ".join(f"{word} [{kind}]" if kind else word for word, kind in sentence.tokens)
            for tried in sentence.tried:
                excused = f", excused by `{tried.excuse}`" if tried.excuse else ""
                subject = f", subject {tried.subject}" if tried.subject else ""
                yield f"  {tried.rule:<14} {tried.level:<5} reads “{tried.words}”{subject}{excused}"
            if not sentence.tried:
                yield "  no rule reads anything here"
        for rule, level, words in self.found:
            yield f"finding: {rule}, {level}: “{words}”"
        if not self.found:
            yield "no finding"


def explain(text: str, people: Iterable[str] = (), pane: str | None = None, house: House = PLAIN) -> Explanation:
    """Return how `text` is read, and why something in it is found or not. Arguments as of `find`."""
    everybody = tuple(people)
    read = [
        _sentence(reading, text[start:end])
        for start, end in worth_reading(text, pane, house)
        for reading in readings(text[start:end], everybody, house)
    ]
    found = ((each.rule, each.level, text[each.start : each.end]) for each in places(text, everybody, pane, house))
    return Explanation(tuple(read), tuple(found))


def _sentence(reading: Reading, passage: str) -> Sentence:
    words = tuple((_shown(word, passage), _kind(word)) for word in reading.words)
    tried = dict.fromkeys(_tried(match, reading, passage) for match in matches(reading))
    return Sentence(passage[reading.sentence.start : reading.sentence.end].strip(), words, tuple(tried))


def _tried(match: Match, reading: Reading, passage: str) -> Tried:
    covered = reading.words[match.first : match.last]
    party = next((word for word in covered if word.low == PARTY), None)
    subject = f"“{_shown(party, passage)}” ({PARTIES[_letter(party).upper()]})" if party else ""
    words = passage[min(word.start for word in covered) : max(word.end for word in covered)]
    return Tried(match.form.rule, words, subject, match.form.level, match.excuse)


def _shown(word: Token, passage: str) -> str:
    return passage[word.start : word.end] if word.low == PARTY else word.low


def _letter(word: Token) -> str:
    return next((kind for kind, sign in lexicon().signs.items() if sign == word.tags), "")


def _kind(word: Token) -> str:
    """Return what kind of party a token is, or which classes its word is in; empty for one that only joins others."""
    if word.low == PARTY:
        letter = _letter(word)
        return PARTIES[letter.upper()] + ("" if letter.isupper() else ", not as the subject")
    names = [name for name, sign in lexicon().signs.items() if sign in word.tags and name not in UNTOLD]
    return ", ".join(names)
