"""Shows hostile texts in every sort of widget; `test_hostile.py` reads what reaches the terminal.

Arguments: the way to show them, and the texts themselves, escaped as Python literals.
"""

import ast
import sys

from textual.app import App, ComposeResult
from textual.content import Content
from textual.widget import Widget
from textual.widgets import DataTable, Label, OptionList, Static
from textual.widgets.option_list import Option

from noblame.widgets.banner import Banner
from noblame.widgets.done_line import DoneLine
from noblame.widgets.key_line import KeyLine
from noblame.widgets.line import Line
from noblame.widgets.pane import Pane
from noblame.widgets.plain import plain, plain_text, visible
from noblame.widgets.redirect_card import RedirectCard
from noblame.widgets.status_line import StatusLine


class Hostile(App[None]):
    """One widget of the sort asked for to each text, or one with all of them."""

    CSS = """
    Screen { layers: default overlay; overflow: auto; }
    Static, Label, Line { height: 1; border: none; padding: 0; }
    .low { height: 3; }
    """

    def __init__(self, way: str, texts: list[str]) -> None:
        super().__init__()
        self.way, self.texts = way, texts

    def compose(self) -> ComposeResult:
        if self.way == "pane":
            yield Pane("\n".join(["the cursor stands here", *self.texts]), title="pane")
        elif self.way == "options":
            yield OptionList(*(Option(plain(text)) for text in self.texts))
        elif self.way == "table":
            yield DataTable()
        else:
            yield from map(self.one, self.texts)

    def one(self, text: str) -> Widget:
        """Return one widget that shows one text."""
        if self.way == "edges":
            return StatusLine(text, "saved")
        if self.way == "line":
            return Line(text)
        if self.way == "title":
            pane = Pane(title=text, teach=text)
            pane.add_class("low")
            return pane
        return {
            "naive": Static(Content(text)),
            "static": Static(plain(text)),
            "label": Label(plain(text)),
            "banner": Banner(),
            "done": DoneLine(),
            "keys": KeyLine(),
            "card": RedirectCard(text),
        }[self.way]

    def on_ready(self) -> None:
        """Fill what is filled by a call, then say that all is there."""
        for widget, text in zip(self.screen.query("Banner, DoneLine, KeyLine, RedirectCard"), self.texts, strict=False):
            if isinstance(widget, Banner):
                widget.show(text)
            elif isinstance(widget, DoneLine):
                widget.show([(text, True)])
            elif isinstance(widget, KeyLine):
                widget.show([("F1", text, "help")])
            elif isinstance(widget, RedirectCard):
                widget.lay()
        if self.way == "table":
            table = self.query_one(DataTable)
            table.add_column("what")
            for text in self.texts:
                table.add_row(plain_text(text))
        if self.way == "static":
            self.notify(visible(" ".join(self.texts)), markup=False)
        self.call_after_refresh(self.set_timer, 0.1, lambda: self.exit(message="ALL-SHOWN"))


if __name__ == "__main__":
    Hostile(sys.argv[1], [ast.literal_eval(text) for text in sys.argv[2:]]).run()
