"""What an answer rests on: a line of the timeline, a link, or words of one's own (S35, S57)."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from noblame.meeting.writing import Writing
from noblame.record.incident import Cause
from noblame.review.citations import citations
from noblame.review.looked_for import folded, holds
from noblame.screens.ask_line import AnswerLine
from noblame.screens.dialog import Dialog, row_width
from noblame.widgets.plain import plain

KEYS = "type to find, or your own words · ↓ list · Esc no change"
EXAMPLE = "in your own words, e.g. the queue's dashboard at 14:09"
NOTHING = "nothing was noted"
MOST = 100
"""So many rows are listed; the rest is found by typing."""


class EvidenceDialog(Dialog[str]):
    """Answers one piece of evidence; one the answer has already is to be taken off. Enter on nothing answers ""."""

    BINDINGS: ClassVar = [Binding("down", "to_list", show=False)]

    def __init__(self, cause: Cause, room: Writing) -> None:
        super().__init__(f"What shows it? {cause.because}", KEYS, room)
        known = [(text, f"✓ {text}   (takes it off)") for text in cause.evidence]
        fresh = [each for each in citations(room.incident, room.zone) if each.text not in cause.evidence]
        self._rows = [*known, *((each.text, f"  {each.shown}") for each in fresh)]
        self._listed: list[str] = []

    def compose_body(self) -> ComposeResult:
        """Yield the line, and what can be cited."""
        yield AnswerLine(placeholder=EXAMPLE)
        yield OptionList(*self._options(""), id="evidence")

    def _options(self, typed: str) -> list[Option]:
        """Return the rows that hold every word typed, and how many more there are."""
        found = [row for row in self._rows if holds(folded(row[1]), typed)]
        self._listed = [text for text, _ in found[:MOST]]
        more = [Option(self._row(f"  … and {len(found) - MOST} more: type to find"), disabled=True)]
        return [*(Option(self._row(shown)) for _, shown in found[:MOST]), *(more if len(found) > MOST else [])]

    def _row(self, shown: str) -> Content:
        return plain(shown).truncate(row_width(self.app.size.width), ellipsis=True)

    def on_input_changed(self, event: Input.Changed) -> None:
        """List what fits."""
        if event.input.id == "answer":
            event.stop()
            self.query_one("#evidence", OptionList).clear_options().add_options(self._options(event.value))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Answer the words that were typed."""
        if event.input.id == "answer":
            event.stop()
            self.dismiss(event.value.strip())

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Answer a row."""
        self.dismiss(self._listed[event.option_index])

    def action_to_list(self) -> None:
        """Go into the list."""
        options = self.query_one("#evidence", OptionList)
        if self._listed:
            options.focus()
            options.highlighted = 0
