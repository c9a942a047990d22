"""However a command ends: plain lines, a fitting status, never a traceback."""

import os
import re
import stat
import tempfile
from argparse import Namespace
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from noblame import crash
from noblame.cli import schema
from noblame.locations import state_dir
from noblame.source.problem import Problem, UnreadableError

Run = Callable[..., Any]


def failing(error: BaseException) -> Callable[[Namespace], int]:
    def run(_: Namespace) -> int:
        raise error

    return run


def test_a_bug_shows_one_calm_line_and_a_private_log(noblame_: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(schema, "run", failing(RuntimeError("Priya's secret")))
    answer = noblame_("schema")
    assert (answer.status, answer.out) == (70, "")
    assert answer.err.count("\n") == 1
    assert "secret" not in answer.err
    assert "Traceback" not in answer.err
    log = Path(re.search(r"/\S+\.log", answer.err)[0])  # type: ignore[index]  # the test fails with it
    assert log.is_relative_to(state_dir())
    assert stat.S_IMODE(log.stat().st_mode) == 0o600
    assert "RuntimeError: Priya's secret" in log.read_text(encoding="utf-8")


def test_a_log_goes_elsewhere_where_the_state_folder_is_closed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    blocked = tmp_path / "blocked"
    blocked.write_text("a file where a folder should be")
    monkeypatch.setenv("XDG_STATE_HOME", str(blocked))
    monkeypatch.setattr(tempfile, "gettempdir", lambda: str(tmp_path))
    log = crash.write_crash_log(ValueError("odd \ud800 text"))
    assert log is not None
    assert log.parent == tmp_path
    assert str(log) in crash.calm_line(log)


def test_where_no_log_can_be_written_the_line_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    blocked = tmp_path / "blocked"
    blocked.write_text("")
    monkeypatch.setenv("XDG_STATE_HOME", str(blocked))
    monkeypatch.setattr(tempfile, "gettempdir", lambda: str(blocked))
    assert crash.write_crash_log(ValueError()) is None
    assert "no log" in crash.calm_line(None)


def test_ctrl_c_ends_quietly(noblame_: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(schema, "run", failing(KeyboardInterrupt()))
    assert noblame_("schema") == (130, "", "")


def test_a_file_that_cannot_be_read_gives_its_lines_made_visible(
    noblame_: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    problems = [
        Problem(path="a.yaml", line=3, found="\x1b[2J", expected="a text"),
        Problem(path="a.yaml", line=4, found="x"),
    ]
    monkeypatch.setattr(schema, "run", failing(UnreadableError(problems)))
    assert noblame_("schema") == (2, "", "a.yaml:3:1: ␛[2J; a text\na.yaml:4:1: x\n")


@pytest.mark.parametrize("unbuffered", ["", "1"])
@pytest.mark.parametrize("command", ["schema", "--help"])
def test_a_reader_that_goes_away_is_no_error(process: Run, command: str, unbuffered: str) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    done = process(command, stdout=writing, environ={"PYTHONUNBUFFERED": unbuffered})
    os.close(writing)
    swallowed_by_argparse = bool(unbuffered) and command == "--help"
    assert (done.returncode, done.stderr) == (0 if swallowed_by_argparse else 141, "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a disk that is always full")
def test_a_full_disk_is_said(process: Run) -> None:
    with Path("/dev/full").open("w") as full:
        done = process("schema", stdout=full)
    assert done.returncode == 2
    assert done.stderr == "noblame: the answer could not be written: No space left on device\n"


def test_a_closed_stdout_is_no_traceback(process: Run) -> None:
    done = process("--help", stdout=None, preexec_fn=lambda: os.close(1))
    assert done.returncode == 0
    assert "Traceback" not in done.stderr


def test_an_encoding_that_lacks_a_sign_gets_an_escape(process: Run, tmp_path: Path) -> None:
    done = process("init", tmp_path / "répértoire", environ={"PYTHONIOENCODING": "ascii"})
    assert (done.returncode, done.stderr) == (0, "")
    assert "r\\xe9p" in done.stdout
