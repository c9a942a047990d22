"""Documents to convert, and what their records say."""

import re
from collections import Counter
from datetime import UTC, datetime, tzinfo
from typing import Any

import msgspec

from noblame.record.incident import Incident
from noblame.record.reading import parse, render
from noblame.settings import Settings
from noblame.sharing.converting.convert import Converted, convert
from noblame.sharing.markdown import render as markdown_of
from noblame.sharing.wanted import Wanted

NAME = "2026-11-18-pool.md"


def converted(text: str, name: str = NAME, zone: tzinfo = UTC) -> Converted:
    """The record of a document, which must read back from its own file."""
    found = convert(text, name, zone)
    assert parse(render(found.incident).encode(), "written.yaml").incident == found.incident
    return found


def record(text: str, name: str = NAME) -> Incident:
    """The same, and nothing of it without a place."""
    found = converted(text, name)
    assert found.left == ()
    return found.incident


def left(text: str) -> dict[str, str]:
    """What of a document has no place, by its heading."""
    return {each.heading: each.text for each in converted(text).left}


def markdown(incident: Incident, zone: str = "UTC") -> str:
    """The document of a record."""
    now = datetime(2026, 11, 25, 12, tzinfo=UTC)
    return markdown_of(Wanted(incident=incident, stem="a-record", now=now, settings=Settings(timezone=zone)))


def texts(part: Any) -> str:
    """Everything a record says, one after the other."""
    if isinstance(part, str):
        return part
    if isinstance(part, dict):
        return "\n".join(texts(each) for each in part.values())
    if isinstance(part, list | tuple):
        return "\n".join(texts(each) for each in part)
    return ""


def said(incident: Incident) -> Counter[str]:
    """The words of a record, and how often it says each."""
    return words(texts(msgspec.to_builtins(incident)))


def words(text: str) -> Counter[str]:
    """The words of a text, and how often each stands there."""
    return Counter(re.findall(r"\w+", text))
