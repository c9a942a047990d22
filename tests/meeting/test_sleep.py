from collections.abc import Callable

from noblame.meeting.clock import Now
from noblame.meeting.sleep import Sleep

At = Callable[..., Now]


def test_a_sleep_under_a_minute_is_not_worth_a_word(at: At) -> None:
    sleep = Sleep()
    sleep.notice(at(0), "stage", counting=True)
    sleep.notice(at(70, slept=59), "stage", counting=True)
    assert sleep.lasted(at(70, slept=59)) == 0


def test_a_longer_sleep_is_told_for_a_minute(at: At) -> None:
    sleep = Sleep()
    sleep.notice(at(0), "stage", counting=True)
    sleep.notice(at(2830, slept=2820), "stage", counting=True)
    assert sleep.lasted(at(2889.9, slept=2820)) == 2820
    assert sleep.lasted(at(2890, slept=2820)) == 0


def test_a_sleep_from_before_the_first_look_is_none(at: At) -> None:
    sleep = Sleep()
    sleep.notice(at(9000, slept=8000), "stage", counting=True)
    assert sleep.lasted(at(9001, slept=8000)) == 0


def test_a_sleep_while_the_clock_stood_still_took_nothing(at: At) -> None:
    sleep = Sleep()
    sleep.notice(at(0), "stage", counting=False)
    sleep.notice(at(9000, slept=8000), "stage", counting=False)
    sleep.notice(at(9001, slept=8000), "stage", counting=True)
    assert sleep.lasted(at(9001, slept=8000)) == 0


def test_sleeps_with_a_short_waking_between_them_are_one(at: At) -> None:
    sleep = Sleep()
    sleep.notice(at(0), "stage", counting=True)
    sleep.notice(at(610, slept=600), "stage", counting=True)
    sleep.notice(at(1230, slept=1210), "stage", counting=True)
    assert sleep.lasted(at(1230, slept=1210)) == 1210


def test_a_sleep_after_the_word_has_passed_is_told_alone(at: At) -> None:
    sleep = Sleep()
    sleep.notice(at(0), "stage", counting=True)
    sleep.notice(at(610, slept=600), "stage", counting=True)
    sleep.notice(at(780, slept=700), "stage", counting=True)
    assert sleep.lasted(at(780, slept=700)) == 100


def test_a_sleep_in_another_place_is_told_alone(at: At) -> None:
    sleep = Sleep()
    sleep.notice(at(0), "stage", counting=True)
    sleep.notice(at(610, slept=600), "stage", counting=True)
    sleep.notice(at(730, slept=700), "timeline", counting=True)
    assert (sleep.place, sleep.lasted(at(730, slept=700))) == ("timeline", 100)
