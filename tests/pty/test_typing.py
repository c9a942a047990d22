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
    window.type(f"{KEYS['F7']}a litn{BACKSPACE}{BACKSPACE}{BACKSPACE}int rule")
    window.wait_for("a lint rule")
    window.press("Ctrl+q")
    assert window.wait_for_end() == 0
    incident = load(path).incident
    assert [cause.because for cause in incident.causes] == ["the Xcat"] * 5
    assert incident.causes[-1].next[0].because == "deeper"
    assert incident.improvements[0].idea == "a lint rule"


@pytest.mark.parametrize("keys", [["F4"], ["F10"], ["Ctrl+q"], ["F4", "Ctrl+q"], ["Esc", "F4"]])
def test_the_last_words_before_a_step_is_left_are_kept(
    start: Callable[..., Terminal], record: Path, keys: list[str]
) -> None:
    window = start("run", record, "--step", "improvements")
    window.wait_for("┏━ Ideas")
    window.press("Ctrl+End", "Enter")
    window.type("last words" + "".join(KEYS[key] for key in keys))
    if "Ctrl+q" not in keys:
        window.wait_without("What can we do better?")
        window.press("Ctrl+q")
    assert window.wait_for_end() == 0
    assert load(record).incident.improvements[-1].idea == "last words"


def test_a_paste_presses_no_key(start: Callable[..., Terminal], record: Path) -> None:
    window = start("run", record, "--step", "improvements")
    window.wait_for("┏━ Ideas")
    window.press("Ctrl+End", "Enter")
    window.paste(f"pasted {''.join(KEYS.values())} \x1bq \x1b\x1b x \x1b")
    window.wait_for("pasted ␛OP", "What can we do better?")
    window.press("Ctrl+q")
    assert window.wait_for_end() == 0
    ideas = "".join(idea.idea for idea in load(record).incident.improvements)
    assert "␛[21~" in ideas
    assert "␑" in ideas, "ctrl+q"


def test_a_byte_that_is_no_text_is_a_sign_and_no_end(start: Callable[..., Terminal], record: Path) -> None:
    window = start("run", record, "--step", "improvements")
    window.wait_for("┏━ Ideas")
    window.press("Ctrl+End", "Enter")
    window.send(b"caf\xe9 au lait \xff\xfe")
    window.wait_for("caf\ufffd au lait")
    window.press("Ctrl+q")
    assert window.wait_for_end() == 0
    assert load(record).incident.improvements[-1].idea.startswith("caf\ufffd au lait")


def test_a_whole_form_can_be_typed_in_one_piece(start: Callable[..., Terminal], record: Path) -> None:
    window = start("run", record, "--step", "actions")
    window.wait_for("WISH  Improve monitoring", "┏━")
    fields = (
        "Alert at 100,000 queued messages",
        "Hana Kobayashi",
        "4 dec 2026",
        "Bo Li",
        "tool",
        "P2",
        "depth",
        "OPS-207",
    )
    window.type(f"{KEYS['Down'] * 2}\r" + "\r".join(fields))
    window.wait_for("OPS-207", "Fri 4 Dec")
    window.press("Ctrl+q")
    assert window.wait_for_end() == 0
    new = load(record).incident.actions[-1]
    assert (new.what, new.owner, new.due) == ("Alert at 100,000 queued messages", "Hana Kobayashi", "2026-12-04")
    assert (new.type, new.priority, new.ticket) == ("tool", "P2", "OPS-207")
    assert (new.helpers, new.detail) == (("Bo Li",), "depth")


@pytest.mark.parametrize("key", ["3", "x"])
def test_an_escape_that_came_with_the_key_after_it_leaves_the_pane(
    start: Callable[..., Terminal], record: Path, key: str
) -> None:
    before = record.read_text()
    window = start("run", record, "--step", "improvements")
    window.wait_for("┏━ Ideas")
    window.type(f"\x1b{key}")
    window.wait_without("What can we do better?")
    window.press("Ctrl+q")
    assert window.wait_for_end() == 0
    ideas = [idea.idea for idea in load(record).incident.improvements]
    record.write_text(before)
    assert ideas == [idea.idea for idea in load(record).incident.improvements]
