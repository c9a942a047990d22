"""The line that says how far a long command is."""

import sys
from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pexpect
import pytest

from noblame.cli.progress import CLEAR, PATIENCE, Progress


class Terminal(StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def stderr(monkeypatch: pytest.MonkeyPatch) -> Callable[[StringIO], StringIO]:
    """Put something in the place of stderr."""

    def put(stream: StringIO) -> StringIO:
        monkeypatch.setenv("TERM", "xterm")
        monkeypatch.setattr(sys, "stderr", stream)
        return stream

    return put


def walk(total: int, seconds: float) -> None:
    now = [0.0]
    progress = Progress(total, lambda: now[0])
    for done in range(total):
        now[0] += seconds
        progress.show(done)
    progress.clear()
    progress.clear()


def test_a_long_walk_says_how_far_it_is_and_leaves_nothing(stderr: Callable[[StringIO], StringIO]) -> None:
    out = stderr(Terminal())
    walk(1000, 0.01)
    said = out.getvalue().split(CLEAR)
    assert said[1] == "checked 49 of 1000"
    assert said[-1] == ""
    assert said[-2].startswith("checked 99")
    assert 50 < len(said) < 120


@pytest.mark.parametrize(("total", "seconds"), [(10, PATIENCE / 20), (1, 9.0)])
def test_what_is_done_at_once_says_nothing(stderr: Callable[[StringIO], StringIO], total: int, seconds: float) -> None:
    out = stderr(Terminal())
    walk(total, seconds)
    assert out.getvalue() == ""


def test_a_pipe_and_a_dumb_terminal_get_nothing(
    stderr: Callable[[StringIO], StringIO], monkeypatch: pytest.MonkeyPatch
) -> None:
    out = stderr(StringIO())
    walk(1000, 1)
    assert out.getvalue() == ""
    out = stderr(Terminal())
    monkeypatch.setenv("TERM", "dumb")
    walk(1000, 1)
    assert out.getvalue() == ""


@pytest.mark.pty
def test_on_a_terminal_colours_and_width_are_those_of_the_terminal(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("word " * 40 + "Dana failed to look at the dashboard. " + "word " * 40)
    command = f"'{sys.executable}' -m noblame check a.md --fail-on hint; echo status $?"
    child = pexpect.spawn(
        "/bin/sh", ["-c", command], cwd=str(tmp_path), encoding="utf-8", dimensions=(24, 60), timeout=60
    )
    child.expect(pexpect.EOF)
    lines = (child.before or "").splitlines()
    assert "\x1b[" in lines[0]
    assert len(lines[1]) <= 60
    assert "Dana failed to look" in lines[1]
    assert lines[-1] == "status 1"
