"""From what somebody asked for to a room: a new meeting, one that goes on, or one that is followed."""

from pathlib import Path

import msgspec

from noblame.meeting.agenda import default_agenda, scaled
from noblame.meeting.clock import Clock, boot_id, fast, system_clock
from noblame.meeting.room import Room
from noblame.meeting.session import Session
from noblame.meeting.standing import Standing, find
from noblame.record.desk import Desk
from noblame.settings import Settings


class Wish(msgspec.Struct, frozen=True, kw_only=True):
    """A meeting that somebody asked for."""

    path: Path
    minutes: int | None = None
    """How long it may take in all; None for the agenda's own minutes."""
    step: str | None = None
    """The step to begin with; None for the lobby."""
    factor: float = 1.0
    """How many times as fast as time its clock runs."""
    greeting: str = ""
    """What to say in one line when it opens."""


def cut_off(desk: Desk) -> Standing | None:
    """Return where an earlier meeting on this record was cut off, or None where there is nothing to go on with."""
    standing = None if desk.read_only else find(desk.path)
    return standing if standing is not None and standing.held is not None else None


def open_room(
    wish: Wish, desk: Desk, settings: Settings, going_on: Standing | None = None, clock: Clock = system_clock
) -> Room:
    """Return the room for a meeting.

    Args:
        wish: What was asked for.
        desk: The record, opened.
        settings: Whose agenda holds where the wish names no minutes.
        going_on: Where to go on, paused; None begins in the lobby, or at the wish's step.
        clock: What time it is; the wish may have the meeting's run faster, never the disk's.

    Raises:
        AgendaError: The minutes cannot be planned.
    """
    own = clock if wish.factor == 1 else fast(clock, wish.factor)
    if going_on is not None:
        return Room(desk, Session.from_standing(going_on), settings, own, clock)
    agenda = default_agenda(settings)
    session = Session(agenda if wish.minutes is None else scaled(agenda, wish.minutes))
    if desk.read_only and (led := find(desk.path)) is not None:
        session = Session.following(led, own(), boot_id())
    room = Room(desk, session, settings, own, clock)
    if wish.step and not desk.read_only:
        room.go(wish.step)
    return room
