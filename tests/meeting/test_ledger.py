import pytest
from hypothesis import given
from hypothesis import strategies as st

from noblame.meeting.agenda import STEPS, Agenda, Slot, default_agenda, floor, scaled
from noblame.meeting.ledger import Given, Ledger

MINUTES = st.lists(st.integers(1, 60), min_size=6, max_size=6)
PRESSES = st.lists(st.tuples(st.sampled_from(STEPS), st.integers(0, 200)), max_size=60)


def test_a_minute_comes_from_later_steps_in_proportion_to_what_they_can_spare() -> None:
    ledger = Ledger(default_agenda())
    # Improvements and root cause can each spare twelve minutes above their floors.
    assert ledger.add_minute("timeline") == Given({"root-cause": 30, "improvements": 30}, 0)
    assert ledger.planned["timeline"] == 660
    assert ledger.added == dict.fromkeys(STEPS, 0) | {"timeline": 60}


def test_what_nobody_can_give_is_beyond_the_end() -> None:
    ledger = Ledger(scaled(default_agenda(), 19))
    assert ledger.add_minute("stage") == Given({}, 60)
    assert ledger.beyond == 60


def test_a_minute_may_come_partly_from_a_step_and_partly_from_beyond_the_end() -> None:
    slots = {"stage": 120, "timeline": 600, "root-cause": 180, "improvements": 220, "actions": 300, "wins": 180}
    ledger = Ledger(Agenda(tuple(Slot(step, seconds) for step, seconds in slots.items())))
    assert ledger.add_minute("root-cause") == Given({"improvements": 40}, 20)


def test_actions_and_wins_take_minutes_but_never_give_any() -> None:
    ledger = Ledger(default_agenda())
    assert ledger.add_minute("improvements") == Given({}, 60)
    assert ledger.add_minute("actions") == Given({}, 60)
    assert (ledger.planned["actions"], ledger.planned["wins"]) == (360, 180)


def test_time_already_spent_in_a_later_step_cannot_be_given_away() -> None:
    ledger = Ledger(default_agenda())
    assert ledger.add_minute("timeline", {"root-cause": 900, "improvements": 890}) == Given({"improvements": 10}, 50)


def test_an_unknown_step_gets_nothing() -> None:
    with pytest.raises(ValueError, match="lunch"):
        Ledger(default_agenda()).add_minute("lunch")


@given(MINUTES, PRESSES, st.randoms(use_true_random=False))
def test_whatever_is_added_the_plan_is_the_total_plus_what_lies_beyond(
    minutes: list[int], presses: list[tuple[str, int]], order: "object"
) -> None:
    steps = list(STEPS)
    order.shuffle(steps)  # type: ignore[attr-defined]  # hypothesis types its own Random as an object
    ledger = Ledger(Agenda(tuple(Slot(step, 60 * each) for step, each in zip(steps, minutes, strict=True))))
    spent = dict.fromkeys(STEPS, 0)
    for step, seconds in presses:
        spent[step] += seconds
        before = dict(ledger.planned)
        given = ledger.add_minute(step, spent)
        assert sum(ledger.planned.values()) == ledger.total + ledger.beyond
        assert sum(given.from_steps.values()) + given.beyond == 60
        assert ledger.planned[step] == before[step] + 60
        for other, seconds_before in before.items():
            if ledger.planned[other] < seconds_before:
                assert other not in ("actions", "wins")
                assert ledger.planned[other] >= max(floor(other), spent[other])
                assert given.from_steps[other] == seconds_before - ledger.planned[other]
    assert sum(ledger.added.values()) == 60 * len(presses)
