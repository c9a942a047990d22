"""One action as a form: every key goes into the record at once."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import get_args

from msgspec.structs import replace
from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.widgets import Input, Label

from noblame.record.incident import Action, ActionType
from noblame.record.labels import label_rules
from noblame.review.due import parse_due
from noblame.widgets.line import Complete, Line, one_of

TYPES = tuple(kind for kind in get_args(ActionType) if kind)
PRIORITY = label_rules()["priority"]
PRIORITIES = ("P1", "P2", "P3", "P4", "P5")
ROWS = (("what",), ("owner", "due"), ("type", "priority", "ticket"))
LABELS = {"what": "Action", "owner": "Owner", "due": "Due", "type": "Type", "priority": "Priority", "ticket": "Ticket"}
HINTS = {
    "what": "a verb, an object, a measure: Add alert for connection pool > 80 %",
    "owner": "one person",
    "due": "2026-12-01, fri, +2w",
    "type": "immediate, process, tool, architecture",
    "priority": "1 to 5, P1 to P5",
    "ticket": "key or URL",
}


class ActionForm(Vertical):
    """Shows one action and posts it, changed, with every key. What no field can take yet is left out of the record."""

    DEFAULT_CSS = """
    ActionForm { height: 3; }
    ActionForm Horizontal { height: 1; }
    ActionForm Label { width: 9; color: $text-muted; }
    ActionForm Line { border: none; height: 1; padding: 0; width: 1fr; background: $boost; margin-right: 1; }
    ActionForm Line:focus { border: none; background: $surface; text-style: underline; }
    """

    class Edited(Message):
        """Somebody typed; `action` says what stands in the form by now."""

    @dataclass
    class Refused(Message):
        """What stood in a field that was left could not be taken; `reason` says what goes there."""

        reason: str

    def __init__(self, owner: Complete, today: Callable[[], date], *, read_only: bool = False) -> None:
        super().__init__(id="form", disabled=read_only)
        self._complete = {"owner": owner, "type": one_of(TYPES), "priority": one_of(PRIORITIES)}
        self._today = today
        self._action = Action(what="")

    def compose(self) -> ComposeResult:
        """Yield a labelled line for each field."""
        for row in ROWS:
            with Horizontal():
                for name in row:
                    yield Label(LABELS[name])
                    yield Line(id=f"action-{name}", placeholder=HINTS[name], complete=self._complete.get(name))

    @property
    def action(self) -> Action:
        """The action as it stands in the form, with every key that was typed."""
        return self._action

    def show(self, action: Action) -> None:
        """Show an action: fill the fields that say something else than when it was last shown or typed."""
        before, self._action = self._action, action
        for name in LABELS:
            if getattr(action, name) != getattr(before, name):
                self.query_one(f"#action-{name}", Line).set_value(getattr(action, name))

    def on_input_changed(self, event: Input.Changed) -> None:
        """Hand the action over as it now is."""
        event.stop()
        name = (event.input.id or "").removeprefix("action-")
        self._action = replace(self._action, **{name: self._read(name, event.value)})
        self.post_message(self.Edited())

    def _read(self, name: str, typed: str) -> str:
        """Return what the record takes of what was typed in a field."""
        text = typed.strip()
        if name == "due":
            due = parse_due(text, self._today())
            return due.isoformat() if due else text
        if name == "type":
            return (text and one_of(TYPES)(text)) or ""
        if name == "priority":
            return text if PRIORITY.fits(text) else ""
        return text

    def on_descendant_blur(self, event: events.DescendantBlur) -> None:
        """Show what a field was taken as, once it is left: `fri` becomes its date."""
        if isinstance(event.widget, Line):
            name = (event.widget.id or "").removeprefix("action-")
            taken, typed = getattr(self._action, name), event.widget.value.strip()
            if typed and not taken:
                self.post_message(self.Refused(f"{LABELS[name]} is one of {HINTS[name]}; “{typed}” is not kept"))
            event.widget.set_value(taken)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Go to the next field."""
        event.stop()
        self.screen.focus_next()
