"""Keys that arrive in one piece, as over a slow line, do what they would have done one by one (P9)."""

from collections.abc import Callable
from pathlib import Path

import pytest
from benchmarks.terminal import KEYS, Terminal

from noblame.record import load

pytestmark = pytest.mark.pty
LEFT, BACKSPACE = "\x1b[D", "\x7f"


def test_corrections_among_the_letters_are_done_in_their_turn(start: Callable[..., Terminal], tmp_path: Path) -> None:
    path = tmp_path / "record.yaml"
    path.write_text("noblame: 1\ntitle: Checkout unavailable\n")
    window = start("run", path, "--step", "root-cause")
    window.wait_for("┏━ Why tree")
    for _ in range(5):
        window.type(f"teh{BACKSPACE}{BACKSPACE}he cat{LEFT * 3}X{KEYS['End']}\r")
    window.type(f"{KEYS['Tab']}deeper")
    window.wait_for("deeper")
    window.press("F7")
    window.wait_for("what was said, in one line")
    window.wait_without("┏━ Why tree")
    window.type(f"a litn{BACKSPACE}{BACKSPACE}{BACKSPACE}int rule")
    window.wait_for("a lint rule")
    window.press("Ctrl+q")
    assert window.wait_for_end() == 0
    incident = load(path).incident
    assert [cause.because for cause in incident.causes] == ["the Xcat"] * 5
    assert incident.causes[-1].next[0].because == "deeper"
    assert incident.improvements[0].idea == "a lint rule"


def test_a_form_takes_a_fast_typist(start: Callable[..., Terminal], record: Path) -> None:
    window = start("run", record, "--step", "actions")
    window.wait_for("WISH  Improve monitoring", "┏━")
    window.press("Down", "Down", "Enter")
    for label, text in {"Action": "Alert at 100,000 queued messages", "Owner": "Hana Kobayashi"}.items():
        window.wait_for_cursor(label)
        window.type(text)
        window.wait_for(text)
        window.press("Enter")
    window.wait_for_cursor("Due")
    window.press("Ctrl+q")
    assert window.wait_for_end() == 0
    new = load(record).incident.actions[-1]
    assert (new.what, new.owner) == ("Alert at 100,000 queued messages", "Hana Kobayashi")
