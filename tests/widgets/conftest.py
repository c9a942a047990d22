"""A small app around the widget under test, with the themes of the house."""

from typing import Any

import pytest
from textual.app import App, ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.widget import Widget

from noblame.widgets.key_line import KeyLine
from noblame.widgets.pane import Pane
from noblame.widgets.themes import OURS


class Stage(App[None]):
    """Shows widgets one below the other and remembers what they posted."""

    CSS = "Screen { layers: default overlay; }"

    def __init__(self, *widgets: Widget) -> None:
        super().__init__()
        for theme in OURS:
            self.register_theme(theme)
        self.theme = OURS[0].name
        self._widgets = widgets
        self.posted: list[Message] = []

    def compose(self) -> ComposeResult:
        with Vertical():
            yield from self._widgets

    def on_pane_edited(self, message: Pane.Edited) -> None:
        self.posted.append(message)

    def on_pane_cleaned(self, message: Pane.Cleaned) -> None:
        self.posted.append(message)

    def on_pane_refused(self, message: Pane.Refused) -> None:
        self.posted.append(message)

    def on_pane_checked(self, message: Pane.Checked) -> None:
        self.posted.append(message)

    def on_pane_line_left(self, message: Pane.LineLeft) -> None:
        self.posted.append(message)

    def on_pane_left(self, message: Pane.Left) -> None:
        self.posted.append(message)

    def on_key_line_pressed(self, message: KeyLine.Pressed) -> None:
        self.posted.append(message)

    def said(self, kind: type[Message]) -> list[Any]:
        """Return the messages of one kind, in order."""
        return [message for message in self.posted if isinstance(message, kind)]


def rows(widget: Widget) -> list[str]:
    """Return what `widget` shows inside its border, row by row."""
    return [strip.text.rstrip() for strip in widget.render_lines(widget.size.region)]


@pytest.fixture
def stage() -> type[Stage]:
    return Stage


@pytest.fixture
def shown_rows() -> Any:
    return rows
