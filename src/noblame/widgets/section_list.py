"""The sections of the document at the left: which is open, how far each is, and how much is still to do."""

from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import wrap
from typing import ClassVar, Literal, NamedTuple

from textual import events
from textual.binding import Binding
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from noblame.widgets.one_line import spread
from noblame.widgets.plain import plain

Sign = Literal["empty", "started", "done"]
SIGNS: dict[Sign, str] = {"empty": "○", "started": "◐", "done": "●"}
LEGEND = "○ empty  ◐ started\n● done   ! to do"
KEYS = "↑↓ other sections\nEnter writes here"
"""Stands there while the list has the focus."""
READ_ONLY = "↑↓ other sections\nEnter goes in"
"""The same where nothing can be written."""
FOOT = 3
"""Rows that either of them takes, with a free one above."""


class Row(NamedTuple):
    """One section."""

    name: str
    sign: Sign
    to_do: int = 0
    """How much advice it has that is more than a hint."""


class SectionList(Widget, can_focus=True):
    """`◐ 3 Timeline !2`, a line each; the one that is open is filled. A click or the arrows open another.

    A click leaves the focus where it is.
    """

    FOCUS_ON_CLICK = False
    BINDINGS: ClassVar = [
        Binding("up", "open(-1)", show=False),
        Binding("down", "open(1)", show=False),
        Binding("enter,right,tab", "enter", show=False),
    ]

    DEFAULT_CSS = """
    SectionList { dock: left; width: 20; height: 100%; padding: 1 0 1 1; background: $panel; }
    SectionList .section--current { background: $primary; color: auto; text-style: bold; }
    SectionList .section--to-do { color: $text-warning; text-style: bold; }
    SectionList .section--legend { color: $text-muted; }
    SectionList:focus { border-left: heavy $border; padding: 1 0 1 0; }
    SectionList:focus .section--legend { color: $foreground; text-style: bold; }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {"section--current", "section--to-do", "section--legend"}

    @dataclass
    class Pressed(Message):
        """Somebody clicked the section of this number, from 1."""

        number: int

    class Entered(Message):
        """Somebody wants to write in the section that is open."""

    def __init__(self, *, read_only: bool = False, id: str | None = None) -> None:  # noqa: A002  every widget's name
        super().__init__(id=id)
        self._keys = READ_ONLY if read_only else KEYS
        self._rows: tuple[Row, ...] = ()
        self._current = 0
        self._lacking: tuple[str, ...] = ()
        self._severity = ""

    def show(self, rows: Sequence[Row], current: int, lacking: Sequence[str] = (), severity: str = "") -> None:
        """Show the sections, and below them what is missing in all and what the severity means.

        Args:
            rows: The sections.
            current: The number of the open one, from 1.
            lacking: What is missing, in lines, with their title.
            severity: The label with its definition; broken into lines where there is room.
        """
        says = (tuple(rows), current, tuple(lacking), severity)
        if says != (self._rows, self._current, self._lacking, self._severity):
            self._rows, self._current, self._lacking, self._severity = says
            self.refresh()

    def render(self) -> Content:
        """Draw a line for each section, and what the signs mean, or the keys, where there is room."""
        width = self.size.width - 1
        lines = [self._line(number, row, width) for number, row in enumerate(self._rows, 1)]
        if self._lacking:
            lines += [Content(""), *map(plain, self._lacking)]
        meaning = [Content(""), *map(plain, wrap(self._severity, width))]
        kept = FOOT if self.has_focus else 0
        if self._severity and self.size.height >= len(lines) + len(meaning) + kept:
            lines += meaning
        if self.size.height >= len(lines) + FOOT:
            legend = plain(self._keys if self.has_focus else LEGEND).stylize(self.get_visual_style("section--legend"))
            lines += [Content("")] * (self.size.height - len(lines) - 2) + list(legend.split("\n"))
        return Content("\n").join(lines)

    def _line(self, number: int, row: Row, width: int) -> Content:
        to_do = plain(f"!{row.to_do}" if row.to_do else "").stylize(self.get_visual_style("section--to-do"))
        line = spread(plain(f"{SIGNS[row.sign]} {number:>2} {row.name}"), to_do, width)
        return line.stylize(self.get_visual_style("section--current")) if number == self._current else line

    def action_open(self, by: int) -> None:
        """Open the section above or below."""
        if 1 <= self._current + by <= len(self._rows):
            self.post_message(self.Pressed(self._current + by))

    def action_enter(self) -> None:
        """Go into the section."""
        self.post_message(self.Entered())

    def on_click(self, event: events.Click) -> None:
        """Open the section under the mouse."""
        place = event.get_content_offset(self)
        if place is not None and 0 <= place.y < len(self._rows):
            self.post_message(self.Pressed(place.y + 1))
