"""The terminal is lent to an editor and taken back, whatever becomes of the editor."""

from collections.abc import Callable
from pathlib import Path

import pytest
from benchmarks.terminal import Terminal

pytestmark = pytest.mark.pty


def in_timeline(start: Callable[..., Terminal], record: Path, environ: dict[str, str]) -> Terminal:
    window = start("draft", record, environ={"VISUAL": "", "EDITOR": "", **environ})
    window.wait_for("Summary")
    window.press("3")
    window.wait_for("Timeline (UTC)")
    window.press("Enter")
    window.wait_for("┏━ Timeline")
    return window


@pytest.mark.parametrize(
    ("environ", "said"),
    [
        ({"EDITOR": "nosuch"}, "nosuch did not give the text back: No such file or directory"),
        ({"EDITOR": "/usr"}, "usr did not give the text back: Permission denied"),
        ({"PATH": "/nowhere"}, "vi did not give the text back: No such file or directory"),
    ],
)
def test_an_editor_that_is_not_there_leaves_the_screen_as_it_was(
    start: Callable[..., Terminal], record: Path, environ: dict[str, str], said: str
) -> None:
    before = record.read_bytes()
    window = in_timeline(start, record, environ)
    window.press("F6")
    window.wait_for(said, "┏━ Timeline")
    assert record.read_bytes() == before
    window.press("Ctrl+End", "Enter")
    window.type("23:59 Still here")
    window.wait_for("Still here")
    window.press("Ctrl+q")
    assert window.wait_for_end() == 0
    assert window.restored
    assert "Still here" in record.read_text()


def test_an_editor_that_is_there_gives_its_text_back(
    start: Callable[..., Terminal], record: Path, tmp_path: Path
) -> None:
    script = tmp_path / "editor"
    script.write_text('#!/bin/sh\nprintf "23:58 From the editor\\n" >> "$1"\n')
    script.chmod(0o755)
    window = in_timeline(start, record, {"EDITOR": str(script)})
    window.press("F6", "Ctrl+End")
    window.wait_for("From the editor")
    window.press("Ctrl+q")
    assert window.wait_for_end() == 0
    assert "From the editor" in record.read_text()
