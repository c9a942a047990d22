"""What all dialogs share: small, Escape means no change, and the clock keys still work below them."""

from typing import ClassVar, TypeVar

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from noblame import commands
from noblame.command import bindings
from noblame.meeting.writing import Writing
from noblame.widgets.capture_box import CaptureBox
from noblame.widgets.plain import plain

Answer = TypeVar("Answer")


class Dialog(ModalScreen[Answer]):
    """A dialog with a title, a body and one line of keys. It answers None where nothing was changed."""

    CSS_PATH = "dialog.tcss"
    BINDINGS: ClassVar = [
        Binding("escape", "no_change", "no change", priority=False),
        *bindings((*commands.CLOCK_KEYS, commands.CAPTURE)),
    ]

    VERTICAL_BREAKPOINTS = [(0, "-short"), (20, "-low"), (24, "-tall")]  # noqa: RUF012  as Textual declares it

    def __init__(self, title: str, keys: str, room: Writing | None = None) -> None:
        """Make a dialog.

        Args:
            title: Its first line.
            keys: Its last line: what can be pressed.
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
            yield Static(plain(self._keys), id="dialog-keys")
        if self.room is not None:
            yield CaptureBox(self.room)

    def compose_body(self) -> ComposeResult:
        """Yield what the dialog asks."""
        raise NotImplementedError

    def action_no_change(self) -> None:
        """Leave without a change."""
        self.dismiss(None)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002  Textual's signature
        """Offer the clock keys in a meeting only."""
        return action not in {"add_minute", "pause", "capture"} or (self.room is not None and not self.room.read_only)

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
