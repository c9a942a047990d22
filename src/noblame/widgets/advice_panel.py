"""What a section still lacks, the heaviest first: whole where there is room, else one line each below the first."""

from collections.abc import Sequence
from typing import ClassVar

from textual.content import Content
from textual.geometry import Size
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
ROWS = ((32, 7), (24, 4), (20, 3), (0, 1))
"""From so many rows of the screen on, so many for advice: the pane comes first."""


class AdvicePanel(Widget):
    """`▲ needed  “Improve monitoring”: This action is a wish … → Give it …`.

    The one in hand is marked, comes first, and is shown whole in as many rows as it takes.
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
        self._key = ""

    def show(self, points: Sequence[tuple[str, str]], in_hand: int | None = None, key: str = "") -> None:
        """Show what is lacking here.

        Args:
            points: Level and words of each.
            in_hand: Which of it, counted from 0, somebody looks at.
            key: What shows all of it, where it has no room here.
        """
        if (tuple(points), in_hand, key) != (self._points, self._in_hand, self._key):
            self._points, self._in_hand, self._key = tuple(points), in_hand, key
            self.refresh(layout=True)

    @property
    def _most(self) -> int:
        return next(most for rows, most in ROWS if self.app.size.height >= rows)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002  Textual's signature
        """Return how many rows the points take in `width` cells, whatever width there was before."""
        return self._drawn(width).get_height({}, max(width, 1))

    def render(self) -> Content:
        """Draw the points: all whole, else the first whole, the next cut, and how many more there are."""
        return self._drawn(self.size.width)

    def _drawn(self, width: int) -> Content:
        """Draw the points in `width` cells; in a terminal of a few cells there may be none."""
        width = max(width, 1)
        points = [self._point(number) for number in self._order()]
        rows = [point.get_height({}, width) for point in points]
        if sum(rows) <= self._most:
            return Content("\n").join(points)
        first, *rest = points
        room = self._most - rows[0]
        if self._in_hand is None and room < bool(rest):
            first, room = first.truncate(width, ellipsis=True), self._most - 1
        shown = rest if len(rest) <= room else rest[: max(room - 1, 0)]
        lines = [first, *(point.truncate(width, ellipsis=True) for point in shown)]
        if len(shown) < len(rest) and room > 0:
            lines.append(self._more(len(rest) - len(shown)))
        return Content("\n").join(lines)

    def _more(self, count: int) -> Content:
        key = f" · {self._key} reads all" if self._key else ""
        return plain(f"  and {count} more{key}").stylize(self._style("advice--quiet"))

    def _order(self) -> list[int]:
        """Return the numbers of the points, that of the one in hand first."""
        return sorted(range(len(self._points)), key=lambda number: number != self._in_hand)

    def _point(self, number: int) -> Content:
        level, words = self._points[number]
        if number == self._in_hand:
            return plain(f"{SIGNS[level]}  {words}").stylize(self._style("advice--in-hand"))
        sign = plain(SIGNS[level]).stylize(self._style("advice--warn" if level in HEAVY else "advice--quiet"))
        return Content.assemble(sign, "  ", plain(words))

    def _style(self, component: str) -> Style:
        return self.get_visual_style(component)
