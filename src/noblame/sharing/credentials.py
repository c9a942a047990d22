"""Keys, tokens and passwords in a text."""

import re
from collections import Counter
from collections.abc import Iterator
from math import log2

_KNOWN = re.compile(
    r"-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(?:-----END [A-Z ]*PRIVATE KEY-----|\Z)"
    r"|\b(?:AKIA|ASIA)[0-9A-Z]{16}\b"
    r"|\bgh[pousr]_[A-Za-z0-9]{16,}|\bgithub_pat_\w{20,}|\bglpat-[\w-]{16,}"
    r"|\bxox[abeprs]-[\w-]{8,}|https://hooks\.slack\.com/\S+"
    r"|\b[sr]k[-_](?:live_|test_|proj-|ant-)?[A-Za-z0-9_-]{16,}"
    r"|\bAIza[\w-]{30,}|\bnpm_[A-Za-z0-9]{30,}|\bhv[sb]\.[\w-]{20,}|\bSG\.[\w-]{16,}\.[\w-]{16,}"
    r"|\beyJ[\w-]{8,}\.[\w-]{4,}\.?[\w-]*"
    r"|\b[a-z][a-z0-9+.-]{0,20}://[^\s/:@]+:[^\s/@]+@\S+"
    r"|\bBearer\s+[\w.~+/-]{8,}=*"
)
"""What providers give out, private keys, tokens of the web, and passwords in addresses."""
_SAID = re.compile(
    r"\b[\w-]{0,40}(?:password|passwd|passphrase|pwd|secret|token|api[_-]?key|access[_-]?key|credentials?)[\"']?"
    r"\s*[:=]\s*[\"']?(?P<value>[^\s\"',;]{3,})",
    re.IGNORECASE,
)
_LONG = re.compile(r"(?<![\w/+.-])[A-Za-z0-9+/_-]{20,}={0,2}(?![\w])")
_HEX = re.compile(r"[0-9a-f]{32,}|[0-9A-F]{32,}")
_DENSE = 3.5
"""Bits a letter: words and names with hyphens stay below, random letters do not."""


def secrets(text: str) -> Iterator[str]:
    """Yield what looks like a secret, in the order of how sure that is."""
    rest = text
    for look in (_KNOWN, _SAID):
        yield from (found[0] for found in look.finditer(rest))
        rest = look.sub(" ", rest)
    yield from (found for found in _LONG.findall(rest) if _is_random(found))


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
