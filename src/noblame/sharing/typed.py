"""The typed record as JSON, for other programs; `noblame schema` says what it holds."""

import re

import msgspec

from noblame.inert import ACTIVE
from noblame.sharing.wanted import Wanted


def render(wanted: Wanted) -> str:
    """Return every field of the record, those at their defaults too, as `noblame show --json` does."""
    return f"{as_json(wanted.incident)}\n"


def as_json(value: object) -> str:
    """Return every field as JSON, times in UTC; lists too. What a terminal would act on is escaped, as JSON allows."""
    text = msgspec.json.format(msgspec.json.encode(value), indent=2).decode()
    return ACTIVE.sub(_escaped, text)


def _escaped(match: re.Match[str]) -> str:
    """Return one character as JSON's escape."""
    return f"\\u{ord(match[0]):04x}"
