"""`noblame convert`: what it reads, where it writes, and what it says."""

import io
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from noblame.record.file import load
from noblame.record.storing import LIMIT

Run = Callable[..., Any]
DOCUMENT = """\
# Incident report – Checkout unavailable

**Date:** 2026-11-18
**Duration:** 14:02 - 14:49 UTC
**Severity:** P1

## Summary
It was down.

## Impact
38 % of checkouts failed.
"""
NO_START = "noblame convert: no start is named: `started` is empty, and so is the duration\n"


@pytest.fixture
def document(tmp_path: Path) -> Path:
    path = tmp_path / "old.md"
    path.write_text(DOCUMENT)
    return path


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    folder = tmp_path / "archive"
    folder.mkdir()
    return folder


def test_a_document_becomes_a_new_record_of_the_archive(noblame_: Run, document: Path, archive: Path) -> None:
    answer = noblame_("convert", document, "--archive", archive)
    path = archive / "2026-11-18-checkout-unavailable.yaml"
    assert answer == (0, f"{path}: 1 passage has no place of its own and stands in the notes: Summary\n", "")
    incident = load(path).incident
    assert (incident.severity, incident.impact) == ("P1", "38 % of checkouts failed.")
    assert incident.notes == "From old.md, not placed: Summary\nIt was down."


def test_no_record_is_overwritten(noblame_: Run, document: Path, archive: Path, tmp_path: Path) -> None:
    for number in ("", "-2"):
        assert f"checkout-unavailable{number}.yaml:" in noblame_("convert", document, "--archive", archive).out
    target = tmp_path / "a.yaml"
    target.write_text("mine")
    answer = noblame_("convert", document, "-o", target)
    assert (answer.status, answer.out) == (2, "")
    assert answer.err == "noblame: a.yaml exists already; it is left as it is\n"
    assert target.read_text() == "mine"


def test_a_file_or_a_folder_may_be_named(noblame_: Run, document: Path, tmp_path: Path) -> None:
    assert noblame_("convert", document, "-o", tmp_path / "b.yaml").status == 0
    assert load(tmp_path / "b.yaml").incident.title == "Checkout unavailable"
    assert noblame_("convert", document, "-o", f"{tmp_path / 'new'}/").status == 0
    assert [path.name for path in (tmp_path / "new").iterdir()] == ["2026-11-18-checkout-unavailable.yaml"]


def test_a_record_is_called_by_the_day_also_without_a_start(noblame_: Run, archive: Path, tmp_path: Path) -> None:
    (tmp_path / "2025-03-01 pool.md").write_text("The pool ran dry.")
    answer = noblame_("convert", tmp_path / "2025-03-01 pool.md", "--archive", archive)
    assert answer == (
        0,
        f"{archive / '2025-03-01-pool.yaml'}: 1 passage has no place of its own and stands in the notes: the top\n",
        NO_START,
    )


def test_a_dash_writes_the_record_and_says_the_rest_on_stderr(noblame_: Run, document: Path) -> None:
    answer = noblame_("convert", document, "-o", "-")
    assert answer.out.startswith("noblame: 1\ntitle: Checkout unavailable\n")
    assert answer.err == "noblame convert: 1 passage has no place of its own and stands in the notes: Summary\n"


def test_a_dash_reads_stdin(noblame_: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(DOCUMENT.encode())))
    answer = noblame_("convert", "-", "-o", "-")
    assert "From stdin, not placed: Summary" in answer.out


def test_where_all_has_its_place_that_is_said(noblame_: Run, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("# Pool\n## Impact\nMany.\n")
    assert noblame_("convert", tmp_path / "a.md", "-o", "-").err == (
        f"noblame convert: all of it has its place\n{NO_START}"
    )


def test_the_first_headings_are_named_shortly(noblame_: Run, tmp_path: Path) -> None:
    sections = "".join(f"## Lead-up {number}{' and on' * 9}\nIt ran.\n" for number in range(6))
    (tmp_path / "a.md").write_text(f"# Pool\n{sections}")
    first, *_ = noblame_("convert", tmp_path / "a.md", "-o", "-").err.split("\n")
    assert first.startswith("noblame convert: 6 passages have no place of their own and stand in the notes: Lead-up 0")
    assert first.endswith("…, …")
    assert max(map(len, first.partition("notes: ")[2].split(", "))) <= 40


def test_severities_of_the_archive_are_known(noblame_: Run, archive: Path, tmp_path: Path) -> None:
    (archive / ".noblame.yaml").write_text("severities: {Major: many customers}\n")
    (tmp_path / "a.md").write_text("# Pool\nSeverity: Major\n")
    answer = noblame_("convert", tmp_path / "a.md", "--archive", archive, "-o", "-")
    assert "severity: Major\n" in answer.out


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "a.md is empty: there is nothing to convert"),
        (b" \n\n", "a.md is empty: there is nothing to convert"),
        (b"# Pool\n\xff\n", "a.md:2:1: the byte 0xFF, which is no UTF-8; a file saved as UTF-8"),
        (b"\x7fELF\0\0", "a.md:1:1: a binary file, or a text in UTF-16; a text saved as UTF-8"),
        (b"a" * (LIMIT + 1), "a.md:1:1: a file of more than 8 MiB; at most that"),
        (b"noblame: 1\ntitle: t\n", "a.md is no Markdown; a record needs no converting"),
    ],
)
def test_what_is_no_document_is_refused_in_one_line(noblame_: Run, tmp_path: Path, data: bytes, said: str) -> None:
    (tmp_path / "a.md").write_bytes(data)
    answer = noblame_("convert", tmp_path / "a.md", "-o", tmp_path / "a.yaml")
    assert (answer.status, answer.out) == (2, "")
    assert answer.err.startswith("noblame convert: ")
    assert said in answer.err
    assert answer.err.count("\n") == 1
    assert not (tmp_path / "a.yaml").exists()


def test_a_record_beyond_what_a_file_may_hold_is_not_written(noblame_: Run, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"a" * LIMIT)
    answer = noblame_("convert", tmp_path / "a.md", "-o", tmp_path / "a.yaml")
    assert (answer.status, answer.out) == (2, "")
    assert answer.err.endswith("a.md makes a record of more than 8 MiB; divide it\n")
    assert not (tmp_path / "a.yaml").exists()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["nothing.md"], "there is no such file: nothing.md"),
        (["."], ". cannot be read: it is a folder"),
        (["old.md", "-o", "old.txt"], "a record's name ends in .yaml, so old.txt cannot be one"),
        (["old.md", "-o", "none/a.yaml"], "a.yaml could not be saved"),
        (["old.md", "-o", "old.md/"], "no record can be written into old.md"),
    ],
)
def test_what_cannot_be_read_or_written_is_said_in_one_line(
    noblame_: Run, document: Path, monkeypatch: pytest.MonkeyPatch, words: list[str], said: str
) -> None:
    monkeypatch.chdir(document.parent)
    answer = noblame_("convert", *words)
    assert (answer.status, answer.out) == (2, "")
    assert said in answer.err
    assert answer.err.count("\n") == 1
