"""What in a text is internal by its looks: hosts, addresses, paths, tickets, queries, ids of a record."""

import re
from collections.abc import Collection, Iterator
from ipaddress import ip_address
from typing import Literal

from noblame.sharing.credentials import secrets

Kind = Literal["host", "ip", "mail", "url", "channel", "ticket", "secret", "path", "sql", "id"]
Said = tuple[Kind, str]

_TAIL = ".,;:!?'\"”’)]}>…"
"""Punctuation behind an address that belongs to the sentence."""
_URL = re.compile(r"(?:\b[a-z][a-z0-9+.-]{0,20}://|\bwww\.)[^\s<>\"]+", re.IGNORECASE)
_MAIL = re.compile(r"(?<![\w.+%-])[\w.+%-]+@[\w-]+(?:\.[\w-]+)+")
_V4 = re.compile(r"(?<![\w.])\d{1,3}(?:\.\d{1,3}){3}(?:/\d{1,2})?(?:\:\d{1,5})?(?![\w]|\.\d)")
_V6 = re.compile(
    r"(?<![\w:.])[0-9a-f]{0,4}(?::[0-9a-f]{0,4}){2,7}(?:(?<=:)\d{1,3}(?:\.\d{1,3}){3})?(?:%\w+)?(?!\w|:[\w:])",
    re.IGNORECASE,
)
_ENDS = (
    "com|net|org|edu|gov|io|dev|app|cloud|info|biz|eu|uk|de|fr|ch|at|nl|be|es|it|se|no|fi|dk|pt|us|ca|au|nz|jp|cn|in|br"
    "|co|ai|me|tv|example|test|invalid|internal|intern|local|localdomain|lan|corp|home|private|svc|consul|onion|arpa"
)
_NAME = re.compile(
    rf"(?<![\w.@/-])(?:[a-z0-9_](?:[a-z0-9_-]*[a-z0-9])?\.)+(?:{_ENDS})(?::\d{{1,5}})?(?![\w-]|\.\w)", re.IGNORECASE
)
"""A name with dots that ends as domains do; `4.12`, `e.g.` and `main.py` do not."""
_MACHINE = re.compile(
    r"(?<![\w./@#-])(?:"
    r"ip-\d{1,3}(?:-\d{1,3}){3}"
    r"|[a-z][a-z0-9]*(?:-[a-z0-9]+)*-[0-9a-f]{8,10}-[a-z0-9]{5}"  # a pod of a deployment
    r"|[a-z][a-z0-9]+(?:-[a-z0-9]+)*-\d{1,4}"
    r"|[a-z]\d{1,2}-\d{1,4}"
    r"|(?:[a-z][a-z0-9]+(?:-[a-z0-9]+)*-)?(?:node|host|srv|server|vm|db|web|app|worker|broker)\d{1,4}"
    r"|localhost(?::\d{1,5})?"
    r"|[a-z][a-z0-9-]*[a-z0-9]:\d{4,5}"
    r")(?![\w-]|\.\w)"
)
"""The short name of a machine: `mqtt-3`, `c4-07`, `web12`, `checkout-7d9f8b6c54-x2x4z`, `cache:6379`."""
_NO_MACHINE = re.compile(
    r"(?:utf|iso|sha|md|aes|rsa|tls|ssl|http|covid|top|step|phase|part|stage|tier|level|day|week|version|v|page|wave|mid"
    r"|sev|severity|priority|p|round|line|chapter|under|over|pre|post|non|double|layer|type|class|grade|mach|catch"
    r"|zero|one|two|three|four|five|web|gpt|area|factor|figure|number|no|a|b)-\d{1,4}"
)
_TICKET = re.compile(r"(?<![\w/#-])(?:[A-Z][A-Z0-9]{1,9}-\d+|(?:[\w.-]{1,60}/[\w.-]{1,60})?[#!]\d+)(?![\w-])")
_NO_TICKET = re.compile(r"(?:UTF|ISO|SHA|MD|AES|RSA|TLS|SSL|HTTP|RFC|COVID|CVE|IPV|P|SEV|IEEE|EN|DIN|H|A|B)-\d+")
_CHANNEL = re.compile(r"(?<![\w&#/])#[a-z][\w-]+", re.IGNORECASE)
_PATH = re.compile(r"(?<![\w/:.])(?:~|\.{1,2})?(?:/[\w.+@-]+){2,}/?|(?<!\w)[A-Za-z]:\\[\w\\. -]+\w|\\\\\w[\w.-]*\\\S+")
_SQL = re.compile(
    r"\b(?:SELECT\b[^.;\n]*\bFROM\b|INSERT\s+INTO\b|UPDATE\s+\w+\s+SET\b|DELETE\s+FROM\b|(?:ALTER|DROP|CREATE)\s+TABLE\b"
    r"|select\s+(?:\*|count\(|\w+\s*,)[^.;\n]*\bfrom\b)[^;\n]*"
)

_LOOKS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    ("url", _URL),
    ("mail", _MAIL),
    ("sql", _SQL),
    ("path", _PATH),
    ("ip", _V4),
    ("ip", _V6),
    ("channel", _CHANNEL),
)
"""In the order in which a text is looked through: an address holds what would look like a path, and so on."""


def internal(
    text: str, tickets: Collection[str], pattern: str, ids: Collection[str], public: Collection[str]
) -> Iterator[Said]:
    """Yield what is internal in a text, with its kind; what was found once is not looked at again as something else.

    Args:
        text: As it would be read.
        tickets: Keys that are known.
        pattern: What a ticket's key looks like; empty where any usual key is one.
        ids: Ids of actions and causes.
        public: Addresses that may be told.
    """
    rest = text
    for secret in secrets(text):
        yield "secret", secret
        rest = rest.replace(secret, " ")
    for kind, look in _LOOKS:
        for found in look.findall(rest):
            said = _alone(kind, found)
            if said not in public and (kind != "ip" or _is_ip(said)):
                yield kind, said
        rest = look.sub(" ", rest)
    yield from (("ticket", key) for key in _tickets(rest, tickets, pattern))
    yield from (("host", name) for name in _hosts(rest))
    yield from (("id", found) for found in re.findall(r"(?<![\w-])\w+(?![\w-])", rest) if found in ids)


def _hosts(text: str) -> Iterator[str]:
    yield from _NAME.findall(text)
    for name in _MACHINE.findall(_NAME.sub(" ", text)):
        if not _NO_MACHINE.fullmatch(name):
            yield name


def _tickets(text: str, known: Collection[str], pattern: str) -> Iterator[str]:
    """Yield the keys of tickets, each once: what looks like one, and those that the record names."""
    found = [key for key in _TICKET.findall(text) if not _NO_TICKET.fullmatch(key)]
    words = [word.strip("()[]{}<>.,;:!?'\"“”’") for word in text.split()]
    found += [word for word in words if word in known or (pattern and re.fullmatch(pattern, word))]
    yield from dict.fromkeys(found)


def _alone(kind: Kind, found: str) -> str:
    """Return an address without the punctuation of its sentence."""
    if kind == "url":
        return found.rstrip(_TAIL)
    return found[:-1] if kind == "ip" and found[-1] == ":" and not _is_ip(found) else found


def _is_ip(text: str) -> bool:
    """Return whether numbers with dots or colons are an address, with or without a network's size, a port, a zone."""
    plain = text.partition("/")[0].partition("%")[0]
    plain = plain.partition(":")[0] if "." in plain.partition(":")[0] else plain
    if not any(map(str.isdigit, plain)):
        return False
    try:
        return bool(ip_address(plain))
    except ValueError:
        return False
