"""Where a meeting stands, kept in the user's state folder, so that one that is cut off can go on.

Everything spent is written as of the moment `seen`. The app writes at every change and every `BEAT` seconds, so that a
meeting killed at any moment loses at most one beat, and what passes while the program is dead is never counted: whoever
resumes starts, paused, from what was spent when it was last seen. A second window counts on while beats come.

The file is small, private and disposable: one that is broken or foreign is ignored. It is not flushed to the drive, as
that would wake it at every beat; after a power cut the meeting's minutes may be lost, its text is not.
"""

import hashlib
import os
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Annotated, Literal

import msgspec
from msgspec.structs import replace

from noblame import locations
from noblame.meeting.agenda import LONGEST, PLACES, STEPS, Agenda, Slot
from noblame.meeting.clock import Now
from noblame.meeting.trail import StepState

BEAT = 2.0
"""How often, in seconds, the app keeps a running meeting's standing."""
SILENCE = 10.0
"""After how many seconds without a beat a meeting counts as cut off."""

Seconds = Annotated[float, msgspec.Meta(ge=0, le=1e9)]
Whole = Annotated[int, msgspec.Meta(ge=0, le=LONGEST * 60 * len(STEPS))]
Moment = Annotated[datetime, msgspec.Meta(tz=True)]


class StepStanding(msgspec.Struct, frozen=True, kw_only=True):
    """One step: seconds in the agenda, planned now, added on demand and spent."""

    step: str
    agenda: Whole
    planned: Whole
    added: Whole
    spent: Seconds
    state: StepState = "ahead"


class Standing(msgspec.Struct, frozen=True, kw_only=True):
    """Where one meeting stood at the moment `seen`."""

    noblame_meeting: Literal[1] = 1
    """The version of this form."""
    record: str
    """The real path of the record."""
    place: str
    steps: tuple[StepStanding, ...]
    """All six, in the agenda's order."""
    closing: Seconds = 0.0
    """The seconds spent in the close."""
    paused: bool = False
    running_since: Moment | None = None
    """Since when time is spent in `place` without a break; None while nothing is."""
    held: Moment | None = None
    """When the lobby was left."""
    seen: Moment
    elapsed: float
    """The count of `Now.elapsed` at `seen`: comparable between programs only where `boot` is the same."""
    boot: str = ""
    pane: str = ""
    """Which pane the facilitator is in, as the screen calls it."""

    @property
    def agenda(self) -> Agenda:
        """The agenda with which the meeting began."""
        return Agenda(tuple(Slot(row.step, row.agenda) for row in self.steps))

    def age(self, now: Now, boot: str) -> float:
        """Return the seconds since `seen`, never negative: by the count, after a reboot by the wall."""
        if boot and boot == self.boot:
            return max(0.0, now.elapsed - self.elapsed)
        return max(0.0, (now.wall - self.seen).total_seconds())

    def later(self, seconds: float) -> "Standing":
        """Return where the meeting stands when it has run on in its place for `seconds`."""
        if self.place == "close":
            return replace(self, closing=self.closing + seconds)
        rows = (replace(row, spent=row.spent + seconds) if row.step == self.place else row for row in self.steps)
        return replace(self, steps=tuple(rows))

    def is_live(self, now: Now, boot: str) -> bool:
        """Tell whether beats still arrive: somebody leads this meeting right now."""
        return self.age(now, boot) <= SILENCE


def keep(standing: Standing) -> str:
    """Write `standing` to the state folder, whole or not at all.

    Returns:
        An empty string, or why it could not be written: the meeting goes on without.
    """
    path = _path(standing.record)
    fresh = path.with_suffix(".new")
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with open(fresh, "wb", opener=_private) as file:
            file.write(msgspec.json.encode(standing))
        fresh.replace(path)
    except OSError as error:
        return f"the place in the meeting cannot be kept in {path.parent}: {error.strerror or error}"
    return ""


def find(record: Path) -> Standing | None:
    """Return where the meeting on `record` stood when it was last seen, or None where nothing usable is kept."""
    name = record_name(record)
    try:
        standing = msgspec.json.decode(_path(name).read_bytes(), type=Standing)
    except (OSError, msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return None
    return standing if standing.record == name and _sound(standing) else None


def forget(record: Path) -> None:
    """Remove what is kept for `record`: its meeting has ended. Whatever the disk says to that is no error."""
    path = _path(record_name(record))
    for each in (path, path.with_suffix(".new")):
        with suppress(OSError):
            each.unlink()


def record_name(record: Path) -> str:
    """Return the real path of `record` as text that JSON can hold, whatever bytes the file's name is made of."""
    return os.fsencode(os.path.realpath(record)).decode("utf-8", "backslashreplace")


def _path(name: str) -> Path:
    digest = hashlib.sha256(name.encode()).hexdigest()[:32]
    return locations.state_dir() / "meetings" / f"{digest}.json"


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def _sound(standing: Standing) -> bool:
    """Tell whether this can be: all steps once, a place that exists, and a start where the lobby was left."""
    steps = sorted(row.step for row in standing.steps)
    somewhere = standing.place in PLACES and (standing.place == "lobby") == (standing.held is None)
    return somewhere and steps == sorted(STEPS) and all(row.agenda for row in standing.steps)
