"""Review the timeline: facts before analysis (S42, S48, S27, S30)."""

from collections.abc import Iterable
from typing import ClassVar

from msgspec.structs import replace
from textual.widget import Widget

from noblame.record.fields import near
from noblame.record.incident import Improvement, Incident
from noblame.record.notation import timeline
from noblame.review.hold import sounds_like
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


class TimelineScreen(StepScreen):
    """The timeline as one pane, how it was noticed as another, and what the rows say together."""

    PLACE: ClassVar[str] = "timeline"
    CSS_PATH = ["frame.tcss", "timeline.tcss"]  # noqa: RUF012  as Textual declares it
    MENU: ClassVar = (
        *(Choice(letter, kind) for letter, kind in KINDS.items()),
        Choice("h", "hold it: an idea for the improvements step"),
        Choice("o", "put all lines in order of time", any_line=True),
    )
    MENU_PANE: ClassVar[str] = "timeline"

    def compose_body(self) -> Iterable[Widget]:
        """Yield the two panes and the line of derived facts."""
        zone = self.room.settings.timezone or "UTC"
        yield self.pane("timeline", f"Timeline ({zone})", expand=self._expand)
        yield StatusLine(id="gaps")
        yield self.pane("detection", "Detection: how was it noticed, by whom, how late?", small=True)

    def _expand(self, before: str, row: int) -> str | None:
        """Return what `1422 `, `now ` or `+5 ` at the start of a line turn into."""
        pane = self.query_one("#timeline", Pane)
        day, zone, now = near(self.room.incident), self.room.zone, self.room.clock().wall
        above = (timeline.parse_line(pane.line(line), day, zone).at for line in range(row - 1, -1, -1))
        previous = next(filter(None, above), None)
        expanded = timeline.expand(before, now, previous, zone, near=day or previous)
        if expanded and day is None and previous is None:  # nothing says yet which day a time of day would mean
            return f"{now.astimezone(zone):%Y-%m-%d} {expanded}"
        return expanded

    def show_done(self) -> None:
        """Show gaps, the time to detect, and what sounds like analysis."""
        super().show_done()
        incident = self.room.incident
        self.query_one("#gaps", StatusLine).show_left(" · ".join(self._derived(incident)))

    def _derived(self, incident: Incident) -> Iterable[str]:
        if near(incident) is None:
            yield f"which day? Write the first time as {self.room.clock().wall:%Y-%m-%d} 14:02 (or ctrl+p, facts)"
        if early := sum(bool(sounds_like(entry.what)) for entry in incident.timeline):
            yield f"facts first: {early} to hold for later (ctrl+f)"
        if (minutes := timeline.time_to_detect(incident)) is not None:
            yield f"detected after {minutes} min"
        found = timeline.gaps(incident.timeline)
        if found:
            longest = max(found, key=lambda gap: gap.minutes)
            after = longest.after.at.astimezone(self.room.zone) if longest.after.at else ""
            count = "1 gap" if len(found) == 1 else f"{len(found)} gaps"
            yield f"{count} over 15 min, the longest {longest.minutes} min after {after:%H:%M}"

    def choose(self, pane: Pane, letter: str) -> None:
        """Mark the kind, hold the line, or put all lines in order."""
        incident, number = self.room.incident, self.item_number(pane)
        if letter == "o":
            self.room.edit(replace(incident, timeline=timeline.in_order(incident.timeline)))
        elif number is not None and letter == "h":
            self.room.edit(held(incident, number))
            self.say("held for the improvements step")
        elif number is not None:
            entries = list(incident.timeline)
            entries[number] = replace(entries[number], kind=KINDS[letter])
            self.room.edit(replace(incident, timeline=tuple(entries)))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to say that the room agrees."""
        return not self.room.read_only if action == "done" else super().check_action(action, parameters)

    def action_done(self) -> None:
        """Note that the room agrees, or take that back."""
        self.flush()
        self.room.note(timeline_agreed=not self.room.incident.meeting.timeline_agreed)
        self.show_record()


def held(incident: Incident, number: int) -> Incident:
    """Return the record with one timeline line as a held idea instead: facts before analysis (S48)."""
    rest = (*incident.timeline[:number], *incident.timeline[number + 1 :])
    idea = Improvement(idea=incident.timeline[number].what, held_from="timeline")
    return replace(incident, timeline=rest, improvements=(*incident.improvements, idea))
