"""What each command hands on, refuses and writes."""

import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pexpect
import pytest

from noblame.cli import demo, home, opening, run, terminal
from noblame.meeting.opening import Wish
from noblame.record.file import load

Run = Callable[..., Any]
GOOD = "noblame: 1\ntitle: t\n"


@pytest.fixture
def record(tmp_path: Path) -> Path:
    path = tmp_path / "archive" / "2026-01-02-pool.yaml"
    path.parent.mkdir()
    path.write_text(GOOD)
    return path


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """What would be opened on a screen, in a terminal that can draw."""
    calls: list[Any] = []

    def note(*arguments: Any, **how: Any) -> int:
        calls.append((*arguments, how))
        return 0

    monkeypatch.setattr(terminal, "find_obstacle", lambda *_: "")
    monkeypatch.setattr(home, "open_home", note)
    for module in (demo, run):
        monkeypatch.setattr(module, "open_meeting", note)
    return calls


def test_alone_it_opens_the_archive(
    noblame_: Run, opened: list[Any], record: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(record.parent)
    assert noblame_("--no-mouse").status == 0
    assert opened == [(record.parent, {"mouse": False})]


def test_run_hands_on_what_was_asked_for(noblame_: Run, opened: list[Any], record: Path) -> None:
    answer = noblame_("run", "2026-01-02-pool", "--archive", record.parent, "--minutes", "30", "--step", "timeline")
    assert answer == (0, "", "")
    [(wish, archive, _, how)] = opened
    assert wish == Wish(path=record, minutes=30, step="timeline")
    assert (archive, how) == (record.parent, {"mouse": True})


def test_a_record_named_by_its_path_brings_the_settings_of_its_own_archive(
    noblame_: Run, opened: list[Any], record: Path
) -> None:
    settings = record.parent / ".noblame.yaml"
    settings.write_text("severities: {sev-odd: odd}\n")
    assert noblame_("run", record).status == 0
    [(_, archive, severities, _)] = opened
    assert (archive, list(severities)) == (record.parent, ["sev-odd"])


@pytest.mark.parametrize("minutes", ["18", "0", "999999"])
def test_a_length_that_no_meeting_has_is_wrong_usage(
    noblame_: Run, opened: list[Any], record: Path, minutes: str
) -> None:
    answer = noblame_("run", record, "--minutes", minutes)
    assert (answer.status, answer.out, opened) == (2, "", [])
    assert answer.err.startswith("noblame run: argument --minutes: ")
    assert minutes in answer.err
    assert answer.err.count("\n") == 1


@pytest.mark.parametrize("words", [["run", "nope"], ["show", "nope"], ["show", "x/nope.yaml"]])
def test_a_record_that_is_not_there_is_one_line(
    noblame_: Run, opened: list[Any], record: Path, words: list[str]
) -> None:
    answer = noblame_(*words, "--archive", record.parent)
    assert (answer.status, answer.out, opened) == (2, "", [])
    assert answer.err.startswith("noblame: there is no file ")
    assert answer.err.count("\n") == 1


def test_an_archive_that_is_not_there_is_one_line(noblame_: Run, tmp_path: Path) -> None:
    answer = noblame_("--archive", tmp_path / "nope")
    assert answer.status == 2
    assert "noblame init" in answer.err


def test_a_working_directory_that_is_gone_is_one_line(
    noblame_: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    answer = noblame_("show", "x")
    monkeypatch.chdir(tmp_path)
    assert (answer.status, answer.err.count("\n")) == (2, 1)
    assert "working directory" in answer.err


def test_without_a_terminal_run_tells_the_file_first_and_then_the_way(noblame_: Run, record: Path) -> None:
    answer = noblame_("run", record)
    assert answer.status == 2
    assert answer.err == (
        f"noblame run needs a terminal: its input goes elsewhere; in a pipe use: noblame show {record}\n"
    )
    record.write_text("noblame: 1\ntitle: [\n")
    assert noblame_("run", record).err.startswith(f"{record}:")


def test_an_unreadable_record_is_told_before_the_screen_is_touched(
    record: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "noblame.app", None)  # whoever imports it now fails
    record.write_text("noblame: 1\ntitle: [\n")
    with pytest.raises(Exception, match=str(record)):
        opening.open_meeting(Wish(path=record), record.parent, mouse=True)


def test_the_demo_opens_a_copy_of_a_draft(noblame_: Run, opened: list[Any]) -> None:
    pytest.importorskip("noblame.sample_incidents", reason="only an installed noblame has its samples")
    assert noblame_("demo", "--fast").status == 0
    assert noblame_("demo").status == 0
    [(fast, folder, _), (usual, _, how)] = opened
    assert (fast.factor, usual.factor, how) == (30, 1, {"mouse": True})
    assert fast.path.parent == folder != usual.path.parent
    incident = load(usual.path).incident
    assert incident.status == "draft"
    assert incident.timeline
    assert incident.meeting.held is None


def test_init_writes_settings_once(noblame_: Run, tmp_path: Path) -> None:
    folder = tmp_path / "a" / "new\x1b[2J one"
    first, second = noblame_("init", folder), noblame_("init", folder)
    assert (first.status, second.status) == (0, 0)
    assert "every setting is in it" in first.out
    assert "left as is" in second.out
    assert "\x1b" not in first.out + second.out
    assert (folder / ".noblame.yaml").is_file()


def test_init_makes_the_working_directory_an_archive(
    noblame_: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert noblame_("init").status == 0
    assert (tmp_path / ".noblame.yaml").is_file()


def test_init_into_a_file_is_one_line(noblame_: Run, record: Path) -> None:
    answer = noblame_("init", record)
    assert (answer.status, answer.err.count("\n")) == (2, 1)


def test_the_schema_is_one(noblame_: Run) -> None:
    schema = json.loads(noblame_("schema").out)
    jsonschema.validators.validator_for(schema).check_schema(schema)
    jsonschema.validate({"noblame": 1, "title": "t"}, schema)


@pytest.mark.pty
@pytest.mark.parametrize(
    ("command", "environ", "said"),
    [
        ("noblame demo", {"TERM": "dumb"}, "TERM names none"),
        ("noblame demo 2>/dev/null </dev/null; echo status $?", {}, "status 2"),
        ("noblame demo | cat", {}, "its output goes elsewhere"),
        ("noblame demo", {"PYTHONIOENCODING": "latin-1"}, "not UTF-8"),
    ],
)
def test_on_a_real_terminal_that_cannot_draw_one_line_is_said(
    tmp_path: Path, command: str, environ: dict[str, str], said: str
) -> None:
    source = Path(__file__).parents[2] / "src"
    line = command.replace("noblame", f"'{sys.executable}' -m noblame", 1)
    everything = {**os.environ, "TERM": "xterm", "PYTHONPATH": str(source), **environ}
    child = pexpect.spawn("/bin/sh", ["-c", line], env=everything, encoding="utf-8", timeout=60, cwd=str(tmp_path))
    child.expect(pexpect.EOF)
    assert said in (child.before or "")
    assert "\x1b" not in (child.before or "")
    child.close()
