"""`noblame log`: the timeline from the shell, from pipes, and from many at once (S18)."""

import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

import noblame
from noblame.record.desk import Desk
from noblame.record.file import load
from noblame.record.incident import Entry

Run = Callable[..., Any]
LOG = (sys.executable, "-m", "noblame", "log")
TEXT = """noblame: 1
title: Checkout unavailable  # so far
started: 2026-11-18T14:02:00Z
resolved: 2026-11-18T14:49:00Z
timeline:
  - 14:02 Deploy finished
"""


@pytest.fixture
def record(tmp_path: Path) -> Path:
    path = tmp_path / "archive" / "2026-11-18-checkout.yaml"
    path.parent.mkdir()
    path.write_text(TEXT)
    return path


def environ() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(Path(noblame.__path__[0]).parent)}


def entries(record: Path) -> tuple[Entry, ...]:
    return load(record).incident.timeline[1:]


def test_one_line_is_added_and_one_line_says_so(noblame_: Run, record: Path) -> None:
    answer = noblame_("log", record, "Rolled", "back", "--kind", "act", "--source", "#inc", "--at", "14:20")
    assert (answer.status, answer.err) == (0, "")
    assert re.fullmatch(r"(\S+ )?14:20 \[act\] Rolled back → 2026-11-18-checkout\.yaml\n", answer.out)
    assert entries(record) == (
        Entry(at=datetime(2026, 11, 18, 14, 20, tzinfo=UTC), what="Rolled back", kind="act", source="#inc"),
    )
    assert record.read_text().startswith(TEXT)


def test_a_line_long_after_the_end_or_still_to_come_is_written_and_doubted_once(
    process: Run, noblame_: Run, record: Path
) -> None:
    done = process("log", record, "-", stdin=None, input="one\ntwo\n")
    assert re.fullmatch(
        r"noblame log: this is \d+ d after the end of the incident; --at 14:02 gives another time\n", done.stderr
    )
    answer = noblame_("log", record, "three", "--at", "9000-01-01T10:00Z")
    assert answer.err.startswith("noblame log: this is still to come, in ")
    assert answer.out == "9000-01-01 10:00 three → 2026-11-18-checkout.yaml\n"
    assert [entry.what for entry in entries(record)] == ["one", "two", "three"]
    assert noblame_("log", record, "in time", "--at", "2026-11-19T14:49Z").err == ""


def test_without_a_time_it_is_now_in_whole_minutes(noblame_: Run, record: Path) -> None:
    before = datetime.now(UTC).replace(second=0, microsecond=0)
    noblame_("log", record, "--kind", "note", "Mitigated")
    [entry] = entries(record)
    assert entry.at is not None
    assert before <= entry.at <= datetime.now(UTC)
    assert (entry.at.second, entry.at.microsecond, entry.what) == (0, 0, "Mitigated")


def test_a_while_ago_needs_no_equals_sign(noblame_: Run, record: Path) -> None:
    assert noblame_("log", record, "Mitigated", "--at", "-5m").status == 0
    assert noblame_("log", record, "Mitigated", "--at=-2h").status == 0
    assert len(entries(record)) == 2


def test_a_text_of_several_lines_is_several_entries(noblame_: Run, record: Path) -> None:
    answer = noblame_("log", record, "14:10 one\n\n  14:11 [alert] two\x1b[2J\n")
    assert answer.out.count("\n") == 2
    assert [(entry.kind, entry.what) for entry in entries(record)] == [("", "one"), ("alert", "two␛[2J")]


def test_the_zone_of_the_settings_is_that_of_the_words(noblame_: Run, record: Path) -> None:
    (record.parent / ".noblame.yaml").write_text("timezone: Europe/Berlin\n")
    answer = noblame_("log", record, "15:20 Rolled back")
    assert "15:20 Europe/Berlin Rolled back → " in answer.out
    assert entries(record)[0].at == datetime(2026, 11, 18, 14, 20, tzinfo=UTC)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ([""], "noblame log: there is nothing to log: the text is empty"),
        (["  \n "], "noblame log: there is nothing to log: the text is empty"),
        (["14:20"], "noblame log: there is nothing to log: the text is empty"),
        (["x", "--at", "soon"], "noblame log: “soon” is no time; a time is 14:02"),
        (["x", "--kind", "acts"], "did you mean act?"),
        ([], "the following arguments are required: TEXT"),
    ],
)
def test_what_is_no_entry_is_refused_in_one_line(noblame_: Run, record: Path, words: list[str], said: str) -> None:
    answer = noblame_("log", record, *words)
    assert (answer.status, answer.out, answer.err.count("\n")) == (2, "", 1)
    assert said in answer.err
    assert record.read_text() == TEXT


def test_where_there_is_no_record_the_way_to_one_is_said(noblame_: Run, record: Path) -> None:
    answer = noblame_("log", "2026-11-18-chekout", "x", "--archive", record.parent)
    assert (answer.status, answer.err.count("\n")) == (2, 1)
    assert "did you mean 2026-11-18-checkout?" in answer.err
    assert answer.err.endswith("to begin a record: noblame new TITLE\n")


def test_a_record_that_cannot_be_read_is_left_alone(noblame_: Run, record: Path) -> None:
    record.write_text("noblame: 1\ntitle: [\n")
    for words in (["x"], ["-"]):
        answer = noblame_("log", record, *words)
        assert (answer.status, answer.out, answer.err.count("\n")) == (2, "", 1)
    assert record.read_text() == "noblame: 1\ntitle: [\n"


def test_a_window_that_is_open_takes_it_in_with_what_is_typed_there(noblame_: Run, record: Path) -> None:
    desk = Desk.open(record)
    desk.edit(replace(desk.incident, title="Typed"))
    noblame_("log", record, "14:20 Rolled back")
    desk.close()
    incident = load(record).incident
    assert (incident.title, [entry.what for entry in incident.timeline]) == (
        "Typed",
        ["Deploy finished", "Rolled back"],
    )


# Pipes


def test_each_line_of_a_pipe_is_an_entry_also_the_last_without_its_end(process: Run, record: Path) -> None:
    record.write_text(TEXT.replace("resolved: 2026-11-18T14:49:00Z\n", ""))
    piped = "14:10 one\r\n\n\x1b[31m14:11 red\x1b[0m\n14:12 [act] über"
    done = process("log", record, "-", "--source", "deploy.log", stdin=None, input=piped)
    assert (done.returncode, done.stderr, done.stdout.count("\n")) == (0, "", 3)
    assert [(entry.what, entry.source) for entry in sorted(entries(record), key=lambda each: each.what)] == [
        ("one", "deploy.log"),
        ("über", "deploy.log"),
        ("␛[31m14:11 red␛[0m", "deploy.log"),
    ]


def test_bytes_that_are_no_utf_8_are_kept_as_signs(record: Path) -> None:
    line = b"14:10 caf\xe9\n"
    done = subprocess.run([*LOG, record, "-"], input=line, env=environ(), capture_output=True, check=False, timeout=60)
    assert done.returncode == 0
    assert entries(record)[0].what == "caf\N{REPLACEMENT CHARACTER}"


def test_an_empty_pipe_writes_nothing(process: Run, record: Path) -> None:
    done = process("log", record, "-", stdin=None, input="\n\n")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert record.read_text() == TEXT


def open_pipe(record: Path) -> subprocess.Popen[str]:
    """Start `noblame log RECORD -` with a pipe that stays open."""
    return subprocess.Popen(
        [*LOG, record, "-"],
        env=environ(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def test_lines_are_in_the_file_as_soon_as_they_come(record: Path) -> None:
    with open_pipe(record) as piped:
        assert piped.stdin
        assert piped.stdout
        for number, what in enumerate(("one", "two"), 1):
            piped.stdin.write(f"14:1{number} {what}\n")
            piped.stdin.flush()
            assert what in piped.stdout.readline()  # the pipe is still open, and the line has been written
            assert [entry.what for entry in entries(record)] == ["one", "two"][:number]


def test_what_cannot_be_written_for_a_while_is_written_later(record: Path) -> None:
    with open_pipe(record) as piped:
        assert piped.stdin
        assert piped.stdout
        assert piped.stderr
        piped.stdin.write("14:10 one\n")
        piped.stdin.flush()
        assert "one" in piped.stdout.readline()
        good = record.read_text()
        record.write_text(f"{good}title: [\n")
        piped.stdin.write("14:11 two\n")
        piped.stdin.flush()
        assert piped.stderr.readline().endswith("noblame log goes on trying\n")
        record.write_text(good)
        assert "two" in piped.stdout.readline()
    assert [entry.what for entry in entries(record)] == ["one", "two"]


def test_what_cannot_be_written_at_all_is_put_aside(record: Path) -> None:
    with open_pipe(record) as piped:
        assert piped.stdin
        assert piped.stdout
        assert piped.stderr
        piped.stdin.write("14:10 one\n")
        piped.stdin.flush()
        assert "one" in piped.stdout.readline()
        record.write_text("noblame: 1\ntitle: [\n")
        piped.stdin.write("14:11 two\n")
        piped.stdin.close()
        told = piped.stderr.read()
    assert piped.returncode == 2
    copy = re.search(r"has not taken 1 line; what was to be written is in (.*)\n", told)
    assert copy
    assert "14:11 two" in Path(copy[1]).read_text()
    assert record.read_text() == "noblame: 1\ntitle: [\n"


def test_of_twenty_at_once_none_is_lost_even_if_all_say_the_same(record: Path) -> None:
    said = [*(["14:10 same line"] * 10), *(f"14:1{number} other" for number in range(10))]
    running = [subprocess.Popen([*LOG, record, line], env=environ(), stdout=subprocess.DEVNULL) for line in said]
    assert [each.wait(60) for each in running] == [0] * 20
    counts = Counter(entry.what for entry in entries(record))
    assert counts == {"same line": 10, "other": 10}
    assert "# so far" in record.read_text()


def test_a_record_that_is_full_takes_no_more_and_stays_as_it_is(noblame_: Run, record: Path) -> None:
    record.write_text(f"{TEXT}notes: {'x' * (8 * 1024 * 1024 - len(TEXT) - 20)}\n")
    before = record.read_bytes()
    answer = noblame_("log", record, "14:20 one line more")
    assert (answer.status, answer.out, answer.err.count("\n")) == (2, "", 1)
    assert "larger than 8 MiB" in answer.err
    assert record.read_bytes() == before
