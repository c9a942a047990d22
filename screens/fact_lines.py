"""Single facts of the incident as labelled lines: each key goes into the record, as far as the line can be read."""

from collections.abc import Sequence
from dataclasses import dataclass

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.widgets import Input, Label, Static

from noblame.meeting.writing import Writing
from noblame.record.fields import at, put
from noblame.screens.single_facts import Fact, Seen
from noblame.widgets.line import Line
from noblame.widgets.plain import plain


class FactLines(Vertical):
    """A labelled line for each fact. What cannot be read leaves the record as it was, and is said below."""

    DEFAULT_CSS = """
    FactLines { height: auto; }
    FactLines .beside { width: auto; max-width: 50%; color: $text-muted; text-wrap: nowrap; text-overflow: ellipsis; }
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
            line = self.query_one(f"#{line_id(fact.key)}", Line)
            if not line.has_focus and not self._troubles.get(fact.key):
                self._shown[fact.key] = at(self.room.incident, fact.key)
                line.set_value(self._says(fact))
        self._show_beside()

    def _show_beside(self) -> None:
        for fact in self.facts:
            says = plain(fact.beside(self._seen()))
            self.query_one(f"#beside-{line_id(fact.key)}", Static).update(says)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Take a fact into the record; one that cannot be read, or stands as it stood, is what it was before."""
        fact = next((fact for fact in self.facts if line_id(fact.key) == event.input.id), None)
        if fact is None:
            return
        event.stop()
        trouble, value = "", self._shown[fact.key]
        if event.value != self._says(fact):
            try:
                value = fact.take(event.value.strip(), self._seen())
            except ValueError as error:
                trouble = str(error)
        if value != at(self.room.incident, fact.key):
            self.room.edit(put(self.room.incident, fact.key, value))
        self._say(fact, trouble)

    def _say(self, fact: Fact, trouble: str) -> None:
        self._troubles[fact.key] = trouble
        said = trouble or next(filter(None, self._troubles.values()), "")
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
