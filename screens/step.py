"""A step: panes bound to parts of the record, what is still missing, and what is to be reworded."""

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import Any, ClassVar

from msgspec.structs import replace
from textual import events
from textual.widget import Widget
from textual.widgets import Static

from noblame.language import Finding
from noblame.meeting.capture import EARLY
from noblame.meeting.room import Room
from noblame.record.fields import FIELDS, Field
from noblame.record.incident import Accepted, Incident
from noblame.review.done import criteria
from noblame.review.wording import findings
from noblame.screens.editor import edited_outside
from noblame.screens.item_menu import Choice, ItemMenu
from noblame.screens.led import LedScreen
from noblame.screens.reword import RewordDialog
from noblame.widgets.done_line import DoneLine
from noblame.widgets.pane import Pane
from noblame.widgets.plain import plain
from noblame.widgets.status_line import StatusLine


class StepScreen(LedScreen):
    """A place of the meeting with panes. A pane's id is the key of the field it edits, with dots as `--`."""

    MENU: ClassVar[Sequence[Choice]] = ()
    """What the item menu offers for a line of `MENU_PANE`."""
    MENU_PANE: ClassVar[str] = ""

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self._taken: dict[Pane, str] = {}
        """What the record has of each pane; whatever else stands there was typed since."""
        self._judged: Incident | None = None
        """The record by which the criteria are shown."""
        self._left: Pane | None = None
        """The pane that Escape left."""

    def pane(self, key: str, title: str, *, small: bool = False, **options: Any) -> Pane:
        """Return a pane for the field `key`, filled from the record; a small one is low. `options` are Pane's."""
        settings = self.room.settings
        pane = Pane(
            FIELDS[key].show(self.room.incident, self.room.zone),
            title=title,
            teach=self.guide.teach.get(key, ""),
            check=None if settings.room_marks == "off" else partial(self.check, key),
            show_marks=settings.room_marks == "marks",
            read_only=self.room.read_only,
            id=key.replace(".", "--"),
            **options,
        )
        pane.set_class(small, "-small")
        self._taken[pane] = pane.text
        return pane

    def check(self, key: str, line: str) -> list[Finding]:
        """Return the findings of one line of the pane `key`."""
        return findings(line, key, self.room.people, self.room.incident, self.room.settings)

    def compose_foot(self) -> Iterable[Widget]:
        """Yield what the step is done when."""
        yield DoneLine(id="done")

    @property
    def panes(self) -> Iterator[Pane]:
        """The panes of this step, in the order of the screen."""
        return iter(self.query(Pane))

    def field_of(self, pane: Widget) -> Field:
        """Return the part of the record that `pane` edits."""
        return FIELDS[(pane.id or "").replace("--", ".")]

    # From the keyboard to the record

    def on_pane_edited(self) -> None:
        """Beat soon, to hand over what was typed."""
        self.hurry()

    def flush(self) -> None:
        """Hand what was typed to the record; a window that follows goes to the pane in hand instead."""
        if self.room.read_only:
            self._follow_pane()
            return
        incident = self.room.incident
        for pane in self.panes:
            if pane.text != self._taken[pane]:
                incident = self.field_of(pane).take(incident, pane.text, self.room.zone, self.room.opened)
                self._taken[pane] = pane.text
        self.room.edit(incident)
        self.room.pane = self.focused.id or "" if isinstance(self.focused, Pane) else ""
        if self.room.incident is not self._judged:
            self.show_done()

    def _follow_pane(self) -> None:
        for pane in self.panes:
            if pane.id == self.room.pane and not pane.has_focus:
                pane.focus()

    # From the record to the screen

    def show_record(self) -> None:
        """Fill the panes that say something else than the record, and show what is missing."""
        self.flush()  # what was typed a moment ago is newer than the record
        super().show_record()
        incident, zone = self.room.incident, self.room.zone
        for pane in self.panes:
            field = self.field_of(pane)
            if field.take(incident, pane.text, zone, self.room.opened) != incident:
                pane.replace_text(field.show(incident, zone))
                self._taken[pane] = pane.text
        self.show_done()
        self.show_counts()

    def show_done(self) -> None:
        """Show what this step is done when, as it is reached."""
        self._judged = self.room.incident
        reached = criteria(self.PLACE, self.room.incident, self.room.people)
        self.query_one(DoneLine).show([(each.text, each.reached) for each in reached])

    def show_counts(self) -> None:
        """Show how much waits elsewhere, and how much is to be reworded here: a number, never a name."""
        incident = self.room.incident
        held = sum(bool(idea.held_from) for idea in incident.improvements) if self.PLACE in EARLY else 0  # then open
        counts = [(held, "held"), (len(incident.parked), "parked"), (self.to_reword, "to reword (F8)")]
        says = " · ".join(f"{n} {word}" for n, word in counts if n)
        self.query_one("#counts", Static).update(plain(says))
        if says and self.has_class("-short"):  # there the line of counts is hidden
            self.query_one("#status", StatusLine).show_left(says)

    @property
    def to_reword(self) -> int:
        """How many findings this step's panes have."""
        return sum(len(pane.findings) for pane in self.panes)

    def on_pane_checked(self) -> None:
        """Show the new count."""
        self.show_counts()
        self.show_keys()

    def on_pane_cleaned(self, message: Pane.Cleaned) -> None:
        """Say that a paste held what may not stand in a record."""
        many = "1 control character was" if message.count == 1 else f"{message.count} control characters were"
        self.say(f"{many} made visible")

    def on_pane_refused(self, message: Pane.Refused) -> None:
        """Say why a paste was not taken."""
        self.say(message.reason)

    # Commands

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what needs a pane where there is one."""
        if action in {"item_menu", "editor", "reword"} and self.room.read_only:
            return False
        if action == "item_menu":
            return bool(self.MENU)
        if action == "editor":
            return True
        if action == "reword":
            return self.to_reword > 0
        return super().check_action(action, parameters)

    def pane_in_hand(self) -> Pane:
        """Return the pane that has the focus, else the one that Escape left, else the first."""
        return self.focused if isinstance(self.focused, Pane) else self._left or next(self.panes)

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Remember which pane is in hand: where there is little room it is the tall one, also after Escape."""
        if isinstance(event.widget, Pane):
            for pane in self.panes:
                pane.set_class(pane is event.widget, "-in-hand")

    def on_pane_left(self, message: Pane.Left) -> None:
        """Remember where Escape was pressed."""
        self._left = message.pane
        self.room.outside = True

    def _move_focus(self, direction: int = 0, selector: str | type[Widget] = "*") -> Widget | None:
        """Go on from the pane that Escape left, not from the first: an outline keeps Tab to itself."""
        if self.focused is None and self._left is not None:
            self.set_focus(self._left)
        return super()._move_focus(direction, selector)

    def action_reword(self) -> None:
        """Go to the next finding, from the last one of a pane to the first one of the next, and bring its question."""
        if (found := self._next_finding()) is not None:
            pane, _, finding = found
            pane.focus()
            everything = [(each, *place) for each in self.panes for place in each.findings]
            dialog = RewordDialog(finding, everything.index(found) + 1, len(everything), self.room)
            self.app.push_screen(dialog, partial(self._reword, pane, finding))

    def _next_finding(self) -> tuple[Pane, int, Finding] | None:
        panes, here = list(self.panes), self.pane_in_hand()
        if (place := here.next_finding(wrap=False)) is not None:
            return here, *place
        after = panes.index(here) + 1
        for pane in (*panes[after:], *panes[:after]):
            if (place := pane.first_finding()) is not None:
                return pane, *place
        return None

    def _reword(self, pane: Pane, finding: Finding, answer: str | None) -> None:
        self.show_record()  # with what was captured over the dialog, before the pane is written on
        row = pane.row  # the cursor stands at the finding, also where others changed the lines above it
        if answer == "i":
            self.insert_question(pane, row, finding.ask)
        elif answer == "k":
            words = pane.line(row)[finding.start : finding.end]
            accepted = Accepted(text=words, rule=finding.rule, reason="kept in the meeting")
            self.room.edit(replace(self.room.incident, accepted=(*self.room.incident.accepted, accepted)))
            pane.recheck()
        elif answer == "n":
            self.action_reword()

    def insert_question(self, pane: Pane, row: int, ask: str) -> None:
        """Insert the question of a finding below its line."""
        pane.insert_below(row, ask)

    def action_item_menu(self) -> None:
        """Open the menu for the line at the cursor."""
        pane = self.query_one(f"#{self.MENU_PANE}", Pane)
        self.flush()
        line = pane.line(pane.row).strip()
        choices = [choice for choice in self.MENU if line or choice.any_line]
        if choices:
            self.app.push_screen(ItemMenu(line, choices, self.room), partial(self._choose, pane))
        else:
            self.say("nothing is written on this line yet")

    def _choose(self, pane: Pane, letter: str | None) -> None:
        if letter is not None:
            self.show_record()  # with what was captured over the menu
            self.choose(pane, letter)
            self.flush()
            self.show_record()

    def choose(self, pane: Pane, letter: str) -> None:
        """Do what the item menu's `letter` says with the line at the cursor of `pane`."""
        raise NotImplementedError

    def item_number(self, pane: Pane) -> int | None:
        """Return which item of its field the cursor of `pane` is in, counted from 0; None on a blank line."""
        if not pane.line(pane.row).strip():
            return None
        return sum(bool(line.strip()) for line in pane.lines[: pane.row])

    def action_editor(self) -> None:
        """Open the pane in hand in $EDITOR, and take what comes back."""
        pane = self.pane_in_hand()
        self.flush()
        text, trouble = edited_outside(self.app, pane.text, self.room.desk.path.stem)
        if trouble:
            self.say(trouble)
        elif text != pane.text:
            pane.replace_text(text)
            self.show_record()
