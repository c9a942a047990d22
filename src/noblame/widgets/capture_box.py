"""The quick capture: one line over the bottom of any place, kept from its first character on."""

from dataclasses import dataclass
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input, Static

from noblame.meeting.capture import SORTS, Capture
from noblame.meeting.writing import Writing
from noblame.widgets.line import Line
from noblame.widgets.plain import plain

KEYS = "↑↓ change · Enter or Esc keeps it · empty it to drop it"
"""Stands above the line. Elsewhere Escape changes nothing, so it is said that here nothing typed is lost."""


class CaptureBox(Vertical):
    """A line to type in and the sorts of thing it can be kept as; up and down change the sort.

    Enter and Escape both keep what was typed: a capture never throws text away, and an empty one leaves nothing.
    """

    DEFAULT_CSS = """
    CaptureBox {
        dock: bottom; layer: overlay; height: auto; margin-bottom: 1; padding: 0 1; display: none;
        background: $surface; border-top: heavy $primary;
    }
    CaptureBox Line, CaptureBox Line:focus { border: none; height: 1; padding: 0; background: $surface; }
    """
    BINDINGS: ClassVar = [
        Binding("up", "sort(-1)", show=False),
        Binding("down", "sort(1)", show=False),
        Binding("escape", "close", show=False, priority=True),
    ]

    class Written(Message):
        """The record has another character of the capture."""

    @dataclass
    class Closed(Message):
        """The box is gone. `kept` says where the capture can be found, or is empty."""

        kept: str

    def __init__(self, room: Writing, *, id: str | None = None) -> None:  # noqa: A002  Textual's name for it
        super().__init__(id=id)
        self.room = room
        self.chosen = 0
        self._capture = Capture(room.place)
        self._before: Widget | None = None

    def compose(self) -> ComposeResult:
        """Yield the sorts and the line."""
        yield Static(id="sorts")
        yield Line(placeholder="what was said, in one line")

    def open(self, sort: str = "", closes: str = "") -> None:
        """Show the box, empty, and put the cursor in it; one that is open stays as it is.

        Args:
            sort: The name of the sort to begin with; the last one if empty.
            closes: The id of the cause that an action answers.
        """
        if self.display:
            self.query_one(Line).focus()
            return
        self._before = self.screen.focused
        self._capture = Capture(self.room.place, closes, self.room.zone)
        self.chosen = next((n for n, each in enumerate(SORTS) if each.name == sort), self.chosen)
        self.query_one(Line).set_value("")
        self._show_sorts()
        self.display = True
        self.screen.set_focus(self.query_one(Line))  # at once, for the next key

    def action_sort(self, by: int) -> None:
        """Make it another sort of thing; what was typed moves along."""
        self.chosen = (self.chosen + by) % len(SORTS)
        self._show_sorts()
        self._write()

    def _show_sorts(self) -> None:
        names = "  ".join(f"[{sort.name}]" if n == self.chosen else f" {sort.name} " for n, sort in enumerate(SORTS))
        self.query_one("#sorts", Static).update(plain(f"Capture as {names}\n{KEYS}"))

    def on_input_changed(self, event: Input.Changed) -> None:
        """Keep what stands there now."""
        event.stop()
        self._write()

    def _write(self) -> None:
        text = self.query_one(Line).value
        self.room.edit(self._capture.write(self.room.incident, SORTS[self.chosen], text))
        self.post_message(self.Written())

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Keep it and go back to what was in hand."""
        event.stop()
        self.action_close()

    def action_close(self) -> None:
        """Go back to what was in hand; what was typed is kept. Nothing happens where the box is closed."""
        if not self.display:
            return
        typed = self.query_one(Line).value.strip()
        self.display = False
        if self._before is not None and self._before.is_attached:
            self.screen.set_focus(self._before)
        self.post_message(self.Closed(SORTS[self.chosen].kept if typed else ""))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002  Textual's signature
        """Offer nothing while the box is hidden."""
        return bool(self.display)
