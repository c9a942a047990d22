"""One action as a form: every key goes into the record at once."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from textwrap import shorten
from typing import Any, get_args

from msgspec.structs import replace
from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.widgets import Input, Label

from noblame.record.incident import Action, ActionType
from noblame.record.labels import label_rules
from noblame.review.due import parse_due
from noblame.review.follow_ups import follow_up
from noblame.review.owners import Split
from noblame.widgets.line import Complete, Line, OfferingLine, one_of
from noblame.widgets.plain import plain

TYPES = tuple(kind for kind in get_args(ActionType) if kind)
PRIORITY = label_rules()["priority"]
PRIORITIES = ("P1", "P2", "P3", "P4", "P5")
ROWS = (("what",), ("owner", "due", "helpers"), ("type", "priority"), ("detail", "ticket"), ("moves_down",))
LABELS = {
    "what": "Action",
    "owner": "Owner",
    "helpers": "Helpers",
    "due": "Due",
    "type": "Type",
    "priority": "Priority",
    "detail": "Detail",
    "ticket": "Ticket",
    "moves_down": "Before",
}
HINTS = {
    "what": ("a verb, an object, a measure: Add alert for connection pool > 80 %", "a verb, an object, a measure"),
    "owner": ("one person",),
    "helpers": ("others, with commas", "others"),
    "due": ("2026-12-01, fri, +2w", "fri, +2w"),
    "type": ("immediate, process, tool, architecture", "i, p, t or a"),
    "priority": ("1 to 5, P1 to P5", "1 to 5"),
    "ticket": ("key or URL", "key"),
    "moves_down": ("what moves down the list, so that there is room for this",),
}
"""What goes into a field, from long to short: the first that fits is shown."""

NARROW = 66
"""Below so many cells the helpers have no room."""


class ActionForm(Vertical):
    """Shows one action and posts it, changed, with every key. What no field can take yet is left out of the record."""

    DEFAULT_CSS = """
    ActionForm { height: auto; }
    ActionForm .row { height: 1; }
    ActionForm .field { width: 1fr; height: 1; }
    ActionForm #field-due { width: 17; }
    ActionForm #field-type { width: 50; }
    ActionForm #field-ticket { width: 27; }
    ActionForm.-narrow #field-helpers { display: none; }
    ActionForm.-narrow #field-type { width: 1fr; }
    ActionForm Label { width: auto; color: $text-muted; margin-right: 1; }
    ActionForm .-first Label { width: 11; margin-right: 0; }
    ActionForm Line { border: none; height: 1; padding: 0; width: 1fr; background: $boost; margin-right: 1; }
    ActionForm Line:focus { border: none; background: $surface; text-style: underline; }
    """

    class Edited(Message):
        """Somebody typed; `action` says what stands in the form by now."""

    @dataclass
    class Refused(Message):
        """What stood in a field that was left could not be taken; `reason` says what goes there."""

        reason: str

    @dataclass
    class Shared(Message):
        """Of several names that were typed one owns it, and the others help."""

        split: Split

    def __init__(
        self,
        owner: Complete,
        today: Callable[[], date],
        *,
        offer: Callable[[Action], str] = lambda _: "",
        split: Callable[[str], Split | None] = lambda _: None,
        read_only: bool = False,
    ) -> None:
        """Make a form.

        Args:
            owner: Completes a name.
            today: The day that `fri` is counted from.
            offer: What to offer for an action without a date.
            split: Who of several names owns it and who helps; None where there are not several.
            read_only: Show, and let nobody type.
        """
        super().__init__(id="form", disabled=read_only)
        self._complete = {"owner": owner, "type": one_of(TYPES), "priority": one_of(PRIORITIES)}
        self._today, self._offer, self._split = today, offer, split
        self._action = Action(what="")
        self._typed = ""
        """The field somebody typed in and has not left yet."""
        self._waits = False

    def compose(self) -> ComposeResult:
        """Yield a labelled line for each field."""
        for row in ROWS:
            with Horizontal(classes="row", id=f"row-{row[0]}"):
                for name in row:
                    with Horizontal(classes="field", id=f"field-{name}").set_class(name == row[0], "-first"):
                        yield Label(LABELS[name], id=f"label-{name}")
                        kind: type[Any] = OfferingLine if name == "due" else Line
                        yield kind(id=f"action-{name}", complete=self._complete.get(name))

    @property
    def action(self) -> Action:
        """The action as it stands in the form, with every key that was typed."""
        return self._action

    def take(self) -> Action | None:
        """Return the action if something was typed that nobody has taken yet, and take it as handed over."""
        waits, self._waits = self._waits, False
        return self._action if waits else None

    def on_resize(self) -> None:
        """Show the fields and the hints that fit."""
        self.set_class(self.size.width < NARROW, "-narrow")
        self.call_after_refresh(self._show_hints)

    def show(self, action: Action) -> None:
        """Show an action: fill the fields that say something else than when it was last shown or typed."""
        before, self._action = self._action, action
        for name in LABELS:
            if getattr(action, name) != getattr(before, name):
                self._line(name).set_value(_shown(action, name))
        if action != before:
            self._typed = ""
        self._show_hints()

    def _line(self, name: str) -> Line:
        return self.query_one(f"#action-{name}", Line)

    def _show_hints(self) -> None:
        """Show in each empty field what goes there; the type of the action says what its detail is (S70 to S73)."""
        asked = follow_up(self._action)
        self.query_one("#label-detail", Label).update(plain(asked.label))
        offered = self._offer(self._action)
        self.query_one("#action-due", OfferingLine).offered = offered
        hints = HINTS | {"detail": (asked.ask, asked.short)}
        if offered:
            hints["due"] = (f"→ {offered}",)
        for name, forms in hints.items():
            line = self._line(name)
            hint = _fitting(forms, line.size.width)
            if line.placeholder != hint:
                line.placeholder = hint

    def on_input_changed(self, event: Input.Changed) -> None:
        """Hand the action over as it now is."""
        event.stop()
        name = self._typed = (event.input.id or "").removeprefix("action-")
        self._action = replace(self._action, **{name: self._read(name, event.value)})
        self._waits = True
        self.post_message(self.Edited())

    def _read(self, name: str, typed: str) -> str | tuple[str, ...]:
        """Return what the record takes of what was typed in a field."""
        text = typed.strip()
        if name == "helpers":
            return tuple(filter(None, map(str.strip, text.split(","))))
        if name == "due":
            due = parse_due(text, self._today())
            return due.isoformat() if due else text
        if name == "type":
            return (text and one_of(TYPES)(text)) or ""
        if name == "priority":
            return text if PRIORITY.fits(text) else ""
        return text

    def on_descendant_blur(self, event: events.DescendantBlur) -> None:
        """Show what a field was taken as, once it is left: `fri` becomes its date, the second of two names a helper."""
        if not isinstance(event.widget, Line):
            return
        name = (event.widget.id or "").removeprefix("action-")
        if name == "owner" and self._typed == name:
            self._share(self._split(self._action.owner))
        taken, typed = _shown(self._action, name), event.widget.value.strip()
        if typed and not taken:
            self.post_message(self.Refused(f"{LABELS[name]} is one of {HINTS[name][0]}; “{typed}” is not kept"))
        event.widget.set_value(taken)
        self._typed = ""

    def _share(self, split: Split | None) -> None:
        """Let one of several names own the action, and the others help (S66)."""
        if split is None:
            return
        helpers = tuple(dict.fromkeys((*self._action.helpers, *split.helpers)))
        self._action = replace(self._action, owner=split.owner, helpers=helpers)
        self._line("helpers").set_value(_shown(self._action, "helpers"))
        self._waits = True
        self.post_message(self.Edited())
        self.post_message(self.Shared(split))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Go to the next field."""
        event.stop()
        self.screen.focus_next()


def _shown(action: Action, name: str) -> str:
    """Return what a field shows of an action."""
    value = getattr(action, name)
    return ", ".join(value) if isinstance(value, tuple) else str(value)


def _fitting(forms: Sequence[str], width: int) -> str:
    """Return the first form that fits in so many cells, else the last, cut."""
    fits = next((form for form in forms if len(form) <= width), "")
    return fits or shorten(forms[-1], max(width, 1), placeholder="…")
