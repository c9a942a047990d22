"""Which questions to ask in place of a sentence."""

import re
from collections.abc import Sequence
from zlib import crc32

from noblame.language.house import House
from noblame.language.people import Roster, roster
from noblame.language.sources import Question, Rule
from noblame.language.tables import lexicon
from noblame.language.tokens import Token, folded

LONGEST_THING = 5
"""Words of an object that a question may repeat."""


def asked(rule: Rule, words: Sequence[Token], place: str, people: tuple[str, ...], house: House) -> list[str]:
    """Return the questions of `rule` for `place`, best first: always the same ones, and never one with a name.

    Args:
        rule: The rule that found the place.
        words: The tokens it covers.
        place: Its words as they stand in the text.
        people: Full names; a question that holds one of their parts as a word of its own is passed over.
        house: A team's own questions come before those of the rule.
    """
    turn = crc32(place.casefold().encode("utf-8", "replace"))
    own = _turned(list(house.questions.get(rule.id, ())), turn)
    made_for = [ask for question in rule.questions if question.when for ask in _fitting(question, words, place)]
    plain = _turned([question.ask for question in rule.questions if not question.when], turn)
    known = roster(people)
    return list(dict.fromkeys(ask for ask in (*own, *made_for, *plain) if not _names_somebody(ask, known))) or plain


def _turned(questions: list[str], turn: int) -> list[str]:
    """Return the questions, beginning with another one for other words."""
    at = turn % len(questions) if questions else 0
    return questions[at:] + questions[:at]


def _names_somebody(question: str, known: Roster) -> bool:
    return any(known.knows(folded(word)) for word in re.findall(r"[^\W\d_]+", question))


def _fitting(question: Question, words: Sequence[Token], place: str) -> list[str]:
    """Return a question with its slots filled, in a list; none where it does not fit, or a slot is doubtful."""
    if not re.search(question.when, place, re.IGNORECASE):
        return []
    if "{" not in question.ask:
        return [question.ask]
    at = next((n for n, word in enumerate(words) if _is_harm(word)), -1)
    verb, thing = (lexicon().bases[words[at].low], _thing(words[at + 1 :])) if at >= 0 else ("", "")
    return [question.ask.format(verb=verb, thing=thing)] if verb and thing else []


def _is_harm(word: Token) -> bool:
    signs = lexicon().signs
    return signs["VD"] in word.tags and (signs["destroy"] in word.tags or signs["carry"] in word.tags)


def _thing(behind: Sequence[Token]) -> str:
    """Return the object behind the verb, as a question can repeat it: words only, no party, no name."""
    found = list[str]()
    for word in behind:
        if not word.low.isalpha() or word.capital or _ends_object(word):
            break
        found.append(word.low)
    return " ".join(found) if 1 < len(found) <= LONGEST_THING else ""


def _ends_object(word: Token) -> bool:
    signs = lexicon().signs
    return word.low.endswith("ly") or any(signs[name] in word.tags for name in ("preposition", "conjunction", "aux"))
