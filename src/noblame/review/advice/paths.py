"""The places of a record as advice names them: `title`, `meeting.held`, `actions[2]`, `causes[0].next[1]`."""

import re
from typing import Any

from noblame.record.incident import Incident

_STEP = re.compile(r"\[(?P<index>[0-9]+)\]|(?P<key>[^.\[\]]+)")
WORDS = ("what", "because", "idea", "name", "ask", "title", "where", "text")
"""The keys under which an item of a list says what it is."""


def steps(place: str) -> tuple[str | int, ...]:
    """Return the keys and indices of a place, from the top.

    >>> steps("causes[0].next[1]")
    ('causes', 0, 'next', 1)
    """
    found = _STEP.finditer(place)
    return tuple(match["key"] or int(match["index"]) for match in found)


def section_key(place: str) -> str:
    """Return the part of the record that a place belongs to: its top key; of the lessons, each part is one.

    >>> section_key("actions[2]"), section_key("lessons.went_well"), section_key("meeting.held")
    ('actions', 'lessons.went_well', 'meeting')
    """
    first, *rest = steps(place) or ("",)
    return f"{first}.{rest[0]}" if first == "lessons" and rest else str(first)


def text_at(incident: Incident, place: str) -> str:
    """Return what stands at a place in words: a text, or what an item of a list says; empty where neither is."""
    value: Any = incident
    for step in steps(place):
        if isinstance(step, int):
            value = value[step] if isinstance(value, tuple) and step < len(value) else ""
        else:
            value = getattr(value, step, "")
    if isinstance(value, str):
        return value
    return next((text for word in WORDS if isinstance(text := getattr(value, word, None), str)), "")
