"""The footer: what can be done here, as many keys as fit."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.content import Content
from textual.message import Message

from noblame.widgets.one_line import OneLine
from noblame.widgets.plain import plain

HELP = "help"
"""The action that always stays in the footer: it leads to all the others."""


class KeyLine(OneLine):
    """`F2 redirect  F3 back  F4 next …  F1 help`, one line, clickable.

    Items are shown in the order given, and dropped from the end where they do not fit; help is never dropped and stands
    last, where the eye finds it.
    """

    DEFAULT_CSS = """
    KeyLine { padding: 0 1; background: $panel; }
    KeyLine .key--key { color: $foreground; text-style: bold; }
    KeyLine .key--label { color: $text-muted; }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {"key--key", "key--label"}

    @dataclass
    class Pressed(Message):
        """Somebody clicked a key."""

        action: str

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  every widget's name
        super().__init__(id=id)
        self._items: tuple[tuple[str, str, str], ...] = ()

    def show(self, items: Iterable[tuple[str, str, str]]) -> None:
        """Show keys, labels and actions, the most important first; what has no key is left out."""
        self._items = tuple(item for item in items if item[0])
        self.redraw_if_new(self._items)

    def fitting(self, width: int) -> list[tuple[str, str, str]]:
        """Return the items that fit in `width` cells, help at the end."""
        last = [item for item in self._items if item[2] == HELP][:1]
        room = width - sum(_width(item) for item in last)
        chosen = []
        for item in self._items:
            if item not in last:
                room -= _width(item) + len(GAP)
                if room < 0:
                    break
                chosen.append(item)
        return chosen + last

    def line(self, width: int) -> Content:
        """Return the keys that fit."""
        return Content(GAP).join([self._one(item) for item in self.fitting(width)])

    def _one(self, item: tuple[str, str, str]) -> Content:
        key, label, _ = item
        return Content.assemble(self.styled(plain(key), "key--key"), " ", self.styled(plain(label), "key--label"))

    def on_click(self, event: events.Click) -> None:
        """Post the action of the key under the mouse."""
        place = event.get_content_offset(self)
        if place is None:
            return
        left = 0
        for item in self.fitting(self.size.width):
            if left <= place.x < left + _width(item):
                self.post_message(self.Pressed(item[2]))
            left += _width(item) + len(GAP)


GAP = "  "


def _width(item: tuple[str, str, str]) -> int:
    return plain(f"{item[0]} {item[1]}").cell_length
