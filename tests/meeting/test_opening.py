from collections.abc import Callable
from pathlib import Path

import pytest

from noblame.meeting.agenda import AgendaError
from noblame.meeting.clock import Now, boot_id
from noblame.meeting.opening import Wish, cut_off, open_room
from noblame.meeting.standing import keep
from noblame.record.desk import Desk
from noblame.settings import Settings

At = Callable[..., Now]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    record = tmp_path / "record.yaml"
    record.write_text("noblame: 1\ntitle: Lights out\n")
    return record


def test_a_meeting_begins_in_the_lobby_with_the_agenda_of_the_settings(path: Path, at: At) -> None:
    agenda = {**Settings().agenda, "timeline": 20}
    room = open_room(Wish(path=path), Desk.open(path), Settings(agenda=agenda), clock=lambda: at(0))
    assert room.session.place == "lobby"
    assert room.session.planned("timeline") == 20 * 60


def test_it_can_begin_at_a_step_with_the_clock_running(path: Path, at: At) -> None:
    room = open_room(Wish(path=path, step="wins"), Desk.open(path), Settings(), clock=lambda: at(0))
    assert (room.session.place, room.session.running) == ("wins", True)


def test_minutes_scale_the_agenda_and_too_few_are_refused(path: Path, at: At) -> None:
    desk = Desk.open(path)
    room = open_room(Wish(path=path, minutes=30), desk, Settings(), clock=lambda: at(0))
    assert sum(room.session.ledger.planned.values()) == 30 * 60
    with pytest.raises(AgendaError, match="19 to 1440 minutes"):
        open_room(Wish(path=path, minutes=18), desk, Settings(), clock=lambda: at(0))


def test_a_fast_meeting_runs_fast_and_its_disk_at_the_usual_speed(path: Path, at: At) -> None:
    now = [0.0]
    room = open_room(Wish(path=path, step="stage", factor=30), Desk.open(path), Settings(), clock=lambda: at(now[0]))
    now[0] = 2.0
    assert room.session.spent("stage", room.clock()) == 60
    assert room._disk_clock() == at(2)


def test_one_that_was_cut_off_goes_on_paused_with_its_own_minutes(path: Path, at: At) -> None:
    first = open_room(Wish(path=path, minutes=30, step="timeline"), Desk.open(path), Settings(), clock=lambda: at(0))
    keep(first.session.to_standing(at(90), path, boot=boot_id()))
    first.desk.close()
    desk = Desk.open(path)
    standing = cut_off(desk)
    assert standing is not None
    room = open_room(Wish(path=path), desk, Settings(), standing, clock=lambda: at(5000))
    assert (room.session.place, room.session.paused) == ("timeline", True)
    assert room.session.spent("timeline", at(5000)) == 90
    assert sum(room.session.ledger.planned.values()) == 30 * 60


def test_one_that_never_left_the_lobby_or_is_led_elsewhere_is_not_offered(path: Path, at: At) -> None:
    first = open_room(Wish(path=path), Desk.open(path), Settings(), clock=lambda: at(0))
    keep(first.session.to_standing(at(1), path))
    assert cut_off(first.desk) is None
    first.go("stage")
    keep(first.session.to_standing(at(2), path))
    assert cut_off(first.desk) is not None
    assert cut_off(Desk.open(path, read_only=True)) is None


def test_a_second_window_follows_at_once_and_ignores_a_wish_for_a_step(path: Path, at: At) -> None:
    first = open_room(Wish(path=path, step="timeline"), Desk.open(path), Settings(), clock=lambda: at(0))
    keep(first.session.to_standing(at(10), path, boot=boot_id()))
    second = open_room(Wish(path=path, step="wins"), Desk.open(path, read_only=True), Settings(), clock=lambda: at(12))
    assert (second.session.place, second.session.spent("timeline", at(12))) == ("timeline", 12)
