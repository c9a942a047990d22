"""The Textual apps that noblame is measured against: the same number of widgets, and nothing in them.

Run as a script: `python -P benchmarks/bare.py PARTS [FILE]`, where PARTS are the widgets as JSON.
"""

import json
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from textual import widgets
from textual.app import App, ComposeResult
from textual.containers import Vertical
from textual.widget import Widget

READY = "the last widget"


class BareApp(App[None]):
    """Shows each kind of widget as often as it is told, some of them hidden, and the text of a file in its text areas.

    Args:
        parts: how many of each kind, as in `{"shown": {"Static": 9, "TextArea": 1}, "hidden": {"Input": 1}}`.
        text: what stands in the text areas; the cursor is put at the end.
    """

    CSS = "Static { height: 1 } Vertical { height: auto } TextArea { height: 1fr } .hidden { display: none }"

    def __init__(self, parts: dict[str, dict[str, int]], text: str) -> None:
        super().__init__()
        self.parts, self.content = parts, text

    def compose(self) -> ComposeResult:
        """Yield the widgets, and last the one that says so."""
        for widget in self.made("hidden"):
            widget.add_class("hidden")
            yield widget
        yield from self.made("shown")
        yield widgets.Static(READY)

    def made(self, group: str) -> Iterator[Widget]:
        """Yield the widgets of one group."""
        for kind, count in self.parts.get(group, {}).items():
            for number in range(count):
                yield self.one(kind, number)

    def one(self, kind: str, number: int) -> Widget:
        """Return one widget."""
        if kind == "TextArea":
            return widgets.TextArea(self.content)
        if kind == "Vertical":
            return Vertical(widgets.Static(f"in container {number}"))
        if kind == "Static":
            return widgets.Static(f"line {number}")
        made: Widget = getattr(widgets, kind)()
        return made

    def on_mount(self) -> None:
        """Put the cursor at the end of the text, and set a clock going if there is one."""
        for area in self.query(widgets.TextArea):
            area.move_cursor(area.document.end)
            area.focus()
        if self.query(widgets.Digits):
            self.set_interval(1, self.tell)

    def tell(self) -> None:
        """Show the time."""
        self.query_one(widgets.Digits).update(f"{datetime.now(UTC):%M:%S}")


if __name__ == "__main__":
    content = Path(sys.argv[2]).read_text(encoding="utf-8") if len(sys.argv) > 2 else ""
    BareApp(json.loads(sys.argv[1]), content).run()
