"""People whom a document names as such: "Owner: Priya Raman", "Attendees:" with names behind or below it."""

import re
from collections.abc import Iterable, Iterator

from noblame.review.owners import is_nobody

_ROLE = (
    r"(?:action |task |document |incident |postmortem |post-mortem )?"
    r"(?:owners?|assignees?|assigned to|dri|authors?|attendees|participants|present|facilitators?|scribes?|moderators?"
    r"|incident commander|commander|ic|incident lead|lead|tech lead|responders?|on-?call(?: engineer)?|reviewers?"
    r"|reporters?|people involved|involved)"
)
LABEL = re.compile(rf"(?<![\w-])(?=[adfilmoprst])(?P<role>{_ROLE})\W{{0,3}}:[*_ \t]*(?P<names>[^\n|]*)", re.IGNORECASE)
"""A role and, on the same line, who has it."""
HEADING = re.compile(rf"\W*{_ROLE}\W*", re.IGNORECASE)
"""A heading below which people are listed."""
LONGEST = 300
"""So many characters of a line are looked at for names, and ten times as many of a list."""
_ITEM = re.compile(r"[ \t]*(?:[-*+]|\d+[.)])[ \t]+(?P<names>[^\n]*)")
_NEXT = re.compile(r"\s+[-–—]\s+|[;|]|\b(?:due|ticket|priority|status|by)\b\W*:", re.IGNORECASE)
_ASIDE = re.compile(r"\([^)]*\)|<[^>]*>|\[[^\]]*\]\([^)]*\)|[*_`\[\]\"]")
_APART = re.compile(r"\s*(?:[,&/+]|\band\b)\s*")
_NAME = re.compile(r"@[\w.-]+|[^\W\d_][\w'’.-]*(?: [^\W\d_][\w'’.-]*){0,3}")


def people_in(text: str) -> tuple[str, ...]:
    """Return the names that stand behind or below a role, in the order of the text, each once.

    >>> people_in("Add the alert. Owner: Priya Raman - Due: 3 May")
    ('Priya Raman',)
    """
    return tuple(dict.fromkeys(_named(text)))


def names_in(words: str) -> Iterator[str]:
    """Yield the names in a list of some, without roles in brackets, handles' mail addresses and marks."""
    listed = next(iter(_NEXT.split(words[:LONGEST], maxsplit=1)))
    for each in _APART.split(_ASIDE.sub(" ", listed)):
        name = " ".join(each.split()).rstrip(".")
        if _NAME.fullmatch(name) and _looks_like_one(name):
            yield name


def listed(lines: Iterable[str]) -> Iterator[str]:
    """Yield the names in the items of a list, up to the first line that is none; blank lines do not end it."""
    for line in lines:
        item = _ITEM.match(line)
        if item:
            yield from names_in(item["names"].rpartition(":")[2])
        elif line.strip():
            return


def _named(text: str) -> Iterator[str]:
    for match in LABEL.finditer(text):
        if match["names"].strip(" *_"):
            yield from names_in(match["names"])
        else:
            yield from listed(text[match.end() : match.end() + 10 * LONGEST].split("\n")[1:])


def _looks_like_one(name: str) -> bool:
    """Return whether words could be somebody's name: capitals as a name has them, and no team."""
    first, last = name[0], name.rsplit(maxsplit=1)[-1][0]
    return first == "@" or not (first.islower() or last.islower() or name.isupper() or is_nobody(name))
