"""What all dialogs share: small, Escape means no change, and a footer of their own, with the clock keys below it."""

from typing import ClassVar, TypeVar

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from noblame import commands
from noblame.command import bindings
from noblame.meeting.room import Room
from noblame.meeting.writing import Writing
from noblame.widgets.capture_box import CaptureBox
from noblame.widgets.key_line import KeyLine
from noblame.widgets.plain import plain

Answer = TypeVar("Answer")
SERVED = (*commands.CLOCK_KEYS, commands.CAPTURE)
"""What can still be done below a dialog."""

WIDE, EDGES = 76, 10
"""Cells of a dialog, and those that border, padding and scrollbar take of a row in its list."""


def row_width(terminal: int) -> int:
    """Return how many cells a row of a dialog's list has in a terminal of so many columns."""
    return max(min(terminal, WIDE) - EDGES, 1)


class Dialog(ModalScreen[Answer]):
    """A dialog with a title and a body. It answers None where nothing was changed.

    Its keys stand in the footer, in place of those of the screen below it, which do nothing now.
    """

    CSS_PATH = "dialog.tcss"
    BINDINGS: ClassVar = [
        Binding("escape", "no_change", "no change", priority=False),
        *bindings(SERVED),
    ]

    VERTICAL_BREAKPOINTS = [(0, "-short"), (20, "-low"), (24, "-tall")]  # noqa: RUF012  as Textual declares it

    def __init__(self, title: str, keys: str, room: Writing | None = None) -> None:
        """Make a dialog.

        Args:
            title: Its first line.
            keys: The footer: what can be pressed.
            room: The meeting below it, whose clock it can serve; None on the home screen.
        """
        super().__init__()
        self.room = room
        self._title, self._keys = title, keys

    def compose(self) -> ComposeResult:
        """Yield the frame; the body comes from `compose_body`."""
        with Vertical(id="dialog"):
            yield Static(plain(self._title), id="dialog-title")
            yield from self.compose_body()
        with Horizontal(id="dialog-foot"):
            yield Static(plain(self._keys), id="dialog-keys")
            yield self._below_line()
        if self.room is not None:
            yield CaptureBox(self.room)

    def compose_body(self) -> ComposeResult:
        """Yield what the dialog asks."""
        raise NotImplementedError

    def _below_line(self) -> KeyLine:
        """Return the keys that still serve what is below, behind those of the dialog and as far as there is room."""
        line = KeyLine(id="dialog-below")
        if self.room is not None:
            keymap = self.room.settings.keys
            offered = [each for each in SERVED if self.check_action(each.action, ())]
            line.show([(each.key(keymap), each.label, each.action) for each in offered])
        return line

    def on_key_line_pressed(self, message: KeyLine.Pressed) -> None:
        """Do what was clicked in the footer."""
        self.call_later(self.run_action, message.action)

    def action_no_change(self) -> None:
        """Leave without a change."""
        self.dismiss(None)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002  Textual's signature
        """Offer the capture where somebody writes, and the clock keys in a meeting."""
        if action not in {each.action for each in SERVED}:
            return True
        can_write = self.room is not None and not self.room.read_only
        return can_write and (action == commands.CAPTURE.action or isinstance(self.room, Room))

    async def action_add_minute(self) -> None:
        """Give the step below one more minute."""
        await self._below("add_minute")

    async def action_pause(self) -> None:
        """Pause or resume the step below."""
        await self._below("pause")

    async def _below(self, action: str) -> None:
        place = next(screen for screen in reversed(self.app.screen_stack) if not screen.is_modal)
        await self.app.run_action(action, default_namespace=place)

    def action_capture(self) -> None:
        """Open the quick capture over the dialog."""
        self.query_one(CaptureBox).open()
