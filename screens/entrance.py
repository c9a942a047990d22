"""From a record to its meeting or its draft, and out again."""

import asyncio
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from textual import work
from textual.worker import get_current_worker

from noblame.meeting.clock import Clock
from noblame.meeting.opening import Wish, cut_off, open_room
from noblame.meeting.room import Room
from noblame.meeting.standing import Standing
from noblame.meeting.writing import Writing
from noblame.record.desk import Desk
from noblame.screens.led import LedScreen
from noblame.screens.places import forget_all, made
from noblame.screens.resume import ResumeDialog
from noblame.settings import Settings, unused
from noblame.source.problem import Problem
from noblame.widgets.hiding import HidingApp
from noblame.widgets.slices import in_turns

if TYPE_CHECKING:
    from noblame.screens.home import HomeScreen  # a meeting that was asked for by name does without


class EntranceApp(HidingApp, inherit_bindings=False):
    """An app in which one record at a time is open, and its last text saved whatever ends it."""

    settings: Settings
    problems: Sequence[Problem] = ()
    """What is wrong with the settings."""
    archive: Path
    clock: Clock
    room: Writing | None = None
    """The meeting or the draft that is open."""
    home: "HomeScreen | None" = None
    """Where the record was opened from, if it was."""
    _drafted: Path | None = None
    """The record whose draft the meeting was held from: there it goes back to."""
    farewell: tuple[str, ...] = ()
    """What to print once the terminal is the user's again."""

    def draft(self, desk: Desk, section: str = "summary") -> None:
        """Open the document of a record for one person, at a section of it."""
        from noblame.meeting.drafting import Draft  # noqa: PLC0415  no meeting needs it

        self._enter(Draft(desk, self.settings, self.clock, section), "")

    def hold(self, wish: Wish, desk: Desk) -> None:
        """Hold a meeting; one that was cut off is offered again first."""
        standing = cut_off(desk)
        if standing is None:
            self._enter(open_room(wish, desk, self.settings, None, self.clock), wish.greeting)
        else:
            self.push_screen(ResumeDialog(standing), partial(self._resume, wish, desk, standing))

    def _resume(self, wish: Wish, desk: Desk, standing: Standing, answer: str | None) -> None:
        if answer is not None:
            going_on = None if answer == "s" else standing
            self._enter(open_room(wish, desk, self.settings, going_on, self.clock), wish.greeting)
            return
        desk.close()
        if not self._back_to_draft() and self.home is None:
            self.exit(0)

    def _enter(self, room: Writing, greeting: str) -> None:
        self.room = room
        room.unused = unused(self.problems)
        self.push_screen(made(self, room, room.place))
        self.call_after_refresh(self._greet, room, room.greeting or greeting)

    def _greet(self, room: Writing, words: str) -> None:
        if self.led is not None:
            self.led.say(words)
            if room.marks != "off":
                self._read(room, self.led)
        if isinstance(room, Room):
            self._carry_over(room)

    @work(thread=True)
    def _carry_over(self, room: Room) -> None:
        from noblame.archive.carried import carried_over  # noqa: PLC0415  nothing before the first screen needs it

        room.carried = carried_over(self.archive, room.desk.path)
        if self.led is not None:
            self.led.call_later(self.led.show_anew)

    @work(thread=True)
    def _read(self, room: Writing, screen: LedScreen) -> None:
        """Read what the record says for the language check, before anybody asks."""
        worker, reader = get_current_worker(), screen.tally.reader
        room.is_read = reader.read_ahead(room.opened, room.people, in_turns(lambda: not worker.is_cancelled))

    async def on_drafted_screen_hold(self) -> None:
        """Hold the meeting of the record that was drafted."""
        if self.room is not None:
            path = self._drafted = self.room.desk.path
            await self._close()
            self._take_away()
            self.hold(Wish(path=path), Desk.open(path, severities=self.settings.severities))

    def _back_to_draft(self) -> bool:
        """Open the draft again from which the meeting was held; return whether there was one."""
        path, self._drafted = self._drafted, None
        if path is not None:
            self.draft(Desk.open(path, severities=self.settings.severities), "publish")
        return path is not None

    async def on_led_screen_left(self, message: LedScreen.Left) -> None:
        """Save, and go where the record was opened from."""
        if self.room is None:
            return
        desk, was_meeting = self.room.desk, isinstance(self.room, Room)
        lines = await self._close()
        if was_meeting and self._drafted is not None:
            self._take_away()
            self._back_to_draft()
            return
        if self.home is None or message.ended:
            self.farewell = lines
            self.exit(int(desk.unsaved))
            return
        self._take_away()
        if lines:
            self.home.tell(" · ".join(lines))

    async def _close(self) -> tuple[str, ...]:
        """Save and close the record, and return what to say."""
        room, self.room = self.room, None
        return await asyncio.to_thread(room.leave) if room is not None else ()

    def _take_away(self) -> None:
        """Take the record's screens away."""
        while self.led is not None:
            self.pop_screen()
        forget_all(self)

    @property
    def led(self) -> LedScreen | None:
        """The place on the screen, also below a dialog."""
        return next((screen for screen in reversed(self.screen_stack) if isinstance(screen, LedScreen)), None)

    def flush(self) -> None:
        """Hand what was typed to the record."""
        if self.led is not None:
            self.led.flush()

    def end_by_signal(self, number: int) -> None:
        """Save and leave as after a signal; the exit status says which (P2)."""
        self.flush()
        if self.room is not None:
            room, self.room = self.room, None
            self.farewell = room.leave()
        self.exit(128 + number)
