"""The actions of a record as a table: sign, owner, date, five lights, and the cause each answers."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from rich.cells import cell_len
from rich.text import Text
from textual.message import Message
from textual.widgets import DataTable

from noblame.record.incident import Action, Incident
from noblame.record.notation import tree
from noblame.review.action_open import SYMPTOM, sign, treats_symptom
from noblame.review.due import written_date
from noblame.review.lights import brake, lights
from noblame.settings import Settings
from noblame.widgets.lights import lights_text
from noblame.widgets.plain import plain_text, visible

BRAKE = "── above 3: rank, later or no"
BRAKE_KEY, NEW_KEY = "brake", "new"
NEW = "a new action: Enter"
WIDE, NARROW = 86, 60
"""From so many cells on there is room for the cause an action answers; below so many a date has no day of the week."""
NUMBER, OWNER, DUE, LIGHTS, CLOSES = 3, 14, 11, 10, 18
"""Cells of the columns, where there is nothing longer to show; the action takes what the others leave."""
SCROLL_BAR = 2


class Shown(NamedTuple):
    """All that the table shows."""

    incident: Incident
    today: date
    settings: Settings
    may_add: bool


class ActionTable(DataTable[Text]):
    """Shows the actions, kept ones first, and says which one is under the cursor; the brake is no row to stay on."""

    class Taken(Message):
        """The cursor is on another row: `where` says on which."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  every widget's name
        super().__init__(id=id, cursor_type="row", cell_padding=0)
        self._shown: Shown | None = None
        self._number: int | None = None
        self._placed = 0
        """The row in which the cursor was last put, or asked for; a key may have moved it since."""
        self._filled: tuple[object, ...] = ()

    def show(self, shown: Shown, number: int | None) -> None:
        """Show the actions of a record, with the cursor on one of them; None stands for a new one."""
        self._shown, self._number = shown, number
        self._fill()

    def take(self, number: int | None) -> None:
        """Put the cursor on an action."""
        self._number = number
        self._go()

    def on_resize(self) -> None:
        """Fit the columns to the new width."""
        self.where()
        self._fill()

    @property
    def moved(self) -> bool:
        """Whether a key has moved the cursor since the owner last asked where it is; the message takes its time."""
        return self.cursor_row != self._placed

    def where(self) -> int | None:
        """Return the number of the action under the cursor, None for a new one; on the brake, of the one before."""
        if self.is_valid_row_index(self.cursor_row):
            key = self.ordered_rows[self.cursor_row].key.value
            if key != BRAKE_KEY:
                self._number, self._placed = number_of(key), self.cursor_row
        return self._number

    def _fill(self) -> None:
        """Fill the table where it would say something new: filled for nothing, the cursor would jump."""
        shown, width = self._shown, self.size.width - SCROLL_BAR
        if shown is None or width <= 0:
            return
        incident = shown.incident
        says = (incident.actions, incident.causes, incident.attendees, shown.today, width)
        if says != self._filled:
            self._filled = says
            with self.prevent(DataTable.RowHighlighted):
                self._refill(shown, width)
        self._go()

    def _refill(self, shown: Shown, width: int) -> None:
        columns = _columns(shown.incident, width)
        self.clear(columns=True)
        for name, cells_wide in columns.items():
            self.add_column(plain_text(name), width=cells_wide)
        for key, cells in _rows(shown, narrow=width < NARROW):
            for cell, cells_wide in zip(cells, columns.values(), strict=False):
                cell.truncate(cells_wide - 1, overflow="ellipsis")
            self.add_row(*cells[: len(columns)], key=key)

    def _go(self) -> None:
        wanted = NEW_KEY if self._number is None else str(self._number)
        if wanted in self.rows:
            row = self.get_row_index(wanted)
            if row != self.cursor_row:
                with self.prevent(DataTable.RowHighlighted):
                    self.move_cursor(row=row)
        self._placed = self.cursor_row

    def on_data_table_row_highlighted(self, event: DataTable.RowHighlighted) -> None:
        """Take the row under the cursor in hand, or go on over the brake."""
        event.stop()
        key = event.row_key.value or ""
        if key == BRAKE_KEY:
            came_from = self.get_row_index(NEW_KEY if self._number is None else str(self._number))
            self.move_cursor(row=event.cursor_row + (1 if came_from < event.cursor_row else -1))
        else:
            self.post_message(self.Taken())


def number_of(key: str | None) -> int | None:
    """Return the number of the action that a row stands for; None for a new one."""
    return int(key) if key and key.isdigit() else None


def in_order(actions: tuple[Action, ...]) -> list[int]:
    """Return the numbers of the actions as the table shows them: kept, later, not doing, done."""
    return sorted(range(len(actions)), key=lambda number: group(actions[number]))


def group(action: Action) -> tuple[bool, str]:
    """Return what an action stands together with."""
    return bool(action.done), action.decided


def _columns(incident: Incident, width: int) -> dict[str, int]:
    """Return the width of each column by its name: no wider than what stands in it."""
    closes = max((cell_len(visible(_closes(action, incident))) for action in incident.actions), default=0)
    shows_closes = closes > 0 and width >= WIDE
    longest = max((cell_len(visible(_owner(action))) for action in incident.actions), default=0)
    most = max(OWNER, width // (5 if shows_closes else 4))
    owner = min(max(longest + 1, OWNER if width >= NARROW else 8), most)
    columns = {"Owner": owner, "Due": DUE if width >= NARROW else 7, "Lights": LIGHTS}
    if shows_closes:
        columns["Closes"] = min(closes + 1, CLOSES + (width - WIDE) // 3)
    action = width - NUMBER - sum(columns.values())
    return {"#": NUMBER, "Action": max(action, 12), **columns}


def _rows(shown: Shown, *, narrow: bool) -> Iterator[tuple[str, list[Text]]]:
    """Yield a key and the cells of each row: kept ones, the brake above three, decided and done ones, a new one."""
    actions = shown.incident.actions
    braked = set(map(id, brake(actions)))
    said = False
    for number, place in enumerate(in_order(actions), 1):
        if id(actions[place]) in braked and not said:
            said = True
            yield BRAKE_KEY, _line("", BRAKE)
        yield str(place), _cells(number, actions[place], shown, narrow=narrow)
    if shown.may_add:
        yield NEW_KEY, _line("+", NEW)


def _line(first: str, words: str) -> list[Text]:
    return [plain_text(text) for text in (first, words, "", "", "", "")]


def _cells(number: int, action: Action, shown: Shown, *, narrow: bool) -> list[Text]:
    incident, said = shown.incident, sign(action)
    what = f"{said}  {action.what}" if said else action.what
    five = lights_text(lights(action, incident, shown.today, shown.settings))
    cells = (str(number), what, _owner(action) or "–", _day(action.due, narrow=narrow))
    return [*map(plain_text, cells), five, plain_text(_closes(action, incident))]


def _owner(action: Action) -> str:
    return f"{action.owner} +{len(action.helpers)}" if action.helpers and action.owner else action.owner


def _day(due: str, *, narrow: bool) -> str:
    day = written_date(due)
    if day is None:
        return due or "–"
    return f"{day.day} {day:%b}" if narrow else f"{day:%a} {day.day} {day:%b}"


def _closes(action: Action, incident: Incident) -> str:
    """Return the cause an action answers, or that no cause asks for it (S5)."""
    if treats_symptom(action, incident):
        return SYMPTOM
    answered = tree.find(incident.causes, action.closes)
    return answered.cause.because if answered else action.closes
