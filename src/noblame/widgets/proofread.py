"""A guarded text in which findings are counted, walked through and, where wanted, marked and explained."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual.document._document import Location, Selection  # TextArea's public methods speak in these
from textual.reactive import reactive
from textual.timer import Timer

from noblame.widgets.finding_note import at_cursor, note
from noblame.widgets.guarded import GuardedText, PaneMessage
from noblame.widgets.hunk import changed_rows
from noblame.widgets.plain import plain
from noblame.widgets.proofreading import Check, Proofreading, never
from noblame.widgets.slices import BREATH, PAUSE, enough

if TYPE_CHECKING:
    from noblame.language import Finding

FRAME = 4
"""Cells of the border's corners and the spaces beside a note."""


class ProofreadText(GuardedText):
    """Findings appear 250 ms after the last key; in the line somebody is writing only `while_typing` (design 4)."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"pane--mark"}
    show_marks = reactive(default=False, init=False)
    """Whether findings are underlined, and the one at the cursor explained; otherwise they are only counted."""
    while_typing = False
    """Whether also the line somebody is writing is read, once the keys pause: for one who writes alone."""

    @dataclass
    class Checked(PaneMessage, namespace="pane"):
        """The number of findings is now `count`."""

        count: int

    @dataclass
    class LineLeft(PaneMessage, namespace="pane"):
        """Somebody wrote in the line `text`, and is done with it."""

        text: str

    must_wait: Callable[[], bool] = staticmethod(never)
    """Asked before each slice, whether something else comes first."""
    proofreading = Proofreading(None)
    count = 0
    """How many findings there were when all lines were last checked."""
    is_checked = False
    """Whether anything can be found."""
    is_read = False
    """Whether all lines were checked, at least once."""
    _waiting: Timer | None = None
    _being_typed: int | None = None
    _visited: Location | None = None
    _explained = ""

    def proofread_with(self, check: Check | None) -> None:
        """Use `check` from now on."""
        self.proofreading = Proofreading(check)
        self.is_checked, self.is_read = check is not None, False
        self._proofread_in(BREATH)

    def recheck(self) -> None:
        """Check every line again, because the check would answer differently now (people added, words kept)."""
        self.proofreading.forget()
        self._proofread_in(BREATH)

    @property
    def being_typed(self) -> int | None:
        """The row somebody is writing in."""
        return self._being_typed

    @property
    def left_alone(self) -> int | None:
        """The row in which nothing is found, because somebody is writing there."""
        return None if self.while_typing else self._being_typed

    @property
    def findings(self) -> list[tuple[int, Finding]]:
        """Row and finding for all lines checked so far, in reading order; places count in the line as shown."""
        return list(self.proofreading.places(self.document.lines, self.left_alone))

    def proofread(self) -> None:
        """Check everything that is not checked yet, at once."""
        self.proofreading.start_over()
        self._proofread(never)

    def next_finding(self, *, wrap: bool = True) -> tuple[int, Finding] | None:
        """Move the cursor to the next finding and return its row and itself.

        The line being typed counts as left now: who asks for findings is not in mid-sentence.

        Args:
            wrap: Go from the last one round to the first; otherwise there is None after the last.
        """
        at = self.cursor_location
        after = (at[0], at[1] + 1) if at == self._visited else at
        later = (found for found in self._all_findings() if (found[0], found[1].start) >= after)
        found = next(later, None)
        return self.first_finding() if found is None and wrap else self._visit(found)

    def first_finding(self) -> tuple[int, Finding] | None:
        """Move the cursor to the first finding and return its row and itself; None where there is none."""
        return self._visit(next(iter(self._all_findings()), None))

    def _all_findings(self) -> list[tuple[int, Finding]]:
        self._line_left()
        self.proofread()
        return self.findings

    def _visit(self, found: tuple[int, Finding] | None) -> tuple[int, Finding] | None:
        if found is not None:
            row, finding = found
            self._visited = (row, min(finding.start, len(self.document[row])))
            self.move_cursor(self._visited, center=True)
        return found

    def get_line(self, line_index: int) -> Text:
        """Return a line as it is drawn, findings underlined; TextArea offers this method for it."""
        text = super().get_line(line_index)
        if self.show_marks and line_index != self.left_alone:
            for finding in self.proofreading.of(text.plain):
                style = self.get_component_rich_style("pane--mark", partial=True)
                text.stylize(style, min(finding.start, len(text)), min(finding.end, len(text)))
        return text

    def after_edit(self) -> None:
        """Leave the line being typed alone, and look at the rest when the typing pauses."""
        super().after_edit()
        if not self.merging:
            self._being_typed = self.row
        self._proofread_soon()

    def replace_text(self, text: str) -> None:
        """Show what the record says now; where nobody can write, the last line that changed is typed elsewhere."""
        before = self.lines if self.read_only else []
        super().replace_text(text)
        hunk = changed_rows(before, self.lines) if self.read_only else None
        if hunk is not None:
            self._being_typed = max(hunk.new_end - 1, 0)

    def watch_selection(self, _before: Selection, after: Selection) -> None:
        """Take a line for finished when the cursor has left it; a window that follows has a cursor of its own."""
        if self._being_typed is not None and after.end[0] != self._being_typed and not self.read_only:
            if self.merging:
                self._being_typed = after.end[0]  # the same line, elsewhere
            else:
                self._line_left()
        self.explain()

    def on_mount(self) -> None:
        """Check what was loaded, a slice at a time, once it is on the screen."""
        self._proofread_soon()

    def on_focus(self) -> None:
        """Explain what is at the cursor, which can be seen now."""
        self.call_later(self.explain)

    def on_blur(self) -> None:
        """Take the line for finished when the pane is left."""
        self._line_left()
        self.call_later(self.explain)

    def on_resize(self) -> None:
        """Fit the explanation to the new width, and keep the line in hand in sight."""
        self.explain()
        if self.has_focus:
            self.call_after_refresh(self.scroll_cursor_visible)

    def watch_show_marks(self) -> None:
        """Draw every line again."""
        self._redraw()
        self.explain()

    def explain(self) -> None:
        """Say in the lower border what was found at the cursor, where findings are marked and the cursor is seen."""
        finding = self._found_here() if self.show_marks and self.has_focus else None
        said = note(finding, self.size.width - FRAME) if finding else ""
        if said != self._explained:
            self._explained = said
            self.border_subtitle = plain(said)

    def _found_here(self) -> Finding | None:
        row, column = self.cursor_location
        if row == self.left_alone or row >= self.document.line_count:
            return None
        return at_cursor(self.proofreading.of(self.document[row]), column)

    def _line_left(self) -> None:
        row, self._being_typed = self._being_typed, None
        if row is not None:
            self.post_message(self.LineLeft(self.as_pane, self.line(row)))
            self._proofread_soon()

    def _proofread_soon(self) -> None:
        """Look through the text once nobody has typed for a moment."""
        self.proofreading.start_over()
        self._proofread_in(PAUSE)

    def _proofread_in(self, seconds: float) -> None:
        """Check once `seconds` have passed without another call."""
        if self._waiting is not None:
            self._waiting.stop()
        if self.is_running:
            self._waiting = self.set_timer(seconds, self._proofread)

    def _proofread(self, stop: Callable[[], bool] | None = None) -> None:
        if stop is None and self.must_wait():
            self._proofread_in(PAUSE)
            return
        if not self.proofreading.read(self.document.lines, self.left_alone, stop or enough()):
            self._proofread_in(BREATH)
            return
        self.is_read, before = True, self.count
        self.count = len(self.findings)
        if self.count != before:
            self.post_message(self.Checked(self.as_pane, self.count))
        if self.show_marks:
            self._redraw()
            self.explain()

    def _redraw(self) -> None:
        self.notify_style_update()  # empties TextArea's cache of drawn lines
        self.refresh()
