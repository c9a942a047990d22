"""The summary: title, severity, times and impact of the incident (S22 to S26)."""

from collections.abc import Iterable
from typing import ClassVar

from textual.widget import Widget

from noblame.screens.fact_lines import FactLines
from noblame.screens.single_facts import SUMMARY
from noblame.screens.step import StepScreen


class SummaryScreen(StepScreen):
    """The header of the document as lines, the impact as a pane."""

    PLACE: ClassVar[str] = "summary"
    CSS_PATH = ["frame.tcss", "summary.tcss"]  # noqa: RUF012  as Textual declares it

    def compose_body(self) -> Iterable[Widget]:
        """Yield the lines and the pane."""
        yield FactLines(self.room, SUMMARY, id="summary")
        yield self.pane("impact", "Impact: who was affected, how severely")

    def show_record(self) -> None:
        """Show the facts."""
        super().show_record()
        self.query_one(FactLines).show()

    def on_fact_lines_done(self) -> None:
        """Go to the next line."""
        self.focus_next()
