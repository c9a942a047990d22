"""The menu for the line at the cursor: one shown letter each."""

from collections.abc import Sequence
from typing import NamedTuple

from textual import events
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from noblame.meeting.room import Room
from noblame.screens.dialog import Dialog
from noblame.widgets.plain import plain


class Choice(NamedTuple):
    """One thing that can be done with the line."""

    letter: str
    words: str
    any_line: bool = False
    """Whether it can be done on an empty line too."""


class ItemMenu(Dialog[str]):
    """Answers the letter that was chosen, by the letter itself or from the list."""

    def __init__(self, line: str, choices: Sequence[Choice], room: Room | None) -> None:
        super().__init__(line or "An empty line", "a letter, or ↑↓ and Enter · Esc no change", room)
        self._choices = choices

    def compose_body(self) -> ComposeResult:
        """Yield the choices."""
        yield OptionList(*(Option(self._row(choice), id=choice.letter) for choice in self._choices))

    def _row(self, choice: Choice) -> Content:
        return plain(f"{choice.letter}  {choice.words}")

    def on_key(self, event: events.Key) -> None:
        """Take a letter."""
        if event.character in {choice.letter for choice in self._choices} and not self.query("CaptureBox Line:focus"):
            event.stop()
            self.dismiss(event.character)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Take a row."""
        self.dismiss(event.option.id)
