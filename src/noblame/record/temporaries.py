"""Files on their way to disk: written whole and flushed beside their place, then renamed; swept when left behind."""

import itertools
import os
import re
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

_numbers = itertools.count(1)


@contextmanager
def temporary(folder: Path, data: bytes, mode: int = 0o600, like: Path | None = None) -> Iterator[Path]:
    """Yield a new file in `folder` that holds `data` and is flushed; it is gone on leaving, unless it was renamed.

    Args:
        folder: where the file will be renamed, so that the rename stays on one file system.
        data: the whole content.
        mode: permission bits, narrowed by the umask.
        like: a file whose owner, mode and extended attributes the new one takes over where the file system allows.

    Raises:
        OSError: the file could not be written; nothing is left of it.
    """
    descriptor, path = _create(folder, mode)
    try:
        try:
            write_all(descriptor, data)
            if like is not None:
                _take_over(descriptor, like)
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
        yield path
    finally:
        with suppress(OSError):
            path.unlink()


def write_all(descriptor: int, data: bytes) -> None:
    """Write every byte; a single write may stop short."""
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(descriptor, rest) :]


def publish(fresh: Path, place: Path) -> None:
    """Give a finished temporary its place, whole, and only if nothing is there.

    Raises:
        FileExistsError: something is there.
        OSError: any other reason; nothing is left behind.
    """
    try:
        os.link(fresh, place)
    except FileExistsError:
        raise
    except OSError:
        # FAT and some network shares have no links; an empty file claims the name, and the rename fills it.
        os.close(os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC))
        try:
            fresh.replace(place)
        except OSError:
            place.unlink()
            raise


def flush_folder(folder: Path) -> None:
    """Make a rename in `folder` last; some file systems cannot, and the files are whole either way."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY | os.O_CLOEXEC)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def sweep(folder: Path) -> int:
    """Remove what killed processes of this host left in `folder` (P4); return how many files that were."""
    stray = re.compile(re.escape(_prefix()) + r"(\d{1,9})-\d+\.tmp")
    swept = 0
    with suppress(OSError), os.scandir(folder) as listing:
        for found in listing:
            named = stray.fullmatch(found.name)
            if named and not _alive(int(named[1])):
                with suppress(OSError):
                    os.unlink(found.path)  # noqa: PTH108  scandir gives a text path
                    swept += 1
    return swept


def _create(folder: Path, mode: int) -> tuple[int, Path]:
    while True:
        path = folder / f"{_prefix()}{os.getpid()}-{next(_numbers)}.tmp"
        # A file of that name was left by a dead process that had our number.
        with suppress(FileExistsError):
            return os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, mode), path


def _prefix() -> str:
    # The host is part of the name: on a shared folder a process number says nothing about another host's processes.
    host = re.sub(r"[^A-Za-z0-9]", "", os.uname().nodename)[:40]
    return f".noblame-{host}-"


def _take_over(descriptor: int, like: Path) -> None:
    # Each is tried by itself: FAT and CIFS know neither owners nor modes, and a save matters more than either.
    source = like.stat()
    with suppress(OSError):
        os.fchown(descriptor, source.st_uid, source.st_gid)
    with suppress(OSError):
        os.fchmod(descriptor, stat.S_IMODE(source.st_mode))
    if sys.platform == "linux":
        with suppress(OSError):
            for name in os.listxattr(like):
                os.setxattr(descriptor, name, os.getxattr(like, name))


def _alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True  # somebody else's
    return True
