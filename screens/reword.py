"""The question for a place to reword. The room sees the question, never the sentence nor a name (design section 4)."""

from textual.app import ComposeResult
from textual.widgets import Static

from noblame.language import Finding
from noblame.meeting.room import Room
from noblame.screens.item_menu import Choice, ItemMenu
from noblame.widgets.plain import plain

CHOICES = (
    Choice("i", "insert the question below the line"),
    Choice("k", "keep the words; this place is not shown again"),
    Choice("n", "go on to the next place"),
)


class RewordDialog(ItemMenu):
    """Answers `i` to insert the question, `k` to keep the words, `n` to go on."""

    def __init__(self, finding: Finding, number: int, count: int, room: Room) -> None:
        super().__init__(f"{number} of {count} to reword", CHOICES, room)
        self._finding = finding

    def compose_body(self) -> ComposeResult:
        """Yield the question in large, then the choices."""
        yield Static(plain(self._finding.ask), id="ask")
        yield from super().compose_body()
