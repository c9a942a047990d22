"""What went well: acknowledge good responses (S46, S33)."""

from collections.abc import Iterable
from typing import ClassVar

from textual.widget import Widget

from noblame.screens.fact_lines import FactLines
from noblame.screens.single_facts import HOURS
from noblame.screens.step import StepScreen


class WinsScreen(StepScreen):
    """What went well, filled from the quick captures, and where luck helped; in a document also the headline."""

    PLACE: ClassVar[str] = "wins"
    CSS_PATH = ["frame.tcss", "wins.tcss"]  # noqa: RUF012  as Textual declares it

    def compose_body(self) -> Iterable[Widget]:
        """Yield the two panes."""
        yield self.pane("lessons.went_well", "What went well")
        yield self.pane("lessons.lucky", "Where we were lucky", small=True)
        if "lessons.headline" in self.edge.keys[self.PLACE]:  # in a meeting the close asks for it
            yield self.pane("lessons.headline", "Headline: what will we do differently?", small=True)
            yield FactLines(self.room, (HOURS,), id="hours")

    def show_record(self) -> None:
        """Show what it cost beside what it taught (S100)."""
        super().show_record()
        for lines in self.query(FactLines):
            lines.show()
