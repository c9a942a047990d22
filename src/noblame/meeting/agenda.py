"""The agenda: six timed steps and their minutes (S41 to S47). Seconds are whole and sums exact."""

from collections.abc import Mapping, Sequence

import msgspec

from noblame.settings import AGENDA, Settings, arranged

STEPS = tuple(AGENDA)
"""The timed steps, in the order of the practice."""
PLACES = ("lobby", *STEPS, "close")
"""Where a meeting can be: before, in a step, reading back."""
TITLES = {
    "lobby": "Lobby",
    "stage": "Set the stage",
    "timeline": "Timeline",
    "root-cause": "Root cause",
    "improvements": "Improvements",
    "actions": "Actions",
    "wins": "Wins",
    "close": "Close",
}
"""What a place is called in a sentence."""
SHORT = TITLES | {"stage": "Stage", "improvements": "Improve"}
"""What it is called on the rail."""

LONGEST = 24 * 60
"""The minutes of the longest meeting: a day."""
_FLOORS = {"stage": 120, "actions": 300}


class AgendaError(ValueError):
    """The minutes wished for cannot be planned. The text is one line for the user."""


class Slot(msgspec.Struct, frozen=True):
    """One step and the seconds planned for it."""

    step: str
    seconds: int


class Agenda(msgspec.Struct, frozen=True):
    """The steps in the order in which they are taken."""

    slots: tuple[Slot, ...]

    @property
    def steps(self) -> tuple[str, ...]:
        """The names of the steps, in order."""
        return tuple(slot.step for slot in self.slots)

    @property
    def total(self) -> int:
        """The seconds of all steps."""
        return sum(slot.seconds for slot in self.slots)

    def seconds(self, step: str) -> int:
        """Return the seconds planned for `step`. Raises KeyError for an unknown one."""
        return {slot.step: slot.seconds for slot in self.slots}[step]


def floor(step: str) -> int:
    """Return the seconds below which a step is of no use: 2 minutes for the stage, 5 for actions, 3 for the others."""
    return _FLOORS.get(step, 180)


def default_agenda(settings: Settings | None = None) -> Agenda:
    """Return the agenda of the settings, without them the practice's own: 2, 10, 15, 15, 5 and 3 minutes."""
    minutes = AGENDA if settings is None else arranged(settings.agenda)
    return Agenda(tuple(Slot(step, 60 * each) for step, each in minutes.items()))


def scaled(agenda: Agenda, minutes: int) -> Agenda:
    """Return `agenda` stretched or squeezed to `minutes` in proportion, no step below its floor.

    Raises:
        AgendaError: fewer minutes than the floors add up to (19), or more than a day.
    """
    least = sum(map(floor, agenda.steps)) // 60
    if not least <= minutes <= LONGEST:
        raise AgendaError(f"a meeting takes {least} to {LONGEST} minutes, not {minutes}")
    seconds = _squeezed({slot.step: slot.seconds for slot in agenda.slots}, 60 * minutes)
    return Agenda(tuple(Slot(step, seconds[step]) for step in agenda.steps))


def _squeezed(weights: Mapping[str, int], total: int) -> dict[str, int]:
    """Share `total` seconds by weight; who would get less than its floor gets its floor, the others share the rest."""
    low: dict[str, int] = {}
    while True:
        free = [step for step in weights if step not in low]
        found = dict(zip(free, shares(total - sum(low.values()), [weights[step] for step in free]), strict=True))
        lower = {step: floor(step) for step in free if found[step] < floor(step)}
        if not lower:
            return found | low
        low |= lower


def shares(amount: int, weights: Sequence[int]) -> list[int]:
    """Split a whole `amount` in proportion to `weights`, by the largest remainder; the sum is exact.

    No share exceeds its weight where `amount` does not exceed their sum. Without any weight everybody gets 0.
    """
    whole = sum(weights)
    if not whole:
        return [0] * len(weights)
    parts = [amount * weight // whole for weight in weights]
    nearest = sorted(range(len(weights)), key=lambda i: (-(amount * weights[i] % whole), i))
    for i in nearest[: amount - sum(parts)]:
        parts[i] += 1
    return parts


def deviation(agenda: Agenda) -> str:
    """Return in words how `agenda` differs from the practice's own (S47); empty where it does not."""
    usual = default_agenda()
    said = [
        f"{TITLES[slot.step]} {in_minutes(slot.seconds)} instead of {in_minutes(usual.seconds(slot.step))}"
        for slot in agenda.slots
        if slot.seconds != usual.seconds(slot.step)
    ]
    if agenda.steps != usual.steps:
        said.append("in the order " + ", ".join(TITLES[step] for step in agenda.steps))
    if agenda.total != usual.total:
        said.insert(0, f"{in_minutes(agenda.total)} min in all, usually {in_minutes(usual.total)}")
    return "; ".join(said)


def in_minutes(seconds: int) -> str:
    """Return whole minutes as `15`, others as `7:30`. `seconds` is not negative."""
    minutes, rest = divmod(seconds, 60)
    return f"{minutes}:{rest:02}" if rest else str(minutes)
