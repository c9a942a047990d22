"""The menu for the line at the cursor: one shown letter each."""

from collections.abc import Sequence
from typing import NamedTuple

from textual import events
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from noblame.meeting.writing import Writing
from noblame.screens.dialog import Answer, Dialog
from noblame.widgets.line import Line
from noblame.widgets.plain import plain

KEYS = "a letter, or ↑↓ and Enter · Esc no change"


class Choice(NamedTuple):
    """One thing that can be done with the line."""

    letter: str
    words: str
    any_line: bool = False
    """Whether it can be done on an empty line too."""


class LetterMenu(Dialog[Answer]):
    """Offers choices, taken by their letters or from the list. Children say in `take` what becomes of a letter."""

    def __init__(self, title: str, choices: Sequence[Choice], room: Writing | None, keys: str = KEYS) -> None:
        super().__init__(title, keys, room)
        self._choices = choices

    def take(self, letter: str) -> None:
        """Do what `letter` says."""
        raise NotImplementedError

    def compose_body(self) -> ComposeResult:
        """Yield the choices."""
        yield OptionList(*(Option(self._row(choice), id=choice.letter) for choice in self._choices))

    def _row(self, choice: Choice) -> Content:
        return plain(f"{choice.letter}  {choice.words}")

    def on_key(self, event: events.Key) -> None:
        """Take a letter, unless somebody is writing a line."""
        if event.character in {choice.letter for choice in self._choices} and not isinstance(self.focused, Line):
            event.stop()
            self.take(event.character)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Take a row."""
        self.take(event.option.id or "")


class ItemMenu(LetterMenu[str]):
    """Answers the letter that was chosen."""

    def __init__(self, line: str, choices: Sequence[Choice], room: Writing | None) -> None:
        super().__init__(line or "An empty line", choices, room)

    def take(self, letter: str) -> None:
        """Answer the letter."""
        self.dismiss(letter)
