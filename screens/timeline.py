"""Review the timeline: facts before analysis (S42, S48, S27, S30)."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import ClassVar, NamedTuple

from msgspec.structs import replace
from textual.widget import Widget

from noblame.commands import MENU
from noblame.meeting.writing import Writing
from noblame.record.fields import near
from noblame.record.incident import Incident
from noblame.record.notation import timeline
from noblame.record.notation.align import one_line
from noblame.review.hold import Sort, held, sounds_like
from noblame.review.open_findings import said
from noblame.review.words import exactly
from noblame.screens.item_menu import Choice
from noblame.screens.step import StepScreen
from noblame.widgets.pane import Pane
from noblame.widgets.status_line import StatusLine

KINDS = {
    "c": "change",
    "a": "alert",
    "d": "detect",
    "e": "decide",
    "t": "act",
    "m": "mitigate",
    "r": "resolve",
    "s": "status",
    "n": "note",
}
HOLD: dict[str, Sort] = {"w": "cause", "h": "fix"}
FOR = {"w": "root cause", "h": "improvements"}
NEAR = 50
"""So many lines around the cursor are looked through for the one that was left."""


class Early(NamedTuple):
    """A line that is no fact, the letter that holds it for its step, and what it is called."""

    row: int
    letter: str
    name: str


class TimelineScreen(StepScreen):
    """The timeline as one pane, how it was noticed as another, and what the rows say together."""

    PLACE: ClassVar[str] = "timeline"
    CSS_PATH = ["frame.tcss", "timeline.tcss"]  # noqa: RUF012  as Textual declares it
    MENU: ClassVar = (
        *(Choice(letter, kind) for letter, kind in KINDS.items()),
        *(Choice(letter, f"hold it for {place}") for letter, place in FOR.items()),
        Choice("o", "put all lines in order of time", any_line=True),
    )
    MENU_PANE: ClassVar[str] = "timeline"

    def __init__(self, room: Writing) -> None:
        super().__init__(room)
        self._zone = room.zone
        self._facts = ""
        """What the rows say together."""
        self._left_line = ""
        """The line that somebody wrote last and left, if it is no fact."""

    def compose_body(self) -> Iterable[Widget]:
        """Yield the two panes and the line of derived facts."""
        yield self.pane("timeline", self._title, expand=self._expand)
        yield StatusLine(id="gaps")
        if "detection" in self.edge.keys[self.PLACE]:  # the document has a section for it
            yield self.pane("detection", "Detection: how was it noticed, by whom, how late?", small=True)

    @property
    def _title(self) -> str:
        return f"Timeline ({self.room.zone})"

    def show_record(self) -> None:
        """Show the timeline; in another zone than before as a text of its own."""
        if self.room.zone is not self._zone:
            self._zone, pane = self.room.zone, self.query_one("#timeline", Pane)
            pane.retitle(self._title)
            self.refill(pane)
        super().show_record()

    def _expand(self, before: str, row: int) -> str | None:
        """Return what `1422 `, `now ` or `+5 ` at the start of a line turn into."""
        pane = self.query_one("#timeline", Pane)
        day, zone, now = near(self.room.incident), self.room.zone, self.room.clock().wall
        above = ((line, timeline.parse_line(pane.line(line), day or now, zone).at) for line in range(row - 1, -1, -1))
        timed = next((each for each in above if each[1]), None)
        previous = (self._stored(pane, timed[0]) or timed[1]) if timed else None
        return timeline.expand(before, now, previous, zone, near=day)

    def show_done(self) -> None:
        """Show gaps, the time to detect, and what sounds like analysis."""
        super().show_done()
        self._facts = " · ".join(self._derived(self.room.incident))
        self.show_hint()

    def _derived(self, incident: Incident) -> Iterable[str]:
        if near(incident) is None:
            yield f"which day? Write the first time as {self.room.clock().wall:%Y-%m-%d} 14:02 (or ctrl+p, facts)"
        elif not (incident.started or incident.detected or incident.resolved):  # then the lines date each other
            first = next(row.at for row in incident.timeline if row.at).astimezone(self.room.zone)
            yield f"the {first:%H:%M} line is of {first:%a} {first.day} {first:%b}"
        if (minutes := timeline.time_to_detect(incident)) is not None:
            yield f"detected after {exactly(minutes)}"
        found = timeline.gaps(incident.timeline)
        if found:
            longest = max(found, key=lambda gap: gap.minutes)
            after = longest.after.at.astimezone(self.room.zone) if longest.after.at else ""
            count = "1 gap" if len(found) == 1 else f"{len(found)} gaps"
            yield f"{count} over 15 min, the longest {exactly(longest.minutes)} after {after:%H:%M}"

    # Facts before analysis

    def on_pane_line_left(self, message: Pane.LineLeft) -> None:
        """Offer to hold what was written, once it is; never while somebody is writing it."""
        if message.pane.id == "timeline":
            self._left_line = message.text if sort_of(message.text) else ""
            self.show_hint()
            if self._left_line and not self.query_one("#gaps").display:  # as where there is little room
                self.say(self._hint())

    def on_text_area_selection_changed(self) -> None:
        """Offer it for the line the cursor is in."""
        self.show_hint()

    def show_hint(self) -> None:
        """Show which line could be held, before what the rows say together."""
        self.query_one("#gaps", StatusLine).show_left(
            " · ".join(filter(None, (self._hint(), self._in_utc(), self._facts)))
        )

    def _in_utc(self) -> str:
        """Return the time of the cursor's line as the file has it, where it is shown in another zone."""
        pane = self.query_one("#timeline", Pane)
        moment = self._stored(pane, pane.row) if self.room.zone is not UTC else None
        if moment is None:
            return ""
        return f"{moment.astimezone(self.room.zone):%H:%M} is {moment:%H:%M} UTC"

    def _stored(self, pane: Pane, row: int) -> datetime | None:
        """Return the time that the record has for a line; None for one that was typed a moment ago."""
        number, rows = self.item_number(pane, row), self.room.incident.timeline
        if number is None or number >= len(rows):
            return None
        line = timeline.parse_line(pane.line(row), self.room.clock().wall, self.room.zone)
        return rows[number].at if line.what == one_line(rows[number].what) else None

    def _hint(self) -> str:
        """Return `hold it for root cause? (ctrl+f, w)`, naming the line where it is not the cursor's."""
        early = None if self.room.read_only else self._early()
        if early is None:
            return ""
        is_here = early.row == self.query_one("#timeline", Pane).row
        what = "it" if is_here else early.name
        return f"hold {what} for {FOR[early.letter]}? ({MENU.key(self.room.settings.keys)}, {early.letter})"

    def _early(self) -> Early | None:
        """Return the line to hold: the cursor's, unless somebody is writing it, else the one that was left last."""
        pane = self.query_one("#timeline", Pane)
        here = pane.row
        around = sorted(range(max(here - NEAR, 0), here + NEAR), key=lambda row: abs(row - here))
        left = next((row for row in around if pane.line(row) == self._left_line), None) if self._left_line else None
        for row in (here, left):
            if row is not None and row != pane.being_typed and (sort := sort_of(pane.line(row))):
                return Early(row, "w" if sort == "cause" else "h", self._called(pane, row))
        return None

    def _called(self, pane: Pane, row: int) -> str:
        """Return what a line is called before the room: by its time, never by what it says nor whom it names."""
        day = near(self.room.incident) or self.room.clock().wall
        moment = timeline.parse_line(pane.line(row), day, self.room.zone).at
        return f"the {moment.astimezone(self.room.zone):%H:%M} line" if moment else f"line {row + 1}"

    def menu(self) -> Sequence[Choice]:
        """Return what can be done, also with the line that was left last."""
        early = self._early()
        if early is None or early.row == self.query_one("#timeline", Pane).row:
            return self.MENU
        hold = Choice(early.letter, f"hold {early.name} for {FOR[early.letter]}", any_line=True)
        return [hold if choice.letter == early.letter else choice for choice in self.MENU]

    def choose(self, pane: Pane, letter: str) -> None:
        """Mark the kind, hold the line, or put all lines in order."""
        incident, number = self.room.incident, self.item_number(pane, pane.row)
        if letter == "o":
            self.room.edit(replace(incident, timeline=timeline.in_order(incident.timeline)))
        elif letter in HOLD:
            self._hold(pane, letter)
        elif number is not None:
            entries = list(incident.timeline)
            entries[number] = replace(entries[number], kind=KINDS[letter])
            self.room.edit(replace(incident, timeline=tuple(entries)))

    def _hold(self, pane: Pane, letter: str) -> None:
        """Take a line out of the timeline, for its step."""
        early = self._early()
        number = self.item_number(pane, early.row if early and early.letter == letter else pane.row)
        if number is not None:
            self.room.edit(held(self.room.incident, number, HOLD[letter]))
            self._left_line = ""
            self.say(f"held for {FOR[letter]}")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to say that the room agrees."""
        return not self.room.read_only if action == "done" else super().check_action(action, parameters)

    def action_done(self) -> None:
        """Note that the room agrees, or take that back."""
        self.flush()
        self.room.note(timeline_agreed=not self.room.incident.meeting.timeline_agreed)
        self.show_record()


def sort_of(line: str) -> Sort:
    """Return whether a line of the pane sounds like a cause or a fix."""
    return sounds_like(said("timeline", line)[0])
