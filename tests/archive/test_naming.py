"""File names of new records."""

import re
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from noblame.archive.files import ArchiveError
from noblame.archive.folder import records
from noblame.archive.naming import name, new_record, slug

NOW = datetime(2026, 11, 23, 16, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Checkout unavailable for 47 minutes", "checkout-unavailable-for-47-minutes"),
        ("  P1: DB/pool -- exhausted!  ", "p1-db-pool-exhausted"),
        ("Ｆｕｌｌ width", "full-width"),  # noqa: RUF001  full-width letters on purpose
        ("Zoë's Straße", "zoe-s-strasse"),
        ("../../etc/passwd", "etc-passwd"),
        ("決済停止", "incident"),
        ("", "incident"),
        (".", "incident"),
        ("con", "con"),
    ],
)
def test_a_slug_is_plain(title: str, expected: str) -> None:
    assert slug(title) == expected


def test_a_long_title_is_cut_between_words() -> None:
    assert slug("word " * 40) == "-".join(["word"] * 16)
    assert slug("x" * 300) == "x" * 80


@given(st.text())
def test_every_name_is_safe(title: str) -> None:
    found = name(title, date(2026, 11, 23))
    assert re.fullmatch(r"2026-11-23-[a-z0-9]+(-[a-z0-9]+)*", found)
    assert len(found) <= len("2026-11-23-") + 80


def test_a_new_record_holds_what_was_said_and_nothing_made_up(tmp_path: Path) -> None:
    path = new_record(tmp_path / "not there yet", "Ünïcode: down", "P1", NOW)
    assert path == tmp_path / "not there yet" / "2026-11-23-unicode-down.yaml"
    [found] = records(path.parent)
    assert found.incident is not None
    assert (found.incident.title, found.incident.severity, found.incident.started) == ("Ünïcode: down", "P1", None)


def test_a_name_that_is_taken_gets_a_number(tmp_path: Path) -> None:
    names = [new_record(tmp_path, "Down", "", NOW).name for _ in range(3)]
    assert names == ["2026-11-23-down.yaml", "2026-11-23-down-2.yaml", "2026-11-23-down-3.yaml"]
    (tmp_path / "2026-11-23-down-4.yaml").symlink_to(tmp_path / "elsewhere.yaml")
    assert new_record(tmp_path, "Down", "", NOW).name == "2026-11-23-down-5.yaml"
    assert not (tmp_path / "elsewhere.yaml").exists()


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(ArchiveError, match="no record can be written into"):
        new_record(tmp_path / "file", "Down", "", NOW)
