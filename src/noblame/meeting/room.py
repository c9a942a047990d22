"""What all screens of one meeting share: the record at the desk, the clock, the settings. No screen, no terminal."""

from datetime import datetime
from typing import Literal

from noblame.meeting.clock import Clock, Now, boot_id, system_clock
from noblame.meeting.face import added_words
from noblame.meeting.ledger import Given
from noblame.meeting.session import Session
from noblame.meeting.standing import BEAT, Standing, find, forget, keep
from noblame.meeting.writing import Writing, nothing
from noblame.record.desk import Desk
from noblame.record.events import Event
from noblame.record.followed import Followed
from noblame.settings import Settings

TOGETHER = 6.0
"""Seconds within which minutes added one after the other are told of together."""


class Room(Writing):
    """One meeting: where it stands, what is being written, and what must be told to the disk.

    Attributes:
        session: the meeting's clock and place.
        carried: open actions of earlier records.
    """

    def __init__(
        self,
        desk: Desk,
        session: Session,
        settings: Settings,
        clock: Clock = system_clock,
        disk_clock: Clock | None = None,
    ) -> None:
        super().__init__(desk, settings, clock)
        self.session = session
        self.carried: tuple[Followed, ...] = ()
        self._disk_clock = disk_clock or clock
        self._boot = boot_id()
        self._added: tuple[Given | None, str, float] = (None, "", 0.0)
        self._kept: tuple[object, ...] = ()
        self._kept_at = float("-inf")

    @property
    def place(self) -> str:
        """Where the meeting is."""
        return self.session.place

    @property
    def places(self) -> tuple[str, ...]:
        """The lobby, the steps in their order, the close."""
        return self.session.places

    @property
    def stops(self) -> tuple[str, ...]:
        """The steps and the close: once left, the lobby is gone."""
        return self.session.places[1:]

    @property
    def is_led(self) -> bool:
        """Whether another window leads this meeting."""
        return self.read_only

    @property
    def marks(self) -> Literal["off", "count", "marks"]:
        """What the room sees of findings."""
        return self.settings.room_marks

    def go(self, place: str) -> None:
        """Move the room to another place, and note what the steps took. The first move starts the clock.

        Leaving the timeline puts its lines in order of time, leaving the improvements puts the ideas in order of votes,
        where somebody wrote in them: sorting happens at a step change, never under a reader's eye.
        """
        now, begins = self.clock(), self.session.held is None
        self.tidy(self.session.place)
        if self.session.go(place, now):
            if begins:
                self.note(held=_whole(now.wall), ended=None)
            self._note_steps(now)

    def end(self) -> None:
        """End the meeting: nothing is left to resume."""
        now = self.clock()
        if self.session.end(now):
            self.note(ended=_whole(now.wall))
            self._note_steps(now)

    def _note_steps(self, now: Now) -> None:
        if steps := self.session.notes(now):
            self.note(steps=steps)

    def add_minute(self) -> str:
        """Give the step one more minute; return in words where it, and those added just before, come from."""
        given = self.session.add_minute(self.clock())
        if given is None:
            return "no step is running: there are no minutes to add to"
        place, at = self.session.place, self._disk_clock().elapsed
        before, added_to, added_at = self._added
        together = added_to == place and at - added_at < TOGETHER
        given = before + given if before and together else given
        self._added = given, place, at
        return added_words(given)

    def pause_or_resume(self) -> str:
        """Take off a sleep that is shown; else pause or resume. Return in words what happened."""
        now = self.clock()
        if slept := self.session.take_off_sleep(now):
            return f"{round(slept / 60)} min of sleep taken off"
        if self.session.resume(now):
            return "the clock goes on"
        return "paused: F6 goes on" if self.session.pause(now) else ""

    def beat(self) -> tuple[Event, ...]:
        """Do what is due: save, look at the disk, keep where the meeting stands. Return what happened to the record."""
        disk = self._disk_clock()
        events = self.desk.tick(disk.wall, disk.elapsed)
        now = self.clock()
        if self.read_only:
            self._follow(now)
        else:
            self._keep(now, disk)
        return events

    def until_next(self) -> float:
        """Return the seconds until the clock shows another one."""
        return self.session.remaining(self.clock()) % 1 or 1.0

    def _keep(self, now: Now, disk: Now) -> None:
        kept = (self.session.place, self.session.paused, self.pane, tuple(self.session.ledger.planned.values()))
        if kept != self._kept or (self.session.running and disk.elapsed - self._kept_at >= BEAT):
            self._kept, self._kept_at = kept, disk.elapsed
            self.trouble = keep(self.standing(now))

    def standing(self, now: Now) -> Standing:
        """Return where the meeting stands, as another window or the next start will read it."""
        return self.session.to_standing(now, self.desk.path, pane=self.pane, boot=self._boot)

    def _follow(self, now: Now) -> None:
        """Take clock, place and pane from the window that leads, as of its last beat."""
        standing = find(self.desk.path)
        if standing is not None:
            self.session = Session.following(standing, now, self._boot)
            self.pane = standing.pane

    def leave(self) -> tuple[str, ...]:
        """Save for the last time and return the lines to print. Blocks until the disk has answered."""
        now, leads = self.clock(), not self.read_only  # a desk that is closed can only be read
        self.on_edit = nothing  # this save is the last; and a screen can be told in its own thread only
        if leads:
            self._note_steps(now)
        lines = self.desk.close()
        if leads:
            if self.session.held is None or self.session.ended:
                forget(self.desk.path)
            else:
                keep(self.standing(now))
        return lines


def _whole(moment: datetime) -> datetime:
    return moment.replace(microsecond=0)
