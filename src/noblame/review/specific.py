"""Whether an action is specific: "Add alert for connection pool >80%", not "Improve monitoring" (S65)."""

import re
from collections.abc import Iterable
from functools import lru_cache

_WE = (
    r"(?:(?:we|everyone|everybody|the team|people|let's|let us)\b)?(?:'ll)?\s*"
    r"(?:(?:will|should|must|need to|please)\s)?\s*"
)
_WISH = re.compile(
    _WE + r"(?:(?:always )?(?:be|being) (?:\w+ )?(?:careful|attentive|vigilant|diligent|mindful|cautious|aware)"
    r"|pay (?:\w+ )?attention|take (?:\w+ )?care|try (?:harder|to|not to)|do better|keep (?:an eye|in mind)"
    r"|think (?:about|twice)|remember|remind|raise awareness|double[- ]check everything)\b",
    re.IGNORECASE,
)
"""Promises that no number makes an action."""
_VAGUE = re.compile(
    _WE + r"(?:improv\w+|enhanc\w+|strengthen\w*|optimi[sz]\w+|better|more|increas\w+|reduc\w+|minimi[sz]\w+|boost"
    r"|investigat\w+|look (?:into|at)|explor\w+|research|consider|discuss|talk (?:about|to)|analy[sz]e|understand"
    r"|evaluate|assess|figure out|find out|ensure|make sure|guarantee|address|deal with|work on|follow[- ]?up|revisit"
    r"|double[- ]?check\w*|review|monitor\w*|alerting|observability|communicat\w+|document\w*|testing|training|train"
    r"|educate|avoid|prevent)\b",
    re.IGNORECASE,
)
"""Words at the start that need a number or a named thing beside them."""
_BARE = re.compile(
    r"(?:add|write|create|update|have|need|set up|introduce|do) (?:(?:more|better|some|new|the) )*"
    r"(?:monitoring|alerting|alerts?|logging|logs|metrics|tests?|testing|documentation|docs|observability|automation|training)"
    r"\W*$",
    re.IGNORECASE,
)
"""A verb and an object that still leave open which."""
_VAGUE_END = re.compile(r"\b(?:improvements?|investigation|follow[- ]?up|awareness)\W*$", re.IGNORECASE)
_NO_MEASURE = re.compile(
    r"\bQ[1-4]\b|\b[0-9]{4}-[0-9]{2}-[0-9]{2}\b|\b(?:19|20)[0-9]{2}\b|\b(?:P|SEV-?)[0-5]\b", re.IGNORECASE
)
_NUMBER = re.compile(
    r"(?<!\w)[0-9]|\b(?:two|three|four|five|six|seven|eight|nine|ten|twice|half|double(?![- ]?check))\b"
    r"|\bevery (?:hour|day|week|month)\b",
    re.IGNORECASE,
)
_NAMED = re.compile(
    r"`[^`]+`|[\"“][^\"”]+[\"”]|://|#\w|\b\w+_\w+|\b\w{2,}\.\w{2,}|(?:^|\s)/\w+|\b\w+(?:/\w+){2,}|\b[A-Za-z][a-z]+[A-Z]\w*"
)
_ARTEFACT = re.compile(
    r"\b(?:alert|alarm|runbook|playbook|checklist|rule|test|dashboard|panel|probe|check|canary|threshold|timeout|limit"
    r"|quota|pipeline|job|script|template|flag|gate|query|index|metric|page|config|schema|migration|policy)s?\b"
    r"[^.;]*\b(?:for|that|when|which|on|of|so that|if|where|to|in|with|below|above)\s+\w+",
    re.IGNORECASE,
)
_EMPTY_WORDS = frozenset(
    {
        "a",
        "an",
        "the",
        "it",
        "this",
        "that",
        "these",
        "those",
        "them",
        "thing",
        "things",
        "stuff",
        "everything",
        "something",
    }
    | {
        "issue",
        "issues",
        "problem",
        "problems",
        "bug",
        "bugs",
        "to",
        "and",
        "of",
        "for",
        "on",
        "in",
        "our",
        "all",
        "up",
    }
)
_SEE_TO = r"(?i:\s*(?:ensure|make sure)\s+(?:that\s+)?)"
_LONE = r"[A-Z][a-z]+(?![\w./`'\u2019-])"
"""One capitalised word: somebody's name, or that of a system, which a record does not tell apart."""
_DOES = r"\s+(?:(?:always|never|also|will|does|do|not)\s+)*[\w-]+"
_LONG = 500
"""So many characters say whether an action is specific."""

_QUESTIONS = {
    r"train|educat|care\b|careful|attenti|remember|remind|vigilan|mindful|aware|double[- ]?check": (
        "what change makes that unnecessary?"
    ),
    r"monitor|alert|observ|metric|detect": "which signal, which threshold?",
    r"document|runbook|wiki|communicat|discuss|talk": "which page, saying what?",
    r"^\W*(?:investigat|look|explor|research|consider|analy|understand|find|figure|evaluat|assess|review)": (
        "what will be there when it is done?"
    ),
    r"^\W*(?:ensur|make sure|guarant|prevent|avoid)": "what will see to it?",
}
_WHAT = "what will be different, and where?"


def vague(what: str, people: Iterable[str] = ()) -> str:
    """Return the question that is open where an action is not specific, and "" where it is.

    Specific is something done to something. A vague verb ("improve", "investigate", "ensure") needs a number or a named
    thing beside it; a promise to take care is never specific. Who does it is no such thing: "ensure Bob checks it"
    promises that somebody takes care.

    Args:
        what: The action in words.
        people: Everybody the record knows by name.

    >>> vague("Improve monitoring")
    'which signal, which threshold?'
    >>> vague("Add alert for connection pool >80%")
    ''
    """
    what = " ".join(what.split())[:_LONG]
    words = [word for word in re.findall(r"\w+(?:['\u2019-]\w+)*", what) if word.lower() not in _EMPTY_WORDS]
    if len(words) < 2 or _WISH.match(what):
        return _question(what)
    if (_VAGUE.match(what) or _BARE.match(what) or _VAGUE_END.search(what)) and not _concrete(what, tuple(people)):
        return _question(what)
    return ""


def _concrete(what: str, people: tuple[str, ...]) -> bool:
    """Return whether a number, a thing's name or an artefact says what is meant: no date, severity, or person."""
    seeing_to, named = _who(people)
    what = _NO_MEASURE.sub(" ", named.sub(" ", seeing_to.sub(" ", what)))
    return any(pattern.search(what) for pattern in (_NUMBER, _NAMED, _ARTEFACT))


@lru_cache(maxsize=8)
def _who(people: tuple[str, ...]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return what finds whoever is to see to it, with what they are to do, and what finds a name anywhere."""
    words = {part for name in people for part in (name.strip(), *name.split()) if len(part) > 1}
    names = "|".join(map(re.escape, sorted(words, key=len, reverse=True))) or r"(?!)"
    who = rf"(?:{_LONE}|(?i:{names})(?!\w))"
    return re.compile(rf"{_SEE_TO}{who}(?:(?:,|\s+and|\s+or)\s+{who})*{_DOES}"), re.compile(
        rf"(?<!\w)(?:{names})(?!\w)"
    )


def _question(what: str) -> str:
    asked = (ask for pattern, ask in _QUESTIONS.items() if re.search(pattern, what, re.IGNORECASE))
    return next(asked, _WHAT)
