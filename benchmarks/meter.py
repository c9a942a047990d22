"""A pseudo-terminal that answers as a terminal does and knows when each thing a program wrote arrived.

Bytes are stamped as they are read and drawn only once the program falls silent, so that drawing costs it nothing.
"""

import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

import pyte

ANSWERS = (
    (re.compile(rb"\x1b\[\?2026\$p"), b"\x1b[?2026;2$y"),  # synchronised output: known, off
    (re.compile(rb"\x1b\[\?2048\$p"), b"\x1b[?2048;0$y"),  # resizes in the stream: unknown
    (re.compile(rb"\x1b\[0?c"), b"\x1b[?62;22c"),  # what are you: a VT220 with colour
    (re.compile(rb"\x1b\[6n"), b"\x1b[1;1R"),  # where is the cursor
    (re.compile(rb"\x1b\[\?u"), b"\x1b[?0u"),  # the kitty keyboard: no flags
    (re.compile(rb"\x1b\]11;\?(?:\x07|\x1b\\)"), b"\x1b]11;rgb:0000/0000/0000\x1b\\"),  # the background: black
)
"""What a program may ask its terminal, and what a usual one says."""
UNKNOWN = re.compile(rb"\x1b\[<[0-9;]*[a-z]")
"""Sequences that pyte would draw as text."""
QUIET = 0.03
"""Seconds of silence after which what came is drawn."""
PATIENCE = 30.0
"""Seconds after which a program that does not answer is taken for broken."""
Drawn = Callable[[str], bool]


class SilentError(Exception):
    """The program did not show what it should have; the message ends with what stood on its screen."""


class Meter:
    """A program on a terminal of its own. Use it in a `with` block: it ends with the program killed.

    Args:
        command: the program and its arguments.
        columns: cells in a row.
        rows: rows of the terminal; the size is set before the program starts.
        environ: its whole environment.
        folder: its working directory.
    """

    def __init__(
        self, command: Sequence[str], columns: int, rows: int, environ: Mapping[str, str], folder: Path | None = None
    ) -> None:
        self.screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self.screen)
        self._undrawn: list[tuple[float, bytes]] = []
        self.started = time.perf_counter()
        self.process, self._terminal = pty.fork()
        if self.process == 0:
            _become(command, columns, rows, environ, folder)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with suppress(ProcessLookupError):
            os.kill(self.process, signal.SIGKILL)
        os.waitpid(self.process, 0)
        os.close(self._terminal)

    @property
    def text(self) -> str:
        """What stands on the screen, row by row."""
        return "\n".join(self.screen.display)

    def press(self, keys: str) -> float:
        """Type `keys` and return when, on the clock of `time.perf_counter`."""
        at = time.perf_counter()
        os.write(self._terminal, keys.encode())
        return at

    def until(self, shown: Drawn, patience: float = PATIENCE) -> float:
        """Return when the read came after which the screen's text was as `shown` says, on the same clock.

        Raises:
            SilentError: it was not within `patience` seconds.
        """
        end = time.perf_counter() + patience
        while time.perf_counter() < end:
            self.listen(max(0.0, end - time.perf_counter()))
            while self._undrawn:
                at, data = self._undrawn.pop(0)
                self._stream.feed(UNKNOWN.sub(b"", data))
                if shown(self.text):
                    return at
        raise SilentError(f"not seen within {patience:.0f} s; the screen shows:\n{self.text}")

    def settle(self, seconds: float) -> int:
        """Let the program run on for `seconds`, draw what it writes, and return how many bytes that was."""
        end = time.perf_counter() + seconds
        while (left := end - time.perf_counter()) > 0:
            self.listen(left)
        count = sum(len(data) for _, data in self._undrawn)
        for _, data in self._undrawn:
            self._stream.feed(UNKNOWN.sub(b"", data))
        self._undrawn.clear()
        return count

    def listen(self, patience: float) -> int:
        """Wait for something to be written, read on until silence, and return how many bytes came."""
        count, wait = 0, patience
        while select.select([self._terminal], [], [], wait)[0]:
            try:
                data = os.read(self._terminal, 1 << 16)
            except OSError:  # the program has closed its terminal
                return count
            self._undrawn.append((time.perf_counter(), data))
            self._answer(data)
            count, wait = count + len(data), QUIET
        return count

    def _answer(self, data: bytes) -> None:
        for question, answer in ANSWERS:
            if question.search(data):
                os.write(self._terminal, answer)


def _become(command: Sequence[str], columns: int, rows: int, environ: Mapping[str, str], folder: Path | None) -> None:
    """Turn this forked process into the program; never return."""
    try:
        fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        if folder is not None:
            os.chdir(folder)
        os.execvpe(command[0], list(command), dict(environ))
    finally:
        os._exit(127)


def home(folder: Path) -> dict[str, str]:
    """Return an environment with a home of its own in `folder`, on a terminal with all colours."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("XDG_", "NOBLAME_", "TEXTUAL_"))}
    for name in ("NO_COLOR", "PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED"):
        kept.pop(name, None)
    places = {f"XDG_{name}_HOME": str(folder / name.lower()) for name in ("CONFIG", "STATE", "DATA", "CACHE")}
    return {
        **kept,
        **places,
        "HOME": str(folder),
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
        "LANG": "C.UTF-8",
    }
