"""A screen that keeps the meeting going: what was typed is saved, the clock is read, the disk looked at."""

from typing import ClassVar

from textual.screen import Screen
from textual.timer import Timer

from noblame.meeting.writing import Writing
from noblame.record.events import Event
from noblame.screens.places import made

HURRY = 0.4
"""Seconds from a key to the save that it is in: with the save itself well below the second that is promised (P1)."""
SAVING = 0.1
"""Seconds between two looks at a save that is under way."""


class BeatingScreen(Screen[None]):
    """A place of a meeting, with a beat: once a second, sooner while something waits to be saved.

    Children hand over what was typed in `flush`, show the clock in `show_time`, and hear in `heed` what happened to the
    record elsewhere. The beat goes on below a dialog and stops once another place is shown.
    """

    PLACE: ClassVar[str]

    def __init__(self, room: Writing) -> None:
        super().__init__(id=f"place-{self.PLACE}")
        self.room = room
        self._beat_timer: Timer | None = None
        self._hurried = False

    def on_screen_resume(self) -> None:
        """Take up the beat."""
        self.room.on_edit = self.hurry
        self._beat_in(SAVING)

    def flush(self) -> None:
        """Hand what was typed to the record."""
        raise NotImplementedError

    def show_time(self) -> None:
        """Show the clock and the last save."""
        raise NotImplementedError

    def heed(self, event: Event) -> None:
        """Show what happened to the record outside this screen."""
        raise NotImplementedError

    def hurry(self) -> None:
        """Beat soon: something was typed."""
        if not self._hurried:
            self._hurried = True
            self._beat_in(HURRY)

    def beat(self) -> None:
        """Hand what was typed to the desk, let it save and look at the disk, and show the time."""
        self._hurried = False
        if self not in self.app.screen_stack:
            return
        self.flush()
        for event in self.room.beat():
            self.heed(event)
        if self.room.is_led and self.room.place != self.PLACE:
            self.app.switch_screen(made(self.app, self.room, self.room.place))
            return
        self.show_time()
        self._beat_in(self._until_next())

    def _until_next(self) -> float:
        """Return the seconds until there is something to do: a save to look at, one to start, or the next second."""
        if self.room.desk.saving:
            return SAVING
        if self.room.desk.unsaved:
            return HURRY
        return self.room.until_next() + 0.01

    def _beat_in(self, seconds: float) -> None:
        if self._beat_timer is not None:
            self._beat_timer.stop()
        self._beat_timer = self.set_timer(seconds, self.beat)
