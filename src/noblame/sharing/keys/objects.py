"""Tickets in JSON, as `gh issue list --json number,title,url` and its like print them."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from noblame.review.lights import is_ticket
from noblame.sharing.escaping import one_line
from noblame.sharing.keys.reading import Reading, Said

_KEYS = ("key", "identifier", "html_url", "web_url", "webUrl", "url", "number", "iid", "id")
"""Where a ticket stands, the best first: Jira, Linear, GitHub, GitLab."""
_NUMBERS = ("number", "iid")
_TITLES = ("title", "summary", "name")
_AROUND = ("issues", "nodes", "items", "values", "results", "data")
"""Where an answer of a tracker holds its issues."""


def objects(text: str, pattern: str) -> list[Said] | None:
    """Return what JSON says: one object, several in a row, or a list of them; None where it is none."""
    try:
        return [_said(line, issue, pattern) for line, found in _each(text) for issue in _issues(found)] or None
    except (ValueError, RecursionError):
        return None


def _each(text: str) -> Iterator[tuple[int, Mapping[str, Any]]]:
    """Yield each object with the line it begins in.

    Raises:
        ValueError: Something else stands there.
    """
    decoder, at = json.JSONDecoder(), _next(text, 0)
    inside = text.startswith("[", at)
    at = _next(text, at + 1) if inside else at
    while at < len(text) and not (inside and text[at] == "]"):
        found, end = decoder.raw_decode(text, at)
        if not isinstance(found, dict):
            raise ValueError("no object")  # noqa: TRY004  one kind of error for all that is no JSON of a tracker
        yield text.count("\n", 0, at) + 1, found
        at = _next(text, end)


def _issues(found: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """Yield an object, or those in it where it is an answer of a tracker around its issues."""
    inner = [value for key in _AROUND if isinstance(value := found.get(key), list | dict)]
    if not inner:
        yield found
    for value in inner:
        for each in value if isinstance(value, list) else (value,):
            yield from _issues(each if isinstance(each, dict) else {})


def _next(text: str, at: int) -> int:
    """Return where the next thing begins: past spaces and commas."""
    while at < len(text) and text[at] in " \t\r\n,":
        at += 1
    return at


def _said(line: int, found: Mapping[str, Any], pattern: str) -> Said:
    fields = found.get("fields")
    inside = fields if isinstance(fields, dict) else {}  # as Jira answers
    title = next((one_line(str(part[key])) for part in (found, inside) for key in _TITLES if part.get(key)), "")
    ticket = next(filter(None, (_ticket(key, found.get(key), pattern) for key in _KEYS)), "")
    readings = (Reading(ticket, title=title),) if ticket else ()
    return Said(line, f"{ticket} {title}".strip() or "an entry", readings)


def _ticket(key: str, value: Any, pattern: str) -> str:
    """Return the ticket that a value is: of a mere number its repository's, `#12`; empty where it is none."""
    if not isinstance(value, str | int):
        return ""
    word = one_line(str(value))
    if key in _NUMBERS:
        return f"#{word}" if word.isascii() and word.isdigit() else ""
    return word if is_ticket(word, pattern) else ""
