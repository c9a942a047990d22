"""The meeting as a state machine: where the room is, what each step took, and when it will all end.

Nothing here moves by itself. Every method takes the moment as `Now`; every span is a subtraction.

The projected end is now, plus what is left in the current step, plus what is left of every later step the room has
neither finished nor skipped (`trail`): a look back at the timeline does not bring back the minutes of steps between.
The close has no minutes of its own: there the end is now; what steps did not need, or what was skipped, is no future.
"""

import math
from datetime import datetime, timedelta
from pathlib import Path
from typing import Literal, Self

from noblame.meeting.agenda import Agenda
from noblame.meeting.clock import Countdown, Now
from noblame.meeting.ledger import Given, Ledger
from noblame.meeting.sleep import Sleep
from noblame.meeting.standing import Standing, StepStanding, record_name
from noblame.meeting.trail import StepState, Trail
from noblame.record.incident import StepTime

Alarm = Literal["calm", "soon", "last", "over"]
SOON, LAST = 0.20, 0.05
"""The shares of a step's minutes at which it turns amber and red."""


class Session:
    """One meeting, in the lobby at first.

    Attributes:
        agenda: the steps and minutes it began with.
        ledger: what each step has by now.
        place: `lobby`, a step, or `close`.
        paused: whether the room took a break; moving about while paused spends nothing.
        held: when the lobby was left, in UTC; None before.
        ended: when it was ended, in UTC; None before.
    """

    def __init__(self, agenda: Agenda) -> None:
        self.agenda = agenda
        self.ledger = Ledger(agenda)
        self.place = "lobby"
        self.paused = False
        self.held: datetime | None = None
        self.ended: datetime | None = None
        self._counts = {slot.step: Countdown(slot.seconds) for slot in agenda.slots} | {"close": Countdown(0)}
        self._trail = Trail(agenda.steps)
        self._sleep = Sleep()

    @property
    def steps(self) -> tuple[str, ...]:
        """The timed steps, in this meeting's order."""
        return self.agenda.steps

    @property
    def places(self) -> tuple[str, ...]:
        """Lobby, the steps in this meeting's order, close."""
        return ("lobby", *self.steps, "close")

    @property
    def started(self) -> bool:
        """Whether the lobby has been left."""
        return self.held is not None

    @property
    def running(self) -> bool:
        """Whether time is being spent."""
        return self.place in self._counts and self._counts[self.place].running

    def start(self, now: Now) -> bool:
        """Leave the lobby for the first step; the clock runs from here. Nothing happens later on."""
        return self.place == "lobby" and self.forward(now)

    def forward(self, now: Now) -> bool:
        """Go to the next place; from the close there is none."""
        return self.go(self.places[min(self._here + 1, len(self.places) - 1)], now)

    def back(self, now: Now) -> bool:
        """Go to the place before; the lobby, once left, is gone."""
        return self.go(self.places[max(self._here - 1, 0)], now)

    def go(self, place: str, now: Now) -> bool:
        """Go to `place`; what each step has spent stays with it.

        Returns:
            Whether the room moved: not to where it is, not back into the lobby, and not once the meeting has ended.

        Raises:
            ValueError: no such place.
        """
        if place not in self.places:
            raise ValueError(f"no such place in a meeting: {place}")
        if place in (self.place, "lobby") or self.ended:
            return False
        self._notice(now)
        self._trail.move(self.place, place, [step for step in self.steps if self.spent(step, now)])
        if self.place in self._counts:
            self._counts[self.place].pause(now)
        self.held = self.held or now.wall
        self.place = place
        if not self.paused:
            self._counts[place].start(now)
        return True

    def pause(self, now: Now) -> bool:
        """Stop the clock, exactly now. Returns whether it ran."""
        self._notice(now)
        if not self.running:
            return False
        self._counts[self.place].pause(now)
        self.paused = True
        return True

    def resume(self, now: Now) -> bool:
        """Let the clock go on, exactly now. Returns whether it was paused."""
        self._notice(now)
        if not self.paused or self.ended:
            return False
        self._counts[self.place].start(now)
        self.paused = False
        return True

    def end(self, now: Now) -> bool:
        """End the meeting: the clock stops for good. Returns whether there was one to end."""
        self._notice(now)
        if not self.started or self.ended:
            return False
        self._counts[self.place].pause(now)
        self.ended = now.wall
        return True

    def add_minute(self, now: Now) -> Given | None:
        """Give the current step one more minute. Returns where it came from; None where the place has no minutes."""
        if self.place not in self.ledger.planned or self.ended:
            return None
        given = self.ledger.add_minute(self.place, {step: math.ceil(self.spent(step, now)) for step in self.steps})
        for step, planned in self.ledger.planned.items():
            self._counts[step].budget = planned
        return given

    def spent(self, step: str, now: Now) -> float:
        """Return the seconds spent in a step or in the close. Raises KeyError for another place."""
        return self._counts[step].spent(now)

    def planned(self, step: str) -> int:
        """Return the seconds a step has now. Raises KeyError for a place without any."""
        return self.ledger.planned[step]

    def state(self, step: str) -> StepState:
        """Tell whether the room has finished a step, skipped it, or has it ahead; the current one is any of them."""
        return self._trail.states[step]

    def remaining(self, now: Now) -> float:
        """Return the seconds left in this step, negative once overrun; in lobby and close of the whole meeting."""
        if self.place in self.ledger.planned:
            return self._counts[self.place].remaining(now)
        return sum(self.ledger.planned.values()) - sum(count.spent(now) for count in self._counts.values())

    def projected(self, step: str, now: Now) -> float:
        """Return the seconds a step will have taken in the end, as far as can be told now."""
        spent = self.spent(step, now)
        open_still = step == self.place or self.state(step) == "ahead"
        return max(self.planned(step), spent) if open_still and not self.ended else spent

    def alarm(self, now: Now) -> Alarm:
        """Tell how near the end of the step is; in the close only whether the meeting is over time."""
        left = self.remaining(now)
        if self.place == "lobby" or self.ended:
            return "calm"
        if left < 0:
            return "over"
        if self.place == "close" or left > SOON * self.planned(self.place):
            return "calm"
        return "last" if left <= LAST * self.planned(self.place) else "soon"

    def ends_at(self, now: Now) -> datetime:
        """Return the projected end, in UTC (the module's text says how); once ended, when that was."""
        if self.ended:
            return self.ended
        to_go = max(0.0, self.remaining(now)) if self.place in self.ledger.planned else 0.0
        for step in self._trail.ahead(self.place):
            to_go += max(0.0, self.planned(step) - self.spent(step, now))
        return now.wall + timedelta(seconds=to_go)

    def asleep(self, now: Now) -> float:
        """Return for how many seconds the machine slept while the clock ran; 0 a minute later, or if short."""
        self._notice(now)
        return self._sleep.lasted(now)

    def take_off_sleep(self, now: Now) -> float:
        """Take the sleep that `asleep` tells of off the step it was counted in. Returns its seconds, 0 for none."""
        seconds = self.asleep(now)
        if seconds:
            self._counts[self._sleep.place].take_off(seconds)
            self._sleep.forget()
        return seconds

    def notes(self, now: Now) -> dict[str, StepTime]:
        """Return what the record keeps as `meeting.steps`, in whole seconds; nothing before the lobby is left."""
        if not self.started:
            return {}
        return {
            step: StepTime(planned=planned, spent=round(self.spent(step, now)), added=self.ledger.added[step])
            for step, planned in self.ledger.planned.items()
        }

    def to_standing(self, now: Now, record: Path, *, pane: str = "", boot: str = "") -> Standing:
        """Return where the meeting stands now.

        Args:
            now: the moment.
            record: the path of the record.
            pane: the screen's name for the pane in hand.
            boot: `clock.boot_id()`.
        """
        run = timedelta(seconds=self._counts[self.place].this_run(now)) if self.running else None
        return Standing(
            record=record_name(record),
            place=self.place,
            steps=tuple(self._row(step, now) for step in self.steps),
            closing=max(0.0, self.spent("close", now)),
            paused=self.paused,
            running_since=None if run is None else now.wall - run,
            held=self.held,
            seen=now.wall,
            elapsed=now.elapsed,
            boot=boot,
            pane=pane,
        )

    @classmethod
    def from_standing(cls, standing: Standing) -> Self:
        """Return a meeting that was cut off: paused, at the same step, with the time spent when it was last seen."""
        session = cls(standing.agenda)
        for row in standing.steps:
            session.ledger.planned[row.step] = row.planned
            session.ledger.added[row.step] = row.added
            session._counts[row.step] = Countdown(row.planned, row.spent)
            session._trail.states[row.step] = row.state
        session._counts["close"] = Countdown(0, standing.closing)
        session.place, session.held = standing.place, standing.held
        session.paused = standing.place != "lobby"
        return session

    @classmethod
    def following(cls, standing: Standing, now: Now, boot: str) -> Self:
        """Return the meeting as its first window shows it now; paused where that window gives no sign of life."""
        live = standing.running_since is not None and standing.is_live(now, boot)
        session = cls.from_standing(standing.later(standing.age(now, boot)) if live else standing)
        if live:
            session.resume(now)
        return session

    @property
    def _here(self) -> int:
        return self.places.index(self.place)

    def _notice(self, now: Now) -> None:
        self._sleep.notice(now, self.place, counting=self.running)

    def _row(self, step: str, now: Now) -> StepStanding:
        return StepStanding(
            step=step,
            agenda=self.agenda.seconds(step),
            planned=self.planned(step),
            added=self.ledger.added[step],
            spent=max(0.0, self.spent(step, now)),
            state=self.state(step),
        )
