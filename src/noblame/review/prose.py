"""The prose of a file in any format: passages with their places, people it names, what it keeps on purpose."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Literal, NamedTuple

from noblame.source.places import Places
from noblame.source.problem import Problem

if TYPE_CHECKING:  # Markdown and plain text need no record
    from noblame.record.reading import Reading

Form = Literal["record", "markdown", "text"]
"""What a file is read as."""
Spot = Callable[[int, int], tuple[int, int]]
"""From start and end in a passage to start and end in the file's text."""


class Passage(NamedTuple):
    """Words that belong together, as the language check reads them, and where they stand."""

    text: str
    pane: str | None
    """The key of the record that these words are, or would be, part of."""
    spot: Spot
    heads: tuple[int, ...] = ()
    """Places before the words (a key, a list item) where a comment to keep them counts as well."""


class Keep(NamedTuple):
    """A comment that keeps findings: where it stands, and the first and the last line it speaks for."""

    start: int
    end: int
    first: int
    last: int


class Kept(NamedTuple):
    """An entry of a record's `accepted`: the words, their rule (empty for any), and where the entry stands."""

    text: str
    rule: str
    start: int


class Page(NamedTuple):
    """What is to be said about one file, and what it is to be said of."""

    places: Places
    form: Form
    passages: Sequence[Passage] = ()
    people: tuple[str, ...] = ()
    keeps: Sequence[Keep] = ()
    accepted: Sequence[Kept] = ()
    problems: Sequence[Problem] = ()
    """What is wrong with the file itself, in file order."""
    reading: "Reading | None" = None
    """The record that the file is, where it is one without errors."""


def as_written(start: int, end: int) -> tuple[int, int]:
    """Return the place of words that stand in the file just as they are read."""
    return start, end
