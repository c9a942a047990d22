"""The scale of a drawn timeline: from moments to places, and where the hours and days stand."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import NamedTuple

_DAY = timedelta(days=1)
_STEPS = tuple(timedelta(minutes=minutes) for minutes in (1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720, 1440))
_APART = 76
"""The least distance between the middles of two ticks: room for a date."""
_LONG = timedelta(days=300)
"""From this span on a tick names its year."""
_LEAST = timedelta(minutes=10)


class Tick(NamedTuple):
    """A place on the scale with its time."""

    x: float
    words: str


class Axis(NamedTuple):
    """The stretch of time that is drawn, and the places of its ends."""

    start: datetime
    end: datetime
    left: float
    right: float

    def x(self, at: datetime) -> float:
        """Return the place of a moment; one beyond an end stands at that end."""
        part = (at - self.start) / (self.end - self.start)
        return round(self.left + (self.right - self.left) * min(max(part, 0.0), 1.0), 1)

    def holds(self, at: datetime) -> bool:
        """Tell whether a moment lies between the ends."""
        return self.start <= at <= self.end

    @property
    def days(self) -> bool:
        """Whether it takes more than one day, so that a time needs its day."""
        return self.start.date() != self.end.date()

    def clock(self, at: datetime) -> str:
        """Return a moment as it is told on this axis: `14:02`, or `18 Nov 14:02` where there are several days."""
        return f"{_day(at)} {at:%H:%M}" if self.days else f"{at:%H:%M}"


def axis(core: Iterable[datetime], rows: Iterable[datetime], left: float, right: float) -> Axis | None:
    """Return the axis from the first to the last moment, or None where there are not two of them.

    Args:
        core: The moments that must be seen, at least one.
        rows: Others, which are seen up to as far before and after as the core is long: a change made a week before
            would press the incident itself into a line.
        left: The place of the first moment.
        right: The place of the last.
    """
    core = tuple(core)
    first, last = min(core), max(core)
    reach = max(last - first, _LEAST)
    near = [at for at in rows if first - at <= reach and at - last <= reach]
    start, end = min((first, *near)), max((last, *near))
    return Axis(start, end, left, right) if start < end else None


def ticks(axis: Axis) -> tuple[Tick, ...]:
    """Return the full hours, minutes or days of an axis, as many as have room."""
    step = _step(axis)
    midnight = axis.start.replace(hour=0, minute=0, second=0, microsecond=0)
    first, last = -((midnight - axis.start) // step), (axis.end - midnight) // step
    moments = (midnight + number * step for number in range(first, last + 1))
    return tuple(Tick(axis.x(at), _words(at, axis, step)) for at in moments)


def _step(axis: Axis) -> timedelta:
    """Return the shortest even step whose ticks have room."""
    span, room = axis.end - axis.start, max(1, int((axis.right - axis.left) // _APART))
    step = next((step for step in _STEPS if span // step < room), _DAY)
    while span // step >= room:
        step *= 2
    return step


def _words(at: datetime, axis: Axis, step: timedelta) -> str:
    """Return a tick's time, or its day where that begins."""
    if axis.end - axis.start > _LONG:
        return at.date().isoformat()
    begins = axis.days and not (at.hour or at.minute)
    return _day(at) if begins or step >= _DAY else f"{at:%H:%M}"


def _day(at: datetime) -> str:
    return f"{at.day} {at:%b}"
