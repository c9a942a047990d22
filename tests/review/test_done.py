import pytest
from hypothesis import given
from hypothesis import strategies as st

from noblame.record.incident import (
    Action,
    Attendee,
    Cause,
    Entry,
    Improvement,
    Incident,
    Lessons,
    MeetingNotes,
)
from noblame.review.done import criteria

PLACES = ("stage", "timeline", "root-cause", "improvements", "actions", "wins", "close")
GOOD = Action(what="Add alert for connection pool >80%", owner="Tomás Vidal", due="2026-12-01")


def reached(step: str, people: tuple[str, ...] = (), **fields: object) -> list[bool]:
    """Return which criteria of a step a record with these fields reaches."""
    incident = Incident(title="x", attendees=(Attendee(name="Dana Okafor"),), **fields)  # type: ignore[arg-type]  # any field
    return [criterion.reached for criterion in criteria(step, incident, people)]


@pytest.mark.parametrize("step", PLACES)
def test_an_empty_record_reaches_nothing(step: str) -> None:
    assert criteria(step, Incident(title="x"))
    assert not any(reached(step))


def test_the_lobby_and_unknown_places_wait_for_nothing() -> None:
    assert criteria("lobby", Incident(title="x")) == ()
    assert criteria("nowhere", Incident(title="x")) == ()


def test_the_stage_is_set_when_the_framing_was_said() -> None:
    assert reached("stage", meeting=MeetingNotes(framing_said=True)) == [True]


def test_the_timeline_needs_a_line_and_the_room() -> None:
    assert reached("timeline", timeline=(Entry(what="Deploy"),)) == [True, False]
    assert reached("timeline", timeline=(Entry(what=" "),), meeting=MeetingNotes(timeline_agreed=True)) == [False, True]


@pytest.mark.parametrize(
    ("because", "is_no_person"),
    [
        ("What allowed bad code to reach production?", False),  # a question that waits for its answer
        ("No automated check notices a connection that is never closed", True),
        ("Dana's laptop held the only key", True),
        ("Dana forgot to close the connection", False),
        ("Dana Okafor", False),
        ("Dana was tired", False),
        ("Human error", False),
        ("  ", False),
    ],
)
def test_a_root_is_no_person(because: str, is_no_person: bool) -> None:  # noqa: FBT001  a table of cases
    assert reached("root-cause", causes=(Cause(because=because, kind="root"),)) == [is_no_person, False]


def test_to_act_on_a_person_is_nothing_to_act_on() -> None:
    root = Cause(because="Human error", kind="root", actionable=True)
    assert reached("root-cause", causes=(root,)) == [False, False]


def test_other_people_of_the_record_are_no_root_either() -> None:
    root = (Cause(because="Orhan was new", kind="root"),)
    assert reached("root-cause", causes=root) == [True, False]
    assert reached("root-cause", people=("Orhan Demir",), causes=root) == [False, False]


def test_something_to_act_on_is_a_root_or_below_one() -> None:
    act = Cause(because="No lint rule", actionable=True)
    assert reached("root-cause", causes=(act,)) == [False, False]
    assert reached("root-cause", causes=(Cause(because="No check", kind="root", next=(act,)),)) == [True, True]
    assert reached("root-cause", causes=(Cause(because="No check", kind="root", actionable=True),)) == [True, True]
    nested = Cause(
        because="Pool ran dry", kind="immediate", next=(Cause(because="No check", kind="root", next=(act,)),)
    )
    assert reached("root-cause", causes=(nested,)) == [True, True]


def test_ideas_are_ranked_by_votes_or_a_decision() -> None:
    assert reached("improvements", improvements=(Improvement(idea="Lint rule"),)) == [True, False]
    assert reached("improvements", improvements=(Improvement(idea="Lint rule", votes=2),)) == [True, True]
    assert reached("improvements", improvements=(Improvement(idea="Lint rule", decided="too dear"),)) == [True, True]


def test_each_kept_action_is_specific_owned_and_dated() -> None:
    assert reached("actions", actions=(GOOD,)) == [True] * 4
    bad = Action(what="Improve monitoring", owner="ops", due="soon")
    assert reached("actions", actions=(GOOD, bad)) == [True, False, False, False]
    later = Action(what="Improve monitoring", decided="later")
    assert reached("actions", actions=(GOOD, later)) == [True] * 4
    assert reached("actions", actions=(later,)) == [False] * 4


def test_an_action_already_done_counts_as_one() -> None:
    assert reached("actions", actions=(Action(what="Rolled back", done=True),)) == [True] * 4


def test_a_written_reason_stands_for_having_no_action() -> None:
    assert reached("actions", reasons={"no-actions": "Covered by the last post-mortem"}) == [True] * 4
    assert reached("actions", reasons={"no-actions": " "}) == [False] * 4


def test_one_win_and_the_read_back_end_it() -> None:
    assert reached("wins", lessons=Lessons(went_well=("The rollback took four minutes",))) == [True]
    assert reached("close", checklist={"actions": True}) == [True]


@given(st.text(max_size=40), st.text(max_size=10))
def test_any_root_and_any_name_are_answered(because: str, name: str) -> None:
    incident = Incident(title="x", causes=(Cause(because=because, kind="root"),))
    assert len(criteria("root-cause", incident, (name,))) == 2
