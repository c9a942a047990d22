"""`noblame tickets`: keys of a tracker, taken back into the record (S68, S92)."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pexpect
import pytest
from msgspec.structs import replace

import noblame
from noblame.record.desk import Desk
from noblame.record.file import load

Run = Callable[..., Any]
TEXT = """noblame: 1
title: Checkout unavailable  # so far
actions:
  - id: a1  # the lint rule
    what: Add a lint rule
    owner: Tomás Vidal
  - "Write a runbook - Owner: Ana Prieto - Due: 2026-12-01"  # as pasted
  - {what: Page at 80 %, ticket: OPS-7}
"""


@pytest.fixture
def record(tmp_path: Path) -> Path:
    path = tmp_path / "archive" / "2026-11-18-checkout.yaml"
    path.parent.mkdir()
    path.write_text(TEXT)
    return path


@pytest.fixture
def paste(tmp_path: Path) -> Callable[[str], Path]:
    """Make a file of a paste."""

    def write(text: str) -> Path:
        path = tmp_path / "paste.txt"
        path.write_text(text)
        return path

    return write


Paste = Callable[[str], Path]


def tickets(record: Path) -> list[str]:
    return [action.ticket for action in load(record).incident.actions]


def test_each_ticket_is_written_and_said_and_nothing_else_changes(noblame_: Run, record: Path, paste: Paste) -> None:
    answer = noblame_("tickets", record, paste("a1 OPS-1\nOPS-2 Write a runbook\n"))
    assert (answer.status, answer.err) == (0, "")
    assert answer.out == (
        "a1 OPS-1: Add a lint rule → 2026-11-18-checkout.yaml\n2 OPS-2: Write a runbook → 2026-11-18-checkout.yaml\n"
    )
    assert tickets(record) == ["OPS-1", "OPS-2", "OPS-7"]
    text = record.read_text()
    assert "title: Checkout unavailable  # so far\n" in text
    assert "  - id: a1  # the lint rule\n" in text
    assert text.count("id:") == 1


def test_it_is_read_from_stdin_where_no_file_is_named(process: Run, record: Path) -> None:
    for words in ([], ["-"]):
        record.write_text(TEXT)
        done = process("tickets", record, *words, stdin=None, input="a1 https://github.com/o/r/issues/7\n")
        assert (done.returncode, done.stderr) == (0, "still without a ticket: 2\n")
        assert tickets(record)[0] == "https://github.com/o/r/issues/7"


def test_what_cannot_be_placed_is_named_and_the_rest_is_written(noblame_: Run, record: Path, paste: Paste) -> None:
    answer = noblame_("tickets", record, paste("a1 OPS-1\n\na9 OPS-9\nhello\n3 OPS-8\n"))
    assert answer.status == 1
    assert answer.err.split("\n")[:-1] == [
        "noblame tickets: line 3, “a9 OPS-9”: it names no action of the record",
        "noblame tickets: line 4, “hello”: there is no ticket in it",
        "noblame tickets: line 5, “3 OPS-8”: 3 has OPS-7; --replace puts OPS-8 in its place",
        "still without a ticket: 2",
    ]
    assert tickets(record) == ["OPS-1", "", "OPS-7"]


def test_one_that_is_there_stays_unless_it_is_to_be_replaced(noblame_: Run, record: Path, paste: Paste) -> None:
    assert noblame_("tickets", record, paste("3 OPS-8"), "--replace").status == 0
    assert tickets(record)[2] == "OPS-8"


def test_a_second_time_writes_nothing(noblame_: Run, record: Path, paste: Paste) -> None:
    lines = paste("a1 OPS-1\n2 OPS-2")
    noblame_("tickets", record, lines)
    written = record.read_bytes()
    answer = noblame_("tickets", record, lines)
    assert (answer.status, answer.err) == (0, "")
    assert answer.out.startswith("a1 OPS-1: Add a lint rule (was there already)\n")
    assert record.read_bytes() == written


def test_an_export_of_jira_is_read(noblame_: Run, record: Path, paste: Paste) -> None:
    table = 'Issue key,Summary,Description\nOPS-1,Add a lint rule,"a\nb"\nOPS-2,Write a runbook,\nOPS-3,Another,\n'
    answer = noblame_("tickets", record, paste(table))
    assert (answer.status, tickets(record)) == (1, ["OPS-1", "OPS-2", "OPS-7"])
    assert answer.err == "noblame tickets: line 5, “OPS-3 Another”: it names no action of the record\n"


def test_of_many_lines_that_cannot_be_placed_some_are_named(noblame_: Run, record: Path, paste: Paste) -> None:
    answer = noblame_("tickets", record, paste("\n".join(f"x OPS-{number}" for number in range(100, 113))))
    assert answer.err.count("names no action of the record") == 10
    assert "noblame tickets: and 3 lines more\n" in answer.err
    assert record.read_text() == TEXT


def test_what_a_terminal_would_act_on_is_a_sign(noblame_: Run, record: Path, paste: Paste) -> None:
    answer = noblame_("tickets", record, paste("a1 https://e.example/\x1b[2J\n\x1b]0;x\x07\n"))
    assert "\x1b" not in answer.out + answer.err
    assert tickets(record)[0] == "https://e.example/␛[2J"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig"])
def test_what_windows_wrote_into_a_file_is_read(noblame_: Run, record: Path, tmp_path: Path, encoding: str) -> None:
    paste = tmp_path / "paste.txt"
    paste.write_bytes("a1 OPS-1\r\n2 OPS-2 Write a runbook\r\n".encode(encoding))
    answer = noblame_("tickets", record, paste)
    assert (answer.status, answer.err, tickets(record)) == (0, "", ["OPS-1", "OPS-2", "OPS-7"])


def test_a_pattern_of_the_settings_is_what_a_key_is(noblame_: Run, record: Path, paste: Paste) -> None:
    (record.parent / ".noblame.yaml").write_text("ticket_pattern: 'task[0-9]+'\n")
    assert noblame_("tickets", record, paste("a1 task12\n2 OPS-2")).status == 1
    assert tickets(record) == ["task12", "", "OPS-7"]


@pytest.mark.parametrize("text", ["", "\n \n", "\ufeff"])
def test_nothing_at_all_is_refused(noblame_: Run, record: Path, paste: Paste, text: str) -> None:
    answer = noblame_("tickets", record, paste(text))
    assert (answer.status, answer.out) == (2, "")
    assert answer.err == ("noblame tickets: nothing was read; a line is an action and its ticket, as in: a1 OPS-2231\n")


def test_a_file_that_cannot_be_read_is_refused_in_one_line(noblame_: Run, record: Path, tmp_path: Path) -> None:
    for file in (tmp_path / "absent", tmp_path):
        answer = noblame_("tickets", record, file)
        assert (answer.status, answer.out, answer.err.count("\n")) == (2, "", 1)
        assert answer.err.startswith("noblame tickets: ")
        assert str(file) in answer.err


def test_a_record_that_cannot_be_read_is_left_alone(noblame_: Run, record: Path, paste: Paste) -> None:
    record.write_text("noblame: 1\ntitle: [\n")
    answer = noblame_("tickets", record, paste("a1 OPS-1"))
    assert (answer.status, answer.out, answer.err.count("\n")) == (2, "", 1)
    assert record.read_text() == "noblame: 1\ntitle: [\n"


def test_an_open_window_takes_them_in(noblame_: Run, record: Path, paste: Paste) -> None:
    desk = Desk.open(record)
    desk.edit(replace(desk.incident, title="Typed"))
    noblame_("tickets", record, paste("a1 OPS-1"))
    desk.close()
    assert (load(record).incident.title, tickets(record)[0]) == ("Typed", "OPS-1")


def test_without_stdin_there_is_a_line_and_no_prompt(process: Run, record: Path) -> None:
    done = process("tickets", record, stdin=subprocess.DEVNULL)
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)


@pytest.mark.pty
def test_at_a_terminal_it_says_what_to_do(record: Path) -> None:
    environ = {**os.environ, "PYTHONPATH": str(Path(noblame.__path__[0]).parent)}
    child = pexpect.spawn(sys.executable, ["-m", "noblame", "tickets", str(record)], env=environ, timeout=30)
    child.expect_exact("Paste lines such as a1 OPS-2231, then press ctrl+d.")
    child.sendline("a1 OPS-1")
    child.sendeof()
    child.expect_exact("still without a ticket: 2")
    child.expect(pexpect.EOF)
    child.close()
    assert (child.exitstatus, tickets(record)[0]) == (0, "OPS-1")
