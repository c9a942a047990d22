"""Keys, tokens and passwords in a text."""

import re
from base64 import b64decode
from binascii import Error
from collections import Counter
from collections.abc import Iterator
from math import log2

Span = tuple[int, int]

_KNOWN = re.compile(
    r"-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|\Z)"
    r"|\b(?:ssh-(?:rsa|dss|ed25519)|ecdsa-sha2-nistp\d{3}) AAAA[\w+/=]{8,}|\bSHA256:[\w+/]{43}"
    r"|\b(?:AKIA|ASIA)[0-9A-Z]{16}\b"
    r"|\bgh[pousr]_[A-Za-z0-9]{16,}|\bgithub_pat_\w{20,}|\bglpat-[\w-]{16,}"
    r"|\bxox[abeprs]-[\w-]{8,}|https://hooks\.slack\.com/\S+"
    r"|\b[sr]k[-_](?:live_|test_|proj-|ant-)?[A-Za-z0-9_-]{16,}"
    r"|\bAIza[\w-]{30,}|\bnpm_[A-Za-z0-9]{30,}|\bhv[sb]\.[\w-]{20,}|\bSG\.[\w-]{16,}\.[\w-]{16,}"
    r"|\beyJ[\w-]{8,}\.[\w-]{4,}\.?[\w-]*"
    r"|\b[a-z][a-z0-9+.-]{0,20}://[^\s/:@]+:[^\s/@]+@\S+"
    r"|\bBearer\s+(?=[\w.~+/-]*\d)[\w.~+/-]{8,}=*"
)
"""What providers give out, keys, tokens of the web, and passwords in addresses."""
_WORD = (
    r"(?:password|passwd|passphrase|passcode|pwd|secret|token|credentials?"
    r"|(?:api|access|secret|private|encryption|licen[cs]e)[ _-]?key)"
)
_ASSIGNED = re.compile(
    rf"(?<![\w-])[\w-]*?{_WORD}[\"']?\s{{0,4}}(?P<sign>[:=])\s{{0,4}}[\"']?(?P<value>[^\s\"',;]{{3,}})", re.IGNORECASE
)
_GAP = r"(?: (?:for|of|to|on|in|at)(?: [\w-]{1,30}){1,4}?(?= (?:is|was|set to)\b|:))?(?: id)?"
_TOLD = re.compile(
    rf"\b{_WORD}{_GAP}(?: (?:is|was|were|being|became|(?P<made>(?:re)?set to|changed to)|now|still)){{0,3}} ?[:=]? "
    r"(?:[\"'“\u2018`](?P<quoted>[^\s\"'”’`]{3,})[\"'”’`]|(?P<bare>[^\s\"'“”’,;]{4,}))",
    re.IGNORECASE,
)
"""`password hunter2`, `the password for root was “swordfish”`."""
_PIN = re.compile(r"\b(?:PINs?|OTP|TAN|passcode)(?: code| number)?(?: is| was|:|=){0,2} ?\d{4,8}(?![\w%])")
_BASIC = re.compile(r"\bBasic (?P<coded>[A-Za-z0-9+/]{8,200}={0,2})")
_PROSE = frozenset(
    (  # noqa: SIM905  many short words
        "a all an and another any are as at be both by can changed check contact correct each enter expired for forgot "
        "different empty expire forgotten longer something stronger "
        "from has have how if in incorrect invalid is it leaked lost missing must never new no none not of on once one "
        "only or our please required reset revoked rotated see set short some that the then there they this to try "
        "unknown valid was we were what when with wrong you your bearer null undefined true false none"
    ).split()
)
"""What follows such a word where people write about passwords without telling one."""
_NO_VALUE = re.compile(
    r"\d[\d.,]*-?(?:%|[a-z]{1,10})?|v\d[\w.]*|\w*\d(?:st|nd|rd|th)"
    r"|(?:oauth|sha|md|hs|rs|es|base|ed|x|utf|argon|http|ipv|aes|rsa|tls|ios|web|p)-?\d[\w-]*|\d?[a-z]\d?[a-z]?",
    re.IGNORECASE,
)
"""Numbers, versions and names of procedures: `30s`, `2nd`, `v2`, `OAuth2`, `2FA`."""
_LONG = re.compile(r"(?<![\w/+.-])[A-Za-z0-9+/_-]{20,}={0,2}(?![\w])")
_HEX = re.compile(r"[0-9a-f]{32,}|[0-9A-F]{32,}")
_DENSE = 3.5
"""Bits a letter: words and names with hyphens stay below, random letters do not."""


def given_out(text: str) -> Iterator[Span]:
    """Yield where a text has a secret of a form that is known."""
    yield from (found.span() for found in _KNOWN.finditer(text))


def secrets(text: str) -> Iterator[Span]:
    """Yield where a text has what else looks like a secret; one place may come more than once."""
    yield from (found.span() for found in _ASSIGNED.finditer(text) if _is_assigned(found))
    yield from (found.span() for found in _BASIC.finditer(text) if _is_basic(found["coded"]))
    yield from (found.span() for found in _PIN.finditer(text))
    for found in _TOLD.finditer(text):
        name = "quoted" if found["quoted"] else "bare"
        value = found[name].rstrip(".!?:)")
        if _is_told(value, surely=bool(found["quoted"] or found["made"])):
            yield found.start(), found.start(name) + len(value)
    yield from (found.span() for found in _LONG.finditer(text) if _is_random(found[0]))


def _is_assigned(found: re.Match[str]) -> bool:
    """Return whether what follows a sign is a value: behind a colon a sentence may go on."""
    return found["sign"] == "=" or found["value"].rstrip(".!?:").casefold() not in _PROSE


def _is_told(value: str, *, surely: bool) -> bool:
    """Return whether what follows the word is a password: in quotation marks, set to it, or letters with digits."""
    if value.casefold() in _PROSE or _NO_VALUE.fullmatch(value):
        return False
    return surely or (any(map(str.isdigit, value)) and any(map(str.isalpha, value)))


def _is_basic(coded: str) -> bool:
    """Return whether letters hold a name and a password as HTTP sends them."""
    try:
        return b":" in b64decode(coded + "=" * (-len(coded) % 4), validate=True)
    except Error:
        return False


def _is_random(word: str) -> bool:
    """Return whether a long word is made of random letters: hexadecimal, or of every sort and dense."""
    if _HEX.fullmatch(word):
        return True
    sorts = (str.islower, str.isupper, str.isdigit)
    return all(any(map(sort, word)) for sort in sorts) and _density(word) > _DENSE


def _density(word: str) -> float:
    """Return the bits of information a letter holds, as the letters of the word are spread."""
    counts = Counter(word).values()
    return -sum(count / len(word) * log2(count / len(word)) for count in counts)
