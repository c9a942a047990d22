"""One look at the disk or one save, done in a thread of its own and handed over when it is finished."""

import threading
from contextlib import suppress
from pathlib import Path

import msgspec

from noblame.record.file import Record, Saved, refresh, save, with_copy
from noblame.record.incident import Incident
from noblame.record.merge import Conflict, merge
from noblame.record.storing import Stamp, StoreError, stamp
from noblame.record.waiting import add, drop

Glances = tuple[Stamp | None, ...]
"""The last two stamps of a file. Only if both are the present one, it need not be read: clocks of disks are coarse."""


class Task(msgspec.Struct, frozen=True, kw_only=True, eq=False):
    """What to do. Everything in it is immutable, so the thread shares nothing with the window.

    Attributes:
        record: what to save; with the incident the file held, it is only compared with the disk.
        read_only: leave no copy behind when the disk cannot be read.
        anew: write the file also where it was moved or deleted.
        copy: the copy that an earlier failure left; renewed by the next one, removed when all is well.
        keep: conflicts to put into the state folder.
        drop: conflicts that were decided.
        glances: how the file looked the last two times.
    """

    record: Record
    read_only: bool = False
    anew: bool = False
    copy: Path | None = None
    keep: tuple[Conflict, ...] = ()
    drop: tuple[Conflict, ...] = ()
    glances: Glances = ()


class Outcome(msgspec.Struct, frozen=True, kw_only=True, eq=False):
    """What came of it: `saved`, or `error`, or neither where the file did not even look changed."""

    glances: Glances
    saved: Saved | None = None
    error: StoreError | None = None


class Caught(msgspec.Struct, frozen=True, kw_only=True, eq=False):
    """An outcome with what was typed while it came about.

    Attributes:
        incident: what to show now.
        conflicts: what is new and open.
        late: those of them that are not in the state folder yet.
        outdated: those in the state folder whose own side was typed on, and that a late one replaces.
    """

    incident: Incident
    conflicts: tuple[Conflict, ...] = ()
    late: tuple[Conflict, ...] = ()
    outdated: tuple[Conflict, ...] = ()


class Errand:
    """A task under way in a daemon thread: a disk that never answers holds up neither the window nor its end."""

    def __init__(self, task: Task) -> None:
        self.task = task
        self._outcome: Outcome | BaseException | None = None
        self._done = threading.Event()
        threading.Thread(target=self._run, name="noblame-save", daemon=True).start()

    @property
    def done(self) -> bool:
        """Whether the outcome can be taken."""
        return self._done.is_set()

    def wait(self, patience: float) -> bool:
        """Wait for at most `patience` seconds; return whether it is done."""
        return self._done.wait(patience)

    def outcome(self) -> Outcome:
        """Return what came of it, once it is done; raise what should never have happened."""
        if isinstance(self._outcome, Outcome):
            return self._outcome
        raise self._outcome or RuntimeError("the errand is still under way")

    def _run(self) -> None:
        try:
            self._outcome = run(self.task)
        except BaseException as error:  # noqa: BLE001  nothing is swallowed: the owner's thread raises it
            self._outcome = error
        finally:
            self._done.set()


def caught_up(saved: Saved, given: Incident, shown: Incident) -> Caught:
    """Return what a finished errand means for a window in which people typed on.

    Args:
        saved: what the errand brought.
        given: the incident it set out with.
        shown: the incident on screen by now.
    """
    brought = saved.record.incident
    if shown is given or brought is given:
        return Caught(incident=brought if shown is given else shown, conflicts=saved.conflicts)
    merged = merge(given, brought, shown)
    paths = {conflict.path for conflict in merged.conflicts}
    outdated = tuple(conflict for conflict in saved.conflicts if conflict.path in paths)
    current = tuple(conflict for conflict in saved.conflicts if conflict.path not in paths)
    return Caught(
        incident=merged.incident, conflicts=current + merged.conflicts, late=merged.conflicts, outdated=outdated
    )


def run(task: Task) -> Outcome:
    """Do a task in this thread."""
    glance = stamp(task.record.path)
    glances = (*task.glances, glance)[-2:]
    writes = task.record.changed or task.anew
    idle = task.record.incident is task.record.base.incident and not (task.anew or task.keep or task.drop)
    if idle and glance is not None and task.glances == (glance, glance):
        return Outcome(glances=glances)
    try:
        saved = _done(task, writes=writes)
    except StoreError as error:
        failed = error if task.read_only else with_copy(error, task.record, task.copy)
        return Outcome(glances=glances, error=failed)
    # After a write the stamp of a moment ago says nothing.
    return Outcome(glances=() if saved.wrote else glances, saved=saved)


def _done(task: Task, *, writes: bool) -> Saved:
    if task.keep:
        add(task.record.path, task.keep)
    if task.drop:
        drop(task.record.path, task.drop)
    saved = save(task.record, task.copy, anew=task.anew) if writes else refresh(task.record)
    if task.copy is not None:
        with suppress(OSError):
            task.copy.unlink()
    return saved
