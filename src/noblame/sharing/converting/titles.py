"""What the incident is called: without the words that only say what the document is (S22)."""

import re
from pathlib import PurePath

_KINDS = (
    r"(?:(?:the|public|internal|external|official|blameless|incident|outage|production|service|security|post)[- ]){0,3}"
    r"(?:post[- ]?mortem|incident|outage|root[- ]cause analysis|rca|retrospective|review|pir|cor?e)"
    r"(?: (?:report|review|analysis|summary|document|record|write-?up|template|post[- ]?mortem))*"
)
_PREFIX = re.compile(
    rf"\W{{0,3}}\b{_KINDS}(?:\s?[#(]?\b(?:pm|inc|incident)?[-# ]?[0-9][\w-]{{0,20}}\)?)?\]?\s?(?:[:|–—]|\s-(?=\s))\s*",
    re.IGNORECASE,
)
_GENERIC = re.compile(_KINDS, re.IGNORECASE)
_AROUND = " #*_:.|()[]–—-"
_NUMBER = re.compile(r"[0-9]")
_DAY = re.compile(r"^[0-9]{4}-?[0-9]{2}-?[0-9]{2}[-_. ]*")


def title_in(heading: str) -> str:
    """Return what a heading says the incident was; nothing where it only says what the document is.

    >>> title_in("Incident report – Checkout unavailable"), title_in("Post-mortem")
    ('Checkout unavailable', '')
    """
    text = heading.strip()
    if _GENERIC.fullmatch(text.strip(_AROUND)):
        return ""
    found = _PREFIX.match(text)
    rest = text[found.end() :] if found else ""
    return rest if found and rest and not _NUMBER.search(found[0]) else text


def title_of_file(name: str) -> str:
    """Return a title from a file's name: `2026-11-18-checkout_pool.md` is `Checkout pool`."""
    words = _DAY.sub("", PurePath(name).stem) or PurePath(name).stem
    words = " ".join(re.split(r"[\s_]+|(?<=\w)-(?=\w)", words)).strip(" -_")
    return f"{words[:1].upper()}{words[1:]}" or "Incident"
