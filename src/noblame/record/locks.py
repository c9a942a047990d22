"""Who may write (P6): one editing window per record, and one save at a time.

The locks are files in the user's state folder, so they bind one user on one host, and the kernel frees them when a
process dies. Elsewhere the digest of the file decides.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from noblame.record.aside import name_for, state_folder
from noblame.record.storing import StoreError

if TYPE_CHECKING:
    from filelock import BaseFileLock

PATIENCE = 3.0
"""How long a save waits for another one, in seconds."""


class Held:
    """The right to edit one record, until `free` is called or the process ends."""

    def __init__(self, lock: "BaseFileLock | None") -> None:
        self._lock = lock

    @property
    def locked(self) -> bool:
        """Whether others are kept out; False where the state folder takes no lock: "checked, not locked"."""
        return self._lock is not None

    def free(self) -> None:
        """Let the next window edit."""
        if self._lock is not None:
            self._lock.release()
            self._lock = None


def hold(path: Path) -> Held | None:
    """Take the editing lock of a record, without waiting; None means that another window has it."""
    from filelock import Timeout  # noqa: PLC0415  27 ms, and only who edits needs it

    try:
        lock = _lock(path, "editing")
        lock.acquire(blocking=False)
    except Timeout:
        return None
    except (OSError, NotImplementedError):
        return Held(None)
    return Held(lock)


@contextmanager
def saving(path: Path, patience: float = PATIENCE) -> Iterator[bool]:
    """Keep other noblame processes from saving the same record meanwhile; yield whether that is so.

    Raises:
        StoreError: another save did not end within `patience` seconds.
    """
    lock = _wait(path, patience)
    try:
        yield lock is not None
    finally:
        if lock is not None:
            lock.release()


def _wait(path: Path, patience: float) -> "BaseFileLock | None":
    from filelock import Timeout  # noqa: PLC0415  as above

    try:
        lock = _lock(path, "saving")
        lock.acquire(timeout=patience, poll_interval=0.01)
    except Timeout as error:
        raise StoreError(f"{path.name} could not be saved: another noblame is still saving it") from error
    except (OSError, NotImplementedError):
        return None
    return lock


def _lock(path: Path, purpose: str) -> "BaseFileLock":
    from filelock import FileLock  # noqa: PLC0415  as above

    # thread_local: a window is opened in one thread and may be closed in another.
    return FileLock(state_folder("locks") / f"{name_for(path)}.{purpose}", mode=0o600, thread_local=False)
