"""What the engine hands out."""

from typing import Literal, NamedTuple

Kind = Literal["blame", "shallow"]
Level = Literal["hint", "nudge", "warn", "error"]

LEVELS: tuple[Level, ...] = ("hint", "nudge", "warn", "error")
"""From quiet to loud; only a team's settings make a rule an error."""


class Finding(NamedTuple):
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
    """Why a room stops here, in one line, without repeating the words."""
    ask: str
    """The question to ask instead; it holds no name from the text."""
    others: tuple[str, ...] = ()
    """More questions that fit as well, so that a room need not read the same one twice."""
