from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from noblame.meeting.agenda import PLACES, STEPS, default_agenda
from noblame.meeting.clock import Now
from noblame.meeting.session import Session
from noblame.record.incident import StepTime

At = Callable[..., Now]
PLACES_IN_TIME = (*STEPS, "close")
MOVES = st.lists(
    st.tuples(
        st.sampled_from(["forward", "back", "pause", "resume", "add", *PLACES_IN_TIME]),
        st.integers(0, 3_000),
    ),
    max_size=40,
)


def do(session: Session, what: str, now: Now) -> None:
    """Do one of the things a facilitator can do."""
    deeds: dict[str, Callable[[Now], object]] = {
        "forward": session.forward,
        "back": session.back,
        "pause": session.pause,
        "resume": session.resume,
        "add": session.add_minute,
    }
    if what in deeds:
        deeds[what](now)
    else:
        session.go(what, now)


def begun(now: Now) -> Session:
    session = Session(default_agenda())
    session.start(now)
    return session


def spent_in_all(session: Session, now: Now) -> float:
    return sum(session.spent(place, now) for place in PLACES_IN_TIME)


def test_the_clock_starts_when_the_lobby_is_left(at: At) -> None:
    session = Session(default_agenda())
    assert session.ends_at(at(600)) == at(600).wall + timedelta(minutes=50)
    assert session.notes(at(600)) == {}
    assert session.start(at(600))
    assert (session.place, session.held, session.running) == ("stage", at(600).wall, True)
    assert spent_in_all(session, at(630)) == 30


def test_starting_again_changes_nothing(at: At) -> None:
    session = begun(at(0))
    assert not session.start(at(60))
    assert (session.place, session.held) == ("stage", at(0).wall)


def test_a_meeting_may_start_at_any_step(at: At) -> None:
    session = Session(default_agenda())
    session.go("actions", at(10))
    assert (session.place, session.held) == ("actions", at(10).wall)
    assert session.ends_at(at(10)) == at(10).wall + timedelta(minutes=8)


def test_an_unknown_place_is_refused(at: At) -> None:
    with pytest.raises(ValueError, match="lunch"):
        begun(at(0)).go("lunch", at(1))


def test_the_room_walks_through_all_places_and_stays_at_the_ends(at: At) -> None:
    session = Session(default_agenda())
    seen = [session.place]
    while session.forward(at(len(seen))):
        seen.append(session.place)
    assert tuple(seen) == PLACES
    while session.back(at(100)):
        seen.append(session.place)
    assert session.place == "stage"
    assert not session.go("lobby", at(101))


def test_nothing_moves_by_itself(at: At) -> None:
    session = begun(at(0))
    assert session.alarm(at(10_000)) == "over"
    assert (session.place, session.remaining(at(10_000))) == ("stage", 120 - 10_000)


@pytest.mark.parametrize(
    ("seconds", "alarm"),
    [(0, "calm"), (95.9, "calm"), (96, "soon"), (113.9, "soon"), (114, "last"), (120, "last"), (120.1, "over")],
)
def test_a_step_turns_amber_at_a_fifth_and_red_at_a_twentieth(at: At, seconds: float, alarm: str) -> None:
    assert begun(at(0)).alarm(at(seconds)) == alarm


def test_lobby_and_close_are_calm_until_all_minutes_are_used_up(at: At) -> None:
    session = Session(default_agenda())
    assert session.alarm(at(99_999)) == "calm"
    session.go("close", at(0))
    assert session.alarm(at(2999)) == "calm"
    assert session.remaining(at(2999)) == 1
    assert session.alarm(at(3001)) == "over"


def test_an_overrun_moves_the_end_and_nothing_else(at: At) -> None:
    session = begun(at(0))
    assert session.ends_at(at(120)) == at(3000).wall
    assert session.ends_at(at(180)) == at(3060).wall
    assert session.planned("timeline") == 600
    assert session.projected("stage", at(180)) == 180


def test_minutes_saved_bring_the_end_nearer(at: At) -> None:
    session = begun(at(0))
    session.forward(at(60))
    assert session.ends_at(at(60)) == at(60).wall + timedelta(minutes=48)
    assert session.projected("stage", at(60)) == 60


def test_a_look_back_does_not_bring_back_the_minutes_of_finished_steps(at: At) -> None:
    session = begun(at(0))
    session.forward(at(120))
    session.forward(at(180))
    session.go("stage", at(480))
    # Root cause has ten minutes left, then improvements, actions and wins; the timeline is finished.
    assert session.ends_at(at(480)) == at(480).wall + timedelta(minutes=10 + 15 + 5 + 3)


def test_a_skipped_step_adds_nothing_until_the_room_goes_back(at: At) -> None:
    session = begun(at(0))
    session.go("wins", at(120))
    assert session.ends_at(at(120)) == at(120).wall + timedelta(minutes=3)
    session.go("improvements", at(180))
    assert session.ends_at(at(180)) == at(180).wall + timedelta(minutes=15 + 5 + 2)


def test_in_the_close_nothing_is_to_come_and_the_end_is_now(at: At) -> None:
    session = begun(at(0))
    session.go("close", at(600))
    assert session.ends_at(at(700)) == at(700).wall
    assert session.ends_at(at(3300)) == at(3300).wall


def test_going_on_to_the_close_does_not_bring_back_minutes_nobody_needed(at: At) -> None:
    session = begun(at(0))
    session.go("root-cause", at(40))
    session.go("wins", at(80))
    before = session.ends_at(at(90))
    session.forward(at(90))
    assert session.ends_at(at(90)) <= before


def test_ending_stops_the_clock_for_good(at: At) -> None:
    session = begun(at(0))
    session.go("close", at(600))
    assert session.end(at(700))
    assert not session.end(at(800))
    assert (session.ended, session.ends_at(at(900))) == (at(700).wall, at(700).wall)
    assert spent_in_all(session, at(900)) == 700
    assert not session.forward(at(900))
    assert not session.resume(at(900))
    assert session.add_minute(at(900)) is None
    assert session.alarm(at(900)) == "calm"


def test_a_meeting_that_never_began_cannot_end(at: At) -> None:
    session = Session(default_agenda())
    assert not session.end(at(5))
    assert not session.pause(at(5))
    assert session.ended is None


def test_a_minute_added_is_in_the_plan_and_on_the_clock(at: At) -> None:
    session = begun(at(0))
    given = session.add_minute(at(100))
    assert given is not None
    assert sum(given.from_steps.values()) == 60
    assert session.remaining(at(100)) == 80
    assert session.ends_at(at(100)) == at(3000).wall


def test_a_later_step_gives_nothing_it_has_spent_already(at: At) -> None:
    session = begun(at(0))
    session.go("improvements", at(0))
    session.go("root-cause", at(889.5))
    given = session.add_minute(at(900))
    assert given is not None
    assert (given.from_steps, given.beyond) == ({"improvements": 10}, 50)


def test_lobby_and_close_have_no_minutes_to_add(at: At) -> None:
    session = Session(default_agenda())
    assert session.add_minute(at(0)) is None
    session.go("close", at(0))
    assert session.add_minute(at(1)) is None


def test_pausing_stops_exactly_also_while_moving_about(at: At) -> None:
    session = begun(at(0))
    assert session.pause(at(30.5))
    session.forward(at(100))
    assert (session.paused, session.place, session.running) == (True, "timeline", False)
    assert spent_in_all(session, at(5000)) == 30.5
    assert session.resume(at(6000))
    assert session.spent("timeline", at(6010)) == 10


@given(MOVES)
def test_going_about_loses_no_second(at: At, moves: list[tuple[str, int]]) -> None:
    session, moment, ran = begun(at(0)), 0, 0
    for what, seconds in moves:
        do(session, what, at(moment))
        ran += 0 if session.paused else seconds
        moment += seconds
        assert spent_in_all(session, at(moment)) == ran
        assert session.running is not session.paused
        assert sum(map(session.planned, STEPS)) == session.ledger.total + session.ledger.beyond


@given(MOVES)
def test_the_end_is_never_before_now_and_stands_still_while_a_step_is_on_time(
    at: At, moves: list[tuple[str, int]]
) -> None:
    session, moment = begun(at(0)), 0
    for what, seconds in moves:
        do(session, what, at(moment))
        end = session.ends_at(at(moment))
        assert end >= at(moment).wall
        if session.running and session.place in STEPS and 0 <= seconds <= session.remaining(at(moment)):
            assert abs(session.ends_at(at(moment + seconds)) - end) < timedelta(milliseconds=1)
        moment += seconds


@given(MOVES)
def test_a_resumed_meeting_stands_where_it_stood_and_waits(at: At, moves: list[tuple[str, int]]) -> None:
    session, moment = begun(at(0)), 0
    for what, seconds in moves:
        do(session, what, at(moment))
        moment += seconds
    killed, later = at(moment), at(moment + 86_400)
    resumed = Session.from_standing(session.to_standing(killed, Path("/r.yaml")))
    assert (resumed.place, resumed.held, resumed.agenda) == (session.place, session.held, session.agenda)
    assert resumed.notes(later) == session.notes(killed)
    assert resumed.remaining(later) == session.remaining(killed)
    assert resumed.ends_at(later) - later.wall == session.ends_at(killed) - killed.wall
    assert [resumed.state(step) for step in STEPS] == [session.state(step) for step in STEPS]
    assert (resumed.paused, resumed.running) == (True, False)
    resumed.resume(later)
    assert spent_in_all(resumed, at(moment + 86_410)) == spent_in_all(session, killed) + 10


def test_a_meeting_cut_off_in_the_lobby_is_in_the_lobby_and_not_paused(at: At) -> None:
    resumed = Session.from_standing(Session(default_agenda()).to_standing(at(0), Path("/r.yaml")))
    assert (resumed.place, resumed.paused, resumed.held) == ("lobby", False, None)


@pytest.mark.parametrize("place", PLACES_IN_TIME)
def test_a_second_window_shows_the_same_clock(at: At, place: str) -> None:
    session = begun(at(0))
    session.go(place, at(30))
    standing = session.to_standing(at(100), Path("/r.yaml"), boot="b")
    followed = Session.following(standing, at(107.5), "b")
    assert followed.running
    assert followed.remaining(at(107.5)) == session.remaining(at(107.5))
    assert followed.spent(place, at(109)) == session.spent(place, at(109))


def test_a_second_window_stands_still_when_the_first_one_does(at: At) -> None:
    session = begun(at(0))
    assert not Session.following(session.to_standing(at(5), Path("/r")), at(60), "").running
    session.pause(at(10))
    assert not Session.following(session.to_standing(at(10), Path("/r")), at(11), "").running


def test_a_second_window_does_not_trust_a_wall_clock_that_was_changed(at: At) -> None:
    standing = begun(at(0)).to_standing(at(5), Path("/r.yaml"), boot="b")
    now = at(8)
    changed = Now(elapsed=now.elapsed, awake=now.awake, wall=now.wall + timedelta(hours=3))
    assert Session.following(standing, changed, "b").spent("stage", changed) == 8


def test_a_long_sleep_counts_is_told_and_can_be_taken_off(at: At) -> None:
    session = begun(at(0))
    session.asleep(at(30))
    awake = at(2880, slept=2820)
    assert session.spent("stage", awake) == 2880
    assert session.asleep(awake) == 2820
    assert session.take_off_sleep(awake) == 2820
    assert session.spent("stage", awake) == 60
    assert session.asleep(awake) == session.take_off_sleep(awake) == 0


def test_a_sleep_is_taken_off_the_step_it_was_counted_in(at: At) -> None:
    session = begun(at(0))
    session.forward(at(2880, slept=2820))
    assert session.take_off_sleep(at(2890, slept=2820)) == 2820
    assert (session.spent("stage", at(2890)), session.spent("timeline", at(2890))) == (60, 10)


def test_a_sleep_in_a_pause_takes_nothing(at: At) -> None:
    session = begun(at(0))
    session.pause(at(60))
    assert session.asleep(at(3000, slept=2900)) == 0
    session.resume(at(3001, slept=2900))
    assert session.asleep(at(3002, slept=2900)) == 0


def test_the_record_gets_planned_spent_and_added_seconds(at: At) -> None:
    session = begun(at(0))
    session.add_minute(at(1))
    session.forward(at(131.4))
    notes = session.notes(at(200))
    assert tuple(notes) == STEPS
    assert notes["stage"] == StepTime(planned=180, spent=131, added=60)
    assert notes["timeline"].spent == 69
