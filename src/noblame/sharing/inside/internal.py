"""What in a text is internal by its looks: hosts, addresses, paths, tickets, queries, numbers, ids of a record."""

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from typing import Literal

from noblame.sharing.inside.credentials import given_out, secrets
from noblame.sharing.inside.hosts import hosts
from noblame.sharing.inside.identifiers import identifiers
from noblame.sharing.inside.named_parts import CHANNELS, CODE, MACHINES, PROGRAMS, before, behind
from noblame.sharing.inside.numbers import accounts, phones
from noblame.sharing.inside.places import VERSION, fronts, ips, mails, paths, urls
from noblame.sharing.inside.ticket_keys import named_tickets, tickets
from noblame.sharing.names.legible import legible

Kind = Literal["host", "ip", "mail", "url", "channel", "ticket", "secret", "path", "sql", "id", "account", "phone"]
Said = tuple[Kind, str]
Span = tuple[int, int]
Look = Callable[[str], Iterable[Span]]

_SAME = str.maketrans({"\t": " ", **dict.fromkeys("\u2010\u2011\u2012\u2043\u2212", "-")})
"""Looks like a space or a hyphen; the longer dashes stand between words and stay."""
_CHANNEL = re.compile(r"(?<![\w&#/])#(?!hugops\b)[a-z][\w-]+", re.IGNORECASE)
_SQL = re.compile(
    r"\b(?:SELECT\b[^.;\n]{0,400}?\bFROM\b|INSERT\s+INTO\b|UPDATE\s+\w+\s+SET\b|DELETE\s+FROM\b"
    r"|(?:ALTER|DROP|CREATE)\s+TABLE\b|select\s+(?:\*|count\(|\w+\s*,)[^.;\n]{0,400}?\bfrom\b)[^;\n]*"
)
_UUID = re.compile(r"(?<![\w-])[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?![\w-])", re.IGNORECASE)


def internal(
    text: str, known: Collection[str], pattern: str, ids: Collection[str], public: Collection[str]
) -> Iterator[Said]:
    """Yield what is internal in a text, with its kind; what was found once is not looked at again as something else.

    Args:
        text: As it was written; it is looked through as it is read, and what is found is told as it was written.
        known: Keys of tickets that are known.
        pattern: What a ticket's key looks like; empty where any usual key is one.
        ids: Ids of actions and causes.
        public: Addresses that may be told.
    """
    read = legible(text)
    rest = _without(read.text.translate(_SAME), _told(read.text, public))
    for kind, look in _looks(known, pattern, ids, public):
        spans = _apart(look(rest))
        yield from ((kind, text[slice(*read.span(*span))]) for span in spans)
        rest = _without(rest, spans)
        if kind == "mail":
            rest = _without(rest, [found.span() for found in VERSION.finditer(rest)])


def _looks(
    known: Collection[str], pattern: str, ids: Collection[str], public: Collection[str]
) -> Iterator[tuple[Kind, Look]]:
    """Yield in which order a text is looked through: an address holds what would look like a path, and so on."""
    open_hosts = {re.sub(r"^\w+://|/.*", "", url).casefold() for url in public}
    yield "secret", given_out
    yield "secret", secrets
    yield "account", accounts
    yield "url", urls
    yield "mail", mails
    yield "id", _all(_UUID)
    yield "sql", _all(_SQL)
    yield "ip", ips
    yield "ticket", lambda text: named_tickets(text, known, pattern)
    yield "host", lambda text: hosts(text, open_hosts)
    yield "path", paths
    yield "phone", phones
    yield "channel", _all(_CHANNEL)
    yield "host", _but(lambda words: words.casefold() in open_hosts, behind(MACHINES))
    yield "host", before("bucket|topic")
    yield "channel", _but(lambda words: not words.islower(), behind(CHANNELS))
    yield "channel", before(CHANNELS)
    yield "path", behind(CODE)
    yield "path", before(CODE)
    yield "id", behind(PROGRAMS)
    yield "id", lambda text: identifiers(text, open_hosts)
    yield "ticket", tickets
    yield "id", lambda text: _ids(text, ids)


def _all(pattern: re.Pattern[str]) -> Look:
    return lambda text: (found.span() for found in pattern.finditer(text))


def _but(passes: Callable[[str], bool], look: Look) -> Look:
    return lambda text: (span for span in look(text) if not passes(text[slice(*span)]))


def _ids(text: str, ids: Collection[str]) -> Iterator[Span]:
    words = re.finditer(r"(?<![\w-])\w+(?![\w-])", text)
    return (word.span() for word in words if word[0] in ids)


def _told(text: str, public: Collection[str]) -> list[Span]:
    """Return where a text has addresses that may be told, with their beginning or without."""
    short = {re.sub(r"^\w+://", "", url) for url in public}
    known = (span for span in urls(text) if text[slice(*span)] in public or text[slice(*span)] in short)
    return _apart((*known, *fronts(text)))


def _apart(spans: Iterable[Span]) -> list[Span]:
    """Return stretches in their order, of those that overlap the first and longest."""
    kept = list[Span]()
    for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return kept


def _without(text: str, spans: Iterable[Span]) -> str:
    """Return a text of the same length where stretches are lines of nothing, so that no words meet across them."""
    parts, at = list[str](), 0
    for start, end in spans:
        parts += [text[at:start], "\n" * (end - start)]
        at = end
    return "".join((*parts, text[at:]))
