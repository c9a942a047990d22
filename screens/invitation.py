"""The text that invites to the meeting, to be copied into whatever sends it."""

from pathlib import Path

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.widgets import Static

from noblame.inert import visible
from noblame.meeting.writing import Writing
from noblame.record.aside import take_along
from noblame.review.invitation import invitation
from noblame.screens.dialog import Dialog
from noblame.widgets.hiding import HidingApp
from noblame.widgets.plain import plain

NAMES = "It says who comes: c copies the names, though the screen hides them."


class InvitationDialog(Dialog[None]):
    """A page to read; `c` sends it to the terminal's clipboard and into a file that is named."""

    BINDINGS = [Binding("c", "copy", show=False)]  # noqa: RUF012  as Textual declares it

    def __init__(self, room: Writing, to_reword: int = 0) -> None:
        """Make the dialog; `to_reword` says how much of what it quotes still blames, or promises nothing."""
        super().__init__("The invitation", "c copies · ↑↓ scroll · Esc back", room)
        self._writing, self._to_reword = room, to_reword
        self._text = invitation(room.incident, room.zone, room.settings, room.desk.path.name)

    def compose_body(self) -> ComposeResult:
        """Yield the page."""
        with VerticalScroll(id="preview-page"):
            yield Static(plain(self._text))
        if self._to_reword:
            yield Static(plain(f"It quotes the summary: {self._to_reword} to reword there first."))
        if isinstance(self.app, HidingApp) and self.app.hiding:
            yield Static(plain(NAMES))
        yield Static(id="copied")

    def on_mount(self) -> None:
        """Let the arrows scroll at once."""
        self.query_one("#preview-page").focus()

    def action_copy(self) -> None:
        """Copy it, both ways: few terminals answer whether they took it."""
        self.app.copy_to_clipboard(visible(self._text))
        self.query_one("#copied", Static).update(plain(copied(self._writing.desk.path, self._text)))


def copied(record: Path, text: str) -> str:
    """Write a text for somebody to take along, and return in one line where it is."""
    try:
        return f"sent to the terminal's clipboard, and saved as {take_along(record, text, 'invitation.txt')}"
    except OSError as error:
        return f"sent to the terminal's clipboard; it could not be saved as a file: {error.strerror}"
