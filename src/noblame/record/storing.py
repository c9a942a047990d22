"""Bytes to disk: a file is always its old or its new version, never half of one, and nobody's change is undone.

The promises P1, P3 and P4. Nothing here knows what a record is; who may write when is the business of `locks`.
"""

import errno
import os
import stat
from contextlib import suppress
from pathlib import Path

from noblame.record.aside import copy_aside
from noblame.record.temporaries import flush_folder, publish, sweep, temporary, write_all

__all__ = [
    "LIMIT",
    "ChangedOnDiskError",
    "GoneError",
    "StoreError",
    "copy_aside",
    "digest",
    "read",
    "reason",
    "stamp",
    "store",
    "sweep",
]

LIMIT = 8 * 1024 * 1024
"""The largest record, in bytes (design section 2)."""

Stamp = tuple[int, int, int, int]

_REASONS = {
    errno.EACCES: "permission denied",
    errno.EDQUOT: "your disk quota is used up",
    errno.EFBIG: "the file would be larger than is allowed here",
    errno.EIO: "the disk reports an error",
    errno.ELOOP: "its links lead in a circle",
    errno.ENOENT: "it is gone",
    errno.ENOSPC: "the disk is full",
    errno.EPERM: "permission denied",
    errno.EROFS: "the disk is read-only",
}


class StoreError(Exception):
    """A save that did not happen: one line on what failed and what is kept.

    Attributes:
        line: the sentence, without a final full stop.
        copy: where the text that could not be saved is kept, if it is kept.
    """

    def __init__(self, line: str, copy: Path | None = None) -> None:
        super().__init__(f"{line}; your text is in {copy}" if copy else line)
        self.line = line
        self.copy = copy


class GoneError(StoreError):
    """The file was moved or deleted, while its folder is still there."""


class ChangedOnDiskError(Exception):
    """Somebody else wrote the file; nothing was written. `data` is what stands there now."""

    def __init__(self, data: bytes) -> None:
        super().__init__("the file changed on disk")
        self.data = data


def digest(data: bytes) -> str:
    """Return the SHA-256 of `data`, in hexadecimal: what tells one version of a file from another."""
    from hashlib import sha256  # noqa: PLC0415  8 ms that reading a record does not need

    return sha256(data).hexdigest()


def stamp(path: Path) -> Stamp | None:
    """Return what changes when a file does, as a cheap hint; None where it cannot be seen. The digest is the judge."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_ctime_ns, found.st_size, found.st_ino


def read(path: Path) -> bytes:
    """Return the bytes of a regular file, at most one more than `LIMIT`; never wait for a pipe or a device.

    Raises:
        OSError: it is missing, may not be read, or is no regular file.
    """
    mode = path.stat().st_mode
    if stat.S_ISDIR(mode):
        raise IsADirectoryError(errno.EISDIR, "it is a folder")
    if not stat.S_ISREG(mode):
        raise OSError(errno.ENOTSUP, "it is a device or a pipe, not a file")
    # The flag holds even if a pipe took the file's place just now.
    with open(os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC), "rb") as file:  # noqa: PTH123  a descriptor
        return file.read(LIMIT + 1)


def store(path: Path, data: bytes, base: str | None) -> str:
    """Put `data` on disk in one step, or leave everything as it was.

    A symlink stays a link; mode, owner and attributes stay. A hard-linked file, one in a read-only folder and one of
    another owner are written in place, after a full copy went to the state folder.

    Args:
        path: the file.
        data: its new content.
        base: the digest of the content that `data` was made from; None for a file that must not exist yet.

    Returns:
        The digest of what is on disk now.

    Raises:
        ChangedOnDiskError: the file is not what `data` was made from.
        StoreError: anything else; the old file is as it was and no temporary is left.
    """
    real = Path(os.path.realpath(path))
    try:
        if base is None:
            _add(real, data)
        else:
            _replace(real, data, base)
    except FileNotFoundError as error:
        raise _missing(path, real) from error
    except OSError as error:
        raise StoreError(f"{path.name} could not be saved: {reason(error)}; the file is as it was") from error
    return digest(data)


def reason(error: OSError) -> str:
    """Return why the system refused, in words for one line."""
    return _REASONS.get(error.errno or 0) or (error.strerror or str(error)).lower()


def _add(real: Path, data: bytes) -> None:
    with temporary(real.parent, data, mode=0o666) as fresh:
        try:
            publish(fresh, real)
        except FileExistsError as error:
            raise ChangedOnDiskError(read(real)) from error
    flush_folder(real.parent)


def _replace(real: Path, data: bytes, base: str) -> None:
    old = _unchanged(real, base)
    _refuse_protected(real)
    if _in_place_only(real):
        _overwrite(real, data, old)
        return
    with temporary(real.parent, data, like=real) as fresh:
        _unchanged(real, base)  # again: flushing takes long enough for somebody to save in between
        fresh.replace(real)
    flush_folder(real.parent)


def _unchanged(real: Path, base: str) -> bytes:
    data = read(real)
    if digest(data) != base:
        raise ChangedOnDiskError(data)
    return data


def _refuse_protected(real: Path) -> None:
    mode = stat.S_IMODE(real.stat().st_mode)
    if not mode & 0o222:
        # The superuser could write it all the same; whoever took the write bits away meant it.
        raise StoreError(f"{real.name} could not be saved: the file is write-protected (mode {mode:04o})")
    if not os.access(real, os.W_OK):
        raise StoreError(f"{real.name} could not be saved: you may not write it (mode {mode:04o})")


def _in_place_only(real: Path) -> bool:
    file, folder = real.stat(), real.parent.stat()
    closed = not folder.st_mode & 0o222 or not os.access(real.parent, os.W_OK | os.X_OK)
    return file.st_nlink > 1 or closed or not _can_own(file)


def _can_own(file: os.stat_result) -> bool:
    # Only the superuser can give a new file to another owner, or to a group of others.
    user = os.geteuid()
    return user == 0 or (file.st_uid == user and file.st_gid in {os.getegid(), *os.getgroups()})


def _overwrite(real: Path, data: bytes, old: bytes) -> None:
    try:
        copy = copy_aside(real, data, "cut-short")
    except OSError as error:
        raise StoreError(
            f"{real.name} could not be saved: it can only be written in place, and the state folder takes no copy "
            f"({reason(error)}); the file is as it was"
        ) from error
    try:
        _write_in_place(real, data, old, copy)
    except OSError:
        _forget(copy)  # the old text is back in its place; after a StoreError it is not, and the copy stays
        raise
    _forget(copy)


def _forget(copy: Path) -> None:
    with suppress(OSError):
        copy.unlink()


def _write_in_place(real: Path, data: bytes, old: bytes, copy: Path) -> None:
    descriptor = os.open(real, os.O_WRONLY | os.O_NOFOLLOW | os.O_CLOEXEC)
    try:
        try:
            _put(descriptor, data)
            os.fsync(descriptor)
        except OSError as error:
            _put_back(descriptor, old, StoreError(f"{real.name} was damaged while it was saved: {reason(error)}", copy))
            raise
    finally:
        with suppress(OSError):  # the bytes are flushed, or the failure is on its way
            os.close(descriptor)


def _put(descriptor: int, data: bytes) -> None:
    # No truncation first: the blocks that the old text has stay its own, so that it can be put back on a full disk.
    os.lseek(descriptor, 0, os.SEEK_SET)
    write_all(descriptor, data)
    os.ftruncate(descriptor, len(data))


def _put_back(descriptor: int, old: bytes, damaged: StoreError) -> None:
    try:
        _put(descriptor, old)
    except OSError as error:
        raise damaged from error


def _missing(path: Path, real: Path) -> StoreError:
    if real.parent.is_dir():
        return GoneError(f"{path.name} could not be saved: it was moved or deleted")
    return StoreError(f"{path.name} could not be saved: its folder is gone")
