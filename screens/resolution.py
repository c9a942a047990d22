"""How it was noticed, and how it ended, for now and for good (S30, S31, S4)."""

from collections.abc import Iterable
from typing import ClassVar

from textual.widget import Widget

from noblame.screens.fact_lines import FactLines
from noblame.screens.single_facts import NOTICED
from noblame.screens.step import StepScreen


class ResolutionScreen(StepScreen):
    """What noticed it as a line; how, and what helped, as panes."""

    PLACE: ClassVar[str] = "resolution"

    def compose_body(self) -> Iterable[Widget]:
        """Yield the line and the panes."""
        yield FactLines(self.room, NOTICED, id="noticed")
        yield self.pane("detection", "Detection: how, by whom, after how many minutes")
        yield self.pane("resolution.temporary", "Resolution: what helped for now")
        yield self.pane("resolution.permanent", "Resolution: what fixed it for good")

    def show_record(self) -> None:
        """Show what noticed it."""
        super().show_record()
        self.query_one(FactLines).show()

    def on_fact_lines_done(self) -> None:
        """Go to the next line."""
        self.focus_next()
