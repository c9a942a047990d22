"""Work in slices short enough that a key pressed meanwhile hardly waits."""

from collections.abc import Callable
from time import perf_counter, sleep

SLICE = 0.004
"""Seconds of work between two looks at the keyboard; the line in hand is finished, which may take half as long."""
BREATH = 0.01
"""Seconds between two slices, in which keys are served."""
PAUSE = 0.25
"""Seconds without a key before the work begins."""


def enough(seconds: float = SLICE, clock: Callable[[], float] = perf_counter) -> Callable[[], bool]:
    """Return what says, from now on, whether a slice of so many seconds is over."""
    end = clock() + seconds
    return lambda: clock() >= end


def in_turns(goes_on: Callable[[], bool], seconds: float = SLICE, breath: float = BREATH) -> Callable[[], bool]:
    """Return what a thread asks again and again whether to go on: it is held for a breath whenever a slice is over."""
    over = enough(seconds)

    def may_go_on() -> bool:
        nonlocal over
        if over():
            sleep(breath)
            over = enough(seconds)
        return goes_on()

    return may_go_on
