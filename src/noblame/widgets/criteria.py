"""The criteria for a post-mortem as a list to tick (S7 to S17)."""

from collections.abc import Iterator
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
    """Three groups under their headings; Enter or space ticks the criterion in hand, or takes the tick away."""

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


def _row(words: str, *, ticked: bool) -> Content:
    return plain(f"  [{'x' if ticked else ' '}] {words}")
