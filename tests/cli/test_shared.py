"""`noblame shared`: where the learnings went (S99)."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from noblame.record.file import load
from noblame.record.incident import Shared

Run = Callable[..., Any]
TEXT = """\
noblame: 1
title: Checkout unavailable  # kept
shared:
  - {where: wiki, on: 2026-11-22, by: Mei Tanaka, url: "https://wiki.example/pm/42"}
"""


@pytest.fixture
def record(tmp_path: Path) -> Path:
    path = tmp_path / "2026-11-18-checkout.yaml"
    path.write_text(TEXT)
    return path


def test_a_place_is_added_and_said_in_one_line(noblame_: Run, record: Path) -> None:
    words = ("--where", "#engineering", "--url", "https://chat.example/1", "--on", "2026-11-23", "--by", "Priya Raman")
    answer = noblame_("shared", record, *words)
    assert (answer.status, answer.err) == (0, "")
    assert answer.out == "2026-11-23 #engineering, by Priya Raman: https://chat.example/1 → 2026-11-18-checkout.yaml\n"
    assert load(record).incident.shared[1] == Shared(
        where="#engineering", on=date(2026, 11, 23), by="Priya Raman", url="https://chat.example/1"
    )
    assert record.read_text().startswith(TEXT)


def test_without_a_day_it_is_today(noblame_: Run, record: Path) -> None:
    before = date.today()  # noqa: DTZ011  as the command reads it, which a midnight in between may move on
    noblame_("shared", record, "--where", "status page")
    entry = load(record).incident.shared[1]
    assert entry.on is not None
    assert abs((entry.on - before).days) <= 1
    assert (entry.where, entry.by, entry.url) == ("status page", "", "")


@pytest.mark.parametrize(
    ("where", "url", "added"),
    [
        ("wiki", "https://wiki.example/pm/42", False),
        (" Wiki ", "https://wiki.example/pm/42", False),
        ("wiki", "https://wiki.example/pm/43", True),
        ("wiki", "", True),
        ("blog", "https://wiki.example/pm/42", True),
        ("mail", "mailto:all@shop.example", True),
        ("share", r"\\server\pm\42.pdf", True),
        ("share", "//server/pm/42.pdf", True),
    ],
)
def test_the_same_place_stands_there_once(noblame_: Run, record: Path, where: str, url: str, added: bool) -> None:  # noqa: FBT001
    answer = noblame_("shared", record, "--where", where, "--url", url)
    assert answer.status == 0
    assert answer.out.startswith("noted already: 2026-11-22 wiki, by Mei Tanaka: ") != added
    assert len(load(record).incident.shared) == 1 + added
    assert (record.read_text() == TEXT) != added


def test_alone_it_lists(noblame_: Run, record: Path) -> None:
    assert noblame_("shared", record).out == "2026-11-22 wiki, by Mei Tanaka: https://wiki.example/pm/42\n"
    assert json.loads(noblame_("shared", record, "--json").out) == [
        {"where": "wiki", "on": "2026-11-22", "by": "Mei Tanaka", "url": "https://wiki.example/pm/42"}
    ]
    record.write_text("noblame: 1\ntitle: Down\n")
    assert noblame_("shared", record).out == "shared nowhere yet\n"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--url", "https://x.example"], "need --where"),
        (["--where", " "], "--where names no place"),
        (["--where", "wiki", "--url", "javascript:alert(1)"], "it begins with https://, http:// or mailto:, or is the"),
        (["--where", "wiki", "--url", "file:///etc/passwd"], "'file:///etc/passwd' is no address"),
        (["--where", "wiki", "--url", "wiki.example/pm"], "is no address"),
        (["--where", "wiki", "--on", "tuesday"], "'tuesday' is no date as 2026-12-01"),
        (["--where", "wiki", "--on", "2026-02-30"], "'2026-02-30' is no date"),
    ],
)
def test_a_slip_is_answered_in_one_line(noblame_: Run, record: Path, words: list[str], said: str) -> None:
    answer = noblame_("shared", record, *words)
    assert (answer.status, answer.out, answer.err.count("\n")) == (2, "", 1)
    assert said in answer.err
    assert record.read_text() == TEXT


def test_what_would_act_is_a_sign_in_the_record(noblame_: Run, record: Path) -> None:
    noblame_("shared", record, "--where", "wi\x1b[2Jki\nx", "--by", "a\u202eb")
    entry = load(record).incident.shared[1]
    assert (entry.where, entry.by) == ("wi␛[2Jki x", "a‹U+202E›b")


def test_a_protected_record_is_left_as_it_is(noblame_: Run, record: Path) -> None:
    record.chmod(0o444)
    answer = noblame_("shared", record, "--where", "blog")
    assert (answer.status, answer.out) == (2, "")
    assert "write-protected" in answer.err
    assert record.read_text() == TEXT
