"""One piece of advice: what a record still lacks, where, and what to do about it."""

from typing import Literal, NamedTuple

Level = Literal["hint", "nudge", "warn", "error"]
"""From quiet to loud; only a team's settings make advice an error."""


class Advice(NamedTuple):
    """What one rule of the practice says about one place of a record."""

    id: str
    """The rule, as `check` and the settings' `rules` name it: `wish`, `late-meeting`."""
    level: Level
    place: str
    """Where, as a path of the record: `title`, `meeting.held`, `actions[2]`, `causes[0].next[1]`."""
    message: str
    """What is lacking and why it matters, in one sentence; it speaks of the document, never of a person."""
    fix: str
    """What to do, in a few words that start with a verb."""
