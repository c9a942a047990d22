"""The full-screen app: it wires screens to the record they share, beats once a second, and always leaves cleanly."""

import asyncio
import os
import signal
import sys
from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, Self

from textual import work
from textual.app import SystemCommand
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.worker import get_current_worker

from noblame.inert import visible
from noblame.meeting.clock import Clock, system_clock
from noblame.meeting.opening import Wish, cut_off, open_room
from noblame.meeting.room import Room
from noblame.meeting.standing import Standing
from noblame.meeting.writing import Writing
from noblame.record.desk import Desk
from noblame.screens.drafted import DraftedScreen
from noblame.screens.led import LedScreen
from noblame.screens.palette import Palette
from noblame.screens.places import forget_all, made
from noblame.screens.resume import ResumeDialog
from noblame.settings import Settings, load_settings
from noblame.source.problem import Problem, UnreadableError
from noblame.widgets.hiding import HidingApp
from noblame.widgets.known import known
from noblame.widgets.slices import in_turns
from noblame.widgets.terminal import TerminalDriver
from noblame.widgets.themes import OURS, available_themes

if TYPE_CHECKING:
    from noblame.screens.home import HomeScreen  # a meeting that was asked for by name does without


class NoblameApp(HidingApp, inherit_bindings=False):
    """The home screen, a meeting or a draft, one after the other."""

    TITLE = "noblame"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+c", "how_to_leave", show=False, system=True)]
    CSS_PATH = Path(sys.modules[LedScreen.__module__].__file__ or "").with_name("app.tcss")

    def __init__(
        self, settings: Settings, problems: Sequence[Problem], archive: Path, clock: Clock = system_clock
    ) -> None:
        super().__init__(driver_class=TerminalDriver)
        self.settings, self.problems, self.archive, self.clock = settings, problems, archive, clock
        self.desk: Desk | None = None
        """The record to begin with, if one was asked for; a meeting where there is a `wish`, else a draft."""
        self.wish: Wish | None = None
        self.title_wanted = ""
        """The title of a record to write first."""
        self.room: Writing | None = None
        self.home: HomeScreen | None = None
        """Where the record was opened from, if it was."""
        self.farewell: tuple[str, ...] = ()
        """What to print once the terminal is the user's again."""
        for theme in OURS:
            self.register_theme(theme)
        offered = available_themes(os.environ)
        self.theme = settings.theme if settings.theme in offered else OURS[0].name
        self.set_keymap(settings.keys)

    @classmethod
    def of(cls, archive: Path) -> Self:
        """Return the app with the settings of an archive, its keys and theme looked at too."""
        return cls(*load_settings(archive, known()), archive)

    def on_mount(self) -> None:
        """Take the signals that end a program, and show what was asked for."""
        loop = asyncio.get_running_loop()
        for number in (signal.SIGTERM, signal.SIGHUP):
            loop.add_signal_handler(number, self.end_by_signal, number)
        if self.desk is None:
            self._go_home()
        elif self.wish is None:
            self.draft(self.desk)
        else:
            self.hold(self.wish, self.desk)
        if self.problems:
            words = visible(f"{self.problems[0]} ({len(self.problems)} in the settings)")
            self.notify(words, markup=False, severity="warning")

    # From a record to its meeting or its draft, and out again

    def _go_home(self) -> None:
        from noblame.screens.home import HomeScreen  # noqa: PLC0415  as above

        self.home = HomeScreen(self.archive, self.settings, lambda: self.clock().wall)
        self.push_screen(self.home)
        if self.title_wanted:
            self.home.call_after_refresh(self.home.ask_for_new, self.title_wanted)

    def on_home_screen_run(self, message: "HomeScreen.Run") -> None:
        """Hold the meeting of a record of the archive, or draft its document."""
        try:
            desk = Desk.open(message.path, severities=self.settings.severities)
        except UnreadableError as error:
            message.home.tell(str(error.problems[0]))
        else:
            if message.drafting:
                self.draft(desk)
            else:
                self.hold(Wish(path=message.path), desk)

    def on_home_screen_quit(self) -> None:
        """Leave the program."""
        self.exit(0)

    def draft(self, desk: Desk) -> None:
        """Open the document of a record for one person."""
        from noblame.meeting.drafting import Draft  # noqa: PLC0415  no meeting needs it

        self._enter(Draft(desk, self.settings, self.clock), "")

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
        if self.home is None:
            self.exit(0)

    def _enter(self, room: Writing, greeting: str) -> None:
        self.room = room
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
            path = self.room.desk.path
            await self._close()
            self._take_away()
            self.hold(Wish(path=path), Desk.open(path, severities=self.settings.severities))

    async def on_led_screen_left(self, message: LedScreen.Left) -> None:
        """Save, and go where the record was opened from."""
        if self.room is None:
            return
        desk = self.room.desk
        lines = await self._close()
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

    # Ways out

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

    # What can be asked for

    def action_change_theme(self) -> None:
        """Change between our dark and our light theme."""
        dark, light = (theme.name for theme in OURS)
        self.theme = light if self.theme == dark else dark

    def action_command_palette(self) -> None:
        """Show every command that can be given here."""
        if not isinstance(self.screen, Palette):
            self.push_screen(Palette())  # without Textual's id: the last one may still be on its way out

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Yield every command that can be given on `screen`: the palette is the same source as the footer."""
        offering = screen if isinstance(screen, LedScreen) else self.home if screen is self.home else None
        for command in offering.offered_commands() if offering else ():
            run = partial(self.run_action, command.action, screen)
            keys = command.everywhere(self.settings.keys) or command.outside_panes(self.settings.keys)
            yield SystemCommand(command.title, keys, run)
