"""Whatever ends the program: nothing typed a second ago is lost, and the terminal is as it was (P1, P2)."""

import signal
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from benchmarks.terminal import PATIENCE, Terminal

pytestmark = pytest.mark.pty
ROOT = Path(__file__).parents[2]


def test_a_program_ended_in_the_middle_of_a_word_loses_nothing_a_second_old() -> None:
    lab = [sys.executable, "-m", "benchmarks.kill", "--kills", "20", "--signals", "5"]
    told = subprocess.run(lab, cwd=ROOT, capture_output=True, text=True, check=False)
    assert told.returncode == 0, told.stdout + told.stderr
    assert told.stdout.count(" 0 broken") == 5, told.stdout


NOBODY_TELLS = {
    "no signal": {"controls": False},
    "nohup": {"before": partial(signal.signal, signal.SIGHUP, signal.SIG_IGN)},
}


@pytest.mark.parametrize("how", NOBODY_TELLS.values(), ids=list(NOBODY_TELLS))
@pytest.mark.parametrize("screen", ["home", "meeting"])
def test_a_program_whose_terminal_is_gone_ends_by_itself(
    start: Callable[..., Terminal], record: Path, screen: str, how: dict[str, object]
) -> None:
    window = start(*(["--archive", record.parent] if screen == "home" else ["run", record]), **how)
    window.wait_for("1 of 1 records" if screen == "home" else "Start the meeting")
    window.close()
    assert window.wait_for_end(timeout=5) == 128 + signal.SIGHUP


def test_a_terminal_that_takes_nothing_any_more_holds_up_neither_saving_nor_the_end(
    start: Callable[..., Terminal], record: Path
) -> None:
    window = start("run", record, "--step", "wins", rows=60, columns=200)
    window.wait_for("┏━ What went well")
    window.press("Ctrl+End", "Enter")
    for _ in range(30):
        window.press("F4", "F3")  # draws two screens anew, and from here on nobody reads them
    window.type("typed over a line that is lost")
    deadline = time.monotonic() + PATIENCE
    while "typed over a line that is lost" not in record.read_text():
        assert time.monotonic() < deadline
        time.sleep(0.05)
    window.close()
    assert window.wait_for_end() == 128 + signal.SIGHUP
