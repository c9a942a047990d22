"""The guarded editor: one part of the record as text, on the shared screen."""

from collections.abc import Callable
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.document._document import Location, Selection  # TextArea's public methods speak in these

from noblame.widgets import outline as outlines
from noblame.widgets.guarded import PaneMessage
from noblame.widgets.marked import MarkedText, Words, whole
from noblame.widgets.plain import plain
from noblame.widgets.proofreading import Check, never

__all__ = ["Check", "Expand", "Pane"]

Expand = Callable[[str, int], str | None]


STEPS_BACK = 1000
"""How far undo goes; a step is a word or two."""


class Pane(MarkedText):
    """An editable text with one subject, that takes only what may stand in a record.

    Posts `Edited`, `Cleaned`, `Refused`, `Checked`, `LineLeft` and `Left`; handlers are `on_pane_edited` and so on.

    Args:
        text: What the record says. Lines nobody edits are given back exactly so, see `lines`.
        title: Stands in the border.
        teach: A grey line or two for an empty pane: what goes here, with an example.
        outline: Tab and Shift+Tab move the line with its branch; elsewhere they move the focus.
        check: Findings of one line (design 6); called once for each line.
        must_wait: Asked before lines are checked, whether something else comes first.
        words: From which column up to which a line has words of its own; before and behind them stand its marks.
        expand: Takes what was typed at the start of a line, up to and with its first space, and the row; returns what
            should stand there instead, or None.
        show_marks: Underline the findings and explain the one at the cursor; otherwise they are only counted.
        while_typing: Look also at the line somebody is writing, once the keys pause; never so in a room.
        read_only: Show, and let nobody type.
        id: The id of the widget.
    """

    DEFAULT_CSS = """
    Pane {
        border: solid $border-blurred;
        border-title-color: $text-muted;
        border-title-style: bold;
        border-subtitle-align: left;
        border-subtitle-color: $text-muted;
        background: $background;
        padding: 0 1;
        &:focus { border: heavy $border; border-title-color: $foreground; }
        &:blur .text-area--cursor-line { background: transparent; }
        & .text-area--placeholder { color: $text-muted; }
        &:light .text-area--cursor, &.-read-only:light .text-area--cursor, &.-read-only:dark .text-area--cursor {
            color: $input-cursor-foreground;
            background: $input-cursor-background;
        }
        & .pane--mark { text-style: underline; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "Leave the pane", show=False),
        Binding("tab", "move_branch(1)", "Line and branch one level in", show=False),
        Binding("shift+tab", "move_branch(-1)", "Line and branch one level out", show=False),
        Binding("ctrl+home", "cursor_text_start", "Start of the text", show=False),
        Binding("ctrl+end", "cursor_text_end", "End of the text", show=False),
        Binding("ctrl+shift+home", "cursor_text_start(True)", "Select to the start of the text", show=False),
        Binding("ctrl+shift+end", "cursor_text_end(True)", "Select to the end of the text", show=False),
    ]

    class Left(PaneMessage):
        """Escape: the person goes back to the step; the text stays."""

    def __init__(  # noqa: PLR0913  what makes one pane different from another is said where it is made
        self,
        text: str = "",
        *,
        title: str,
        teach: str = "",
        outline: bool = False,
        check: Check | None = None,
        must_wait: Callable[[], bool] = never,
        words: Words = whole,
        expand: Expand | None = None,
        show_marks: bool = False,
        while_typing: bool = False,
        read_only: bool = False,
        id: str | None = None,  # noqa: A002  the name every widget has for it
    ) -> None:
        super().__init__("", id=id, read_only=read_only, placeholder=plain(teach), max_checkpoints=STEPS_BACK)
        self.outline, self.words = outline, words
        self._expand = expand
        self.cursor_blink = False
        self.while_typing, self.must_wait = while_typing, must_wait
        self.set_reactive(Pane.show_marks, show_marks)
        self.proofread_with(check)
        self.retitle(title)
        self._set_document(text, None)  # after TextArea made its own, so that a long text is wrapped once

    def retitle(self, title: str) -> None:
        """Put another title in the border."""
        self.border_title = plain(title)

    def on_key(self, event: events.Key) -> None:
        """Take the keys that do more here than in a text area."""
        if not self.read_only and self._typed(event):
            event.stop()
            event.prevent_default()

    def _typed(self, event: events.Key) -> bool:
        """Type the key if it is one of ours, and say whether it was."""
        if event.key == "space":
            self._replace_selection(" ")
            self._expand_line_start()
        elif event.key == "enter" and self.outline:
            self._replace_selection("\n" + self._margin())
        elif event.character is not None and not event.is_printable and ord(event.character) >= 0x80:
            self._replace_selection(event.character)  # joiners and no-break spaces stay, what would act is replaced
        else:
            return False
        return True

    def _replace_selection(self, text: str) -> None:
        self._replace_via_keyboard(text, *self.selection)

    def _margin(self) -> str:
        """Return the indentation of the cursor's line, as far as the cursor."""
        row, column = min(self.selection)
        return outlines.margin(self.document[row])[:column]

    def _expand_line_start(self) -> None:
        """Put what `expand` makes of the line's first word in its place, as a step that undo takes back by itself."""
        row, column = self.cursor_location
        typed = self.document[row][:column]
        if self._expand is None or len(typed.split()) != 1:
            return
        expanded = self._expand(typed, row)
        if expanded is not None and expanded != typed:
            self._own_step((row, 0), (row, column), expanded)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave Tab to the focus except in an outline that may be edited."""
        if action == "move_branch":
            return self.outline and not self.read_only
        return super().check_action(action, parameters)

    def action_leave(self) -> None:
        """Give up the focus and keep the text."""
        self.post_message(self.Left(self))
        self.screen.set_focus(None)

    def action_move_branch(self, by: int) -> None:
        """Move the selected lines with their branches one level in (1) or out (-1), as one step."""
        selection = self.selection
        rows = sorted(place[0] for place in selection)
        moved = outlines.move(self.document.lines, rows[0], rows[1], by)
        if moved is None:
            return
        old = self.document.lines[moved.first : moved.end]
        self._own_step((moved.first, 0), (moved.end - 1, len(old[-1])), "\n".join(moved.lines))
        shifts = [len(new) - len(line) for new, line in zip(moved.lines, old, strict=True)]
        self.selection = Selection(*((row, max(0, column + shifts[row - moved.first])) for row, column in selection))

    def action_delete_left(self) -> None:
        """Delete to the left; at the first letter of an outline's line, a level of indentation."""
        row, column = self.cursor_location
        before = self.document[row][:column]
        if self.outline and not self.read_only and self.selection.is_empty and before and not before.strip(" "):
            self.delete((row, max(0, column - len(outlines.INDENT))), (row, column), maintain_selection_offset=False)
        else:
            super().action_delete_left()

    def action_cursor_text_start(self, select: bool = False) -> None:  # noqa: FBT001, FBT002  as TextArea's own actions
        """Move to the start of the text."""
        self._go(self.document.start, select=select)

    def action_cursor_text_end(self, select: bool = False) -> None:  # noqa: FBT001, FBT002  as TextArea's own actions
        """Move to the end of the text."""
        self._go(self.document.end, select=select)

    def _go(self, place: Location, *, select: bool) -> None:
        self.move_cursor(place, select=select)
