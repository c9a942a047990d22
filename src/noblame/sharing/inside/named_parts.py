"""Parts of an installation that a word beside them tells: `the host pgprod03`, `topic orders.events`."""

import re
from collections.abc import Callable, Iterable, Iterator

from noblame.sharing.inside.ordinary import is_ordinary

Span = tuple[int, int]

MACHINES = (
    "host|server|machine|switch|router|firewall|broker|node|instance|bucket|queue|topic|table|database|schema|namespace"
    "|cluster|pod|service|job|container|deployment|replica|volume|vm|project|subscription"
)
PROGRAMS = "flag|function|lambda|module|pipeline"
CHANNELS = "channel"
CODE = "branch|repository|repo"
_MARK = "[\"'`\u201c\u2018(]?"
_NAME = r"[A-Za-z0-9](?:[\w./-]{0,80}\w)?"
_WORD = re.compile(_NAME)


def behind(nouns: str) -> Callable[[str], Iterable[Span]]:
    """Return what finds names behind one of these nouns, also several: `hosts web-a and web-b`."""
    look = re.compile(
        rf"(?<![\w-])(?:{nouns})(?:e?s)?(?: called| named| id| name)?:? "
        rf"(?=(?P<names>{_MARK}{_NAME}(?:[\"'`]?(?:,| and| or| to) {_MARK}{_NAME}){{0,20}})(?![\w/@-]|\.\w))",
        re.IGNORECASE,
    )
    return lambda text: (span for found in look.finditer(text) for span in _names(text, *found.span("names")))


def before(nouns: str) -> Callable[[str], Iterable[Span]]:
    """Return what finds names with a hyphen before one of these nouns: `the checkout-oncall channel`."""
    look = re.compile(
        rf"(?<![\w./@#-])(?P<name>[a-z0-9]{{1,40}}(?:[-_.][a-z0-9]{{1,40}}){{1,8}})"
        rf"[\"'`\u201d\u2019]? (?:{nouns})(?![\w-])"
    )
    return lambda text: (found.span("name") for found in look.finditer(text) if not is_ordinary(found["name"]))


def _names(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield where names stand one after another, up to the first word that is none."""
    for word in _WORD.finditer(text, start, end):
        if word[0] in {"and", "or", "to"}:
            continue
        if not re.search(r"[\d_./-]", word[0]) or is_ordinary(word[0]):
            return
        yield word.span()
