"""What goes out to the terminal, in the background."""

import time
from contextlib import suppress
from queue import Queue
from typing import IO

from textual.drivers._writer_thread import MAX_QUEUED_WRITES, WriterThread  # the driver's own; there is no public one

PATIENCE = 1.0
"""Seconds for which the program waits for a terminal that takes nothing, and then goes on without it."""


class Writer(WriterThread):
    """Writes to a terminal, and holds the program up only as long as a slow one needs.

    Textual's waits for ever, with the whole program, for a terminal that takes nothing any more (an ssh connection that
    is lost) or that is closed: nothing is saved any more, and the record's lock is never given back.
    """

    def __init__(self, file: IO[str]) -> None:
        super().__init__(file)
        self._queue: Queue[str | None] = Queue()
        self._stuck = False

    def write(self, text: str) -> None:
        """Take `text`; while many wait, let the terminal catch up first."""
        full = self._queue.qsize() >= MAX_QUEUED_WRITES
        deadline = time.monotonic() + (0 if self._stuck else PATIENCE)
        while full and time.monotonic() < deadline:
            time.sleep(0.002)
            full = self._queue.qsize() >= MAX_QUEUED_WRITES
        self._stuck = full
        self._queue.put(text)

    def run(self) -> None:
        """Write until told to stop, or until the terminal is gone."""
        with suppress(OSError):
            super().run()

    def stop(self) -> None:
        """Let what waits be written, if the terminal takes it."""
        self._queue.put(None)
        self.join(PATIENCE)
