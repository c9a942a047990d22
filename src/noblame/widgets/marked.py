"""A text whose lines end in marks, such as `[root]` or `[2]`: they stay with the words they were given to."""

from collections.abc import Callable

from textual.document._document import EditResult, Location, Selection  # TextArea's public methods speak in these
from textual.document._edit import Edit

from noblame.widgets.proofread import ProofreadText
from noblame.widgets.typed import LINE_ENDS

Words = Callable[[str], tuple[int, int]]
"""Takes a line and returns from which column up to which it has words of its own."""


def whole(line: str) -> tuple[int, int]:
    """Return where a line without marks has its words."""
    return 0, len(line)


class MarkedText(ProofreadText):
    """What is typed behind a line's marks goes before them, and a line that is broken keeps them.

    Marks that somebody is typing are words like others until the cursor has been elsewhere.
    """

    words: Words = staticmethod(whole)
    _typed_here: tuple[Location, Location] | None = None
    """Where what was typed in one go begins and ends."""

    def edit(self, edit: Edit) -> EditResult:
        """Make any edit, and note what was typed in one go."""
        start, end = sorted((edit.from_location, edit.to_location))
        result = super().edit(edit)
        if self._typed_here is not None and self._typed_here[1] == end:
            start = min(start, self._typed_here[0])
        self._typed_here = None if self.merging else (start, result.end_location)
        return result

    def watch_selection(self, before: Selection, after: Selection) -> None:
        """Take marks for finished when the cursor has left their line."""
        super().watch_selection(before, after)
        if self._typed_here is not None and after.end[0] != self._typed_here[1][0]:
            self._typed_here = None

    def on_blur(self) -> None:
        """Take marks for finished when the pane is left."""
        self._typed_here = None

    def _own_step(self, start: Location, end: Location, text: str) -> None:
        super()._own_step(start, end, text)
        self._typed_here = None

    def _replace_via_keyboard(self, insert: str, start: Location, end: Location) -> EditResult | None:
        """Type or paste, and leave the marks of the line where they belong."""
        row, column = start
        line = self.document[row]
        first, last = self.words(line)
        if self.read_only or start != end or last == len(line):
            return super()._replace_via_keyboard(insert, start, end)
        head, broken, rest = LINE_ENDS.sub("\n", insert).partition("\n")
        if broken and line[first:column].strip():
            self._break(row, min(column, last), head, rest)
        elif not broken and self._is_behind_words(row, column):
            self._type_before_marks(row, insert)
        else:
            return super()._replace_via_keyboard(insert, start, end)
        return None

    def _break(self, row: int, column: int, head: str, rest: str) -> None:
        """Break a line within or behind its words: its marks stay with what is left of the break."""
        line = self.document[row]
        last = self.words(line)[1]
        moved, space = line[column:last], _space(line, last) if head else ""
        broken = self.replace(f"{head}{space}{line[last:]}\n{rest}{moved}", (row, column), (row, len(line)))
        at, end = broken.end_location
        self.move_cursor((at, end - len(moved)))

    def _is_behind_words(self, row: int, column: int) -> bool:
        """Return whether a place is between or behind finished marks, not inside one."""
        line = self.document[row]
        last = self.words(line)[1]
        if column < last or (column == last and line[last].isspace()) or self._is_typing_marks(row, column, last):
            return False
        return not line[last:column].strip() or self.words(line[:column])[1] == last

    def _is_typing_marks(self, row: int, column: int, last: int) -> bool:
        """Return whether all marks of the line were typed in one go, up to the cursor."""
        if self._typed_here is None:
            return False
        start, end = self._typed_here
        return end == (row, column) and start <= (row, last + 1)

    def _type_before_marks(self, row: int, text: str) -> None:
        line = self.document[row]
        last = self.words(line)[1]
        space = _space(line, last)
        self.replace(text + space, (row, last), (row, last), maintain_selection_offset=False)
        self.move_cursor((row, self.cursor_location[1] - len(space)))

    def action_cursor_up(self, select: bool = False) -> None:  # noqa: FBT001, FBT002  as TextArea's own action
        """Move up, never from another line into a mark."""
        row = self.row
        super().action_cursor_up(select)
        self._leave_marks(row, select=select)

    def action_cursor_down(self, select: bool = False) -> None:  # noqa: FBT001, FBT002  as TextArea's own action
        """Move down, never from another line into a mark."""
        row = self.row
        super().action_cursor_down(select)
        self._leave_marks(row, select=select)

    def _leave_marks(self, before: int, *, select: bool) -> None:
        row, column = self.cursor_location
        line = self.document[row]
        last = self.words(line)[1]
        if row != before and last < column < len(line):
            self.move_cursor((row, last), select=select, record_width=False)

    def action_delete_left(self) -> None:
        """Delete to the left; at the start of a line, join it to the words above."""
        row, column = self.cursor_location
        if column or not row or not self._joins(row):
            super().action_delete_left()

    def action_delete_right(self) -> None:
        """Delete to the right; at the end of a line's words or of its marks, join the next line to the words."""
        row, column = self.cursor_location
        line = self.document[row]
        at_end = column == len(line) or (column == self.words(line)[1] and line[column].isspace())
        if not at_end or not self._joins(row + 1):
            super().action_delete_right()

    def _joins(self, row: int) -> bool:
        """Put a line between the words and the marks of the one above, if that has marks, and say whether it has."""
        above = self.document[row - 1]
        last = self.words(above)[1]
        if last == len(above) or not self.selection.is_empty or self.read_only:
            return False
        if row < self.document.line_count:
            line = self.document[row]
            space = _space(above, last) if line else ""
            self.replace(f"{line}{space}{above[last:]}", (row - 1, last), (row, len(line)))
            self.move_cursor((row - 1, last))
        return True

    def action_cursor_line_end(self, select: bool = False) -> None:  # noqa: FBT001, FBT002  as TextArea's own action
        """Move to the end of the line's words; from there, to the end of its marks."""
        row, column = self.cursor_location
        last, end = self.words(self.document[row])[1], self.get_cursor_line_end_location()[1]
        if last < end and (column < last or (column == end and not self._is_typing_marks(row, column, last))):
            self.move_cursor((row, last), select=select)
        else:
            super().action_cursor_line_end(select)

    def action_cursor_line_start(self, select: bool = False) -> None:  # noqa: FBT001, FBT002  as TextArea's own action
        """Move to the start of the line's words; from there, to the start of what stands before them."""
        row, column = self.cursor_location
        first, start = self.words(self.document[row])[0], self.get_cursor_line_start_location()[1]
        if start < first and (column > first or column == start):
            self.move_cursor((row, first), select=select)
        else:
            super().action_cursor_line_start(select)


def _space(line: str, column: int) -> str:
    """Return the space that is missing between words put at a column and the mark that stands there."""
    return "" if line[column].isspace() else " "
