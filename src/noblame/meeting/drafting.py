"""One person drafting the document alone: the panes of the meeting, without its clock (design section 3)."""

from typing import Literal

from noblame.meeting.clock import Clock, system_clock
from noblame.meeting.sections import SECTIONS
from noblame.meeting.writing import Writing, nothing
from noblame.record.desk import Desk
from noblame.record.events import Event
from noblame.record.incident import Incident
from noblame.settings import Settings

OPENS_AT = "summary"
HEAD = ("title", "severity", "status", "started", "triage")
"""What a record begins with."""


class Draft(Writing):
    """The document of one record, and the section that is open."""

    while_typing = True

    def __init__(self, desk: Desk, settings: Settings, clock: Clock = system_clock, section: str = OPENS_AT) -> None:
        super().__init__(desk, settings, clock)
        self._section = section
        self.outside = not is_new(desk.incident)  # there the first key is rarely meant for the title

    @property
    def place(self) -> str:
        """The section that is open."""
        return self._section

    @property
    def places(self) -> tuple[str, ...]:
        """All sections, in the order of the document."""
        return tuple(SECTIONS)

    @property
    def marks(self) -> Literal["off", "count", "marks"]:
        """Who writes alone sees findings where they are: nobody else looks on."""
        return "marks"

    def go(self, place: str) -> None:
        """Open another section; the one that is left is put in order, if somebody wrote in it."""
        self.tidy(self._section)
        self._section = place

    def beat(self) -> tuple[Event, ...]:
        """Save, and look at the disk."""
        now = self.clock()
        return self.desk.tick(now.wall, now.elapsed)

    def until_next(self) -> float:
        """Return a second: no clock runs here, but the disk is looked at."""
        return 1.0

    def leave(self) -> tuple[str, ...]:
        """Save for the last time, and return the lines to print."""
        self.on_edit = nothing
        return self.desk.close(self.clock().wall)


def is_new(incident: Incident) -> bool:
    """Return whether nothing was written yet but what a record begins with."""
    return incident == Incident(**{name: getattr(incident, name) for name in HEAD})
