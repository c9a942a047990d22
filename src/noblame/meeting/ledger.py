"""The ledger: planned against added time, step by step, and where a minute added comes from."""

from collections.abc import Mapping

import msgspec

from noblame.meeting.agenda import Agenda, floor, shares

_KEEP = frozenset({"actions", "wins"})
_NOTHING: Mapping[str, int] = {}


class Given(msgspec.Struct, frozen=True):
    """Where one added minute came from: the seconds each later step gave, and those nobody could give."""

    from_steps: dict[str, int]
    beyond: int

    @property
    def minutes(self) -> int:
        """How many minutes it tells of."""
        return (sum(self.from_steps.values()) + self.beyond) // 60

    def __add__(self, more: "Given") -> "Given":
        """Return both together."""
        steps = dict.fromkeys((*self.from_steps, *more.from_steps), 0)
        given = {step: self.from_steps.get(step, 0) + more.from_steps.get(step, 0) for step in steps}
        return Given(given, self.beyond + more.beyond)


class Ledger:
    """What every step of an agenda has, after the minutes added so far.

    Always: the seconds planned, summed over the steps, are `total` + `beyond`.
    """

    def __init__(self, agenda: Agenda) -> None:
        self.total = agenda.total
        """The seconds of the agenda as the meeting began."""
        self.planned = {slot.step: slot.seconds for slot in agenda.slots}
        """The seconds each step has now, in the agenda's order."""
        self.added = dict.fromkeys(agenda.steps, 0)
        """The seconds added to each step on demand. What a step gave away is not taken off here."""

    @property
    def beyond(self) -> int:
        """The seconds by which the plan now goes beyond the end."""
        return sum(self.planned.values()) - self.total

    def add_minute(self, step: str, spent: Mapping[str, int] = _NOTHING) -> Given:
        """Give `step` one more minute, taken from the later steps in proportion to what they can spare.

        Actions and wins keep their minutes; no step goes below its floor, nor below what was spent there already.

        Args:
            step: who gets the minute.
            spent: seconds spent so far in each step, rounded up; absent means none.

        Raises:
            ValueError: no such step.
        """
        spare = {later: self._spare(later, spent.get(later, 0)) for later in self._after(step)}
        wanted = min(60, sum(spare.values()))
        given = dict(zip(spare, shares(wanted, list(spare.values())), strict=True))
        self.planned[step] += 60
        self.added[step] += 60
        for giver, seconds in given.items():
            self.planned[giver] -= seconds
        return Given({giver: seconds for giver, seconds in given.items() if seconds}, 60 - wanted)

    def _after(self, step: str) -> list[str]:
        steps = list(self.planned)
        return steps[steps.index(step) + 1 :]

    def _spare(self, step: str, spent: int) -> int:
        return 0 if step in _KEEP else max(0, self.planned[step] - max(floor(step), spent))
