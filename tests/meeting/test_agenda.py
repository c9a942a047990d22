import pytest
from hypothesis import given
from hypothesis import strategies as st

from noblame.meeting.agenda import (
    PLACES,
    STEPS,
    Agenda,
    AgendaError,
    Slot,
    default_agenda,
    deviation,
    floor,
    in_minutes,
    scaled,
    shares,
)
from noblame.settings import Settings

MINUTES = st.lists(st.integers(1, 120), min_size=6, max_size=6)


def agenda_of(minutes: list[int]) -> Agenda:
    return Agenda(tuple(Slot(step, 60 * each) for step, each in zip(STEPS, minutes, strict=True)))


def test_the_practice_takes_fifty_minutes_in_six_steps() -> None:
    agenda = default_agenda()
    assert [(slot.step, slot.seconds // 60) for slot in agenda.slots] == [
        ("stage", 2),
        ("timeline", 10),
        ("root-cause", 15),
        ("improvements", 15),
        ("actions", 5),
        ("wins", 3),
    ]
    assert agenda.total == 50 * 60
    assert ("lobby", *agenda.steps, "close") == PLACES


def test_settings_change_minutes_and_order() -> None:
    agenda = default_agenda(Settings(agenda={"wins": 4, "stage": 3}))
    assert agenda.steps == ("wins", "timeline", "root-cause", "improvements", "actions", "stage")
    assert (agenda.seconds("wins"), agenda.seconds("stage"), agenda.seconds("timeline")) == (240, 180, 600)


def test_the_usual_agenda_is_no_deviation() -> None:
    assert deviation(default_agenda(Settings())) == ""


def test_a_deviation_names_each_step_the_order_and_the_sum() -> None:
    text = deviation(default_agenda(Settings(agenda={"wins": 4, "stage": 3})))
    assert text == (
        "52 min in all, usually 50; Wins 4 instead of 3; Set the stage 3 instead of 2; in the order Wins, Timeline,"
        " Root cause, Improvements, Actions, Set the stage"
    )


def test_minutes_below_the_floors_are_refused_in_one_line() -> None:
    with pytest.raises(AgendaError) as error:
        scaled(default_agenda(), 18)
    assert str(error.value) == "a meeting takes 19 to 1440 minutes, not 18"


@pytest.mark.parametrize("minutes", [-5, 0, 18, 1441, 10**30])
def test_minutes_nobody_can_plan_are_refused(minutes: int) -> None:
    with pytest.raises(AgendaError):
        scaled(default_agenda(), minutes)


def test_thirty_minutes_keep_the_floors_and_share_the_rest() -> None:
    agenda = scaled(default_agenda(), 30)
    assert [in_minutes(slot.seconds) for slot in agenda.slots] == ["2", "5", "7:30", "7:30", "5", "3"]


def test_its_own_minutes_leave_an_agenda_as_it_is() -> None:
    assert scaled(default_agenda(), 50) == default_agenda()


@given(MINUTES, st.integers(19, 1440))
def test_a_scaled_agenda_has_exactly_the_minutes_and_no_step_below_its_floor(usual: list[int], minutes: int) -> None:
    agenda = scaled(agenda_of(usual), minutes)
    assert agenda.total == 60 * minutes
    assert agenda.steps == STEPS
    assert all(slot.seconds >= floor(slot.step) for slot in agenda.slots)


@given(MINUTES, st.integers(19, 1440))
def test_scaling_keeps_longer_steps_at_least_as_long(usual: list[int], minutes: int) -> None:
    slots = scaled(agenda_of(usual), minutes).slots
    free = [
        (slot.seconds, before) for slot, before in zip(slots, usual, strict=True) if slot.seconds > floor(slot.step)
    ]
    assert all(mine >= theirs - 1 for mine, before in free for theirs, other in free if before >= other)


@given(st.lists(st.integers(0, 5000), max_size=8), st.integers(0, 100_000))
def test_shares_add_up_and_none_exceeds_its_weight(weights: list[int], amount: int) -> None:
    found = shares(amount, weights)
    assert sum(found) == (amount if sum(weights) else 0)
    if amount <= sum(weights):
        assert all(0 <= share <= weight for share, weight in zip(found, weights, strict=True))
