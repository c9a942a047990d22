"""`noblame log RECORD -`: lines from a pipe, written as they come."""

import os
import select
import sys
import time

from noblame.cli.guard import WRONG
from noblame.cli.log import Book
from noblame.cli.output import flush, tell
from noblame.cli.refusal import RefusedError
from noblame.record.file import load
from noblame.record.storing import LIMIT, StoreError, reason
from noblame.review.deadlines import counted
from noblame.source.problem import UnreadableError

CHUNK = 1 << 16
RETRY = 0.5
"""Seconds until a failed save is tried again."""


def follow(book: Book) -> int:
    """Write lines as they come, as many at once as are there; what cannot be written waits and is tried again."""
    load(book.path, book.settings.severities)  # a record that cannot be read is told before anybody pipes into it
    try:
        _follow(book)
    except KeyboardInterrupt:
        _end(book)
        raise
    return _end(book)


def _follow(book: Book) -> None:
    """Read and write until the pipe ends."""
    rest, trouble, data = b"", False, None
    while data != b"":
        if trouble:
            time.sleep(RETRY)
        data = _read() if not trouble or _is_there() else None
        if data is not None:
            *lines, rest = (rest + data).split(b"\n")
            book.take([line.decode("utf-8", "replace") for line in (lines if data else [rest])])
        trouble = not _written(book, told=trouble)
        _bound(book, rest)


def _read() -> bytes:
    """Return what is in the pipe, once there is something; nothing at its end."""
    try:
        return os.read(sys.stdin.fileno(), CHUNK)
    except (AttributeError, OSError) as error:
        raise RefusedError("noblame log: nothing can be read from stdin") from error


def _is_there() -> bool:
    """Return whether there is something to read, or the end."""
    return bool(select.select([sys.stdin.fileno()], [], [], 0)[0])


def _written(book: Book, *, told: bool) -> bool:
    """Write what waits, and return whether that worked; where it did not, say why, unless it was `told` already."""
    try:
        if book.waiting:
            book.write()
    except (StoreError, UnreadableError) as error:
        flush()
        if not told:
            tell(f"{str(error).splitlines()[0]}; noblame log goes on trying")
        return False
    flush()
    return True


def _bound(book: Book, rest: bytes) -> None:
    """Refuse to hold more lines than any record could."""
    if len(rest) + sum(len(each.text) for each in book.waiting) > LIMIT:
        _end(book)
        raise RefusedError(f"noblame log: more than {LIMIT >> 20} MiB cannot be written; no more is read")


def _end(book: Book) -> int:
    """Return the exit status; lines that could not be written are put aside."""
    if not book.waiting:
        return 0
    untaken = f"{book.path.name} has not taken {counted(len(book.waiting), 'line')}"
    try:
        tell(f"{untaken}; what was to be written is in {book.put_aside()}")
    except OSError as error:
        tell(f"{untaken}, nor does the state folder: {reason(error)}")
    return WRONG
