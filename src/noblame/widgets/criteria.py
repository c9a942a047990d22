"""The criteria for a post-mortem as a list to tick (S7 to S17)."""

from collections.abc import Iterator, Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from noblame.record.incident import Criterion
from noblame.review.triage import CRITERIA, GROUPS, WORDS
from noblame.widgets.plain import plain


class CriteriaList(OptionList):
    """Three groups under their headings; Enter or space ticks the criterion in hand, or takes the tick away.

    The line below it says what is out of sight.
    """

    DEFAULT_CSS = """
    CriteriaList > .option-list--option-disabled { color: $text-primary; text-style: bold; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("space", "select", show=False)]

    class Ticked(Message):
        """Another set of criteria is ticked."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  every widget's name
        super().__init__(*_rows(), id=id)
        self.ticked: frozenset[Criterion] = frozenset()

    def on_resize(self) -> None:
        """Keep the criterion in hand in sight: a line that a tick asks for takes its row from this list."""
        self.scroll_to_highlight()
        self._announce()

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Say anew what is out of sight."""
        super().watch_scroll_y(old_value, new_value)
        self._announce()

    def _announce(self) -> None:
        """Say how many criteria are out of sight above and below, and which group begins there."""
        first = self.scroll_offset.y
        above, below = self.options[:first], self.options[first + self.scrollable_content_region.height :]
        parts = (_count("▲", above), ": ".join(filter(None, (_count("▼", below), _heading(below)))))
        self.border_subtitle = plain(" · ".join(filter(None, parts)))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Tick, or take the tick away."""
        event.stop()
        criterion = next(each for each in WORDS if each == event.option_id)
        self.ticked ^= {criterion}
        self.replace_option_prompt(criterion, _row(WORDS[criterion], ticked=criterion in self.ticked))
        self.post_message(self.Ticked())


def _rows() -> Iterator[Option]:
    """Yield each heading, and below it its criteria."""
    for group, heading in GROUPS.items():
        yield Option(Content(heading), disabled=True)
        yield from (
            Option(_row(each.words, ticked=False), id=each.criterion) for each in CRITERIA if each.group == group
        )


def _count(sign: str, options: Sequence[Option]) -> str:
    """Return `▼ 3 more`, or nothing where there is none."""
    criteria = sum(not option.disabled for option in options)
    return f"{sign} {criteria} more" if criteria else ""


def _heading(options: Sequence[Option]) -> str:
    """Return the last heading among options, or nothing: it says what matters even where nothing above is so."""
    return next((str(option.prompt) for option in reversed(options) if option.disabled), "")


def _row(words: str, *, ticked: bool) -> Content:
    return plain(f"  [{'x' if ticked else ' '}] {words}")
