"""What the clock and the rail say, as text; the widgets only draw it."""

import math
from datetime import datetime, tzinfo
from typing import Literal

import msgspec

from noblame.meeting.agenda import SHORT, TITLES, in_minutes
from noblame.meeting.clock import Now
from noblame.meeting.ledger import Given
from noblame.meeting.session import Alarm, Session

StopState = Literal["done", "current", "ahead", "skipped"]
_SIGNS = {"done": "✓", "current": "▶", "ahead": "", "skipped": "–"}


class Face(msgspec.Struct, frozen=True, kw_only=True):
    """The clock of one moment, ready to be drawn."""

    digits: str
    """`11:42`, past zero `-1:20`; in the close what the meeting took so far, until it is over time."""
    words: str
    """`11:42 left of 15:00`, past zero `1:20 over`."""
    alarm: Alarm
    alarm_word: str
    """The word that stands beside the colour; empty while all is calm."""
    ends: str
    """`ends 15:53`, wall-clock time."""
    paused: bool
    asleep: str
    """`asleep 47 min: F6 takes it off`, for a minute after a long sleep; else empty."""


class Stop(msgspec.Struct, frozen=True, kw_only=True):
    """One step on the rail."""

    number: int
    step: str
    label: str
    minutes: str
    """What it took, or what it has; empty for the current step, whose time the clock shows."""
    state: StopState
    sign: str
    planned: str
    spent: str
    projected: str
    """What it will have taken in the end."""

    @property
    def text(self) -> str:
        """The stop in one piece: `✓ 1 Stage 2:11`, `▶ 3 Root cause`, `4 Improve 15`."""
        return " ".join(part for part in (self.sign, str(self.number), self.label, self.minutes) if part)


def face(session: Session, now: Now, zone: tzinfo | None = None) -> Face:
    """Return what the clock shows now; `ends` in `zone`, None for the zone of this machine."""
    left = session.remaining(now)
    shown = math.ceil(left)
    digits = _taken(session, now) if session.place == "close" and shown >= 0 else abs(shown)
    alarm = session.alarm(now)
    return Face(
        digits=("-" if shown < 0 else "") + clock_text(digits),
        words=_words(session, now, shown),
        alarm=alarm,
        alarm_word=_alarm_word(alarm, shown),
        ends=("ended " if session.ended else "ends ") + _wall(session.ends_at(now), zone),
        paused=session.paused,
        asleep=_asleep(session.asleep(now)),
    )


def stops(session: Session, now: Now) -> tuple[Stop, ...]:
    """Return the rail's stops, one for each step in this meeting's order."""
    return tuple(_stop(session, step, number, now) for number, step in enumerate(session.steps, start=1))


def added_words(given: Given) -> str:
    """Return the line that says where minutes came from: `+1 min: 40 s from Improvements, 20 s beyond the end`."""
    sources = [f"{seconds} s from {TITLES[step]}" for step, seconds in given.from_steps.items()]
    if given.beyond:
        sources.append(f"{given.beyond} s beyond the end")
    return f"+{given.minutes} min: " + ", ".join(sources)


def clock_text(seconds: float) -> str:
    """Return `seconds`, at least 0, as minutes and seconds: `11:42`, `75:00`."""
    minutes, rest = divmod(int(seconds), 60)
    return f"{minutes}:{rest:02}"


def _words(session: Session, now: Now, shown: int) -> str:
    whole = clock_text(sum(session.ledger.planned.values()))
    if session.place == "lobby":
        return f"{whole} planned"
    if session.ended:
        return f"took {clock_text(_taken(session, now))} of {whole}"
    if session.remaining(now) < 0:
        return f"{clock_text(-shown)} over"
    if session.place == "close":  # nothing is to come that minutes are planned for, so none are left
        return f"{clock_text(_taken(session, now))} taken of {whole}"
    return f"{clock_text(shown)} left of {clock_text(session.planned(session.place))}"


def _taken(session: Session, now: Now) -> float:
    """Return the seconds of the whole meeting so far."""
    return sum(session.spent(place, now) for place in (*session.steps, "close"))


def _alarm_word(alarm: Alarm, shown: int) -> str:
    last = "last minute" if shown <= 60 else "nearly over"
    return {"calm": "", "soon": "soon over", "last": last, "over": "over"}[alarm]


def _asleep(seconds: float) -> str:
    return f"asleep {int(seconds // 60)} min: F6 takes it off" if seconds else ""


def _wall(moment: datetime, zone: tzinfo | None) -> str:
    return moment.astimezone(zone).strftime("%H:%M")


def _stop(session: Session, step: str, number: int, now: Now) -> Stop:
    current = step == session.place and not session.ended
    state: StopState = "current" if current else session.state(step)
    planned, spent = session.planned(step), session.spent(step, now)
    left = max(0, planned - math.floor(spent))
    minutes = {"done": clock_text(spent), "current": "", "ahead": in_minutes(left), "skipped": ""}
    return Stop(
        number=number,
        step=step,
        label=SHORT[step],
        minutes=minutes[state],
        state=state,
        sign=_SIGNS[state],
        planned=in_minutes(planned),
        spent=clock_text(spent),
        projected=clock_text(session.projected(step, now)),
    )
