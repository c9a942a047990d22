"""Tickets, pull requests and commits in a text."""

import re
from collections.abc import Collection, Iterator

Span = tuple[int, int]

_KEY = re.compile(r"(?<![\w/#-])(?:[A-Z][A-Z0-9]{1,9}-\d+|(?:[\w.-]{1,60}/[\w.-]{1,60})?[#!]\d+)(?![\w-])")
_NO_KEY = re.compile(
    r"(?:UTF|ISO|SHA|MD|AES|RSA|TLS|SSL|HTTPS?|RFC|COVID|CVE|IPV|P|SEV|IEEE|EN|DIN|BS|ANSI|ETSI|NIST|FIPS|WCAG|SOC|PCI"
    r"|PSD|GPT|USB|DDR|WIFI|LTE|PS|CO|KW|FY\d*|Q[1-4]|H[12]|B2[BC]|UTC|GMT|CET|EST|PST|T|A|B|H)-\d+|#\d"
)
"""Norms, quarters, models and time zones."""
_NUMBERED = re.compile(
    r"\b(?:order|invoice|booking|parcel|flight|gate|room|track|line|platform|top|rank) ?$", re.IGNORECASE
)
_SERVICE_DESK = re.compile(r"\b(?:INC|CHG|PRB|RITM|REQ|S?C?TASK|KB)\d{5,10}\b")
_SAID = re.compile(
    r"\b(?:(?:PR|MR|CL|[Pp]ull request|[Mm]erge request)s? (?:no\.? |number )?[#!]?\d{1,7}"
    r"|(?i:tickets?|issue|incidents?|bug|change|case|story|epic|jira)(?: no\.?| nr\.?| number)? [#]?\d{3,8}"
    r"|(?i:commit|changeset|revision|sha|hash) (?=[a-f]*\d)[0-9a-f]{6,40}"
    r")(?![\w%-]|[.,:]\d)"
)
_COMMIT = re.compile(r"(?<![\w#./-])(?=[0-9a-f]{0,11}[a-f])(?=[0-9a-f]{0,11}\d)[0-9a-f]{7,12}(?![\w-])")
_LITERAL = re.compile(r"(?<!\\)[A-Za-z]{2,10}")


def tickets(text: str) -> Iterator[Span]:
    """Yield where a text has what looks like a ticket, a change of code or a commit."""
    for found in _KEY.finditer(text):
        if not _NO_KEY.fullmatch(found[0]) and not _NUMBERED.search(text[max(0, found.start() - 12) : found.start()]):
            yield found.span()
    for look in (_SERVICE_DESK, _SAID, _COMMIT):
        yield from (found.span() for found in look.finditer(text))


def named_tickets(text: str, known: Collection[str], pattern: str) -> Iterator[Span]:
    """Yield where a text has tickets that the record or the settings name.

    Args:
        text: As it is read.
        known: Keys that are known; other numbers of their projects are tickets too, however they are spelt.
        pattern: What a ticket's key looks like; empty where any usual key is one.
    """
    if projects := "|".join(sorted(map(re.escape, _projects(known, pattern)))):
        loose = re.compile(rf"(?<![\w-])(?:{projects})[ -]?\d{{2,8}}(?![\w-])", re.IGNORECASE)
        yield from (found.span() for found in loose.finditer(text))
    yield from _words(text, known, pattern)


def _projects(known: Collection[str], pattern: str) -> set[str]:
    """Return the letters that keys begin with: `OPS` of `OPS-2231`, `OPS` and `INC` of `(OPS|INC)-[0-9]+`."""
    keys = (re.match(r"([A-Za-z]{2,10})[ _-]?\d", key) for key in known)
    spelt = _LITERAL.findall(re.sub(r"\[[^\]]*\]|\{[^}]*\}|\(\?\w", " ", pattern))
    return {key[1] for key in keys if key} | set(spelt)


def _words(text: str, known: Collection[str], pattern: str) -> Iterator[Span]:
    for word in re.finditer(r"[^\s()\[\]{}<>,;!?'\"“”’]+", text):
        said = word[0].strip(".:")
        if said in known or (pattern and re.fullmatch(pattern, said)):
            start = word.start() + word[0].index(said)
            yield start, start + len(said)
