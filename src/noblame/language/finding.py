"""What the engine hands out."""

from typing import Literal

import msgspec

Kind = Literal["blame", "shallow"]
Level = Literal["hint", "nudge", "warn"]

LEVELS: tuple[Level, ...] = ("hint", "nudge", "warn")
"""From quiet to loud."""


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """A place in a text that blames a person or stops short of a change."""

    start: int
    """First character of the subject, counted from 0 in the text given."""
    end: int
    """The character after the predicate."""
    kind: Kind
    level: Level
    rule: str
    """The rule's id, as settings and `accepted` name it."""
    message: str
    """What is wrong with the sentence, without repeating it."""
    ask: str
    """The question to ask instead; it holds no name from the text."""
