"""One guarded line of text: what a pane is for many lines."""

from collections.abc import Iterable
from typing import Any

from textual import events
from textual.suggester import SuggestFromList
from textual.widgets import Input

from noblame.widgets.typed import clean, shown


class Line(Input):
    """A one-line input that takes what a pane takes: a paste is cleaned, and its lines become one."""

    def __init__(self, value: str = "", *, known: Iterable[str] = (), **options: Any) -> None:
        """Make a line.

        Args:
            value: What stands in it at first; shown inert.
            known: Texts that complete what is typed (the right arrow takes one).
            options: As for Textual's `Input`.
        """
        names = tuple(known)
        suggester = SuggestFromList(names, case_sensitive=False) if names else None
        super().__init__(shown(value), suggester=suggester, **options)
        self.cursor_blink = False

    def _on_paste(self, event: events.Paste) -> None:
        """Insert the paste as one clean line; the base class would drop all but its first."""
        text = " ".join(clean(event.text).text.split())
        if text:
            start, end = sorted(self.selection)
            self.replace(text, start, end)
        event.stop()
        event.prevent_default()

    def set_value(self, value: str) -> None:
        """Show `value` without telling anybody that it was edited."""
        if shown(value) != self.value:
            with self.prevent(Input.Changed):
                self.value = shown(value)
