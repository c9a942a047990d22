"""Assign actions: who does what, by when (S45, S62 to S73)."""

from collections.abc import Iterable, Iterator
from datetime import date
from functools import partial
from typing import ClassVar

from msgspec.structs import replace
from rich.text import Text
from textual.widget import Widget
from textual.widgets import DataTable, Static

from noblame.meeting.room import Room
from noblame.record.incident import Action
from noblame.record.notation import tree
from noblame.record.notation.ids import next_action_id, with_id
from noblame.review.lights import brake, is_wish, lights, owners
from noblame.screens.days import shown_day
from noblame.screens.item_menu import Choice, ItemMenu
from noblame.screens.reword_actions import RewordsActions
from noblame.widgets.action_form import ActionForm
from noblame.widgets.lights import lights_text
from noblame.widgets.plain import plain, plain_text

BRAKE = "── above three: rank, later or no"
NEW = "new"
COLUMNS = {"#": 3, "Owner": 14, "Due": 11, "Lights": 10}
"""Columns of a fixed width, in cells; the action takes the rest."""
WIDE, CLOSES = 96, 13
"""From this width on there is room for the cause that an action closes: so much, and a third of what is beyond."""
MARGIN = 8
"""Cells beside the columns: padding, borders, a scroll bar."""


class ActionsScreen(RewordsActions):
    """A table with five lights for each action, and a form for the one in hand."""

    PLACE: ClassVar[str] = "actions"
    CSS_PATH = ["frame.tcss", "actions.tcss"]  # noqa: RUF012  as Textual declares it
    FOCUS_OUTSIDE: ClassVar[str] = "#actions"
    MENU: ClassVar = (
        Choice("l", "later"),
        Choice("n", "not doing it"),
        Choice("k", "keep it"),
        Choice("x", "done today, or open again"),
        Choice("c", "the cause it answers"),
        Choice("u", "move it up"),
        Choice("d", "move it down"),
        Choice("-", "take it out"),
    )

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        actions = room.incident.actions
        self._in_hand = next((n for n, each in enumerate(actions) if is_wish(each)), 0 if actions else None)
        """Which action the form shows, the first wish to begin with; None for a new one."""
        self._filled: tuple[object, ...] = ()

    def compose_body(self) -> Iterable[Widget]:
        """Yield the table, the form, and why lights are off."""
        yield DataTable(id="actions", cursor_type="row", cell_padding=0)
        yield ActionForm(self._complete_owner, self._today, read_only=self.room.read_only)
        yield Static(id="why-off")

    def _complete_owner(self, typed: str) -> str | None:
        """Return whose name begins so; the half of a name just typed is in the record too, and is no answer."""
        return next((name for name in owners(typed, self.room.incident) if name != typed), None)

    def _today(self) -> date:
        return self.room.clock().wall.astimezone(self.room.zone).date()

    @property
    def table(self) -> DataTable[Text]:
        """The table of actions."""
        return self.query_one("#actions", DataTable)

    # The table

    def show_record(self) -> None:
        """Show the actions, and the one in hand in the form."""
        super().show_record()
        self._fill_table()
        self._show_in_hand()

    def on_resize(self) -> None:
        """Fit the columns to the new width."""
        self._fill_table()

    def _fill_table(self) -> None:
        """Fill the table where it would say something new; the action's column takes what the others leave.

        A table filled again for nothing would put the cursor back under somebody's keys.
        """
        incident, width = self.room.incident, self.size.width
        says = (incident.actions, incident.causes, incident.attendees, width)
        if says == self._filled:
            return
        self._filled, table, beyond = says, self.table, width - WIDE
        fixed = COLUMNS | ({"Closes": CLOSES + beyond // 3} if beyond >= 0 else {})
        fixed["Owner"] += min(max(beyond // 8, 0), 12)
        action = width - MARGIN - sum(fixed.values())
        with self.prevent(DataTable.RowHighlighted):
            table.clear(columns=True)
            for name, width in {"#": fixed["#"], "Action": max(action, 12), **fixed}.items():
                table.add_column(plain_text(name), width=width)
            widths = [column.width for column in table.ordered_columns]
            for key, cells in self._rows():
                for cell, cells_wide in zip(cells, widths, strict=False):
                    cell.truncate(cells_wide - 1, overflow="ellipsis")
                table.add_row(*cells[: len(widths)], key=key)
            wanted = NEW if self._in_hand is None else str(self._in_hand)
            if wanted in table.rows:
                table.move_cursor(row=table.get_row_index(wanted))

    def _rows(self) -> Iterator[tuple[str, list[Text]]]:
        """Yield a key and the cells of each row: kept ones, the brake above three, decided and done ones, a new one."""
        actions = self.room.incident.actions
        braked = set(map(id, brake(actions)))
        ordered = sorted(range(len(actions)), key=lambda n: (bool(actions[n].done), actions[n].decided))
        said = False
        for number, place in enumerate(ordered, 1):
            if id(actions[place]) in braked and not said:
                said = True
                yield "brake", [plain_text(""), plain_text(BRAKE), *(plain_text("") for _ in range(4))]
            yield str(place), self._cells(number, actions[place])
        if not self.room.read_only:
            yield NEW, [plain_text("+"), plain_text("a new action: Enter"), *(plain_text("") for _ in range(4))]

    def _cells(self, number: int, action: Action) -> list[Text]:
        state = "done" if action.done else {"later": "later", "no": "not doing"}.get(action.decided, "")
        sign = state.upper() or ("WISH" if is_wish(action) else "")
        what = f"{sign}  {action.what}" if sign else action.what
        shown = lights_text(lights(action, self.room.incident, self._today()))
        answered = tree.find(self.room.incident.causes, action.closes)
        closes = answered.cause.because if answered else action.closes
        cells = (str(number), what, action.owner or "–", shown_day(action.due))
        return [*map(plain_text, cells), shown, plain_text(closes)]

    def on_data_table_row_highlighted(self, event: DataTable.RowHighlighted) -> None:
        """Take the row under the cursor in hand; the brake is no row to stay on."""
        key = event.row_key.value or ""
        if key == "brake":
            came_from = self.table.get_row_index(NEW if self._in_hand is None else str(self._in_hand))
            self.table.move_cursor(row=event.cursor_row + (1 if came_from < event.cursor_row else -1))
        else:
            self._in_hand = int(key) if key.isdigit() else None
            self._show_in_hand()

    def on_data_table_row_selected(self) -> None:
        """Go into the form."""
        self.set_focus(self.query_one("#action-what"))  # at once, for the next key

    def take_in_hand(self, number: int, *, to_change: bool = False) -> None:
        """Put the cursor on an action and show it in the form, or go into the form."""
        self._in_hand = number
        self.table.move_cursor(row=self.table.get_row_index(str(number)))
        self._show_in_hand()
        if to_change:
            self.on_data_table_row_selected()

    def action_to_step(self) -> None:
        """Go back from the form to the table."""
        self.room.outside = True
        self.table.focus()

    def _show_in_hand(self) -> None:
        action = self._action()
        self.query_one(ActionForm).show(action or Action(what=""))
        off = (
            [light.why for light in lights(action, self.room.incident, self._today()) if not light.on] if action else []
        )
        self.query_one("#why-off", Static).update(plain(" · ".join(off)))

    def _action(self) -> Action | None:
        actions = self.room.incident.actions
        return actions[self._in_hand] if self._in_hand is not None and self._in_hand < len(actions) else None

    # The form

    def on_action_form_edited(self) -> None:
        """Put the form's action into the record; the first key of a new one makes it."""
        actions, typed = list(self.room.incident.actions), self.query_one(ActionForm).action
        if self._action() is None:
            if not typed.what:
                return
            self._in_hand = len(actions)
            actions.append(replace(typed, id=next_action_id(self.room.incident)))
        else:
            actions[self._in_hand or 0] = typed
        self._put(actions)

    def on_action_form_refused(self, message: ActionForm.Refused) -> None:
        """Say what goes into a field."""
        self.say(message.reason)

    def _put(self, actions: Iterable[Action]) -> None:
        self.room.edit(replace(self.room.incident, actions=tuple(actions)))
        self.show_record()

    # The menu

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer the menu where an action is in hand."""
        if action == "item_menu":
            return self._action() is not None and not self.room.read_only
        return False if action == "editor" else super().check_action(action, parameters)

    def action_item_menu(self) -> None:
        """Open the menu for the action in hand."""
        action = self._action()
        if action is not None:
            self.app.push_screen(ItemMenu(action.what, self.MENU, self.room), self._decide)

    def _decide(self, letter: str | None) -> None:
        action = self._action()
        if letter is None or action is None:
            return
        if letter == "c":
            self._ask_cause(action)
        elif letter in "ud":
            self._move(-1 if letter == "u" else 1)
        elif letter == "-":
            self._put(each for each in self.room.incident.actions if each is not action)
            self.say(f"taken out: {action.what}")
        else:
            self._put(
                decided(each, letter, self._today()) if each is action else each for each in self.room.incident.actions
            )

    def _move(self, by: int) -> None:
        actions = list(self.room.incident.actions)
        here = self._in_hand or 0
        there = min(max(here + by, 0), len(actions) - 1)
        actions[here], actions[there] = actions[there], actions[here]
        self._in_hand = there
        self._put(actions)

    def _ask_cause(self, action: Action) -> None:
        """Ask which cause the action answers (S5)."""
        places = list(tree.walk(self.room.incident.causes))[:9]
        choices = [Choice(str(number), place.cause.because) for number, place in enumerate(places, 1)]
        self.app.push_screen(ItemMenu("Which cause does it answer?", choices, self.room), partial(self._answer, action))

    def _answer(self, action: Action, number: str | None) -> None:
        if number is not None:
            place = list(tree.walk(self.room.incident.causes))[int(number) - 1]
            incident, name = with_id(self.room.incident, place.path)
            actions = tuple(replace(each, closes=name) if each is action else each for each in incident.actions)
            self.room.edit(replace(incident, actions=actions))
            self.show_record()


def decided(action: Action, letter: str, today: date) -> Action:
    """Return the action after `l` later, `n` not doing it, `k` keep, `x` done or open again."""
    if letter == "x":
        return replace(action, done=None if action.done else today)
    return replace(action, decided={"l": "later", "n": "no", "k": ""}[letter])
