"""The text area underneath a pane: guards what comes in, gives back what the record said, stays quick when long."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from textual import events
from textual.document._document import EditResult, Location, Selection  # TextArea's public methods speak in these
from textual.document._document_navigator import DocumentNavigator
from textual.document._edit import Edit
from textual.geometry import Offset
from textual.message import Message
from textual.widgets import TextArea

from noblame.widgets.hunk import changed_rows
from noblame.widgets.kept import KeptDocument
from noblame.widgets.typed import clean
from noblame.widgets.wrapping import LongDocument

if TYPE_CHECKING:
    from noblame.widgets.pane import Pane

MOST_BYTES = 8 * 1024 * 1024
"""What a record may hold (design 2); a paste that would go beyond it is refused."""


@dataclass
class PaneMessage(Message):
    """Something happened in `pane`."""

    pane: Pane

    @property
    def control(self) -> Pane:
        """The pane, for `@on(Pane.Edited, "#timeline")`."""
        return self.pane


class GuardedText(TextArea):
    """A text area that takes printable characters, newline and tab only, and knows a person's edit from a merge."""

    class Edited(PaneMessage, namespace="pane"):
        """A person changed the text."""

    class WentBack(PaneMessage, namespace="pane"):
        """A person took back the last step, or did it again: what was made together with it goes along."""

    @dataclass
    class Cleaned(PaneMessage, namespace="pane"):
        """`count` characters that may not stand in a record were replaced by signs."""

        count: int

    @dataclass
    class Refused(PaneMessage, namespace="pane"):
        """A paste was not taken; `reason` says why in one line."""

        reason: str

    document: KeptDocument
    merging = False
    """True while `replace_text` brings in what somebody else wrote."""

    @property
    def as_pane(self) -> Pane:
        """This text as its messages name it: whatever is on a screen is a whole Pane."""
        return cast("Pane", self)

    @property
    def lines(self) -> list[str]:
        """The lines for the record: the original of each line nobody edited, also where it is shown inert."""
        return self.document.originals

    @property
    def row(self) -> int:
        """The row of the cursor, from 0."""
        return self.cursor_location[0]

    def line(self, row: int) -> str:
        """Return one line for the record; empty below the end."""
        lines = self.document.lines
        return self.document.original(row) if 0 <= row < len(lines) else ""

    def append_line(self, text: str) -> None:
        """Add a line at the end, as an edit that can be undone. The cursor stays; an empty last line stays the last."""
        rows = self.document.lines
        last = len(rows) - 1
        if rows[last] or last == 0:
            self._own_step(self.document.end, self.document.end, f"\n{text}" if rows[last] else text)
        else:
            self._own_step((last, 0), (last, 0), f"{text}\n")

    def insert_below_cursor(self, text: str) -> None:
        """Add lines below the one with the cursor, as one edit, and put the cursor at their end."""
        self.insert_below(self.row, text)

    def insert_below(self, row: int, text: str) -> None:
        """Add lines below `row`, as one edit, and put the cursor at their end, to go on writing there."""
        end = (row, len(self.document[row]))
        self._own_step(end, end, f"\n{text}")
        rows = text.split("\n")
        self.move_cursor((end[0] + len(rows), len(rows[-1])))

    def replace_row(self, row: int, text: str) -> None:
        """Put `text` in place of one line, as one edit; the cursor stays in its line."""
        if text != self.line(row):
            selection = self.selection
            self._own_step((row, 0), (row, len(self.document[row])), text)
            self.selection = selection

    def replace_text(self, text: str) -> None:
        """Show what the record says now, after a merge: no `Edited`; cursor and scroll stay with their lines.

        It is a step of the history of its own, as when an editor reloads a file: undo goes back behind it, and what a
        person brings back that way is their edit.
        """
        lines = text.split("\n")
        hunk = changed_rows(self.lines, lines)
        if hunk is None:
            return
        above = self._rows_above()
        places = [(place, self.document[place[0]]) for place in self.selection]
        shown = [self.document.show(line) for line in lines]
        with self._merge():
            self._own_step(*hunk.edit(self.document.lines, shown))
            self.selection = Selection(*(hunk.carried(place, line, shown) for place, line in places))
        self._scroll_back(above)

    def start_anew(self, text: str) -> None:
        """Show another text, without a way back: the same times in another zone, which undo would mix up."""
        self.history.clear()
        self._set_document(text, None)

    def edit(self, edit: Edit) -> EditResult:
        """Make any edit, with its text cleaned: typed, pasted and inserted text all come through here."""
        cleaned = clean(edit.text)
        if cleaned.text != edit.text:
            edit = Edit(cleaned.text, edit.from_location, edit.to_location, edit.maintain_selection_offset)
        if cleaned.replaced and not self.merging:
            self.post_message(self.Cleaned(self.as_pane, cleaned.replaced))
        height = self.wrapped_document.height
        result = super().edit(edit)
        if self.wrapped_document.height != height and not self.merging:
            self.call_after_refresh(self.scroll_cursor_visible)  # Textual 8.2 scrolls before it knows of the new row
        self.after_edit()
        return result

    def undo(self) -> None:
        """Take back the last step."""
        if self.history.undo_stack and not self.read_only:
            super().undo()
            self.after_edit()
            self.post_message(self.WentBack(self.as_pane))

    def redo(self) -> None:
        """Do again what was taken back."""
        if self.history.redo_stack and not self.read_only:
            super().redo()
            self.after_edit()
            self.post_message(self.WentBack(self.as_pane))

    def scroll_cursor_visible(self, center: bool = False, animate: bool = False) -> Offset:  # noqa: FBT001, FBT002  as TextArea's own
        """Scroll to the cursor, once it is inside the text.

        Undo takes lines away before it moves the cursor (Textual 8.2), and a scrollbar that goes asks in between.
        """
        if self.row < self.document.line_count:
            return super().scroll_cursor_visible(center, animate)
        return Offset()

    def after_edit(self) -> None:
        """Tell the owner that a person changed the text; called once an edit is done."""
        if not self.merging:
            self.post_message(self.Edited(self.as_pane))

    def on_paste(self, event: events.Paste) -> None:
        """Refuse a paste that a record could not hold; anything else goes on to the text area."""
        if not self._takes(event.text):
            event.prevent_default()
            event.stop()

    def action_paste(self) -> None:
        """Paste what was copied in this program."""
        if self._takes(self.app.clipboard):
            super().action_paste()

    def find_matching_bracket(self, bracket: str, search_from: Location) -> None:
        """Find none: prose has no bracket pairs to show, and an open one was looked for through the whole text."""

    def _takes(self, paste: str) -> bool:
        characters = len(paste) + len(self.document.text)
        if characters > MOST_BYTES or _bytes(paste) + _bytes(self.document.text) > MOST_BYTES:
            self.post_message(self.Refused(self.as_pane, "not pasted: a record holds at most 8 MiB"))
            return False
        return True

    def _own_step(self, start: Location, end: Location, text: str) -> None:
        """Make an edit that undo takes back by itself."""
        self.history.checkpoint()
        self.replace(text, start, end)
        self.history.checkpoint()

    @contextmanager
    def _merge(self) -> Iterator[None]:
        self.merging = True
        try:
            yield
        finally:
            self.merging = False

    def _rows_above(self) -> int:
        """Return how many rows on screen stand above the cursor's line."""
        return self.wrapped_document.location_to_offset((self.row, 0)).y - self.scroll_offset.y

    def _scroll_back(self, rows_above: int) -> None:
        y = self.wrapped_document.location_to_offset((self.row, 0)).y - rows_above
        self.scroll_to(y=y, animate=False, force=True)

    def _set_document(self, text: str, language: str | None) -> None:  # noqa: ARG002  no pane has a language
        """Hold `text` in our own document and wrapping: TextArea names its classes here, and has no hook for others."""
        self.document = KeptDocument(text)
        self.wrapped_document = LongDocument(self.document, tab_width=self.indent_width)
        self.navigator = DocumentNavigator(self.wrapped_document)
        self._build_highlight_map()
        self.move_cursor((0, 0))
        self._rewrap_and_refresh_virtual_size()


def _bytes(text: str) -> int:
    return len(text.encode("utf-8", "surrogatepass"))
