"""A place with panes, each bound to one part of the record: from the keyboard to the record, and back."""

import re
from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any

from textual import events
from textual.widget import Widget
from textual.widgets import Static

from noblame.commands import REWORD
from noblame.language import Finding
from noblame.meeting.capture import EARLY
from noblame.meeting.writing import Writing
from noblame.record.fields import FIELDS, Field
from noblame.record.incident import Incident
from noblame.record.notation.tree import walk
from noblame.review.open_findings import is_open
from noblame.screens.drafted import DraftedScreen
from noblame.widgets.pane import Pane
from noblame.widgets.plain import plain
from noblame.widgets.status_line import StatusLine


class PanesScreen(DraftedScreen):
    """A place of the meeting with panes. A pane's id is the key of the field it edits, with dots as `--`."""

    def __init__(self, room: Writing) -> None:
        super().__init__(room)
        self._taken: dict[Pane, str] = {}
        """What the record has of each pane; whatever else stands there was typed since."""
        self._judged: Incident | None = None
        """The record by which the criteria are shown."""
        self._left: Pane | None = None
        """The pane that Escape left."""
        self._read_as = self.tally.reader.version
        """As what the check read the panes: by the people and the kept words it knew."""

    def pane(self, key: str, title: str, *, small: bool = False, **options: Any) -> Pane:
        """Return a pane for the field `key`, filled from the record; a small one is low. `options` are Pane's."""
        is_checked = self.counts_findings and _read_as(key) in self.edge.keys.get(self.PLACE, ())
        pane = Pane(
            FIELDS[key].show(self.room.incident, self.room.zone),
            title=title,
            teach=self.guide.teach.get(key, ""),
            check=partial(self.check, key) if is_checked else None,
            must_wait=self.must_wait,
            words=FIELDS[key].words,
            show_marks=self.room.marks == "marks",
            while_typing=self.room.while_typing,
            read_only=self.room.read_only,
            id=key.replace(".", "--"),
            **options,
        )
        pane.set_class(small, "-small")
        pane.set_class(not self._taken, "-in-hand")  # the first, until another is
        self._taken[pane] = pane.text
        return pane

    def check(self, key: str, line: str) -> list[Finding]:
        """Return what is to be reworded in one line of the pane `key`."""
        return list(filter(is_open, self.tally.reader.in_line(_read_as(key), line)))

    def compose_foot(self) -> Iterable[Widget]:
        """Yield what stands below the panes."""
        yield from self.edge.below()

    @property
    def panes(self) -> Iterator[Pane]:
        """The panes of this step, in the order of the screen."""
        return iter(self.query(Pane))

    def field_of(self, pane: Widget) -> Field:
        """Return the part of the record that `pane` edits."""
        return FIELDS[(pane.id or "").replace("--", ".")]

    def taken(self, pane: Pane, incident: Incident) -> Incident:
        """Return the record with what a pane says."""
        room = self.room
        return self.field_of(pane).take(incident, pane.text, room.zone, room.opened, room.clock().wall)

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
                incident = self.taken(pane, incident)
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
            if self.taken(pane, incident) != incident:
                pane.replace_text(field.show(incident, zone))
                self._taken[pane] = pane.text
        self.show_done()
        self.show_counts()

    def refill(self, pane: Pane) -> None:
        """Fill a pane from the record as if it had just been opened."""
        pane.start_anew(self.field_of(pane).show(self.room.incident, self.room.zone))
        self._taken[pane] = pane.text
        pane.recheck()

    def show_done(self) -> None:
        """Show what is missing here, and read the panes by whom and what the record knows."""
        self._judged = self.room.incident
        self.edge.show_lacks()
        reader = self.tally.reader
        reader.know(self.room.incident, self.room.people)
        if reader.version != self._read_as:
            self._read_as = reader.version
            for pane in self.panes:
                pane.recheck()

    def show_counts(self) -> None:
        """Show how much waits elsewhere, and how much is to be reworded here: a number, never a name."""
        incident = self.room.incident
        held = sum(bool(idea.held_from) for idea in incident.improvements) if self.PLACE in EARLY else 0  # then open
        to_reword = f"to reword ({REWORD.key(self.room.settings.keys)})"
        counts = [(held, "held"), (len(incident.parked), "parked"), (self.to_reword, to_reword)]
        says = " · ".join(f"{n} {word}" for n, word in counts if n)
        self.query_one("#counts", Static).update(plain(says))
        if says and self.has_class("-short"):  # there the line of counts is hidden
            where = self.edge.says_where()
            self.query_one("#status", StatusLine).show_left(f"{where} · {says}" if where else says)

    def show_place(self, place: str) -> None:
        """Put the cursor into the pane of a part of the record, at the line of an item of it."""
        key = place.partition("[")[0]
        named = (pane for pane in self.panes if (pane.id or "").replace("--", ".") == key)
        pane = next(named, None) or next(iter(self.query(f"#fact-{key.replace('.', '--')}")), None)
        if pane is None:
            return
        self.set_focus(pane)  # at once, for the next key
        if isinstance(pane, Pane) and "[" in place:
            pane.move_cursor((self._row_of(pane, place), 0), center=True)

    def _row_of(self, pane: Pane, place: str) -> int:
        """Return the row of an item, such as `timeline[4]` or `causes[0].next[1]`."""
        path = tuple(int(number) for number in re.findall(r"\[(\d+)\]", place))
        number = path[0]
        if place.startswith("causes"):
            walked = (at for at, found in enumerate(walk(self.room.incident.causes)) if found.path == path)
            number = next(walked, 0)
        rows = [row for row, line in enumerate(pane.lines) if line.strip()]
        return rows[min(number, len(rows) - 1)] if rows else 0

    # What is to be reworded here

    @property
    def _checked(self) -> list[Pane]:
        """The panes in which something can be found."""
        return [pane for pane in self.panes if pane.is_checked]

    @property
    def counted_by_panes(self) -> str:
        """This place, where its panes count, which leave the line being typed alone."""
        return self.PLACE if self._checked else ""

    @property
    def to_reword(self) -> int:
        """How much there is: by the panes once all are read, until then by the record."""
        panes = self._checked
        if panes and all(pane.is_read for pane in panes):
            return sum(pane.count for pane in panes)
        return super().to_reword

    def on_pane_checked(self) -> None:
        """Show the new count, unless this place is being taken away."""
        if self in self.app.screen_stack:
            self.show_if_new()

    def show_to_reword(self) -> None:
        """Show the counts, here and on the rail."""
        super().show_to_reword()
        self.show_counts()

    # What panes say

    def on_pane_cleaned(self, message: Pane.Cleaned) -> None:
        """Say that a paste held what may not stand in a record."""
        many = "1 control character was" if message.count == 1 else f"{message.count} control characters were"
        self.say(f"{many} made visible")

    def on_pane_refused(self, message: Pane.Refused) -> None:
        """Say why a paste was not taken."""
        self.say(message.reason)

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
        self.to_list()

    def _move_focus(self, direction: int = 0, selector: str | type[Widget] = "*") -> Widget | None:
        """Go on from the pane that Escape left, not from the first: an outline keeps Tab to itself."""
        if self.focused is None and self._left is not None:
            self.set_focus(self._left)
        return super()._move_focus(direction, selector)


def _read_as(key: str) -> str:
    """Return the part of the record as which the language check reads a pane: both halves of `resolution` are that."""
    return "resolution" if key.startswith("resolution.") else key
