"""A meeting that was cut off goes on where it was."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from benchmarks.terminal import Terminal

from noblame.record import load

pytestmark = pytest.mark.pty


def seconds_left(screen: str) -> int:
    found = re.search(r"(\d+):(\d\d) left of", screen)
    assert found is not None, screen
    return int(found[1]) * 60 + int(found[2])


def test_killed_in_mid_sentence_it_goes_on_at_the_same_step_with_the_same_time_spent_paused(
    start: Callable[..., Terminal], record: Path
) -> None:
    window = start("run", record, "--step", "root-cause")
    window.wait_for("┏━ Why tree")
    window.press("Ctrl+End", "Enter")
    window.type("No limit protects the que")
    window.wait_until(lambda screen: seconds_left(screen) <= 15 * 60 - 3, "three seconds spent")
    window.process.kill()
    assert window.wait_for_end() == -9

    again = start("run", record)
    again.wait_for("This meeting was cut off at Root cause")
    again.press("Enter")
    again.wait_for("Why did it happen?", "PAUSED", "left of", "No limit protects the que")
    left = seconds_left(again.screen)
    assert 15 * 60 - 6 <= left <= 15 * 60 - 1
    again.press("F6")
    again.wait_until(lambda screen: seconds_left(screen) < left, "the clock going on")
    again.press("Ctrl+q")
    assert again.wait_for_end() == 0
    assert load(record).incident.causes[-1].because == "No limit protects the que"


def test_left_with_ctrl_q_it_is_offered_again_and_can_start_over_with_all_of_the_text(
    start: Callable[..., Terminal], record: Path
) -> None:
    window = start("run", record, "--step", "wins")
    window.wait_for("┏━ What went well")
    window.press("Ctrl+End", "Enter")
    window.type("The pause button worked")
    window.wait_for("The pause button worked")
    window.press("Ctrl+q")
    assert window.wait_for_end() == 0
    again = start("run", record)
    again.wait_for("This meeting was cut off at")
    again.press("s")
    again.wait_for("Start the meeting")
    again.press("F10")
    again.wait_for("Read it back")
    again.press("F10")
    assert again.wait_for_end() == 0
    assert load(record).incident.lessons.went_well[-1] == "The pause button worked"
    third = start("run", record)
    third.wait_for("Start the meeting")
