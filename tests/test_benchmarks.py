"""The benchmarks run, and each figure stands beside a baseline. How fast anything is, they say; no test does."""

import json
import subprocess
import sys
from itertools import count as counting
from pathlib import Path

import pytest

sys.path.append(str(Path(__file__).parent.parent))  # benchmarks/ is no part of the package

from benchmarks.figures import Figure, at_share, interleaved, table
from benchmarks.meter import Meter, SilentError, home

ROOT = Path(__file__).parent.parent
pytestmark = [pytest.mark.checkout, pytest.mark.pty]

ASKS = """
import os, sys, tty
tty.setraw(0)
os.write(1, b"\\x1b[c")
print(ascii(os.read(0, 99)), end="", flush=True)
os.read(0, 1)
"""


@pytest.mark.parametrize(
    ("name", "options", "count"),
    [
        ("startup", ["--rounds", "1"], 11),
        ("typing", ["--keys", "3", "--lines", "10", "--sizes", "80x24"], 2),
        ("saving", ["--rounds", "1", "--lines", "20"], 4),
        ("idle", ["--rounds", "1", "--seconds", "2"], 3),
    ],
)
def test_each_figure_has_its_baseline(name: str, options: list[str], count: int) -> None:
    command = [sys.executable, "-m", f"benchmarks.{name}", *options, "--json"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stderr
    figures = json.loads(done.stdout)
    assert len({figure["name"] for figure in figures}) == count
    assert all(figure["ratio"] == figure["ours"] / figure["baseline"] > 0 for figure in figures)


def test_a_table_says_what_is_reached_and_what_is_missed() -> None:
    lines = table([Figure("quick", [1, 2, 9], [2, 2, 2], aim=1.0), Figure("slow", [5], [2], aim=2.0)]).splitlines()
    assert lines[1].split() == ["quick", "2.0", "ms", "2.0", "ms", "1.00", "1.00", "ok"]
    assert lines[2].split() == ["slow", "5.0", "ms", "2.0", "ms", "2.50", "2.00", "MISSED"]


def test_the_share_of_all_values_below() -> None:
    assert at_share(range(101), 0.95) == 95
    assert at_share([7.0], 0.95) == 7


def test_rounds_go_through_all_measures_in_turn_after_one_for_the_caches() -> None:
    turns = counting(1)
    values = interleaved(2, {"a": lambda: float(next(turns)), "b": lambda: -float(next(turns))})
    assert values == {"a": [3.0, 5.0], "b": [-4.0, -6.0]}


def test_a_program_finds_its_size_and_gets_an_answer(tmp_path: Path) -> None:
    size = "import os; print(*os.get_terminal_size(), flush=True); input()"
    with Meter([sys.executable, "-c", size], 91, 17, home(tmp_path)) as meter:
        assert meter.until(lambda text: "91 17" in text) > meter.started
    with Meter([sys.executable, "-c", ASKS], 80, 24, home(tmp_path)) as meter:
        meter.until(lambda text: "x1b[?62;22c" in text)


def test_a_silent_program_is_told_apart(tmp_path: Path) -> None:
    with (
        Meter([sys.executable, "-c", "print('so far', flush=True); input()"], 80, 24, home(tmp_path)) as meter,
        pytest.raises(SilentError, match="so far"),
    ):
        meter.until(lambda text: "never" in text, patience=1)
