"""The document as Markdown, as it would be published now."""

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Static

from noblame.meeting.writing import Writing
from noblame.screens.dialog import Dialog
from noblame.widgets.plain import plain


class PreviewDialog(Dialog[None]):
    """A page to read; what is empty stands there as the template has it."""

    def __init__(self, room: Writing) -> None:
        super().__init__("The document as Markdown", "↑↓ scroll · Esc back", room)
        self._writing = room

    def compose_body(self) -> ComposeResult:
        """Yield the page."""
        from noblame.sharing.formats import written  # noqa: PLC0415  templates take a while to load
        from noblame.sharing.wanted import Wanted  # noqa: PLC0415  as above

        room = self._writing
        wanted = Wanted(incident=room.incident, stem=room.desk.path.stem, now=room.clock().wall, settings=room.settings)
        with VerticalScroll(id="preview-page"):
            yield Static(plain(str(written("markdown", wanted))), id="preview-text")

    def on_mount(self) -> None:
        """Let the arrows scroll at once."""
        self.query_one("#preview-page").focus()
