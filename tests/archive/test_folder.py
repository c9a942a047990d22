"""Finding the archive, its records, and the one that is meant."""

import os
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from noblame.archive.files import ArchiveError, is_record, record_paths
from noblame.archive.folder import SETTINGS, age, find_archive, make_archive, records, resolve
from noblame.archive.template import TEMPLATE
from noblame.locations import data_dir
from noblame.settings import ARCHIVE_FILE, load_settings

RECORD = "noblame: 1\ntitle: t\n"


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    folder = tmp_path / "archive"
    folder.mkdir()
    return folder


def write(folder: Path, name: str, text: str = RECORD) -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_the_settings_lie_where_they_are_looked_for() -> None:
    assert SETTINGS == ARCHIVE_FILE


def test_the_option_wins_over_the_variable(archive: Path, tmp_path: Path) -> None:
    assert find_archive(archive, tmp_path, {"NOBLAME_ARCHIVE": "nowhere"}) == archive
    assert find_archive(Path("archive"), tmp_path, {}) == archive


def test_the_variable_wins_over_the_folders_around(archive: Path, tmp_path: Path) -> None:
    make_archive(tmp_path)
    assert find_archive(None, tmp_path, {"NOBLAME_ARCHIVE": str(archive)}) == archive


def test_the_nearest_folder_upward_wins_over_a_record_here(archive: Path) -> None:
    make_archive(archive)
    below = archive / "a" / "b"
    below.mkdir(parents=True)
    write(below, "r.yaml")
    assert find_archive(None, below, {"NOBLAME_ARCHIVE": ""}) == archive


def test_a_folder_that_holds_a_record_is_one(archive: Path) -> None:
    assert find_archive(None, archive, {}) == data_dir() / "archive"
    write(archive, "r.yaml")
    assert find_archive(None, archive, {}) == archive


def test_without_any_it_is_the_users_own_and_nothing_is_made(archive: Path) -> None:
    own = find_archive(None, archive, {})
    assert own.is_relative_to(data_dir())
    assert not own.exists()
    assert records(own) == []


@pytest.mark.parametrize("environ", [{}, {"NOBLAME_ARCHIVE": "gone"}])
def test_a_named_folder_that_is_not_there_is_said(tmp_path: Path, environ: dict[str, str]) -> None:
    with pytest.raises(ArchiveError, match=r"gone is no folder; to make one: noblame init .*gone"):
        find_archive(None if environ else Path("gone"), tmp_path, environ)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (RECORD, True),
        ("title: t\nnoblame: 1\n", True),
        ("# a comment\n---\nnoblame:\n", True),
        ("--- {noblame: 1, title: t}", True),
        ('{\n  "noblame": 1,\n  "title": "t"\n}', True),
        ('{"title": "t", "noblame": 1}', True),
        ("  title: t\n  noblame: 1\n", True),
        ("'noblame' : 1\n", True),
        ("title: t\r\nnoblame: 1\r\n", True),
        ("\ufeffnoblame: 1\n", True),
        ("noblame: 1\n<<<<<<< ours\nbroken: [\n", True),
        ("title: t\n", False),
        ("about: {noblame: 1}\n", False),
        ("text: |\n  noblame: 1\n", False),
        ("# noblame: 1\ntitle: t\n", False),
        ("noblame-like: 1\n", False),
        ("- noblame: 1\n", False),
        ("", False),
    ],
)
def test_a_record_has_the_key_at_the_top(archive: Path, text: str, *, expected: bool) -> None:
    path = archive / "x.yaml"
    path.write_bytes(text.encode())
    assert is_record(path) is expected


def test_only_yaml_files_in_the_folder_itself_are_records(archive: Path) -> None:
    for name in ("a.yaml", "b.yml", "c.txt", ".noblame.yaml", ".d.yaml.tmp", ".e.yaml"):
        write(archive, name)
    (archive / "folder.yaml").mkdir()
    (archive / "gone.yaml").symlink_to("nowhere")
    os.mkfifo(archive / "pipe.yaml")
    assert [path.name for path in record_paths(archive)] == ["a.yaml", "b.yml"]


def test_records_come_newest_first_by_the_best_time_known(archive: Path) -> None:
    write(archive, "2026-03-01-named.yaml")
    write(archive, "2020-01-01-started.yaml", RECORD + "started: 2026-04-01T00:00:00Z\n")
    write(archive, "detected.yaml", RECORD + "detected: 2026-02-01T00:00:00Z\n")
    os.utime(write(archive, "2026-99-99-written.yaml"), (1_800_000_000, 1_800_000_000))
    found = records(archive)
    assert [one.path.stem for one in found] == [
        "2026-99-99-written",
        "2020-01-01-started",
        "2026-03-01-named",
        "detected",
    ]
    assert found[1].when == datetime(2026, 4, 1, tzinfo=UTC)


def test_an_unreadable_record_is_listed_and_stops_nothing(archive: Path) -> None:
    write(archive, "a.yaml")
    write(archive, "2026-01-01-b.yaml", "noblame: 1\ntitle: [\n")
    write(archive, "c.yaml", "noblame: one\ntitle: t\nstatus: maybe\n")
    found = {one.path.name: one for one in records(archive)}
    assert found["a.yaml"].incident is not None
    assert found["a.yaml"].problems == ()
    assert found["2026-01-01-b.yaml"].incident is None
    assert found["2026-01-01-b.yaml"].when == datetime(2026, 1, 1, tzinfo=UTC)
    assert len(found["c.yaml"].problems) == 2


def test_a_closed_folder_is_said(tmp_path: Path) -> None:
    path = write(tmp_path, "file")
    with pytest.raises(ArchiveError, match="cannot be read: Not a directory"):
        records(path)


def test_a_word_is_a_path_or_the_name_of_a_record(archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(archive, "2026-01-01-pool.yaml")
    monkeypatch.chdir(archive.parent)
    for word in ("2026-01-01-pool", "2026-01-01-pool.yaml", "archive/2026-01-01-pool.yaml", str(path)):
        assert resolve(word, archive).resolve() == path


def test_a_file_named_outright_need_not_look_like_a_record(archive: Path, tmp_path: Path) -> None:
    path = write(tmp_path, "notes", "title: t\n")
    assert resolve(str(path), archive) == path


def test_a_name_with_two_files_must_be_told_apart(archive: Path) -> None:
    write(archive, "a.yaml")
    write(archive, "a.yml")
    with pytest.raises(ArchiveError, match=r"a means two files of .*: a\.yaml and a\.yml"):
        resolve("a", archive)
    assert resolve("a.yml", archive) == archive / "a.yml"


@pytest.mark.parametrize(
    ("word", "advice"),
    [
        ("pool", "did you mean 2026-02-01-pool-again or 2026-01-01-pool?"),
        ("2026-01-01-poll", "did you mean 2026-01-01-pool"),
        ("zebra", "noblame alone lists the records"),
        ("../pool.yaml", "did you mean 2026-02-01-pool-again or 2026-01-01-pool?"),
        ("x" * 5000, "noblame alone lists the records"),
    ],
)
def test_an_unknown_name_brings_the_nearest(archive: Path, word: str, advice: str) -> None:
    write(archive, "2026-01-01-pool.yaml")
    write(archive, "2026-02-01-pool-again.yaml")
    with pytest.raises(ArchiveError) as missing:
        resolve(word, archive)
    assert str(missing.value).startswith(f"there is no file {word}")
    assert advice in str(missing.value)


def test_a_folder_is_no_record(archive: Path) -> None:
    with pytest.raises(ArchiveError, match="is a folder; to see its records: noblame --archive"):
        resolve(str(archive), archive)


def test_an_archive_is_made_once(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "archive"
    assert make_archive(folder)
    assert (folder / ".noblame.yaml").read_text(encoding="utf-8") == TEMPLATE
    assert load_settings(folder)[1] == []
    (folder / ".noblame.yaml").write_text("bell: true\n")
    assert not make_archive(folder)
    assert (folder / ".noblame.yaml").read_text() == "bell: true\n"


def test_settings_that_are_a_broken_link_are_not_written_through(archive: Path, tmp_path: Path) -> None:
    (archive / ".noblame.yaml").symlink_to(tmp_path / "elsewhere")
    assert not make_archive(archive)
    assert not (tmp_path / "elsewhere").exists()


def test_an_archive_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    path = write(tmp_path, "file")
    with pytest.raises(ArchiveError, match="cannot be made an archive"):
        make_archive(path)
    with pytest.raises(ArchiveError, match="cannot be made an archive"):
        make_archive(path / "below")


@pytest.mark.parametrize(
    ("day", "says"),
    [("2026-11-24", "today"), ("2026-11-23", "yesterday"), ("2026-11-21", "3 d"), ("2025-11-24", "365 d")],
)
def test_of_a_record_with_a_day_only_no_hours_are_counted(archive: Path, day: str, says: str) -> None:
    write(archive, f"{day}-x.yaml")
    [one] = records(archive)
    assert one.only_day
    assert age(one, datetime(2026, 11, 24, 8, 1, tzinfo=UTC), UTC) == says


def test_the_day_it_is_now_is_that_of_the_zone(archive: Path) -> None:
    write(archive, "2026-11-24-x.yaml")
    [one] = records(archive)
    late = datetime(2026, 11, 23, 23, 30, tzinfo=UTC)
    assert age(one, late, timezone(timedelta(hours=1))) == "today"
    assert age(one, late + timedelta(hours=1), timezone(timedelta(hours=-8))) == "1 d"


def test_where_the_time_is_known_hours_are_counted(archive: Path) -> None:
    write(archive, "2026-11-24-x.yaml", RECORD + "started: 2026-11-24T00:00:00Z\n")
    [one] = records(archive)
    assert not one.only_day
    assert age(one, datetime(2026, 11, 24, 8, 1, tzinfo=UTC), UTC) == "8 h"
