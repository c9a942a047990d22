import re
from collections.abc import Callable
from datetime import UTC
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from noblame.meeting.agenda import default_agenda
from noblame.meeting.clock import Now
from noblame.meeting.face import added_words, clock_text, face, stops
from noblame.meeting.ledger import Given
from noblame.meeting.session import Session

At = Callable[..., Now]


@pytest.fixture
def in_root_cause(at: At) -> Session:
    """The meeting of the sketch: two minutes eleven for the stage, nine forty for the timeline."""
    session = Session(default_agenda())
    session.start(at(0))
    session.forward(at(131))
    session.forward(at(711))
    return session


def test_the_clock_says_how_much_is_left_of_how_much(at: At, in_root_cause: Session) -> None:
    shown = face(in_root_cause, at(711 + 198), UTC)
    assert (shown.digits, shown.words, shown.ends) == ("11:42", "11:42 left of 15:00", "ends 15:49")
    assert (shown.alarm, shown.alarm_word, shown.paused, shown.asleep) == ("calm", "", False, "")


def test_past_zero_it_says_how_much_over(at: At, in_root_cause: Session) -> None:
    shown = face(in_root_cause, at(711 + 980), UTC)
    assert (shown.digits, shown.words, shown.alarm, shown.alarm_word) == ("-1:20", "1:20 over", "over", "over")


@pytest.mark.parametrize(
    ("left", "expected"),
    [
        (900, ("15:00", "15:00 left of 15:00", "")),
        (180, ("3:00", "3:00 left of 15:00", "soon over")),
        (45, ("0:45", "0:45 left of 15:00", "last minute")),
        (0.2, ("0:01", "0:01 left of 15:00", "last minute")),
        (0, ("0:00", "0:00 left of 15:00", "last minute")),
        (-0.5, ("0:00", "0:00 over", "over")),
        (-1, ("-0:01", "0:01 over", "over")),
        (-6000, ("-100:00", "100:00 over", "over")),
    ],
)
def test_every_moment_has_its_words(
    at: At, in_root_cause: Session, left: float, expected: tuple[str, str, str]
) -> None:
    shown = face(in_root_cause, at(711 + 900 - left), UTC)
    assert (shown.digits, shown.words, shown.alarm_word) == expected


def test_the_last_twentieth_of_a_long_step_is_no_last_minute(at: At, in_root_cause: Session) -> None:
    for _ in range(15):
        in_root_cause.add_minute(at(711))
    assert face(in_root_cause, at(711 + 1800 - 90), UTC).alarm_word == "nearly over"


def test_lobby_close_and_the_end_speak_of_the_whole_meeting(at: At) -> None:
    session = Session(default_agenda())
    assert face(session, at(0), UTC).words == "50:00 planned"
    session.go("close", at(0))
    assert face(session, at(60), UTC).words == "1:00 taken of 50:00"
    assert face(session, at(60), UTC).digits == "1:00"
    assert face(session, at(60), UTC).ends == "ends 15:01"
    assert face(session, at(3060), UTC).words == "1:00 over"
    session.end(at(3060))
    ended = face(session, at(9999), UTC)
    assert (ended.words, ended.ends, ended.alarm) == ("took 51:00 of 50:00", "ended 15:51", "calm")


def test_the_end_is_in_the_zone_asked_for(at: At, in_root_cause: Session) -> None:
    assert face(in_root_cause, at(711), ZoneInfo("Asia/Kolkata")).ends == "ends 21:19"


def test_a_pause_and_a_sleep_are_told(at: At, in_root_cause: Session) -> None:
    in_root_cause.asleep(at(711))
    assert face(in_root_cause, at(3600, slept=2820), UTC).asleep == "asleep 47 min: F6 takes it off"
    in_root_cause.pause(at(3601, slept=2820))
    assert face(in_root_cause, at(3700, slept=2820), UTC).paused


def test_the_rail_shows_what_was_what_is_and_what_will_be(at: At, in_root_cause: Session) -> None:
    texts = [stop.text for stop in stops(in_root_cause, at(800))]
    assert texts == ["✓ 1 Stage 2:11", "✓ 2 Timeline 9:40", "▶ 3 Root cause", "4 Improve 15", "5 Actions 5", "6 Wins 3"]


def test_the_rail_tells_skipped_and_interrupted_steps(at: At, in_root_cause: Session) -> None:
    in_root_cause.go("wins", at(1011))
    in_root_cause.go("stage", at(1071))
    shown = stops(in_root_cause, at(1080))
    assert [stop.text for stop in shown] == [
        "▶ 1 Stage",
        "✓ 2 Timeline 9:40",
        "✓ 3 Root cause 5:00",
        "4 Improve 15",
        "5 Actions 5",
        "6 Wins 2",
    ]
    in_root_cause.go("wins", at(1090))
    assert [stop.text for stop in stops(in_root_cause, at(1090))][3:5] == ["– 4 Improve", "– 5 Actions"]


def test_a_stop_tells_planned_spent_and_projected_time(at: At, in_root_cause: Session) -> None:
    in_root_cause.add_minute(at(711))
    stop = stops(in_root_cause, at(711 + 1000))[2]
    assert (stop.step, stop.state, stop.planned, stop.spent, stop.projected) == (
        "root-cause",
        "current",
        "16",
        "16:40",
        "16:40",
    )


def test_an_added_minute_says_where_it_came_from() -> None:
    assert added_words(Given({"improvements": 40}, 20)) == "+1 min: 40 s from Improvements, 20 s beyond the end"
    assert added_words(Given({}, 60)) == "+1 min: 60 s beyond the end"
    assert added_words(Given({"root-cause": 30, "improvements": 30}, 0)) == (
        "+1 min: 30 s from Root cause, 30 s from Improvements"
    )


@given(st.integers(0, 10**6))
def test_a_clock_text_is_minutes_and_two_digits_of_seconds(seconds: int) -> None:
    match = re.fullmatch(r"(\d+):(\d\d)", clock_text(seconds))
    assert match is not None
    assert 60 * int(match[1]) + int(match[2]) == seconds
