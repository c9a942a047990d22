"""The trail: which steps the room has finished, which it skipped, and which still lie ahead."""

from collections.abc import Collection
from typing import Literal

StepState = Literal["ahead", "done", "skipped"]


class Trail:
    """The state of every step, told by the room's moves.

    To leave a step forward is to finish it, to leave it backward is not. A step jumped over is skipped, unless the room
    was in it before; it lies ahead again once the room is at it or before it.
    """

    def __init__(self, steps: tuple[str, ...]) -> None:
        self._places = ("lobby", *steps, "close")
        self.states: dict[str, StepState] = dict.fromkeys(steps, "ahead")
        """One state for each step, in order."""

    def move(self, here: str, there: str, visited: Collection[str]) -> None:
        """Take note of a move from one place to another; `visited` are the steps in which time was spent."""
        start, goal = self._places.index(here), self._places.index(there)
        for step, state in self.states.items():
            number = self._places.index(step)
            if number >= goal and state == "skipped":
                self.states[step] = "ahead"
            elif start <= number < goal and state == "ahead":
                self.states[step] = "done" if step == here or step in visited else "skipped"

    def ahead(self, here: str) -> list[str]:
        """Return the steps after the place `here` that the room still has before it."""
        later = self._places[self._places.index(here) + 1 : -1]
        return [step for step in later if self.states[step] == "ahead"]
