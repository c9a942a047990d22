"""The appendix: links, open questions, parked matters and whatever has no other place (S35, S51)."""

from collections.abc import Iterable
from typing import ClassVar

from msgspec.structs import replace
from textual.widget import Widget

from noblame.record.incident import LinkKind
from noblame.screens.item_menu import Choice
from noblame.screens.step import StepScreen
from noblame.widgets.pane import Pane

KINDS: dict[str, LinkKind] = {
    "l": "log",
    "d": "dashboard",
    "c": "change",
    "t": "ticket",
    "h": "chat",
    "o": "doc",
}
"""A letter for each kind of link."""


class AppendixScreen(StepScreen):
    """Four panes, one item a line."""

    PLACE: ClassVar[str] = "appendix"
    MENU: ClassVar = tuple(Choice(letter, f"it leads to a {kind}") for letter, kind in KINDS.items())
    MENU_PANE: ClassVar[str] = "links"

    def compose_body(self) -> Iterable[Widget]:
        """Yield the panes."""
        yield self.pane("links", "Links · ctrl+f says of what kind one is")
        yield self.pane("questions", "Open questions, and who finds out", small=True)
        yield self.pane("parked", "Parked, and where it goes", small=True)
        yield self.pane("notes", "Notes", small=True)

    def choose(self, pane: Pane, letter: str) -> None:
        """Say of what kind the link at the cursor is."""
        number = self.item_number(pane, pane.row)
        if number is not None:
            links = list(self.room.incident.links)
            links[number] = replace(links[number], kind=KINDS[letter])
            self.room.edit(replace(self.room.incident, links=tuple(links)))
