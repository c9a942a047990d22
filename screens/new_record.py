"""A new record: title and severity."""

from typing import NamedTuple

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Input, Label, Static

from noblame.record.labels import label_rules
from noblame.screens.dialog import Dialog
from noblame.widgets.line import Line
from noblame.widgets.plain import plain

SEVERITY = label_rules()["severity"]


class Wanted(NamedTuple):
    """What the new record is to say."""

    title: str
    severity: str


class NewRecordDialog(Dialog[Wanted]):
    """Answers a title, and a severity if one was given."""

    def __init__(self) -> None:
        super().__init__("A new record", "Enter writes it · Esc no change")

    def compose_body(self) -> ComposeResult:
        """Yield the two lines."""
        with Horizontal(classes="labelled"):
            yield Label("Title")
            yield Line(id="new-title", placeholder="what broke, for how long: Checkout unavailable for 47 minutes")
        with Horizontal(classes="labelled"):
            yield Label("Severity")
            yield Line(id="new-severity", placeholder="P1, P2, P3 or SEV1 to SEV5; may stay empty")
        yield Static(id="new-trouble")

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Go from the title to the severity; from there, write the record."""
        title = self.query_one("#new-title", Line).value.strip()
        severity = self.query_one("#new-severity", Line).value.strip()
        if not title:
            self._complain("a record needs a title", "#new-title")
        elif severity and not SEVERITY.fits(severity):
            self._complain(f"severity: {SEVERITY.expected}", "#new-severity")
        elif event.input.id == "new-title" and not severity:
            self.query_one("#new-severity").focus()
        else:
            self.dismiss(Wanted(title, severity))

    def _complain(self, words: str, line: str) -> None:
        self.query_one("#new-trouble", Static).update(plain(words))
        self.query_one(line).focus()
