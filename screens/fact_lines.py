"""Single facts of the incident as labelled lines: each key goes into the record, as far as the line can be read."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import NamedTuple

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.widgets import Input, Label, Static

from noblame.meeting.writing import Writing
from noblame.record.fields import at, put
from noblame.screens.single_facts import Fact, Seen
from noblame.widgets.line import Line
from noblame.widgets.plain import plain
from noblame.widgets.typed import shown

NOT_TAKEN = "not taken"
"""Stands beside a line that cannot be read."""


class Typed(NamedTuple):
    """What somebody typed in a line, when and in which zone, and what the record has for it since."""

    text: str
    now: datetime
    zone: tzinfo
    value: object


class FactLines(Vertical):
    """A labelled line for each fact. What cannot be read leaves the record as it was, and is said beside and below.

    A time of day means what the other times make of it, so a line is read again when another changes.
    """

    DEFAULT_CSS = """
    FactLines { height: auto; }
    FactLines .beside { width: auto; max-width: 50%; color: $text-muted; text-wrap: nowrap; text-overflow: ellipsis; }
    FactLines .-wrong { color: $text-warning; }
    FactLines .beside.-wrong { text-style: bold; }
    FactLines .trouble { height: auto; color: $text-warning; }
    """

    @dataclass
    class Done(Message):
        """Enter was pressed; `wrong` says whether something cannot be read, in whose line the cursor is then."""

        wrong: bool

    def __init__(self, room: Writing, facts: Sequence[Fact], *, id: str | None = None) -> None:  # noqa: A002  Textual's name
        super().__init__(id=id)
        self.room, self.facts = room, facts
        self._shown = {fact.key: at(room.incident, fact.key) for fact in facts}
        """What each line was filled with; one that says just that was not touched."""
        self._typed: dict[str, Typed] = {}
        """By key what was typed in each line that was changed."""
        self._troubles: dict[str, str] = {}

    def compose(self) -> ComposeResult:
        """Yield the lines, and room for what is wrong."""
        for fact in self.facts:
            with Horizontal(classes="labelled"):
                yield Label(plain(fact.label))
                yield Line(
                    self._says(fact),
                    id=line_id(fact.key),
                    placeholder=fact.hint,
                    complete=fact.complete,
                    disabled=self.room.read_only,
                )
                yield Static(plain(fact.beside(self._seen())), classes="beside", id=f"beside-{line_id(fact.key)}")
        yield Static(id="fact-trouble", classes="trouble")

    def _seen(self) -> Seen:
        return Seen(self.room.incident, self.room.zone, self.room.clock().wall, self.room.settings)

    def _says(self, fact: Fact) -> str:
        return fact.show(self._shown[fact.key], self.room.zone)

    def show(self) -> None:
        """Show what the record says by now; a line in hand, or with something unreadable, stays."""
        for fact in self.facts:
            if not self.query_one(f"#{line_id(fact.key)}").has_focus:
                self._fill(fact)
        self._show_beside()

    def _fill(self, fact: Fact) -> None:
        if not self._troubles.get(fact.key):
            self._shown[fact.key] = at(self.room.incident, fact.key)
            self.query_one(f"#{line_id(fact.key)}", Line).set_value(self._says(fact))

    def on_descendant_blur(self, event: events.DescendantBlur) -> None:
        """Show what a line that was left came to: a time of day with its day."""
        fact = self._fact_of(event.widget.id)
        if fact is not None:
            self._fill(fact)

    def _fact_of(self, line: str | None) -> Fact | None:
        return next((fact for fact in self.facts if line_id(fact.key) == line), None)

    def _show_beside(self) -> None:
        for fact in self.facts:
            line, wrong = line_id(fact.key), bool(self._troubles.get(fact.key))
            beside = self.query_one(f"#beside-{line}", Static)
            beside.update(plain(NOT_TAKEN if wrong else fact.beside(self._seen())))
            for each in (beside, self.query_one(f"#{line}")):
                each.set_class(wrong, "-wrong")

    def on_input_changed(self, event: Input.Changed) -> None:
        """Take a fact into the record; one that cannot be read, or stands as it stood, is what it was before."""
        fact = self._fact_of(event.input.id)
        if fact is None:
            return
        event.stop()
        if event.value == shown(self._says(fact)):  # a line says so too when it is filled with something inert
            self._typed.pop(fact.key, None)
            self._troubles[fact.key] = ""
            self._put(fact, self._shown[fact.key])
        else:
            self._read(fact, event.value, self._seen())
        self._read_again(fact)
        self._say(fact)

    def _read(self, fact: Fact, text: str, seen: Seen) -> None:
        trouble, value = "", self._shown[fact.key]
        try:
            value = fact.take(text.strip(), seen)
        except ValueError as error:
            trouble = f"{fact.label}: {error}"
        self._troubles[fact.key] = trouble
        self._typed[fact.key] = Typed(text, seen.now, seen.zone, value)
        self._put(fact, value)

    def _read_again(self, changed: Fact) -> None:
        """Read the other lines again, as they were typed; not one that the record has another value for by now."""
        for fact in self.facts:
            typed = self._typed.get(fact.key)
            if typed and fact is not changed and at(self.room.incident, fact.key) == typed.value:
                self._read(fact, typed.text, self._seen()._replace(now=typed.now, zone=typed.zone))
                self._fill(fact)

    def _put(self, fact: Fact, value: object) -> None:
        if value != at(self.room.incident, fact.key):
            self.room.edit(put(self.room.incident, fact.key, value))

    def _say(self, fact: Fact) -> None:
        said = self._troubles[fact.key] or next(filter(None, self._troubles.values()), "")
        self.query_one("#fact-trouble", Static).update(plain(said))
        self._show_beside()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Say that Enter was pressed; go to the first fact that cannot be read, if there is one."""
        event.stop()
        wrong = next((key for key, trouble in self._troubles.items() if trouble), None)
        if wrong is not None:
            self.query_one(f"#{line_id(wrong)}").focus()
        self.post_message(self.Done(wrong is not None))


def line_id(key: str) -> str:
    """Return the id of the line of a fact."""
    return f"fact-{key.replace('.', '--')}"
