"""Whatever ends the program: nothing typed a second ago is lost, and the terminal is as it was (P1, P2)."""

import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.pty
ROOT = Path(__file__).parents[2]


def test_a_program_ended_in_the_middle_of_a_word_loses_nothing_a_second_old() -> None:
    lab = [sys.executable, "-m", "benchmarks.kill", "--kills", "20", "--signals", "5"]
    told = subprocess.run(lab, cwd=ROOT, capture_output=True, text=True, check=False)
    assert told.returncode == 0, told.stdout + told.stderr
    assert told.stdout.count(" 0 broken") == 5, told.stdout
