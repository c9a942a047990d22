from datetime import UTC, date, datetime

import pytest
from msgspec.structs import replace

from noblame.record.incident import Action, Attendee, Cause, Incident, MeetingNotes
from noblame.review.action_open import open_points, sign, treats_symptom

TUESDAY = date(2026, 11, 24)
HELD = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
GOOD = Action(
    what="Add an alert at 80 % of the pool",
    owner="Ana Prieto",
    due="2026-12-01",
    priority="P1",
    ticket="OPS-1",
    closes="c1",
)
RECORD = Incident(title="x", causes=(Cause(because="The pool had no alert", id="c1"),))


def said(action: Action, incident: Incident = RECORD) -> list[str]:
    return list(open_points(action, incident, TUESDAY))


def test_of_an_action_that_has_all_nothing_is_open() -> None:
    assert said(GOOD) == []


def test_what_is_missing_comes_first_then_the_symptom_then_notes_then_the_types_question() -> None:
    there = replace(RECORD, attendees=(Attendee(name="Bo Li", present=True),), meeting=MeetingNotes(held=HELD))
    open_action = replace(GOOD, ticket="", closes="", due="2026-11-28", type="tool")
    assert said(open_action, there) == [
        "no ticket: a key or a link",
        "treats a symptom?",
        "the owner was not in the meeting: ask before it counts",
        "Sat 28 Nov: a working day?",
        "check: the threshold, or the check's name",
    ]


@pytest.mark.parametrize(
    ("field", "first"),
    [
        ("what", "which signal, which threshold?"),
        ("owner", "no owner: one person"),
        ("helpers", "no owner: one person"),
        ("due", "no date"),
        ("ticket", "no ticket: a key or a link"),
        ("priority", "no rank: 1 to 5, or what it goes before"),
        ("moves_down", "no rank: 1 to 5, or what it goes before"),
        ("type", "check: the threshold, or the check's name"),
        ("detail", "check: the threshold, or the check's name"),
        ("", "which signal, which threshold?"),
    ],
)
def test_what_is_open_about_the_field_in_hand_comes_first(field: str, first: str) -> None:
    vague = Action(what="Improve monitoring", type="tool")
    points = list(open_points(vague, RECORD, TUESDAY, field=field))
    assert points[0] == first
    assert sorted(points) == sorted(said(vague))


def test_of_one_that_is_done_or_decided_it_is_said_what_became_of_it() -> None:
    assert said(replace(GOOD, done=date(2026, 11, 20), verified="a drill")) == ["done 2026-11-20", "verified: a drill"]
    assert said(replace(GOOD, done=True, ticket="")) == ["done", "how was it verified?"]
    assert said(replace(GOOD, decided="later", reason="after the move", owner="")) == ["later: after the move"]
    assert said(replace(GOOD, decided="no")) == ["not doing: why?"]


def test_an_action_treats_a_symptom_where_no_cause_of_the_tree_asks_for_it() -> None:
    stray = replace(GOOD, closes="c9")
    assert treats_symptom(stray, RECORD)
    assert not treats_symptom(GOOD, RECORD)
    assert not treats_symptom(stray, Incident(title="x"))
    assert not treats_symptom(replace(stray, done=True), RECORD)
    assert not treats_symptom(replace(stray, decided="later"), RECORD)


@pytest.mark.parametrize(
    ("action", "word"),
    [
        (GOOD, ""),
        (replace(GOOD, owner=""), "WISH"),
        (replace(GOOD, due="Q4"), "WISH"),
        (replace(GOOD, due="", done=True), "DONE"),
        (replace(GOOD, owner="", decided="later"), "LATER"),
        (replace(GOOD, decided="no"), "NOT DOING"),
    ],
)
def test_one_word_says_how_it_stands(action: Action, word: str) -> None:
    assert sign(action) == word
