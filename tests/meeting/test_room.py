from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from noblame.meeting.agenda import default_agenda
from noblame.meeting.clock import Now
from noblame.meeting.room import Room
from noblame.meeting.session import Session
from noblame.meeting.standing import find
from noblame.meeting.writing import ranked
from noblame.record import load
from noblame.record.desk import Desk
from noblame.record.incident import Entry, Improvement, Incident, StepTime
from noblame.settings import Settings

At = Callable[..., Now]
Pass = Callable[[float], None]
RECORD = """noblame: 1
title: Lights out
attendees: [Ana Prieto]
timeline: [{at: 2026-11-18T14:30:00Z, what: b}, {at: 2026-11-18T14:02:00Z, what: a}]
improvements: ["one [1]", "two [3]", "three [3]"]
actions: [{what: Add an alert, owner: Bo Li}]
"""


class Hand:
    """A clock moved by hand."""

    def __init__(self, at: At) -> None:
        self.at, self.seconds = at, 0.0

    def __call__(self) -> Now:
        return self.at(self.seconds)


@pytest.fixture
def clock(at: At) -> Hand:
    return Hand(at)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    record = tmp_path / "record.yaml"
    record.write_text(RECORD)
    return record


@pytest.fixture
def room(path: Path, clock: Hand) -> Iterator[Room]:
    desk = Desk.open(path)
    yield Room(desk, Session(default_agenda()), Settings(people=("Chi Eze",)), clock)
    desk.close()


def test_an_edit_is_heard_and_reaches_the_file(room: Room, path: Path) -> None:
    heard: list[int] = []
    room.on_edit = lambda: heard.append(1)
    room.edit(replace(room.incident, title="Lights on"))
    room.edit(room.incident)
    assert heard == [1]
    assert room.desk.save_now()
    assert load(path).incident.title == "Lights on"


def test_the_first_move_starts_the_clock_and_notes_when(room: Room, clock: Hand) -> None:
    clock.seconds = 300.4
    room.go("stage")
    assert room.incident.meeting.held == clock().wall.replace(microsecond=0)
    clock.seconds = 420.4
    room.go("timeline")
    assert room.incident.meeting.held == clock.at(300).wall
    assert room.incident.meeting.steps["stage"] == StepTime(planned=120, spent=120, added=0)


def test_leaving_the_timeline_sorts_it_and_leaving_the_improvements_ranks_them(room: Room) -> None:
    for place in ("stage", "timeline"):
        room.go(place)
        assert [entry.what for entry in room.incident.timeline] == ["b", "a"]
    room.go("improvements")  # so far nobody wrote in it
    assert [entry.what for entry in room.incident.timeline] == ["b", "a"]
    room.go("timeline")
    room.edit(replace(room.incident, timeline=(*room.incident.timeline, Entry(what="c"))))
    room.go("improvements")
    assert [entry.what for entry in room.incident.timeline] == ["a", "c", "b"]
    assert [idea.idea for idea in room.incident.improvements] == ["one", "two", "three"]
    one, *others = room.incident.improvements
    room.edit(replace(room.incident, improvements=(replace(one, decided="too dear"), *others)))
    room.go("timeline")
    assert [idea.idea for idea in room.incident.improvements] == ["two", "three", "one"]


def test_the_language_check_knows_attendees_owners_and_the_people_of_the_settings(room: Room) -> None:
    assert room.people == ("Ana Prieto", "Bo Li", "Chi Eze")


def test_a_minute_says_where_it_comes_from_or_that_no_step_runs(room: Room) -> None:
    assert room.add_minute() == "no step is running: there are no minutes to add to"
    room.go("timeline")
    assert room.add_minute() == "+1 min: 30 s from Root cause, 30 s from Improvements"


def test_minutes_added_one_after_the_other_are_told_of_together(room: Room, clock: Hand) -> None:
    room.go("timeline")
    room.add_minute()
    clock.seconds += 1
    assert room.add_minute() == "+2 min: 60 s from Root cause, 60 s from Improvements"
    clock.seconds += 60
    assert room.add_minute() == "+1 min: 30 s from Root cause, 30 s from Improvements"
    room.go("stage")
    assert room.add_minute().startswith("+1 min: ")


def test_pause_and_resume_are_said(room: Room, clock: Hand) -> None:
    assert room.pause_or_resume() == ""
    room.go("stage")
    assert room.pause_or_resume() == "paused: F6 goes on"
    clock.seconds += 500
    assert room.pause_or_resume() == "the clock goes on"
    assert room.session.spent("stage", clock()) == 0


def test_where_it_stands_is_kept_at_a_change_and_every_two_seconds_but_not_in_between(
    room: Room, clock: Hand, path: Path
) -> None:
    def seen() -> datetime | None:
        standing = find(path)
        return standing.seen if standing else None

    room.go("stage")
    room.beat()
    assert seen() == clock.at(0).wall
    clock.seconds = 1
    room.beat()
    assert seen() == clock.at(0).wall
    room.pane = "attendees"
    room.beat()
    assert seen() == clock.at(1).wall
    clock.seconds = 3
    room.beat()
    assert seen() == clock.at(3).wall


def test_leaving_keeps_the_place_and_ending_forgets_it(room: Room, clock: Hand, path: Path) -> None:
    room.go("timeline")
    clock.seconds = 90
    assert str(path) in room.leave()[0]
    standing = find(path)
    assert standing is not None
    assert (standing.place, [row.spent for row in standing.steps if row.step == "timeline"]) == ("timeline", [90])
    assert load(path).incident.meeting.steps["timeline"].spent == 90

    again = Room(Desk.open(path), Session.from_standing(standing), Settings(), clock)
    again.session.resume(clock())
    again.end()
    again.leave()
    assert find(path) is None
    assert load(path).incident.meeting.ended == clock().wall


def test_leaving_the_lobby_leaves_nothing_to_resume(room: Room, path: Path) -> None:
    room.beat()
    room.leave()
    assert find(path) is None
    assert path.read_text() == RECORD


def test_a_window_that_follows_shows_and_writes_nothing(room: Room, clock: Hand, path: Path) -> None:
    room.go("stage")
    room.beat()
    second = Room(Desk.open(path, read_only=True), Session(default_agenda()), Settings(), clock)
    clock.seconds = 5
    second.edit(Incident(title="Mine"))
    second.beat()
    assert second.incident.title == "Lights out"
    assert second.session.place == "stage"
    assert second.session.spent("stage", clock()) == 5
    assert second.leave() == ()
    assert find(path) is not None


def test_a_standing_that_cannot_be_kept_is_said_and_the_meeting_goes_on(
    room: Room, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "file"))
    room.go("stage")
    room.beat()
    assert room.trouble.startswith("the place in the meeting cannot be kept in ")


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(0, 4), max_size=12))
def test_ranking_loses_no_idea_and_keeps_equal_ones_as_they_stood(votes: list[int]) -> None:
    ideas = tuple(Improvement(idea=str(number), votes=vote) for number, vote in enumerate(votes))
    incident = Incident(title="x", improvements=ideas)
    found = ranked(incident).improvements
    assert sorted(found, key=lambda idea: int(idea.idea)) == list(ideas)
    assert [(-idea.votes, int(idea.idea)) for idea in found] == sorted((-i.votes, int(i.idea)) for i in ideas)
    assert ranked(ranked(incident)) is not None
    assert ranked(replace(incident, improvements=found)).improvements is found
