"""The clock of a meeting: the time comes in from outside, and spans are found by subtraction, never by counting ticks.

A tick that comes late, a blocked loop, a stopped process or a changed wall clock therefore costs nothing.
"""

import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import msgspec

BOOT_ID = Path("/proc/sys/kernel/random/boot_id")


class Now(msgspec.Struct, frozen=True, kw_only=True):
    """One reading of the clock. The two counts start anywhere; only differences mean something."""

    elapsed: float
    """Seconds that go on while the machine sleeps."""
    awake: float
    """Seconds that stand still while the machine sleeps."""
    wall: datetime
    """The time of day, aware, in UTC. It may be set to anything at any moment: for stamps only."""


Clock = Callable[[], Now]


if sys.platform == "linux":
    _ELAPSED, _AWAKE = time.CLOCK_BOOTTIME, time.CLOCK_MONOTONIC
elif sys.platform == "darwin":
    # CLOCK_MONOTONIC of macOS follows changes of the wall clock.
    _ELAPSED, _AWAKE = time.CLOCK_MONOTONIC_RAW, time.CLOCK_UPTIME_RAW
else:
    _ELAPSED = _AWAKE = time.CLOCK_MONOTONIC


def system_clock() -> Now:
    """Read the machine's clocks. Where the platform does not tell sleep from waking, both counts are the same."""
    return Now(elapsed=time.clock_gettime(_ELAPSED), awake=time.clock_gettime(_AWAKE), wall=datetime.now(UTC))


def fast(clock: Clock, factor: float) -> Clock:
    """Return a clock that runs `factor` times as fast as `clock` from now on; its time of day runs along."""
    start = clock()

    def faster() -> Now:
        now = clock()
        elapsed = (now.elapsed - start.elapsed) * factor
        return Now(
            elapsed=start.elapsed + elapsed,
            awake=start.awake + (now.awake - start.awake) * factor,
            wall=start.wall + timedelta(seconds=elapsed),
        )

    return faster


def boot_id() -> str:
    """Return what tells this run of the machine from others: the kernel's id, else when it started, to ten minutes."""
    try:
        return BOOT_ID.read_text("ascii").strip()
    except (OSError, UnicodeDecodeError):
        now = system_clock()
        return f"since {round((now.wall.timestamp() - now.elapsed) / 600)}"


class Countdown:
    """A budget of seconds that runs down between `start` and `pause`, as often as wanted, and on past zero.

    Args:
        budget: the seconds planned.
        before: the seconds spent earlier.
    """

    def __init__(self, budget: float, before: float = 0.0) -> None:
        self.budget = budget
        self._before = before
        self._since: float | None = None

    @property
    def running(self) -> bool:
        """Whether time is being spent."""
        return self._since is not None

    def start(self, now: Now) -> None:
        """Spend time from now on. Nothing happens while it runs already."""
        if self._since is None:
            self._since = now.elapsed

    def pause(self, now: Now) -> None:
        """Stop spending, exactly now."""
        self._before, self._since = self.spent(now), None

    def take_off(self, seconds: float) -> None:
        """Count `seconds` of what was spent as not spent."""
        self._before -= seconds

    def this_run(self, now: Now) -> float:
        """Return the seconds since the last start, 0 while it stands still."""
        return 0.0 if self._since is None else now.elapsed - self._since

    def spent(self, now: Now) -> float:
        """Return the seconds spent so far, over all runs."""
        return self._before + self.this_run(now)

    def remaining(self, now: Now) -> float:
        """Return the seconds left; negative once the budget is overrun."""
        return self.budget - self.spent(now)
