"""A bug of our own: a calm line and the path of a log, no code, nothing of the incident, and nothing lost (P12)."""

import re
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from benchmarks.terminal import Terminal

from noblame.record import load

pytestmark = pytest.mark.pty

SECRET = "About 21,000 people could not log in"
BROKEN = f"""
import sys
from importlib import import_module

module, _, names = sys.argv.pop(1).partition(":")
*path, name = names.split(".")
owner = import_module(module)
for each in path:
    owner = getattr(owner, each)


def broken(*_, **__):
    secret = {SECRET!r}
    raise RuntimeError(f"a bug beside {{secret}}")


setattr(owner, name, broken)
from noblame.__main__ import main

sys.exit(main())
"""
"""The program with one function of it broken."""
PLACES = {
    "lobby": ("noblame.screens.lobby:LobbyScreen", ""),
    "stage": ("noblame.screens.stage:StageScreen", "Who is here"),
    "timeline": ("noblame.screens.timeline:TimelineScreen", "Timeline"),
    "root-cause": ("noblame.screens.root_cause:RootCauseScreen", "Why tree"),
    "improvements": ("noblame.screens.improvements:ImprovementsScreen", "Ideas"),
    "actions": ("noblame.screens.actions:ActionsScreen", ""),
    "wins": ("noblame.screens.wins:WinsScreen", "What went well"),
}
"""The screen of each place, and the pane that has the focus there."""


@pytest.fixture
def start_broken(start: Callable[..., Terminal], tmp_path: Path) -> Callable[..., Terminal]:
    """Start the program with one function broken, named as `module:Class.function`."""
    script = tmp_path / "broken.py"
    script.write_text(BROKEN)

    def start_broken(function: str, *arguments: str | Path) -> Terminal:
        return start(*arguments, command=(sys.executable, str(script), function))

    return start_broken


def check_end(window: Terminal) -> None:
    """It ended as a program should that has found a bug in itself."""
    assert window.wait_for_end() == 70
    assert window.restored
    words = window.farewell
    assert len(words.splitlines()) <= 5, words
    assert SECRET not in words
    assert not re.search(r"Traceback|Error|Warning|line \d|\.py", words), words
    found = re.search(r"the details are in (.+\.log)", words)
    assert found is not None, words
    log = Path(found[1])
    assert log.stat().st_mode & 0o777 == 0o600
    assert "a bug beside" in log.read_text()


@pytest.mark.parametrize("place", PLACES)
def test_a_bug_in_any_place_tells_no_secret_and_loses_no_text(
    start_broken: Callable[..., Terminal], record: Path, place: str
) -> None:
    screen, pane = PLACES[place]
    window = start_broken(f"{screen}.action_redirect", "run", record, *([] if place == "lobby" else ["--step", place]))
    window.wait_for(f"┏━ {pane}" if pane else "F1 help")
    if pane:
        window.press("Ctrl+End", "Enter")
        window.type("Typed a moment before")
        window.wait_for("Typed a moment before")
    window.press("F2")
    check_end(window)
    assert load(record).incident.title
    assert ("Typed a moment before" in record.read_text()) == bool(pane)


def test_a_bug_in_the_close_does_neither(start_broken: Callable[..., Terminal], record: Path) -> None:
    window = start_broken("noblame.screens.close:read_back", "run", record, "--step", "wins")
    window.wait_for("┏━ What went well")
    window.press("Ctrl+End", "Enter")
    window.type("Typed a moment before")
    window.press("F10")
    check_end(window)
    assert "Typed a moment before" in record.read_text()


@pytest.mark.parametrize(
    ("function", "key"),
    [
        ("noblame.screens.help:HelpDialog.compose_body", "F1"),
        ("noblame.widgets.capture_box:CaptureBox.open", "F7"),
        ("noblame.widgets.rail:Rail.line", ""),
        ("noblame.screens.stage:StageScreen.show_time", ""),
        ("noblame.widgets.terminal:TerminalDriver.run_input_thread", ""),
        ("noblame.record.errand:run", ""),
    ],
)
def test_neither_does_a_bug_elsewhere(
    start_broken: Callable[..., Terminal], record: Path, function: str, key: str
) -> None:
    window = start_broken(function, "run", record, "--step", "stage")
    if key:
        window.wait_for("┏━ Who is here")
        window.press(key)
    check_end(window)
    assert load(record).incident.attendees


def test_neither_does_a_bug_on_the_home_screen(start_broken: Callable[..., Terminal], record: Path) -> None:
    check_end(start_broken("noblame.screens.home:record_row", "--archive", record.parent))
