"""Around a place of the meeting: the rail, the clock, what the step is done when."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, ClassVar

from textual.screen import Screen
from textual.widget import Widget

from noblame import commands
from noblame.meeting.agenda import TITLES
from noblame.meeting.face import face, stops
from noblame.meeting.guide import GUIDE, Guide
from noblame.meeting.room import Room
from noblame.review.done import criteria
from noblame.review.open_findings import KEYS
from noblame.screens.edge import Edge
from noblame.settings import Settings
from noblame.widgets.clock_face import ClockFace
from noblame.widgets.done_line import DoneLine
from noblame.widgets.rail import Rail
from noblame.widgets.redirect_card import RedirectCard

if TYPE_CHECKING:
    from noblame.review.tally import Tally


class MeetingEdge(Edge):
    """Rail above, clock beside, criteria below, the redirect card over all."""

    commands: ClassVar = commands.MEETING
    keys: ClassVar = KEYS
    words: ClassVar = {place: title.lower() for place, title in TITLES.items()} | {
        "stage": "the stage",
        "close": "the close",
    }

    def __init__(self, screen: Screen[None], room: Room, place: str) -> None:
        super().__init__(screen, place)
        self.room = room
        self._rung = False

    def guide(self) -> Guide:
        """Return the step in words."""
        return GUIDE[self.place]

    @staticmethod
    def tally(settings: Settings) -> "Tally":
        """Return what counts the findings of all steps."""
        from noblame.review.tally import Tally  # noqa: PLC0415  no first screen needs the language check

        return Tally(settings)

    def above(self) -> Iterable[Widget]:
        """Yield the rail."""
        yield Rail(id="rail")

    def beside(self) -> Iterable[Widget]:
        """Yield the clock."""
        yield ClockFace(id="clock")

    def below(self) -> Iterable[Widget]:
        """Yield what the step is done when."""
        yield DoneLine(id="done")

    def over(self) -> Iterable[Widget]:
        """Yield the redirect card."""
        yield RedirectCard(id="redirect")

    def add_minute(self) -> str:
        """Give the step one more minute, and return in words where it comes from."""
        return self.room.add_minute()

    def pause_or_resume(self) -> str:
        """Stop the clock or let it go on, and return in words which."""
        return self.room.pause_or_resume()

    def show_time(self, counts: Mapping[int, int]) -> None:
        """Show the clock and the rail. Redraws only what changed."""
        session, now = self.room.session, self.room.clock()
        shown = face(session, now, self.room.zone)
        self.screen.query_one(ClockFace).show(shown)
        self.screen.query_one(Rail).show(stops(session, now), shown.ends, counts)
        self._ring(shown.alarm)

    def _ring(self, alarm: str) -> None:
        """Ring once when this step's time is up, for those who asked for it."""
        if alarm == "over" and not self._rung and self.room.settings.bell:
            self.screen.app.bell()
        self._rung = alarm == "over"

    def show_lacks(self) -> None:
        """Show what this step is done when, as it is reached."""
        reached = criteria(self.place, self.room.incident, self.room.people)
        self.screen.query_one(DoneLine).show([(each.text, each.reached) for each in reached])
