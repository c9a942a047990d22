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
    r"(?:password|passwd|passphrase|passcode|pwd|pw|secret|token|credentials?|creds"
    r"|(?:api|access|secret|private|encryption|licen[cs]e)[ _-]?key)"
)
_ASSIGNED = re.compile(
    rf"(?<![\w-])[\w-]*?{_WORD}[\"']?\s{{0,4}}(?P<sign>[:=])\s{{0,4}}[\"']?(?P<value>[^\s\"',;]{{3,}})", re.IGNORECASE
)
_GAP = r"(?: (?:for|of|to|on|in|at)(?: [\w-]{1,30}){1,4}?(?= (?:is|was|set to)\b|:))?(?: id)?"
_TOLD = re.compile(
    rf"\b{_WORD}{_GAP}"
    r"(?: (?:is|was|were|being|became|(?P<made>(?:re)?set to|changed to)|now|still|just|simply)){0,3},? ?"
    r"(?P<sign>[:=])? (?:[\"'“\u2018`](?P<quoted>[^\s\"'”’`]{3,})[\"'”’`]|(?P<bare>[^\s\"'“”’,;]{4,}))",
    re.IGNORECASE,
)
"""`password hunter2`, `the password for root was “swordfish”`."""
_KEY = re.compile(r"\bkeys? (?:id )?[\"'`“]?(?P<value>(?=\w*[A-Za-z])(?=\w*\d\w*\d)\w{10,})(?![\w-])")
"""`the key abcd1234efgh5678`, whatever it opens."""
_FIRST = (
    r"\b(?:default|initial|temporary|standard|shared|old|weak|admin|root|hard-?coded|factory|common) (?:[\w-]{1,20} )?"
)
_FIRST_TOLD = re.compile(
    rf"{_FIRST}{_WORD} (?:\((?P<inside>[^\s()]{{4,}})\)|(?P<bare>[^\s\"',;()]{{4,}})"
    r"(?= (?:worked|(?:was|had been|is|has been)(?: (?:still|also|never|not))? "
    r"(?:used|guessed|left|known|published|leaked|tried|accepted|set|kept|changed|in (?:place|use)))\b))",
    re.IGNORECASE,
)
"""`the default password (changeme)`, `the old password Summer was used`: words that everybody knows, so no digits."""
_NO_FIRST = frozenset(
    (  # noqa: SIM905  as text
        "policy policies rule rules hash hashes manager length reset resets change changes field form page prompt file "
        "store vault rotation again hashed encrypted optional expired lifetime format database protection sharing "
        "still already never also always lists list strength generator check checks hint hints recovery dialog "
        "itself users user account accounts login logins setting settings value values link links screen feature "
        "which that system systems encoded salted masked plain empty jwt api-key read-only"
    ).split()
)
_ACCOUNT = r"(?:admin|administrator|root|sa|postgres|ubuntu|guest|test|demo|oracle|scott|pi|operator|sysadmin)"
_PAIR = re.compile(
    rf"(?<![\w/:.@-])(?:(?P<same>(?!test|demo|operator){_ACCOUNT})(?:/|:|/ | / )(?P=same)|"
    r"(?:(?<=credentials )|(?<=creds )|(?<=as )|(?<=credentials \()|(?<=login )|(?<=login \()|(?<=password )|(?<=: ))"
    rf"{_ACCOUNT} ?[/:] ?"
    r"(?!(?:read|write|view|edit|api|portal|panel|billing|user|customer|member|guest|root|admin|owner|editor|client|password|staff|support|manager|agent)s?\b)"
    r"[^\s/:,;.()]{3,})(?![\w/-])",
    re.IGNORECASE,
)
"""An account and its password: `admin/admin`, `the login root:toor`; the roles admin/user are none."""
_LOGIN = re.compile(
    r"\b(?:log(?:ged|ging|s)?[ -]?(?:in|on)|sign(?:ed|ing)?[ -]?in|ssh|connect(?:ed|ing)?|authenticat(?:ed?|ing)) "
    r"(?:as|to) [\w.@-]{1,40} (?:with|using|by|via) (?P<value>[^\s\"',;]{4,})",
    re.IGNORECASE,
)
_BY_LETTERS = (
    _KEY,
    _LOGIN,
    re.compile(r"(?<![\w-])pass ?[:=]? ?(?P<value>[^\s\"',;]{4,})", re.IGNORECASE),
    re.compile(rf"(?<=with ){_ACCOUNT}[/:](?P<value>[^\s\"',;]{{4,}})", re.IGNORECASE),
)
"""Where a value is a password if it has letters and digits."""
_SURELY = re.compile(
    r"\buser(?:name)?:? (?!and\b|or\b)[\w.@-]{2,40},? (?:and )?(?i:password|passwd|pass|pwd?|pw):? (?:is |was )?"
    r"(?P<user>[^\s\"',;.]{4,})"
    r"|\b(?i:password|passphrase|passcode|pwd|pw) (?:is|was) (?:just |simply )?(?P<word>[A-Z][a-z]{3,})(?=[.,!;]|\Z)"
)
"""`username admin, password Welcome`; a name that ends a sentence about a password: `the password was Sunshine.`"""
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
    r"|(?:oauth|sha|md|hs|rs|es|base|ed|x|utf|argon|secp|prime|curve|ecdsa|chacha|bcrypt|iphone|windows|fido|http|ipv|aes|rsa|tls|ios|web|p)-?\d[\w-]*|\d?[a-z]\d?[a-z]?",
    re.IGNORECASE,
)
"""Numbers, versions and names of procedures: `30s`, `2nd`, `v2`, `OAuth2`, `2FA`."""
_STOPS = ".!?:)"
_PHRASE = 2
"""So many words with hyphens are an ordinary word still: `case-sensitive`."""
_SMALL = frozenset("a all an and at by for if in no non not of on or out per so the to up".split())  # noqa: SIM905
"""What phrases have and passwords do not: `out-of-date`."""
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
    yield from (found.span() for look in (_PIN, _PAIR) for found in look.finditer(text))
    yield from _told(text)
    yield from _told_first(text)
    yield from (found.span() for found in _LONG.finditer(text) if _is_random(found[0]))


def _told(text: str) -> Iterator[Span]:
    """Yield where a sentence tells a password, a key, or what somebody logged in with."""
    for found in _TOLD.finditer(text):
        name = "quoted" if found["quoted"] else "bare"
        value = found[name].rstrip(_STOPS)
        if _is_told(value, surely=bool(found["quoted"] or found["made"] or found["sign"])):
            yield found.start(), found.start(name) + len(value)
    for look in _BY_LETTERS:
        for found in look.finditer(text):
            value = found["value"].rstrip(_STOPS)
            if any(map(str.isdigit, value)) and _is_told(value, surely=False):
                yield found.start("value"), found.start("value") + len(value)
    for found in _SURELY.finditer(text):
        name = "user" if found["user"] else "word"
        if _is_told(found[name], surely=True):
            yield found.span(name)


def _told_first(text: str) -> Iterator[Span]:
    """Yield where a text tells the password something was delivered with."""
    for found in _FIRST_TOLD.finditer(text):
        name = "inside" if found["inside"] else "bare"
        if _is_told(found[name], surely=found[name].casefold() not in _NO_FIRST):
            yield found.start(name), found.end(name)


def _is_assigned(found: re.Match[str]) -> bool:
    """Return whether what follows a sign is a value: behind a colon a sentence may go on."""
    return found["sign"] == "=" or found["value"].rstrip(".!?:").casefold() not in _PROSE


def _is_told(value: str, *, surely: bool) -> bool:
    """Return whether what follows the word is a password: surely, as in quotation marks, or by its letters.

    By its letters it is one of letters with digits, or of words with hyphens that are no phrase.
    """
    if value.casefold() in _PROSE or _NO_VALUE.fullmatch(value):
        return False
    words = value.casefold().split("-")
    if len(words) > _PHRASE and all(map(str.isalpha, words)) and _SMALL.isdisjoint(words):
        return True
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
