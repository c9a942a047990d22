"""What earlier meetings left open, one line each, with what the room says of it today (S94)."""

from collections.abc import Mapping, Sequence
from datetime import date

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from noblame.record.followed import Followed
from noblame.review.standing import overdue
from noblame.screens.days import shown_day
from noblame.widgets.one_line import spread
from noblame.widgets.plain import plain

FRAME = 6
"""Cells of a row beside its words: padding and a scroll bar."""
NARROW = 70
"""Below this width the line that asks does not say which keys answer."""


class CarriedOver(Vertical):
    """A line that asks, and the open actions in a list; nothing at all where there are none."""

    DEFAULT_CSS = """
    CarriedOver { height: auto; }
    CarriedOver #carried-asks { padding: 0 1; color: $text-muted; }
    CarriedOver OptionList, CarriedOver OptionList:focus {
        height: auto; max-height: 4; border: none; padding: 0 1;
        background: $background; background-tint: transparent 0%;
    }
    """

    def __init__(self) -> None:
        super().__init__(id="carried-over")
        self._carried: Sequence[Followed] = ()
        self._shown: tuple[object, ...] = ()

    def compose(self) -> ComposeResult:
        """Yield the line and the list."""
        yield Static(id="carried-asks")
        yield OptionList(id="carried")

    @property
    def in_hand(self) -> Followed | None:
        """The action under the cursor, while the list has the focus."""
        rows = self.query_one(OptionList)
        at = rows.highlighted
        return self._carried[at] if rows.has_focus and at is not None and at < len(self._carried) else None

    def show(self, carried: Sequence[Followed], answers: Mapping[Followed, str], today: date) -> None:
        """Show the actions, each with its answer or else with its owner and date.

        Args:
            carried: What earlier meetings left open.
            answers: What the room said of some of them, in a word.
            today: What is late is counted from.
        """
        width = self.app.size.width
        says = (tuple(carried), tuple(answers.items()), today, width)
        if says == self._shown:
            return
        self._carried, self._shown = carried, says
        self.display = bool(carried)
        self.query_one("#carried-asks", Static).update(plain(_asks(len(carried), len(answers), width)))
        rows = self.query_one(OptionList)
        at = rows.highlighted or 0
        rows.clear_options()
        rows.add_options(Option(_row(one, answers.get(one, ""), today, width)) for one in carried)
        rows.highlighted = min(at, len(carried) - 1) if carried else None


def _asks(count: int, answered: int, width: int) -> str:
    """Return what the room is asked, or how far it has come."""
    says = f"{count} open action{'' if count == 1 else 's'} carried over"
    keys = "" if width < NARROW else " Tab, then Enter"
    return f"{says}, {answered} answered" if answered else f"{says}: done, still on, dropped?{keys}"


def _row(one: Followed, answer: str, today: date, width: int) -> Content:
    """Return one action: its words give way to the answer, or to who has it and by when."""
    late = overdue(one.action, today)
    when = f"overdue by {late} d" if late else one.action.due and shown_day(one.action.due)
    right = answer or " · ".join(filter(None, (one.action.owner, when)))
    left = f"{'✓' if answer else '·'} {one.action.what}"
    room = max(width - FRAME, 20)
    return spread(_line(left), _line(right).truncate(room // 2, ellipsis=True), room)


def _line(words: str) -> Content:
    """Return words on one line."""
    return plain(" ".join(words.split()))
