"""One open record between keyboard and disk: what is typed is saved, what others save appears, nothing is lost.

A window calls `edit` as people type and `tick` a few times a second, from its event loop; neither touches the disk.
That is done by errands, one at a time, each in a thread of its own, which get immutable values and hand one back.
"""

import gc
import threading
from collections.abc import Iterable
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from noblame.record import merge
from noblame.record.aside import copies_of
from noblame.record.choices import Choices
from noblame.record.errand import Errand, Glances, Task, caught_up
from noblame.record.events import Changed, Clashed, Event, Failed, Recovered, Rewritten, Stored
from noblame.record.file import Record, Saved, load
from noblame.record.incident import Incident
from noblame.record.locks import Held, hold
from noblame.record.merge import Conflict
from noblame.record.pace import PATIENCE, SLOW, Pace
from noblame.record.parting import last_words, left_behind
from noblame.record.storing import sweep
from noblame.record.waiting import waiting
from noblame.source.problem import Problem, UnreadableError


class Desk:
    """An open record. Made by `Desk.open`, ended by `close`; every method may be called from any thread.

    Attributes:
        incident: what the screens show.
        saved_at: when this window last wrote the file, in UTC.
        trouble: one line that lasts as long as the trouble does, or nothing.
        copy: where all that was typed is kept while the file cannot be written.
        left_over: copies in the state folder that an earlier window of this record left behind.
    """

    def __init__(self, record: Record, held: Held | None) -> None:
        self._turn = threading.RLock()
        self._record = record
        self._held = held
        self._errand: Errand | None = None
        self._choices = Choices()
        self._glances: Glances = ()
        self._events: list[Event] = []
        self._tried: Incident | None = None
        self._pace = Pace()
        self._soon = self._anew = False
        self._wall: datetime | None = None
        self.incident = record.incident
        self.saved_at: datetime | None = None
        self.trouble = ""
        self.copy: Path | None = None
        self.left_over: tuple[Path, ...] = ()

    @classmethod
    def open(cls, path: Path, *, read_only: bool | None = None, severities: Iterable[str] = ()) -> "Desk":
        """Open a record for editing, or to follow it where another window edits it.

        Args:
            path: the file.
            read_only: True to follow it in any case; False to edit even beside another window; None to find out.
            severities: labels that the settings allow.

        Raises:
            UnreadableError: as `load`; it also names the copies that an earlier window left of this record.
        """
        left = copies_of(path)
        try:
            record = load(path, severities)
        except UnreadableError as error:
            raise UnreadableError([*error.problems, *left_behind(path, left)]) from error
        held = None if read_only else hold(path)
        if held is None and read_only is False:
            held = Held(None)
        desk = cls(record, held)
        desk.left_over = left
        if held is not None:
            sweep(path.resolve().parent)
            desk._choices.greet(waiting(path), record.incident)
        if desk.conflicts:
            desk._events.append(Clashed(desk.conflicts))
        return desk

    @property
    def path(self) -> Path:
        """The file."""
        return self._record.path

    @property
    def warnings(self) -> tuple[Problem, ...]:
        """What to tell the user about the file."""
        return self._record.warnings

    @property
    def read_only(self) -> bool:
        """Whether the record is only followed."""
        return self._held is None

    @property
    def locked(self) -> bool:
        """Whether other windows are kept out; False while editing means "checked, not locked"."""
        return self._held is not None and self._held.locked

    @property
    def saving(self) -> bool:
        """Whether the disk is being worked on right now."""
        return self._errand is not None

    @property
    def unsaved(self) -> bool:
        """Whether something shown is not in the file yet."""
        return self.incident is not self._record.incident

    @property
    def conflicts(self) -> tuple[Conflict, ...]:
        """What both sides changed and nobody has decided."""
        return self._choices.open

    def edit(self, incident: Incident) -> None:
        """Take what was typed; `tick` saves it.

        Raises:
            RuntimeError: the record is only followed.
        """
        with self._turn:
            self._may_edit()
            self.incident = incident

    def tick(self, wall: datetime, elapsed: float) -> tuple[Event, ...]:
        """Take what an errand brought, send the next one if it is time, and return what happened since the last call.

        Args:
            wall: the time of day, in UTC, for stamps.
            elapsed: seconds on a clock that only runs forward.
        """
        with self._turn:
            self._wall = wall
            self._receive()
            self._send(elapsed)
            events, self._events = tuple(self._events), []
            return events

    def save_soon(self, *, anew: bool = False) -> None:
        """Save at the next tick; with `anew` also where the file was moved or deleted."""
        with self._turn:
            self._soon, self._anew = True, anew and not self.read_only

    def save_now(self, wall: datetime | None = None, *, anew: bool = False) -> bool:
        """Save and wait for it; return whether all that is shown is in the file. Events come with the next tick.

        Args:
            wall: the time of day, in UTC, for the stamp.
            anew: write the file also where it was moved or deleted.
        """
        with self._turn:
            self._wall = wall or self._wall
            self.save_soon(anew=anew)
        for _ in range(3):  # one that is under way, this one, and one for what was typed meanwhile
            errand = self._hurry()
            if errand is None or not errand.wait(PATIENCE):
                break
            with self._turn:
                self._receive()
                if self.trouble and self._tried is self.incident and not self._soon:
                    break
        return not self.unsaved and not self.trouble

    def take_ours(self, conflict: Conflict) -> bool:
        """Put our side of a conflict into the record; return False, and change nothing, where its place is gone."""
        with self._turn:
            self._may_edit()
            try:
                self._show(merge.take_ours(self.incident, conflict))
            except LookupError:
                return False
            self._choices.decided(conflict)
            return True

    def keep_theirs(self, conflict: Conflict) -> None:
        """Let our side of a conflict go."""
        with self._turn:
            self._may_edit()
            with suppress(LookupError):
                self._show(merge.take_theirs(self.incident, conflict))
            self._choices.decided(conflict)

    def close(self, wall: datetime | None = None) -> tuple[str, ...]:
        """Save for the last time, let other windows edit, and return what to say on leaving."""
        if self._held is None:
            return ()
        saved = self.save_now(wall)
        with self._turn:
            self._held.free()
            self._held = None
            return last_words(self.path, self.trouble, self.copy, self.conflicts, saved=saved)

    def _may_edit(self) -> None:
        if self._held is None:
            raise RuntimeError(f"{self.path.name} is only followed, or closed")

    def _send(self, elapsed: float) -> None:
        """Start the next errand if it is time."""
        if self._errand is not None:
            if self._pace.slow(elapsed) and not self.trouble:
                self._in_trouble(f"{self.path.name}: the disk has not answered for {SLOW:.0f} seconds", self.copy)
            return
        tried = self._tried is self.incident
        if self._pace.due(elapsed, unsaved=self.unsaved, tried=tried, soon=self._soon):
            self._start()

    def _start(self) -> None:
        self._soon, anew, self._anew = False, self._anew, False
        gc.disable()  # a long file read back is much to look through and no garbage; keys would wait for it
        self._errand = Errand(
            Task(
                record=self._record.with_incident(self.incident),
                read_only=self.read_only,
                anew=anew,
                copy=self.copy,
                keep=self._choices.keep,
                drop=self._choices.drop,
                glances=self._glances,
            )
        )

    def _hurry(self) -> Errand | None:
        """Return the errand that is under way, or one that saves what is not saved, or nothing."""
        with self._turn:
            self._receive()
            if self._errand is None and (self.unsaved or self._soon):
                self._start()
            return self._errand

    def _receive(self) -> None:
        """Take what an errand brought."""
        if self._errand is not None and self._errand.done:
            errand, self._errand = self._errand, None
            self._conclude(errand)
            del errand  # and with it the file as it was
            gc.enable()

    def _conclude(self, errand: Errand) -> None:
        outcome = errand.outcome()
        self._glances = outcome.glances
        if outcome.error is not None:
            self._tried = errand.task.record.incident
            self._in_trouble(outcome.error.line, outcome.error.copy)
        elif outcome.saved is not None:
            self._choices.done(errand.task.keep, errand.task.drop)
            self._take(outcome.saved, errand.task.record.incident)
        elif self._tried is None and self.trouble:
            self._out_of_trouble()  # nothing had failed, it was only slow

    def _in_trouble(self, line: str, copy: Path | None) -> None:
        copy = copy or self.copy
        if (line, copy) != (self.trouble, self.copy):
            self._events.append(Failed(line, copy))
        self.trouble, self.copy = line, copy

    def _take(self, saved: Saved, given: Incident) -> None:
        """Make what an errand brought the record, with what was typed meanwhile in it."""
        caught = caught_up(saved, given, self.incident)
        self._record, self._tried = saved.record, None
        self._show(caught.incident)
        if saved.wrote and self._wall is not None:
            self.saved_at = self._wall
            self._events.append(Stored(self._wall))
        if saved.backup is not None:
            self._events.append(Rewritten(saved.backup))
        if caught.conflicts:
            self._choices.more(caught.conflicts, caught.late, caught.outdated)
            self._events.append(Clashed(caught.conflicts))
        if self.trouble and (saved.wrote or not self.unsaved):
            self._out_of_trouble()

    def _out_of_trouble(self) -> None:
        self.trouble, self.copy = "", None
        if self._wall is not None:
            self._events.append(Recovered(self._wall))

    def _show(self, incident: Incident) -> None:
        if incident is not self.incident:
            self.incident = incident
            self._events.append(Changed(incident))
