"""All that a section still lacks, whole, to be read without going anywhere."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Static

from noblame.meeting.writing import Writing
from noblame.screens.dialog import Dialog
from noblame.widgets.advice_panel import SIGNS
from noblame.widgets.plain import plain


class AllAdviceDialog(Dialog[None]):
    """A page to read; any arrow scrolls it."""

    def __init__(self, section: str, points: Sequence[tuple[str, str]], room: Writing) -> None:
        """Make the dialog.

        Args:
            section: Of which section of the document it tells.
            points: Level and words of each thing that is lacking.
            room: The document.
        """
        super().__init__(f"{section}: what it still lacks", "↑↓ scroll · Esc back", room)
        self._points = tuple(points)

    def compose_body(self) -> ComposeResult:
        """Yield the page."""
        with VerticalScroll(id="advice-page"):
            for level, words in self._points:
                yield Static(plain(f"{SIGNS[level].rstrip()}  {words}"), classes="paragraph")

    def on_mount(self) -> None:
        """Let the arrows scroll at once."""
        self.query_one("#advice-page").focus()
