"""What a section still lacks: one line for each piece of advice, with what to do about it."""

import re
from collections.abc import Sequence
from typing import ClassVar, Protocol

from textual.content import Content
from textual.widget import Widget

from noblame.widgets.plain import plain

SIGNS = {"error": "▲ needed", "warn": "▲ needed", "nudge": "• better", "hint": "· maybe "}
"""A sign and a word for each level, so that nothing depends on colour."""
MOST = 5
"""Lines that are shown at most."""


class AdviceLike(Protocol):
    """What the panel is told: see `noblame.review.advice.advice.Advice`."""

    @property
    def level(self) -> str:
        """How much it matters: warn, nudge or hint."""

    @property
    def place(self) -> str:
        """Where in the record, such as `actions[2]`."""

    @property
    def message(self) -> str:
        """What is lacking and why."""

    @property
    def fix(self) -> str:
        """What to do."""


class AdvicePanel(Widget):
    """`▲ needed  No one who responded is invited → invite a responder`, the heaviest first.

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
        self._advice: tuple[AdviceLike, ...] = ()
        self._in_hand: AdviceLike | None = None

    def show(self, advice: Sequence[AdviceLike], in_hand: AdviceLike | None = None) -> None:
        """Show what is said about this section, and which of it somebody looks at."""
        if (tuple(advice), in_hand) != (self._advice, self._in_hand):
            self._advice, self._in_hand = tuple(advice), in_hand
            self.refresh(layout=True)

    def render(self) -> Content:
        """Draw the lines, the one in hand first."""
        first = [each for each in self._advice if each == self._in_hand]
        rest = [each for each in self._advice if each != self._in_hand]
        room = MOST - len(first)
        lines = [self._whole(each) for each in first] + [self._line(each) for each in rest[: room - (len(rest) > room)]]
        if len(rest) > room:
            lines.append(self._quiet(f"  and {len(rest) - room + 1} more"))
        return Content("\n").join(lines)

    def _whole(self, advice: AdviceLike) -> Content:
        text = plain(f"{SIGNS[advice.level]}  {in_words(advice)}")
        return text.stylize(self.get_visual_style("advice--in-hand"))

    def _line(self, advice: AdviceLike) -> Content:
        sign = plain(SIGNS[advice.level])
        style = "advice--warn" if advice.level in {"error", "warn"} else "advice--quiet"
        line = Content.assemble(sign.stylize(self.get_visual_style(style)), "  ", plain(in_words(advice)))
        return line.truncate(max(self.size.width - 2, 20), ellipsis=True)

    def _quiet(self, words: str) -> Content:
        return plain(words).stylize(self.get_visual_style("advice--quiet"))


def in_words(advice: AdviceLike) -> str:
    """Return a piece of advice in one line, with the number of the item it is about: `2: … → …`."""
    item = re.fullmatch(r"\w+(?:\.\w+)?\[(\d+)\]", advice.place)
    number = f"{int(item[1]) + 1}: " if item else ""
    return f"{number}{advice.message} → {advice.fix}"
