"""What a command does to a record: read, change and save in one go, beside windows and other commands (P6)."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from msgspec.structs import replace

from noblame.record import file
from noblame.record.desk import Desk
from noblame.record.file import load, update
from noblame.record.incident import Incident
from noblame.record.locks import saving
from noblame.record.storing import StoreError
from noblame.source.problem import UnreadableError

TEXT = "noblame: 1  # ours\ntitle: t\n"


@pytest.fixture
def record(tmp_path: Path) -> Path:
    path = tmp_path / "r.yaml"
    path.write_text(TEXT)
    return path


def tagged(tag: str, incident: Incident) -> Incident:
    return replace(incident, tags=(*incident.tags, tag))


def test_the_change_is_made_from_what_the_file_says_now(record: Path) -> None:
    for _ in range(2):
        assert update(record, lambda incident: tagged("same", incident)).wrote
    assert record.read_text() == f"{TEXT}tags: [same, same]\n"


def test_no_change_writes_nothing(record: Path) -> None:
    before = record.stat().st_mtime_ns
    assert not update(record, lambda incident: incident).wrote
    assert record.stat().st_mtime_ns == before


def test_what_an_open_window_typed_meanwhile_is_kept_beside_it(record: Path) -> None:
    desk = Desk.open(record)
    desk.edit(replace(desk.incident, title="typed"))
    update(record, lambda incident: tagged("db", incident))
    assert desk.save_now(datetime(2026, 11, 25, tzinfo=UTC))
    assert (desk.incident.title, desk.incident.tags) == ("typed", ("db",))
    assert load(record).incident == desk.incident
    desk.close()


def test_who_waits_in_vain_is_told_and_the_file_is_as_it_was(record: Path) -> None:
    with saving(record), pytest.raises(StoreError, match="another noblame is still saving it"):
        update(record, lambda incident: tagged("x", incident), patience=0.01)
    assert record.read_text() == TEXT


def test_a_file_that_is_no_record_is_not_written(record: Path) -> None:
    record.write_text("title: [\n")
    with pytest.raises(UnreadableError):
        update(record, lambda incident: tagged("x", incident))
    assert record.read_text() == "title: [\n"


def test_a_failed_save_leaves_the_old_file_and_one_copy(record: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise StoreError("r.yaml could not be saved: the disk is full")

    with monkeypatch.context() as patched:
        patched.setattr(file, "store", full)
        with pytest.raises(StoreError) as first:
            update(record, lambda incident: tagged("x", incident))
    assert record.read_text() == TEXT
    assert first.value.copy is not None
    assert first.value.copy.read_text() == f"{TEXT}tags: [x]\n"
