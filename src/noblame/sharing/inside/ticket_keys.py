"""Tickets, pull requests and commits in a text."""

import re
from collections.abc import Collection, Iterator

Span = tuple[int, int]

_KEY = re.compile(r"(?<![\w/#-])(?:[A-Z][A-Z0-9]{1,9}-\d+|(?:[\w.-]{1,60}/[\w.-]{1,60})?[#!]\d+)(?![\w-])")
_NO_KEY = re.compile(
    r"(?:UTF|ISO|SHA|MD|AES|RSA|TLS|SSL|HTTPS?|RFC|COVID|CVE|CWE|IPV|P|SEV|IEEE|EN|DIN|BS|ANSI|ETSI|NIST|FIPS|WCAG|SOC|PCI"
    r"|PSD|GPT|USB|DDR|WIFI|LTE|PS|CO|KW|FY\d*|Q[1-4]|H[12]|B2[BC]|UTC|GMT|CET|EST|PST|T|A|B|H)-\d+|#\d"
)
"""Norms, quarters, models and time zones."""
_NUMBERED = re.compile(
    r"\b(?:order|invoice|booking|parcel|package|shipment|reservation|receipt|refund|purchase|flight|gate|room|seat|store"
    r"|question|episode|chapter|track|line|platform|top|rank)s?(?: no\.?| numbers?)? ?"
    r"(?:#\d{1,12}(?:, and|, or|,| and| or| to| through|-| -| \u2013|\u2013) ?){0,4}$",
    re.IGNORECASE,
)
_BEFORE = 80
"""So many characters before a number tell what it counts."""
_SERVICE_DESK = re.compile(
    r"\b(?:(?:INC|CHG|PRB|RITM|REQ|S?C?TASK)\d{5,10}|KB0\d{4,9}|(?:INC|CHG|PRB|RITM|CR|SR) \d{4,10})\b"
)
"""As ServiceNow counts; Microsoft's own KB5031234 begins with no nought, and everybody can read it."""
_GLUED = re.compile(r"(?<![\w/#.-])(?P<project>[A-Z]{3,7})\d{3,6}(?![\w-]|[.,:]\d)")
_NO_PROJECT = frozenset(
    (  # noqa: SIM905  as text
        "HTTP HTTPS RFC ISO IEC IEEE DIN BS ANSI SHA AES RSA MD CVE CWE COVID RTX GTX RX SKU UTF UTC GMT USD EUR GBP "
        "CHF WIN MSI BMW GPT ERR ORA HRESULT SARS FIPS NIST PCI PSD SOC FY EN IPV USB DDR LTE EOS ICE TGV HAL IRC"
    ).split()
)
"""Norms, currencies, models and codes of errors with a number: `RFC9110`, `USD100`."""
_PUBLIC_CODE = re.compile(
    r"\b(?:error|code|voucher|coupon|flight|train|model|product|part|sku|order|invoice|booking|reference)s?:? $",
    re.IGNORECASE,
)
_SAID = re.compile(
    r"\b(?:(?:PR|MR|CL|[Pp]ull request|[Mm]erge request)s? (?:no\.? |number )?[#!]?\d{1,7}"
    r"|(?i:tickets?|issue|incidents?|bug|defect|change|case|story|epic|jira|(?:change|service|support|feature) request"
    r"|work (?:item|order)|problem record|bug report)(?: no\.?| nr\.?| number)? [#]?\d{3,10}"
    r"|(?i:ticket|issue|bug|story|epic|jira)(?: no\.?| nr\.?| number)?:? [A-Z]{2,9}[ -]?\d{1,7}"
    r"|(?i:commit|changeset|revision|sha|hash) (?=[a-f]*\d)[0-9a-f]{6,40}"
    r")(?![\w%-]|[.,:]\d)"
)
_COMMIT = re.compile(r"(?<![\w#./-])(?!ed25519)(?=[0-9a-f]{0,11}[a-f])(?=[0-9a-f]{0,11}\d)[0-9a-f]{7,12}(?![\w-])")
_LITERAL = re.compile(r"(?<!\\)[A-Za-z]{2,10}")


def tickets(text: str) -> Iterator[Span]:
    """Yield where a text has what looks like a ticket, a change of code or a commit."""
    for found in _KEY.finditer(text):
        if not _NO_KEY.fullmatch(found[0]) and not _NUMBERED.search(_before(text, found)):
            yield found.span()
    for look in (_SERVICE_DESK, _SAID, _COMMIT):
        yield from (found.span() for found in look.finditer(text))
    for found in _GLUED.finditer(text):
        if found["project"] not in _NO_PROJECT and not _PUBLIC_CODE.search(_before(text, found)):
            yield found.span()


def _before(text: str, found: re.Match[str]) -> str:
    return text[max(0, found.start() - _BEFORE) : found.start()]


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
