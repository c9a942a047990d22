import os
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from noblame import locations
from noblame.meeting.agenda import default_agenda
from noblame.meeting.clock import Now
from noblame.meeting.session import Session
from noblame.meeting.standing import SILENCE, Standing, find, forget, keep, record_name

At = Callable[..., Now]
Spoil = Callable[[dict[str, object]], object]


def stands(at: At, record: Path) -> Standing:
    session = Session(default_agenda())
    session.start(at(0))
    session.forward(at(131))
    session.add_minute(at(140))
    return session.to_standing(at(200.25), record, pane="timeline", boot="b1")


def kept_files() -> list[Path]:
    return sorted((locations.state_dir() / "meetings").iterdir())


def spoiled(standing: Standing, spoil: Spoil) -> bytes:
    value = msgspec.to_builtins(standing)
    spoil(value)
    return msgspec.json.encode(value)


def test_what_was_kept_is_found_again(at: At, tmp_path: Path) -> None:
    standing = stands(at, tmp_path / "r.yaml")
    assert keep(standing) == ""
    assert find(tmp_path / "r.yaml") == standing
    assert standing.running_since == at(131).wall


def test_nothing_is_found_for_a_record_without_a_meeting(at: At, tmp_path: Path) -> None:
    assert find(tmp_path / "r.yaml") is None
    keep(stands(at, tmp_path / "other.yaml"))
    assert find(tmp_path / "r.yaml") is None


def test_a_record_is_known_by_its_real_path(at: At, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "r.yaml").touch()
    (tmp_path / "link.yaml").symlink_to("r.yaml")
    keep(stands(at, tmp_path / "link.yaml"))
    monkeypatch.chdir(tmp_path)
    assert find(Path("r.yaml")) is not None


def test_a_name_that_is_no_text_can_be_kept(at: At, tmp_path: Path) -> None:
    record = Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.yaml"))
    assert keep(stands(at, record)) == ""
    found = find(record)
    assert found is not None
    assert found.record == record_name(record)


def test_a_later_standing_replaces_the_earlier_one_and_leaves_nothing_else(at: At, tmp_path: Path) -> None:
    first = stands(at, tmp_path / "r.yaml")
    second = msgspec.structs.replace(first, place="wins")
    keep(first)
    keep(second)
    assert find(tmp_path / "r.yaml") == second
    assert len(kept_files()) == 1


def test_only_its_owner_can_read_it(at: At, tmp_path: Path) -> None:
    keep(stands(at, tmp_path / "r.yaml"))
    assert kept_files()[0].stat().st_mode & 0o077 == 0


def test_a_meeting_that_ended_is_forgotten_and_may_be_so_twice(at: At, tmp_path: Path) -> None:
    keep(stands(at, tmp_path / "r.yaml"))
    forget(tmp_path / "r.yaml")
    forget(tmp_path / "r.yaml")
    assert find(tmp_path / "r.yaml") is None
    assert kept_files() == []


def test_a_folder_that_cannot_be_written_is_told_in_a_line(at: At, tmp_path: Path) -> None:
    locations.state_dir().parent.mkdir(parents=True)
    locations.state_dir().write_text("in the way")
    said = keep(stands(at, tmp_path / "r.yaml"))
    assert said.startswith("the place in the meeting cannot be kept in ")
    assert "\n" not in said
    assert find(tmp_path / "r.yaml") is None
    forget(tmp_path / "r.yaml")


def test_a_write_that_fails_leaves_the_earlier_standing(
    at: At, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    standing = stands(at, tmp_path / "r.yaml")
    keep(standing)

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", fail)
    assert keep(msgspec.structs.replace(standing, place="wins")).endswith("No space left on device")
    assert find(tmp_path / "r.yaml") == standing


@pytest.mark.parametrize(
    "broken",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b"\xff\xfe",
        b'{"record": "\xff"}',
        b'{"x": ' + b"[" * 100_000,
        b"\0" * 500,
        b'{"noblame": 1}',
    ],
    ids=["empty", "cut", "list", "null", "bytes", "no UTF-8", "deep", "zeros", "foreign"],
)
def test_a_broken_file_is_as_if_there_were_none(at: At, tmp_path: Path, broken: bytes) -> None:
    keep(stands(at, tmp_path / "r.yaml"))
    kept_files()[0].write_bytes(broken)
    assert find(tmp_path / "r.yaml") is None


@pytest.mark.parametrize(
    "spoil",
    [
        lambda value: value.update(noblame_meeting=2),
        lambda value: value.update(record="/other.yaml"),
        lambda value: value.update(place="lunch"),
        lambda value: value.update(steps=value["steps"][:5]),
        lambda value: value.update(steps=value["steps"] * 2),
        lambda value: value["steps"][0].update(step="lunch"),
        lambda value: value["steps"][0].update(spent=-5),
        lambda value: value["steps"][0].update(spent=1e300),
        lambda value: value["steps"][0].update(planned=10**12),
        lambda value: value["steps"][0].update(state="gone"),
        lambda value: value["steps"][0].update(agenda=0),
        lambda value: value.update(seen="2026-11-19T15:00:00"),
        lambda value: value.update(seen="yesterday"),
        lambda value: value.update(place="stage", held=None),
    ],
)
def test_a_standing_that_cannot_be_is_ignored(at: At, tmp_path: Path, spoil: Spoil) -> None:
    standing = stands(at, tmp_path / "r.yaml")
    keep(standing)
    kept_files()[0].write_bytes(spoiled(standing, spoil))
    assert find(tmp_path / "r.yaml") is None


@given(st.integers(0, 2000), st.binary(max_size=3))
def test_a_file_damaged_anywhere_never_stops_a_meeting(
    at: At, tmp_path_factory: pytest.TempPathFactory, place: int, junk: bytes
) -> None:
    record = tmp_path_factory.getbasetemp() / "r.yaml"
    keep(stands(at, record))
    path = kept_files()[0]
    data = path.read_bytes()
    path.write_bytes(data[:place] + junk + data[place + 2 :])
    found = find(record)
    if found is not None:
        session = Session.from_standing(found)
        session.resume(at(300))
        assert session.ends_at(at(300)).tzinfo is not None


def test_a_meeting_is_live_while_beats_come(at: At) -> None:
    standing = stands(at, Path("/r.yaml"))
    assert standing.is_live(at(200.25 + SILENCE), "b1")
    assert not standing.is_live(at(200.25 + SILENCE + 0.5), "b1")


def test_after_a_reboot_the_wall_clock_tells_the_age(at: At) -> None:
    standing = stands(at, Path("/r.yaml"))
    now = at(260.25)
    rebooted = Now(elapsed=12, awake=12, wall=now.wall)
    assert standing.age(rebooted, "b2") == 60
    assert standing.age(Now(elapsed=12, awake=12, wall=now.wall - timedelta(days=1)), "b2") == 0
