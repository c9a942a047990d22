"""How far a long command is, on a terminal: one line of stderr that is gone when it ends."""

import os
import sys
from collections.abc import Callable
from time import monotonic

PATIENCE = 0.5
"""Seconds in which nobody wonders."""
PAUSE = 0.1
"""Seconds between two changes of the line."""
CLEAR = "\r\x1b[K"


class Progress:
    """Shows `checked 312 of 1000`; nothing where stderr is no terminal or all is done at once.

    Args:
        total: how many there are.
        clock: seconds that never go back.
    """

    def __init__(self, total: int, clock: Callable[[], float] = monotonic) -> None:
        self._total = total
        self._clock = clock
        self._next = clock() + PATIENCE
        self._wanted = total > 1 and sys.stderr is not None and sys.stderr.isatty() and os.environ.get("TERM") != "dumb"
        self._shown = False

    def show(self, done: int) -> None:
        """Say that so many are done."""
        if self._wanted and self._clock() >= self._next:
            self._next = self._clock() + PAUSE
            self._shown = True
            print(f"{CLEAR}checked {done} of {self._total}", end="", file=sys.stderr, flush=True)

    def clear(self) -> None:
        """Take the line away, before anything else is written."""
        if self._shown:
            self._shown = False
            print(CLEAR, end="", file=sys.stderr, flush=True)
