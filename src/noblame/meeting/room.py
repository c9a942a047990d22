"""What all screens of one meeting share: the record at the desk, the clock, the settings. No screen, no terminal."""

from collections.abc import Callable
from datetime import datetime, tzinfo
from typing import Any, TypeVar, cast

from msgspec.structs import replace

from noblame.meeting.asked import Asked
from noblame.meeting.clock import Clock, Now, boot_id, system_clock
from noblame.meeting.face import added_words
from noblame.meeting.ledger import Given
from noblame.meeting.session import Session
from noblame.meeting.standing import BEAT, Standing, find, forget, keep
from noblame.record.desk import Desk
from noblame.record.events import Event
from noblame.record.incident import Incident
from noblame.record.notation.timeline import in_order
from noblame.settings import Settings

Shared = TypeVar("Shared")

TOGETHER = 6.0
"""Seconds within which minutes added one after the other are told of together."""


class Room:
    """One meeting: where it stands, what is being written, and what must be told to the disk.

    Attributes:
        desk: the record between keyboard and disk.
        opened: the record as it was when the meeting opened it.
        session: the meeting's clock and place.
        clock: what time it is for the meeting; `demo --fast` runs it faster than the disk's.
        zone: what times are shown in.
        carried: open actions of earlier records, one line each.
        asked: which questions the room has read.
        is_read: whether the record was read for the language check once, so that a line takes but a moment.
        pane: the pane in hand, for a window that follows.
        outside: whether somebody went outside of all panes with Escape, where letters are keys.
        trouble: why the place in the meeting cannot be kept, in one line; else empty.
        on_edit: called at each edit by the screen that beats, so that it is saved soon.
    """

    def __init__(
        self,
        desk: Desk,
        session: Session,
        settings: Settings,
        clock: Clock = system_clock,
        disk_clock: Clock | None = None,
    ) -> None:
        self.desk = desk
        self.opened = desk.incident
        self.session = session
        self.settings = settings
        self.clock = clock
        self.zone: tzinfo = settings.zone
        self.carried: tuple[str, ...] = ()
        self.asked = Asked()
        self.is_read = False
        self.pane = ""
        self.outside = False
        self.trouble = ""
        self.on_edit: Callable[[], None] = _nothing
        self._disk_clock = disk_clock or clock
        self._boot = boot_id()
        self._added: tuple[Given | None, str, float] = (None, "", 0.0)
        self._kept: tuple[object, ...] = ()
        self._kept_at = float("-inf")
        self._shared: dict[object, object] = {}

    def shared(self, make: Callable[[Settings], Shared]) -> Shared:
        """Return the one thing of its kind that all places of this meeting share; the first who asks has it made."""
        if make not in self._shared:
            self._shared[make] = make(self.settings)
        return cast("Shared", self._shared[make])

    @property
    def incident(self) -> Incident:
        """The record as the screens show it."""
        return self.desk.incident

    @property
    def read_only(self) -> bool:
        """True where another window edits this record and this one follows."""
        return self.desk.read_only

    @property
    def people(self) -> tuple[str, ...]:
        """Everybody the language check knows by name: attendees, owners, and the settings' people."""
        incident = self.incident
        names = (*(who.name for who in incident.attendees), *(action.owner for action in incident.actions))
        return tuple(dict.fromkeys(name for name in (*names, *self.settings.people) if name))

    @property
    def greeting(self) -> str:
        """What to say about the record as it was opened, in one line: copies left over, warnings; or nothing."""
        if self.desk.left_over:
            return f"an earlier window could not save; its text is in {self.desk.left_over[0]}"
        warnings = self.desk.warnings
        more = f" (and {len(warnings) - 1} more)" if len(warnings) > 1 else ""
        return f"{replace(warnings[0], path=self.desk.path.name)}{more}" if warnings else ""

    def edit(self, incident: Incident) -> None:
        """Take an edit of the record; the desk saves it within a second."""
        if not self.read_only and incident is not self.incident:
            self.desk.edit(incident)
            self.on_edit()

    def note(self, **changes: Any) -> None:
        """Change what the meeting leaves in the record: `note(framing_said=True)`."""
        self.edit(replace(self.incident, meeting=replace(self.incident.meeting, **changes)))

    def go(self, place: str) -> None:
        """Move the room to another place, and note what the steps took. The first move starts the clock.

        Leaving the timeline puts its lines in order of time, leaving the improvements puts the ideas in order of votes:
        sorting happens at a step change, never under a reader's eye.
        """
        now, begins = self.clock(), self.session.held is None
        self._tidy(self.session.place)
        if self.session.go(place, now):
            if begins:
                self.note(held=_whole(now.wall), ended=None)
            self._note_steps(now)

    def _tidy(self, place: str) -> None:
        if place == "timeline":
            self.edit(replace(self.incident, timeline=in_order(self.incident.timeline)))
        elif place == "improvements":
            self.edit(ranked(self.incident))

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
        self.on_edit = _nothing  # this save is the last; and a screen can be told in its own thread only
        if leads:
            self._note_steps(now)
        lines = self.desk.close()
        if leads:
            if self.session.held is None or self.session.ended:
                forget(self.desk.path)
            else:
                keep(self.standing(now))
        return lines


def ranked(incident: Incident) -> Incident:
    """Return the record with its ideas in order of votes; equal ones stay as they stood (S44)."""
    ideas = tuple(sorted(incident.improvements, key=lambda idea: -idea.votes))
    return incident if ideas == incident.improvements else replace(incident, improvements=ideas)


def _nothing() -> None:
    """Do nothing."""


def _whole(moment: datetime) -> datetime:
    return moment.replace(microsecond=0)
