"""A program on a pseudo-terminal of its own: what it draws as a person sees it, and the bytes as they came.

Shared by the benchmarks and by tests/pty. Nothing here sleeps for a fixed time: who waits looks again until a deadline.
"""

import fcntl
import os
import re
import select
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Self

import pyte

import noblame

NOBLAME = (sys.executable, "-m", "noblame")
"""The program under test, as a command to which arguments are added."""
PLACE = str(Path(noblame.__path__[0]).parent)
PATIENCE = 20.0
"""Seconds after which something that was waited for counts as missing: generous, for a machine that is busy."""
KEYS = {
    **{f"F{number}": f"\x1bO{letter}" for number, letter in enumerate("PQRS", 1)},
    **{f"F{number}": f"\x1b[{code}~" for number, code in enumerate((15, 17, 18, 19, 20, 21), 5)},
    **{f"Ctrl+{letter}": chr(ord(letter) - 96) for letter in "abcdefghijklmnopqrstuvwxyz"},
    "Enter": "\r",
    "Tab": "\t",
    "Shift+Tab": "\x1b[Z",
    "Esc": "\x1b",
    "Up": "\x1b[A",
    "Down": "\x1b[B",
    "End": "\x1b[F",
    "Ctrl+End": "\x1b[1;5F",
}
"""What a terminal sends for a key."""

TAKEN = (b"1049", b"1000", b"1002", b"1003", b"1004", b"1006", b"1015", b"2004")
"""The private modes of a terminal that a full-screen program takes: its other screen, mouse, focus and paste."""


class MissingError(AssertionError):
    """What was waited for did not come."""


class Terminal:
    """One program on a terminal of `rows` and `columns`.

    Attributes:
        raw: every byte the program has written, in order.
        process: the program.
        modes: the terminal's modes before the program began.
    """

    def __init__(  # noqa: PLR0913  what makes one terminal different from another
        self,
        command: Sequence[str],
        *,
        rows: int = 28,
        columns: int = 100,
        environ: Mapping[str, str] | None = None,
        before: Callable[[], None] | None = None,
        controls: bool = True,
    ) -> None:
        """Start `command`.

        Args:
            command: the program and its arguments.
            rows: of the terminal.
            columns: of the terminal.
            environ: what is added to the environment of this process.
            before: runs in the child before the program does.
            controls: whether the program is told (SIGHUP) when the terminal is closed.
        """
        own = {"TERM": "xterm-256color", "COLORTERM": "truecolor", "LC_ALL": "C.UTF-8", "PYTHONPATH": PLACE}
        self._fd, program = os.openpty()
        fcntl.ioctl(program, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self.modes = termios.tcgetattr(program)
        self.process = subprocess.Popen(
            command,
            stdin=program,
            stdout=program,
            stderr=program,
            env={**os.environ, **own, **(environ or {})},
            start_new_session=True,
            preexec_fn=partial(_begin, before, controls=controls),  # noqa: PLW1509  who starts programs here has no threads
        )
        os.close(program)
        self.raw = bytearray()
        self._fed = 0
        self._picture = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._picture)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """Leave no process behind, whatever happened."""
        if not self.ended:
            self.process.kill()
        self.process.wait()
        self.close()

    # What the program shows

    def read(self, timeout: float = 0.0) -> bytes:
        """Take what the program has written, waiting up to `timeout` seconds for the first byte."""
        fresh = bytearray()
        while self._fd >= 0 and select.select([self._fd], [], [], 0 if fresh else timeout)[0]:
            try:
                chunk = os.read(self._fd, 65536)
            except OSError:  # the other side is closed
                chunk = b""
            if not chunk:
                break
            fresh += chunk
        self.raw += fresh
        return bytes(fresh)

    @property
    def screen(self) -> str:
        """What is on the screen, row by row."""
        self._stream.feed(bytes(self.raw[self._fed :]))
        self._fed = len(self.raw)
        return "\n".join(row.rstrip() for row in self._picture.display)

    @property
    def at_cursor(self) -> tuple[str, str]:
        """The row with the cursor, in two: what stands before the place where the next key goes, and the rest.

        Textual puts the cursor one cell to the right of that place.
        """
        cursor, row = self._picture.cursor, self.screen.split("\n")[self._picture.cursor.y]
        return row[: cursor.x - 1], row[cursor.x - 1 :]

    def wait_until(self, happened: Callable[[str], object], what: str, timeout: float = PATIENCE) -> str:
        """Return the screen once `happened(screen)` is true.

        Raises:
            MissingError: it was not within `timeout` seconds; with the screen as it was.
        """
        deadline = time.monotonic() + timeout
        while True:
            self.read(0.02)
            screen = self.screen
            if happened(screen):
                return screen
            if time.monotonic() > deadline or self.ended:
                ended = f" (it ended with {self.process.returncode})" if self.ended else ""
                raise MissingError(f"{what}: not within {timeout:.0f} s{ended}. The screen:\n{screen}")

    def wait_for(self, *texts: str, timeout: float = PATIENCE) -> str:
        """Return the screen once it shows all `texts`. Raises MissingError."""
        return self.wait_until(lambda screen: all(text in screen for text in texts), repr(texts), timeout)

    def wait_without(self, *texts: str, timeout: float = PATIENCE) -> str:
        """Return the screen once it shows none of `texts`. Raises MissingError."""
        gone = f"no {texts!r}"
        return self.wait_until(lambda screen: not any(text in screen for text in texts), gone, timeout)

    def wait_for_quiet(self, seconds: float = 0.2) -> None:
        """Wait until nothing was drawn for some time: what has no other sign of being done. Raises MissingError."""
        self.wait_until(lambda _: not self.read(seconds), f"nothing drawn for {seconds} s")

    # What a person does

    def type(self, text: str) -> float:
        """Send `text` as it is, and return when."""
        self.send(text.encode())
        return time.monotonic()

    def send(self, data: bytes) -> None:
        """Send bytes, also such as are no text."""
        os.write(self._fd, data)

    def press(self, *keys: str) -> None:
        """Press keys by their name, such as `F4`, `Tab` or `x`."""
        for key in keys:
            self.type(KEYS.get(key, key))

    def paste(self, text: str) -> None:
        """Paste `text` as terminals do: in brackets, so that a program can tell it from typing."""
        self.type(f"\x1b[200~{text}\x1b[201~")

    def close(self) -> None:
        """Close the terminal, as a window is closed or an ssh connection ends."""
        if self._fd >= 0:
            os.close(self._fd)
            self._fd = -1

    # How it ends

    @property
    def ended(self) -> bool:
        """Whether the program has ended."""
        return self.process.poll() is not None

    def wait_for_end(self, timeout: float = PATIENCE) -> int:
        """Return the exit status, negative after a signal that killed it; what it wrote until then is in `raw`.

        Raises:
            MissingError: it still runs after `timeout` seconds.
        """
        deadline = time.monotonic() + timeout
        while not self.ended:
            if self._fd < 0 or not self.read(0.01):
                time.sleep(0.002)
            if time.monotonic() > deadline:
                raise MissingError(f"it still runs after {timeout:.0f} s. The screen:\n{self.screen}")
        self.read()
        return self.process.wait()

    @property
    def restored(self) -> bool:
        """Whether the terminal is as it was: alternate screen, mouse and paste modes off, cursor shown, modes back."""
        last = dict(re.findall(rb"\x1b\[\?(\d+)([hl])", bytes(self.raw)))
        off = all(last.get(mode, b"l") == b"l" for mode in TAKEN)
        return off and last.get(b"25") == b"h" and termios.tcgetattr(self._fd) == self.modes

    @property
    def farewell(self) -> str:
        """What stands on the terminal after the program has left the alternate screen."""
        text = bytes(self.raw).rpartition(b"\x1b[?1049l")[2].decode(errors="replace")
        return re.sub(r"\x1b\[[0-?]*[ -/]*[@-~]", "", text).replace("\r\n", "\n").strip()


def _begin(before: Callable[[], None] | None, *, controls: bool) -> None:
    """Make standard input the child's own terminal if it `controls` it; then do `before`."""
    if controls:
        fcntl.ioctl(0, termios.TIOCSCTTY, 0)
    if before is not None:
        before()


def processes_of(session: int) -> list[int]:
    """Return the processes that are left of a session, by its leader's pid (Linux)."""
    found = []
    for entry in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError, IndexError):
            fields = entry.read_text().rpartition(")")[2].split()
            if int(fields[3]) == session and fields[0] != "Z":
                found.append(int(entry.parent.name))
    return found
