"""Two windows on one record, and an editor beside one (P5, P6)."""

from collections.abc import Callable
from pathlib import Path

import pytest
from benchmarks.terminal import Terminal

from noblame.record import load

pytestmark = pytest.mark.pty
READ_ONLY = "read-only: another window edits"


def test_a_second_window_follows_and_a_third_edits_once_the_first_is_dead(
    start: Callable[..., Terminal], record: Path
) -> None:
    first = start("run", record, "--step", "root-cause")
    first.wait_for("┏━ Why tree")
    second = start("run", record)
    second.wait_for(READ_ONLY, "Why did it happen?")
    first.press("Ctrl+End", "Enter")
    first.type("No limit protects the queue")
    second.wait_for("No limit protects the queue")
    second.type("Nobody may type here")
    first.press("F4")
    first.wait_for("What can we do better?")
    second.wait_for("What can we do better?", READ_ONLY)
    first.process.kill()
    first.wait_for_end()

    third = start("run", record)
    third.wait_for("This meeting was cut off at Improvements")
    third.press("Enter")
    third.wait_for("┏━ Ideas")
    assert READ_ONLY not in third.screen
    third.press("Ctrl+End", "Enter")
    third.type("A limit for the queue")
    second.wait_for("A limit for the queue", READ_ONLY)
    second.press("Ctrl+q")
    assert second.wait_for_end() == 0
    third.press("Ctrl+q")
    assert third.wait_for_end() == 0
    incident = load(record).incident
    assert incident.causes[-1].because == "No limit protects the queue"
    assert incident.improvements[-1].idea == "A limit for the queue"
    assert "Nobody may type here" not in record.read_text()


def replace_file(path: Path, old: str, new: str) -> None:
    """Change a file as editors and git do: a new file takes its place."""
    fresh = path.with_suffix(".fresh")
    text = path.read_text()
    assert old in text
    fresh.write_text(text.replace(old, new))
    fresh.replace(path)


def test_what_somebody_else_saves_meanwhile_is_merged(start: Callable[..., Terminal], record: Path) -> None:
    window = start("run", record, "--step", "wins")
    window.wait_for("┏━ What went well")
    window.press("Ctrl+End", "Enter")
    window.type("The pause button wor")
    replace_file(record, "Login codes arrived up to 40 minutes late", "Login codes arrived late")
    window.type("ked")
    window.wait_for("Login codes arrived late · P1", "The pause button worked")
    window.press("Ctrl+q")
    assert window.wait_for_end() == 0
    incident = load(record).incident
    assert incident.title == "Login codes arrived late"
    assert incident.lessons.went_well[-1] == "The pause button worked"


def test_where_both_changed_one_text_theirs_stays_and_ours_is_kept_until_somebody_chooses(
    start: Callable[..., Terminal], record: Path
) -> None:
    window = start("run", record, "--step", "timeline")
    window.wait_for("┏━ Timeline")
    window.press("Tab")
    window.wait_for("┏━ Detection")
    window.press("Ctrl+End")
    replace_file(record, "Customers called 27 minutes before we knew.", "Customers called first.")
    window.type("Care heard it first.")
    window.wait_for("1 changed here and on disk at once")
    window.press("Ctrl+q")
    assert window.wait_for_end() == 0
    assert "Theirs is in the file" in window.farewell
    assert "Care heard it first." not in record.read_text()
    waiting = Path(window.farewell.split("Yours waits in ")[1])
    assert "Care heard it first." in waiting.read_text()

    again = start("run", record)
    again.wait_for("This meeting was cut off")
    again.press("Enter")
    again.wait_for("1 changed here and on disk at once")
    again.press("Ctrl+p")
    again.wait_for("Search for commands")
    again.type("decide")
    again.wait_without("Save now")
    again.wait_for("Decide what was changed here and on disk at once")
    again.wait_for_quiet()
    again.press("Enter")
    again.wait_for("keep what is on disk", "take what was typed here")
    again.press("o")
    again.wait_without("changed here and on disk")
    again.press("Ctrl+q")
    assert again.wait_for_end() == 0
    assert "Care heard it first." in load(record).incident.detection
    assert not waiting.exists()
