from __future__ import annotations

import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.screens.conftest import Open, Window

RECORD = "title: x\ncauses: [{because: One, id: c1, evidence: [log]}]\n"


@pytest.fixture
def editor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Put a script in the editor's place; what it does to the file is up to the test."""
    script = tmp_path / "my editor.sh"
    monkeypatch.setenv("EDITOR", f"'{script}'")
    monkeypatch.delenv("VISUAL", raising=False)
    return script


@pytest.fixture(autouse=True)
def lent(monkeypatch: pytest.MonkeyPatch) -> None:
    @contextmanager
    def suspend(_app: object) -> Iterator[None]:
        yield

    monkeypatch.setattr("textual.app.App.suspend", suspend)


def does(script: Path, line: str) -> None:
    script.write_text(f"#!/bin/sh\n{line}\n")
    script.chmod(script.stat().st_mode | stat.S_IXUSR)


async def edit(window: Window) -> None:
    await window.app.run_action("editor", window.place)
    await window.settle()


async def test_the_pane_in_hand_opens_in_the_editor_and_comes_back(meeting: Open, editor: Path) -> None:
    does(editor, 'grep -q "^One {c1}$" "$1" && printf "One {c1}\\n  Two [root]\\n" > "$1"')
    async with meeting(RECORD, step="root-cause") as window:
        await edit(window)
        assert window.pane("causes").lines == ["One {c1}", "  Two [root]"]
        cause = window.saved().causes[0]
        assert (cause.evidence, cause.next[0].because, cause.next[0].kind) == (("log",), "Two", "root")
        await window.focus("#causes")
        await window.press("ctrl+z")
        assert window.saved().causes[0].next == ()


async def test_an_editor_that_fails_changes_nothing_and_it_is_said(meeting: Open, editor: Path) -> None:
    does(editor, 'echo lost > "$1"; exit 3')
    async with meeting(RECORD, step="root-cause") as window:
        await edit(window)
        assert window.pane("causes").text == "One {c1}"
        assert window.row("#said") == "my editor.sh ended with 3: nothing was changed"


@pytest.mark.parametrize("named", ["/usr/no-such-editor --wait", "'an open quote"])
async def test_an_editor_that_cannot_be_run_changes_nothing_and_it_is_said(
    meeting: Open, monkeypatch: pytest.MonkeyPatch, named: str
) -> None:
    monkeypatch.setenv("VISUAL", named)
    async with meeting(RECORD, step="root-cause") as window:
        await edit(window)
        assert window.pane("causes").text == "One {c1}"
        assert "did not give the text back: " in window.row("#said")


async def test_bytes_that_are_no_text_change_nothing(meeting: Open, editor: Path) -> None:
    does(editor, 'printf "\\377" > "$1"')
    async with meeting(RECORD, step="root-cause") as window:
        await edit(window)
        assert window.pane("causes").text == "One {c1}"
        assert "my editor.sh" in window.row("#said")


async def test_what_comes_back_is_cleaned(meeting: Open, editor: Path) -> None:
    does(editor, 'printf "red \\033[31m\\r\\n" > "$1"')
    async with meeting(RECORD, step="root-cause") as window:
        await edit(window)
        assert window.saved().causes[0].because == "red ␛[31m"


async def test_a_terminal_that_cannot_be_lent_is_said(
    meeting: Open, editor: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.undo()
    does(editor, "true")
    async with meeting(RECORD, step="root-cause") as window:
        await edit(window)
        assert window.row("#said") == "this terminal cannot be lent to another program"
