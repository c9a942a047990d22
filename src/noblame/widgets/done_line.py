"""When a step is done, criterion by criterion, as each is reached."""

from collections.abc import Iterable
from typing import ClassVar

from textual.content import Content

from noblame.widgets.one_line import OneLine
from noblame.widgets.plain import plain

REACHED, OPEN = "✓", "✗"


class DoneLine(OneLine):
    """`Done when  ✓ a root that is no person   ✗ something to act on`.

    Where that is too wide, what is open comes first and the rest is a number, so that the room reads what is missing.
    """

    DEFAULT_CSS = """
    DoneLine { padding: 0 1; }
    DoneLine .done--head { color: $text-muted; }
    DoneLine .done--reached { color: $text-success; }
    DoneLine .done--open { color: $foreground; text-style: bold; }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {"done--head", "done--reached", "done--open"}

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  every widget's name
        super().__init__(id=id)
        self._criteria: tuple[tuple[str, bool], ...] = ()

    def show(self, criteria: Iterable[tuple[str, bool]]) -> None:
        """Show each criterion's text and whether it is reached."""
        self._criteria = tuple(criteria)
        self.redraw_if_new(self._criteria)

    def line(self, width: int) -> Content:
        """Return the widest version that fits."""
        if not self._criteria:
            return Content("")
        whole = self._said(self._criteria)
        if whole.cell_length <= width:
            return whole
        missing = [criterion for criterion in self._criteria if not criterion[1]]
        reached = len(self._criteria) - len(missing)
        count = self.styled(plain(f"{REACHED} {reached} of {len(self._criteria)}"), "done--reached")
        return Content("   ").join([count, *map(self._one, missing)])

    def _said(self, criteria: Iterable[tuple[str, bool]]) -> Content:
        head = self.styled(Content("Done when  "), "done--head")
        return head + Content("   ").join([self._one(criterion) for criterion in criteria])

    def _one(self, criterion: tuple[str, bool]) -> Content:
        text, reached = criterion
        sign, style = (REACHED, "done--reached") if reached else (OPEN, "done--open")
        return self.styled(plain(f"{sign} {text}"), style)
