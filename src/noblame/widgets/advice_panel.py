"""What a section still lacks: one line each, the heaviest first."""

from collections.abc import Sequence
from typing import ClassVar

from textual.content import Content
from textual.style import Style
from textual.widget import Widget

from noblame.widgets.plain import plain

SIGNS = {
    "error": "▲ needed ",
    "warn": "▲ needed ",
    "nudge": "• better ",
    "to meet": "○ to meet",
    "to publish": "○ publish",
    "hint": "· maybe  ",
}
"""A sign and a word for each level, so that nothing depends on colour."""
HEAVY = ("error", "warn")
ROWS = ((32, 5), (26, 3), (20, 2), (0, 1))
"""From so many rows of the screen on, so many lines: the pane comes first."""


class AdvicePanel(Widget):
    """`▲ needed  “Improve monitoring”: This action is a wish … → Give it …`.

    The one in hand is marked and shown whole, in as many rows as it takes.
    """

    DEFAULT_CSS = """
    AdvicePanel { height: auto; max-height: 7; padding: 0 1; }
    AdvicePanel .advice--warn { color: $text-warning; text-style: bold; }
    AdvicePanel .advice--quiet { color: $text-muted; }
    AdvicePanel .advice--in-hand { text-style: bold; }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {"advice--warn", "advice--quiet", "advice--in-hand"}
    ALLOW_SELECT = True

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  every widget's name
        super().__init__(id=id)
        self._points: tuple[tuple[str, str], ...] = ()
        self._in_hand: int | None = None

    def show(self, points: Sequence[tuple[str, str]], in_hand: int | None = None) -> None:
        """Show level and words of all that is lacking here, and which of it, counted from 0, somebody looks at."""
        if (tuple(points), in_hand) != (self._points, self._in_hand):
            self._points, self._in_hand = tuple(points), in_hand
            self.refresh(layout=True)

    @property
    def _most(self) -> int:
        return next(lines for rows, lines in ROWS if self.app.size.height >= rows)

    def render(self) -> Content:
        """Draw the lines, the one in hand first, and how many more there are."""
        first = [self._points[self._in_hand]] if self._in_hand is not None else []
        rest = [point for number, point in enumerate(self._points) if number != self._in_hand]
        room = self._most - len(first)
        shown = rest if len(rest) <= room else rest[: max(room - 1, not first)]
        lines = [self._whole(*point) for point in first] + [self._line(*point) for point in shown]
        if len(shown) < len(rest) and len(lines) < self._most:
            lines.append(plain(f"  and {len(rest) - len(shown)} more").stylize(self._style("advice--quiet")))
        return Content("\n").join(lines)

    def _whole(self, level: str, words: str) -> Content:
        return plain(f"{SIGNS[level]}  {words}").stylize(self._style("advice--in-hand"))

    def _line(self, level: str, words: str) -> Content:
        sign = plain(SIGNS[level]).stylize(self._style("advice--warn" if level in HEAVY else "advice--quiet"))
        return Content.assemble(sign, "  ", plain(words)).truncate(max(self.size.width - 2, 20), ellipsis=True)

    def _style(self, component: str) -> Style:
        return self.get_visual_style(component)
