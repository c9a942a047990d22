"""Undo in the why tree takes along what was made from it, and nothing that somebody has worked on since (S55)."""

from msgspec.structs import replace

from noblame.meeting.answering import Answering
from noblame.record.incident import Action, Cause, Incident

OLD = Action(what="Page somebody", id="a1")
MADE = Action(what="Add a check", id="a2", closes="c1")
BEFORE = Incident(title="t", causes=(Cause(because="No check notices it"),), actions=(OLD,))
NAMED = replace(BEFORE, causes=(Cause(because="No check notices it", id="c1"),))
AFTER = replace(NAMED, actions=(OLD, MADE))


def begun() -> Answering:
    answering = Answering()
    answering.know(NAMED)
    answering.made(NAMED, AFTER)
    return answering


def test_undo_and_redo_bring_back_the_whole_record() -> None:
    answering = begun()
    undone = answering.follow(replace(AFTER, causes=BEFORE.causes))
    assert undone == BEFORE
    assert answering.follow(replace(undone, causes=AFTER.causes)) == AFTER
    assert answering.follow(replace(AFTER, causes=BEFORE.causes)) == BEFORE


def test_an_action_that_was_worked_on_stays_and_only_its_link_goes() -> None:
    answering, worked_on = begun(), replace(MADE, owner="Ana Prieto")
    undone = answering.follow(replace(BEFORE, actions=(OLD, worked_on)))
    assert undone.actions == (OLD, replace(worked_on, closes=""))
    dated = replace(undone.actions[1], due="2026-12-01")
    redone = answering.follow(replace(NAMED, actions=(OLD, dated)))
    assert redone.actions == (OLD, replace(dated, closes="c1"))


def test_an_action_that_was_linked_by_hand_stays_too() -> None:
    answering = Answering()
    linked = replace(OLD, closes="c1")
    answering.know(NAMED)
    undone = answering.follow(replace(BEFORE, actions=(linked,)))
    assert undone.actions == (OLD,)
    assert answering.follow(replace(NAMED, actions=(OLD,))).actions == (linked,)


def test_a_link_that_never_led_anywhere_is_left_alone() -> None:
    answering = Answering()
    lost = replace(BEFORE, actions=(replace(OLD, closes="c9"),))
    answering.know(lost)
    assert answering.follow(lost) is lost


def test_another_cause_with_the_same_id_brings_nothing_back() -> None:
    answering = begun()
    undone = answering.follow(replace(AFTER, causes=BEFORE.causes))
    other = replace(undone, causes=(Cause(because="The pool has no alert", id="c1"),))
    assert answering.follow(other) == other


def test_an_id_that_was_given_anew_meanwhile_is_not_given_twice() -> None:
    answering = begun()
    answering.follow(replace(AFTER, causes=BEFORE.causes))
    new = Action(what="Another", id="a2")
    redone = answering.follow(replace(NAMED, actions=(OLD, new)))
    assert redone.actions == (OLD, replace(MADE, id="a3"), new)
