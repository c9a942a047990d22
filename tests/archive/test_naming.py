"""File names of new records."""

import re
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from noblame.archive.files import ArchiveError
from noblame.archive.naming import name, new_record, slug
from noblame.record import load
from noblame.record.incident import Incident, Triage
from noblame.record.storing import GoneError

NOW = datetime(2026, 11, 23, 16, 0, tzinfo=UTC)
DOWN = Incident(title="Down")


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
    said = Incident(title="Ünïcode: down", severity="P1", triage=Triage(criteria=("security",), verdict="always"))
    path = new_record(tmp_path / "not there yet", said, NOW)
    assert path == tmp_path / "not there yet" / "2026-11-23-unicode-down.yaml"
    assert load(path).incident == said


def test_the_day_of_its_name_is_when_it_started_where_people_are(tmp_path: Path) -> None:
    said = Incident(title="Down", started=datetime(2026, 11, 18, 23, 30, tzinfo=UTC))
    assert new_record(tmp_path, said, NOW).name == "2026-11-18-down.yaml"
    assert new_record(tmp_path, said, NOW, timezone(timedelta(hours=1))).name == "2026-11-19-down.yaml"
    late = datetime(9999, 12, 31, 23, 30, tzinfo=UTC)
    assert new_record(tmp_path, Incident(title="Down", started=late), NOW, timezone(timedelta(hours=1)))


def test_a_severity_of_the_house_is_written_as_it_is(tmp_path: Path) -> None:
    path = new_record(tmp_path, Incident(title="Down", severity="major"), NOW, severities=["major"])
    assert load(path, ["major"]).incident.severity == "major"


def test_a_name_that_is_taken_gets_a_number(tmp_path: Path) -> None:
    names = [new_record(tmp_path, DOWN, NOW).name for _ in range(3)]
    assert names == ["2026-11-23-down.yaml", "2026-11-23-down-2.yaml", "2026-11-23-down-3.yaml"]
    (tmp_path / "2026-11-23-down-4.yaml").symlink_to(tmp_path / "elsewhere.yaml")
    assert new_record(tmp_path, DOWN, NOW).name == "2026-11-23-down-5.yaml"
    assert not (tmp_path / "elsewhere.yaml").exists()


def test_a_name_that_is_taken_at_the_same_time_is_not_overwritten(tmp_path: Path) -> None:
    other = tmp_path / "2026-11-23-down.yaml"
    other.write_text("theirs")
    with patch("noblame.archive.naming.os.path.lexists", lambda _: False):  # it came just after we looked
        assert new_record(tmp_path, DOWN, NOW).name == "2026-11-23-down-2.yaml"
    assert other.read_text() == "theirs"


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(ArchiveError, match="no record can be written into"):
        new_record(tmp_path / "file", DOWN, NOW)


def test_a_folder_that_takes_no_files_is_said_and_nothing_is_called_moved(tmp_path: Path) -> None:
    with (
        patch("noblame.archive.naming.create", side_effect=GoneError("x.yaml was moved or deleted")),
        pytest.raises(ArchiveError, match=f"^no record can be written into {tmp_path}$"),
    ):
        new_record(tmp_path, DOWN, NOW)
