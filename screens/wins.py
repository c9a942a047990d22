"""What went well: acknowledge good responses (S46, S33)."""

from collections.abc import Iterable
from typing import ClassVar

from textual.widget import Widget

from noblame.screens.step import StepScreen


class WinsScreen(StepScreen):
    """What went well, filled from the quick captures, and where luck helped."""

    PLACE: ClassVar[str] = "wins"
    CSS_PATH = ["frame.tcss", "wins.tcss"]  # noqa: RUF012  as Textual declares it

    def compose_body(self) -> Iterable[Widget]:
        """Yield the two panes."""
        yield self.pane("lessons.went_well", "What went well")
        yield self.pane("lessons.lucky", "Where we were lucky", small=True)
