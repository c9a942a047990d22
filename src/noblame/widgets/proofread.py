"""A guarded text in which findings are counted, walked through and, where wanted, underlined."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual.document._document import Location, Selection  # TextArea's public methods speak in these
from textual.reactive import reactive
from textual.timer import Timer

from noblame.widgets.guarded import GuardedText, PaneMessage
from noblame.widgets.proofreading import Check, Proofreading

if TYPE_CHECKING:
    from noblame.language import Finding

PAUSE = 0.25
"""Seconds without a key before lines are checked."""
BREATH = 0.01
"""Seconds between two slices of a long check, in which keys are served."""
SLICE = 40
"""Lines checked in one slice."""


class ProofreadText(GuardedText):
    """Findings appear 250 ms after the last key, and never in the line somebody is writing (design 4)."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"pane--mark"}
    show_marks = reactive(default=False, init=False)
    """Whether findings are underlined; otherwise they are only counted."""

    @dataclass
    class Checked(PaneMessage, namespace="pane"):
        """The number of findings is now `count`."""

        count: int

    proofreading = Proofreading(None)
    _waiting: Timer | None = None
    _being_typed: int | None = None
    _count = 0
    _visited: Location | None = None

    def proofread_with(self, check: Check | None) -> None:
        """Use `check` from now on."""
        self.proofreading = Proofreading(check)
        self._proofread_in(BREATH)

    def recheck(self) -> None:
        """Check every line again, because the check would answer differently now (people added, words kept)."""
        self.proofreading.forget()
        self._proofread_in(BREATH)

    @property
    def findings(self) -> list[tuple[int, Finding]]:
        """Row and finding for all lines checked so far, in reading order; places count in the line as shown."""
        return list(self.proofreading.places(self.document.lines, self._being_typed))

    def proofread(self) -> None:
        """Check everything that is not checked yet, at once."""
        self._proofread(at_most=self.document.line_count)

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
        self._being_typed = None
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
        if self.show_marks and line_index != self._being_typed:
            for finding in self.proofreading.of(text.plain):
                style = self.get_component_rich_style("pane--mark", partial=True)
                text.stylize(style, min(finding.start, len(text)), min(finding.end, len(text)))
        return text

    def after_edit(self) -> None:
        """Leave the line being typed alone, and look at the rest when the typing pauses."""
        super().after_edit()
        if not self.merging:
            self._being_typed = self.row
        self._proofread_in(PAUSE)

    def watch_selection(self, _before: Selection, after: Selection) -> None:
        """Take a line for finished when the cursor has left it."""
        if self._being_typed is None or after.end[0] == self._being_typed:
            return
        if self.merging:
            self._being_typed = after.end[0]  # the same line, elsewhere
        else:
            self._line_left()

    def on_mount(self) -> None:
        """Check what was loaded, a slice at a time, once it is on the screen."""
        self._proofread_in(PAUSE)

    def on_blur(self) -> None:
        """Take the line for finished when the pane is left."""
        self._line_left()

    def watch_show_marks(self) -> None:
        """Draw every line again."""
        self._redraw()

    def _line_left(self) -> None:
        self._being_typed = None
        self._proofread_in(PAUSE)

    def _proofread_in(self, seconds: float) -> None:
        """Check once `seconds` have passed without another call."""
        if self._waiting is not None:
            self._waiting.stop()
        if self.is_running:
            self._waiting = self.set_timer(seconds, self._proofread)

    def _proofread(self, at_most: int = SLICE) -> None:
        done = self.proofreading.read(self.document.lines, self._being_typed, at_most)
        if not done:
            self._proofread_in(BREATH)
            return
        count = len(self.findings)
        if count != self._count:
            self._count = count
            self.post_message(self.Checked(self.as_pane, count))
        if self.show_marks:
            self._redraw()

    def _redraw(self) -> None:
        self.notify_style_update()  # empties TextArea's cache of drawn lines
        self.refresh()
