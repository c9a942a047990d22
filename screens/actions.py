"""Assign actions: who does what, by when (S45, S62 to S73)."""

import re
from collections.abc import Iterable
from typing import ClassVar

from msgspec.structs import replace
from textual import events
from textual.widget import Widget
from textual.widgets import Static

from noblame.commands import MENU
from noblame.record.incident import Action
from noblame.record.notation.ids import next_action_id
from noblame.review.action_open import open_points
from noblame.review.default_due import default_due
from noblame.review.lights import owners
from noblame.review.owners import Split, is_nobody, split_owner
from noblame.screens.decide_actions import DecidesActions, shared
from noblame.widgets.action_form import LABELS, ActionForm
from noblame.widgets.action_table import ActionTable, Shown, number_of
from noblame.widgets.lights_off import in_rows
from noblame.widgets.plain import plain

ROOMY = 27
"""From so many rows on there is one for what an action goes before."""
FIELDS = {
    "not-specific": "what",
    "several-owners": "owner",
    "owner-absent": "owner",
    "not-a-date": "due",
    "overdue": "due",
    "type-detail": "detail",
    "unranked": "priority",
    "untracked": "ticket",
}
"""By rule of an advice the field of the form in which it is followed."""
LETTERS = {
    "symptom": ("c", "which cause it answers"),
    "unverified": ("v", "how it was verified"),
    "unexplained": ("k, l or n", "keep it, or say why not"),
}
"""By rule of an advice what the item menu has for it, where the form has no field."""


class ActionsScreen(DecidesActions):
    """A table with five lights for each action, and a form for the one in hand."""

    PLACE: ClassVar[str] = "actions"
    CSS_PATH = ["frame.tcss", "actions.tcss"]  # noqa: RUF012  as Textual declares it
    FOCUS_OUTSIDE: ClassVar[str] = "#actions"

    def compose_body(self) -> Iterable[Widget]:
        """Yield the table, the form, and what is open about the action in hand."""
        yield ActionTable(id="actions")
        yield ActionForm(
            self._complete_owner,
            lambda: self.today,
            offer=self._offer,
            split=self._split,
            read_only=self.room.read_only,
        )
        yield Static(id="why-off")

    def _know_size(self) -> None:
        super()._know_size()
        self.set_class(self.app.size.height >= ROOMY, "-roomy")

    def on_resize(self) -> None:
        """Have a row more in the form where there is room, and say why lights are off as the width allows."""
        self._know_size()
        self.call_after_refresh(self._show_why_off)

    def _complete_owner(self, typed: str) -> str | None:
        """Return whose name begins so; the half of a name just typed is in the record too, and is no answer."""
        return next((name for name in owners(typed, self.room.incident) if name != typed), None)

    def _offer(self, action: Action) -> str:
        """Return the date to offer: by severity, sooner for an immediate fix (S67, S70)."""
        return default_due(self.room.incident, self.room.settings, self.today, action.type).isoformat()

    def _split(self, owner: str) -> Split | None:
        return split_owner(owner, self.room.incident)

    @property
    def table(self) -> ActionTable:
        """The table of actions."""
        return self.query_one("#actions", ActionTable)

    # What is shown

    def show_record(self) -> None:
        """Show the actions, and the one in hand in the form."""
        super().show_record()
        if self.table.moved:
            self.in_hand = self.table.where()
        shown = Shown(self.room.incident, self.today, self.room.settings, may_add=not self.room.read_only)
        self.table.show(shown, self.in_hand)
        self._show_in_hand()

    def _show_in_hand(self) -> None:
        action = self.action
        self.query_one(ActionForm).show(action or Action(what=""))
        self._show_why_off()

    def _show_why_off(self) -> None:
        action = self.action
        field = ((self.focused and self.focused.id) or "").removeprefix("action-")
        said = open_points(action, self.room.incident, self.today, self.room.settings, field) if action else ()
        line = self.query_one("#why-off", Static)
        rows = 1 if self.has_class("-short") else 3 if self.has_class("-roomy") else 2
        line.update(plain(in_rows(said, line.size.width or self.app.size.width, rows)))

    def on_descendant_focus(self, _: events.DescendantFocus) -> None:
        """Say first what is open about the field in hand."""
        self._show_why_off()

    def on_action_table_taken(self) -> None:
        """Take the action under the cursor in hand, once what was typed about the one before is handed over."""
        self.flush()
        self.in_hand = self.table.where()
        self._show_in_hand()

    def on_data_table_row_selected(self, event: ActionTable.RowSelected) -> None:
        """Go into the form of the row that was chosen, whether or not it has said already that it is in hand."""
        self.flush()
        self.in_hand = number_of(event.row_key.value)
        self._show_in_hand()
        self.go_into_form()

    def go_into_form(self) -> None:
        """Put the cursor into the form."""
        self.set_focus(self.query_one("#action-what"))  # at once, for the next key

    def take_in_hand(self, number: int, *, to_change: bool = False) -> None:
        """Put the cursor on an action and show it in the form, or go into the form."""
        self.flush()
        self.in_hand = number
        self.table.take(number)
        self._show_in_hand()
        if to_change:
            self.go_into_form()

    def show_place(self, place: str) -> None:
        """Take the action in hand that advice is about, with the cursor in the field in which it is followed."""
        found = re.match(r"actions\[(\d+)\]\.?(\w*)", place)
        self.set_focus(self.table)  # at once, for the next key
        if found is None or int(found[1]) >= len(self.room.incident.actions):
            return
        self.take_in_hand(int(found[1]))
        rule = self._rule_in_hand
        field = found[2] or FIELDS.get(rule, "") or (self._wished if rule == "wish" else "")
        if field in LABELS:
            self.set_focus(self.query_one(f"#action-{field}"))
        elif rule in LETTERS:
            letter, words = LETTERS[rule]
            self.say(f"{MENU.key(self.room.settings.keys)}, {letter}: {words}")

    @property
    def _rule_in_hand(self) -> str:
        """The rule of the advice that somebody was led to, or nothing."""
        from noblame.screens.draft_edge import DraftEdge  # noqa: PLC0415  a meeting has no advice

        point = self.edge.counsel.in_hand if isinstance(self.edge, DraftEdge) else None
        return point.advice.id if point and point.advice else ""

    @property
    def _wished(self) -> str:
        """The field that makes a wish of the action in hand: nobody owns it, or it has no date."""
        return "owner" if self.action and is_nobody(self.action.owner) else "due"

    def action_to_step(self) -> None:
        """Go back from the form to the table; from there, in a document, to the list of sections."""
        self.room.outside = True
        if self.table.has_focus:
            self.to_list()
        else:
            self.table.focus()

    # The form

    def on_action_form_edited(self) -> None:
        """Show what was typed."""
        self.show_record()

    def flush(self) -> None:
        """Hand over the form too: a key in it is newer than the record, also before its message has come."""
        super().flush()
        typed = self.query_one(ActionForm).take()
        if typed is not None and not self.room.read_only:
            self._put_typed(typed)

    def _put_typed(self, typed: Action) -> None:
        """Put the form's action into the record; the first key of a new one makes it."""
        actions = list(self.room.incident.actions)
        if self.action is None:
            if not typed.what:
                return
            self.in_hand = len(actions)
            actions.append(replace(typed, id=next_action_id(self.room.incident)))
        else:
            actions[self.in_hand or 0] = typed
        self.room.edit(replace(self.room.incident, actions=tuple(actions)))

    def on_action_form_refused(self, message: ActionForm.Refused) -> None:
        """Say what goes into a field."""
        self.say(message.reason)

    def on_action_form_shared(self, message: ActionForm.Shared) -> None:
        """Say who owns it and who helps."""
        self.say(shared(message.split))
