import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import UTC, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from noblame.meeting import clock
from noblame.meeting.clock import Countdown, Now, boot_id, fast, system_clock

At = Callable[..., Now]
SPANS = st.lists(st.tuples(st.booleans(), st.integers(0, 10_000)), max_size=30)


def test_the_system_clock_goes_forward_and_tells_utc() -> None:
    first, second = system_clock(), system_clock()
    assert second.elapsed >= first.elapsed
    assert second.awake >= first.awake
    assert first.wall.tzinfo is UTC


@pytest.mark.skipif(sys.platform != "linux", reason="the clock that goes on in sleep has another name elsewhere")
def test_on_linux_elapsed_is_the_clock_that_goes_on_while_the_machine_sleeps() -> None:
    before, now, after = (
        time.clock_gettime(time.CLOCK_BOOTTIME),
        system_clock(),
        time.clock_gettime(time.CLOCK_BOOTTIME),
    )
    assert before <= now.elapsed <= after


@given(st.floats(0, 1e6), st.floats(1, 100))
def test_a_fast_clock_runs_by_its_factor_from_when_it_was_made(at: At, seconds: float, factor: float) -> None:
    readings = iter([at(100), at(100 + seconds, slept=seconds / 2)])
    now = fast(lambda: next(readings), factor)()
    assert now.elapsed - at(100).elapsed == pytest.approx(seconds * factor, abs=1e-3)
    assert now.awake - at(100).awake == pytest.approx(seconds / 2 * factor, abs=1e-3)
    assert (now.wall - at(100).wall).total_seconds() == pytest.approx(seconds * factor, abs=1e-3)


def test_the_boot_id_stays_the_same_and_needs_no_kernel_for_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert boot_id() == boot_id() != ""
    monkeypatch.setattr(clock, "BOOT_ID", tmp_path / "missing")
    assert boot_id().startswith("since ")
    (tmp_path / "latin").write_bytes(b"\xe4")
    monkeypatch.setattr(clock, "BOOT_ID", tmp_path / "latin")
    assert boot_id().startswith("since ")


def test_a_countdown_stands_still_until_started(at: At) -> None:
    countdown = Countdown(900)
    assert countdown.spent(at(500)) == 0
    assert countdown.remaining(at(500)) == 900


def test_a_countdown_counts_on_past_zero(at: At) -> None:
    countdown = Countdown(900)
    countdown.start(at(0))
    assert countdown.remaining(at(980)) == -80


def test_starting_twice_and_pausing_twice_change_nothing(at: At) -> None:
    countdown = Countdown(900)
    countdown.start(at(0))
    countdown.start(at(50))
    countdown.pause(at(100))
    countdown.pause(at(200))
    assert countdown.spent(at(300)) == 100


@given(SPANS)
def test_a_countdown_spends_what_it_runs_and_nothing_while_paused(at: At, spans: list[tuple[bool, int]]) -> None:
    countdown, moment, ran = Countdown(1000), 0, 0
    for runs, seconds in spans:
        (countdown.start if runs else countdown.pause)(at(moment))
        moment += seconds
        ran += seconds if runs else 0
        assert countdown.spent(at(moment)) == ran
        assert countdown.remaining(at(moment)) == 1000 - ran


def test_time_is_the_same_however_seldom_one_looks(at: At) -> None:
    looked, ignored = Countdown(3600), Countdown(3600)
    looked.start(at(0))
    ignored.start(at(0))
    for tick in range(0, 3600, 7):
        looked.remaining(at(tick))
    assert looked.remaining(at(3600)) == ignored.remaining(at(3600)) == 0


def test_a_changed_wall_clock_changes_no_span(at: At) -> None:
    countdown = Countdown(900)
    countdown.start(at(0))
    now = at(60)
    jumped = Now(elapsed=now.elapsed, awake=now.awake, wall=now.wall - timedelta(days=400))
    assert countdown.spent(jumped) == 60


STOPPED = """
import sys
from noblame.meeting.clock import Countdown, system_clock
countdown = Countdown(900)
countdown.start(system_clock())
print("started", flush=True)
sys.stdin.readline()
print(countdown.spent(system_clock()), flush=True)
"""


def test_a_stopped_process_still_tells_the_truth() -> None:
    with subprocess.Popen(
        [sys.executable, "-c", STOPPED],
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        latest = system_clock()
        assert process.stdout.readline() == "started\n"
        earliest = system_clock()
        process.send_signal(signal.SIGSTOP)
        assert os.WIFSTOPPED(os.waitpid(process.pid, os.WUNTRACED)[1])
        process.send_signal(signal.SIGCONT)
        asked = system_clock()
        output, _ = process.communicate("\n", timeout=20)
        answered = system_clock()
    assert asked.elapsed - earliest.elapsed <= float(output) <= answered.elapsed - latest.elapsed
