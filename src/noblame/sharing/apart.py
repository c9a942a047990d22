"""A record written in a process of its own, which can be ended: what may take long, or never come to an end.

A PDF takes seconds. A template may come from whoever wrote into the archive: in the sandbox it reaches nothing, yet it
could go round for ever or fill the memory.
"""

import contextlib
import pickle
import signal
import subprocess
import sys
from types import FrameType
from typing import NoReturn

from noblame.sharing.failing import SharingError
from noblame.sharing.limits import LAID_OUT, USUAL, Limits, TooLongError
from noblame.sharing.wanted import Wanted


class Apart:
    """A record that is being written in a process of its own, from now on."""

    def __init__(self, name: str, wanted: Wanted, limits: Limits | None = None) -> None:
        """Start it.

        Args:
            name: The format's.
            wanted: What is to be written.
            limits: What it may take; those of the format where none are given.
        """
        self._limits = limits or (LAID_OUT if name == "pdf" else USUAL)
        self._asked = pickle.dumps((name, wanted, self._limits))
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-m", "noblame.sharing.apart"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )

    def result(self) -> str | bytes:
        """Return what was written, once it is; may be called from a thread while another calls `end`.

        Raises:
            SharingError: It cannot be written so, it took too much, or it was ended.
            RuntimeError: It failed in a way that is a bug of ours; the text is the traceback.
        """
        try:
            said, failure = self._process.communicate(self._asked, timeout=6 * self._limits.seconds)
        except subprocess.TimeoutExpired:
            self.end()
            said, failure = self._process.communicate()
        if self._process.returncode < 0:
            raise SharingError(f"it was not written: it takes more than {self._limits.seconds} s, or was ended")
        if self._process.returncode:
            raise RuntimeError(failure.decode(errors="replace"))
        found = pickle.loads(said)  # noqa: S301  from our own process, which runs nothing but the sandbox
        if isinstance(found, SharingError):
            raise found
        result: str | bytes = found
        return result

    def end(self) -> None:
        """End it at once; whoever waits for the result gets a SharingError."""
        self._process.kill()


def _main() -> None:
    """Read what is wanted from stdin and write the result to stdout."""
    from noblame.sharing.formats import written_here  # noqa: PLC0415  which imports this module

    name, wanted, limits = pickle.load(sys.stdin.buffer)  # noqa: S301  from the process that started this one
    _limit(limits)
    try:
        found: str | bytes | SharingError = written_here(name, wanted)
    except SharingError as error:
        found = error
    with contextlib.suppress(BrokenPipeError):
        pickle.dump(found, sys.stdout.buffer)


def _limit(limits: Limits) -> None:
    """Have the system hold the limits, where it can."""
    try:
        import resource  # noqa: PLC0415  Unix alone has it
    except ImportError:
        return
    with contextlib.suppress(ValueError, OSError):  # the user's own limits may be narrower
        signal.signal(signal.SIGXCPU, _stop)
        resource.setrlimit(resource.RLIMIT_CPU, (limits.seconds, limits.seconds + 2))
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (limits.memory, limits.memory))


def _stop(_number: int, _frame: FrameType | None) -> NoReturn:
    """Stop where the template is, so that its line can be named."""
    signal.signal(signal.SIGXCPU, signal.SIG_IGN)
    raise TooLongError


if __name__ == "__main__":
    _main()
