"""Help for where you are: what this place is for, and every key that works here."""

from collections.abc import Iterable, Mapping
from textwrap import fill

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from noblame.command import Command
from noblame.meeting.room import Room
from noblame.meeting.writing import Writing
from noblame.screens.dialog import Dialog
from noblame.widgets.plain import plain

REMAP = "The setting `keys` changes a key by the name in brackets; with .outside, the one outside a pane."

PANE_KEYS = (
    ("esc", "", "Out of a pane, to where letters are keys"),
    ("tab", "", "To the next pane; inside the why tree, a level in"),
    ("ctrl+z", "", "Undo in a pane or a line; ctrl+y does it again"),
)
LIST_KEYS = (
    ("", "up, down", "In the list of sections: the one above or below"),
    ("", "enter, right", "From the list into the section"),
)
"""Where one person drafts."""


LEAST = 45
"""Cells below which the table is not folded any further."""
WIDE = 90
"""Cells of the dialog, with its edges."""
EDGES = 8
"""Cells that border, padding and scrollbar take."""


class KeyTable(Static):
    """Three columns; a text too long for its row goes on below itself."""

    def __init__(self, rows: Iterable[tuple[str, str, str]], width: int) -> None:
        """Make a table; `width` is how wide it will be, as far as that is known."""
        self._rows = tuple(rows)
        super().__init__(self._folded(width))

    def on_resize(self) -> None:
        """Fold the rows to the width there is."""
        self.update(self._folded(self.size.width))

    def _folded(self, width: int) -> Content:
        return plain("\n".join(folded(*row, max(width, LEAST)) for row in self._rows))


def folded(key: str, bare: str, title: str, width: int) -> str:
    """Return a row of the table as lines of at most `width` cells, the title's below each other."""
    columns = f"{key:<12} {bare:<15} "
    return fill(title, width, initial_indent=columns, subsequent_indent=" " * len(columns))


class HelpDialog(Dialog[None]):
    """A page to read; any arrow scrolls it."""

    def __init__(
        self,
        paragraphs: Iterable[str],
        offered: Iterable[Command],
        keymap: Mapping[str, str],
        room: Writing | None = None,
    ) -> None:
        super().__init__("Help for where you are", "↑↓ scroll · Esc back", room)
        self._paragraphs = tuple(paragraphs)
        self._lines = [("Key", "Outside a pane", "What it does")]
        for command in offered:
            key = command.everywhere(keymap) or ("" if command.outside else "ctrl+p")
            self._lines.append((key, command.outside_panes(keymap), f"{command.title} ({command.id})"))
        if room is not None:
            self._lines += PANE_KEYS if isinstance(room, Room) else (*PANE_KEYS, *LIST_KEYS)

    def compose_body(self) -> ComposeResult:
        """Yield the paragraphs, then the keys."""
        with VerticalScroll(id="help-page"):
            for paragraph in self._paragraphs:
                yield Static(plain(paragraph), classes="paragraph")
            yield KeyTable(self._lines, min(self.app.size.width, WIDE) - EDGES)
            yield Static(plain(REMAP), classes="paragraph")

    def on_mount(self) -> None:
        """Let the arrows scroll at once."""
        self.query_one("#help-page").focus()
