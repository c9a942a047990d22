"""The record in the making: what was read so far, and what found no place."""

from collections.abc import Iterable
from datetime import UTC, date, tzinfo
from typing import Any, NamedTuple

from msgspec.structs import replace

from noblame.record.fields import at, put
from noblame.record.incident import Incident


class Left(NamedTuple):
    """A passage without a place."""

    heading: str
    """Of the section or the label it stands under; may be empty."""
    text: str
    """Empty where the heading is all there is."""


class Draft:
    """What the readers of the sections fill.

    Attributes:
        incident: the record.
        day: on which it was, as far as known.
        guess: the day where it is only the first that the text names.
        date_said: the day as the document has it.
        zone: of the times without one.
        own: whether the document has exactly the headings of our own export, which escapes what a person typed.
        doubts: what a person should look at, a line each.
        home: the zone in which our own export shows the meeting's times.
        severities: labels the settings allow besides the usual ones.
    """

    def __init__(self, *, own: bool, home: tzinfo = UTC, severities: Iterable[str] = ()) -> None:
        self.incident = Incident(title="")
        self.day: date | None = None
        self.guess: date | None = None
        self.date_said = ""
        self.zone: tzinfo | None = None
        self.own = own
        self.home = home
        self.severities = tuple(severities)
        self._left: list[tuple[str, list[str]]] = []
        self.doubts: list[str] = []

    def put(self, **changes: Any) -> None:
        """Set fields of the record."""
        self.incident = replace(self.incident, **changes)

    def add(self, key: str, items: Iterable[Any]) -> None:
        """Put items behind those that a list of the record holds."""
        self.incident = put(self.incident, key, (*at(self.incident, key), *items))

    def say(self, key: str, text: str) -> None:
        """Put a text behind what a field of the record says, as a paragraph of its own."""
        self.incident = put(self.incident, key, "\n\n".join(filter(None, (at(self.incident, key), text))))

    def leave(self, heading: str, text: str) -> None:
        """Note a passage that has no place; passages under one heading stay together."""
        if not text.strip():
            return
        if not self._left or self._left[-1][0] != heading:
            self._left.append((heading, []))
        self._left[-1][1].append(text)

    def leave_heading(self, heading: str) -> None:
        """Note a heading that has no place, and nothing below it that has none."""
        if heading.strip():
            self._left.append((heading, []))

    @property
    def left(self) -> tuple[Left, ...]:
        """What found no place, in the document's order."""
        return tuple(Left(heading, "\n\n".join(texts)) for heading, texts in self._left)

    def doubt(self, words: str) -> None:
        """Note something to look at, once."""
        if words not in self.doubts:
            self.doubts.append(words)
