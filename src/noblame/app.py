"""The full-screen app: it wires screens to the room they share, beats once a second, and always leaves cleanly."""

import asyncio
import os
import signal
import sys
from collections.abc import Iterable, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, Self

from textual import work
from textual.app import SystemCommand
from textual.binding import Binding, BindingType
from textual.screen import Screen
from textual.worker import get_current_worker

from noblame.inert import visible
from noblame.meeting.agenda import PLACES
from noblame.meeting.clock import Clock, system_clock
from noblame.meeting.opening import Wish, cut_off, open_room
from noblame.meeting.room import Room
from noblame.meeting.standing import Standing
from noblame.record.desk import Desk
from noblame.screens.led import LedScreen
from noblame.screens.palette import Palette
from noblame.screens.places import made
from noblame.screens.resume import ResumeDialog
from noblame.settings import Settings, load_settings
from noblame.source.problem import Problem, UnreadableError
from noblame.widgets.in_turn import InTurnApp
from noblame.widgets.known import known
from noblame.widgets.slices import in_turns
from noblame.widgets.terminal import TerminalDriver
from noblame.widgets.themes import OURS, available_themes

if TYPE_CHECKING:
    from noblame.screens.home import HomeScreen  # a meeting that was asked for by name does without


class NoblameApp(InTurnApp, inherit_bindings=False):
    """The home screen, a meeting, or both one after the other."""

    TITLE = "noblame"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+c", "how_to_leave", show=False, system=True)]
    CSS_PATH = Path(sys.modules[LedScreen.__module__].__file__ or "").with_name("app.tcss")

    def __init__(
        self, settings: Settings, problems: Sequence[Problem], archive: Path, clock: Clock = system_clock
    ) -> None:
        super().__init__(driver_class=TerminalDriver)
        self.settings, self.problems, self.archive, self.clock = settings, problems, archive, clock
        self.wish: Wish | None = None
        self.desk: Desk | None = None
        self.room: Room | None = None
        self.home: HomeScreen | None = None
        """Where the meeting was opened from, if it was."""
        self.farewell: tuple[str, ...] = ()
        """What to print once the terminal is the user's again."""
        self.crashed: BaseException | None = None
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
        if self.wish is not None and self.desk is not None:
            self.hold(self.wish, self.desk)
        else:
            from noblame.screens.home import HomeScreen  # noqa: PLC0415  as above

            self.home = HomeScreen(self.archive, self.settings, lambda: self.clock().wall)
            self.push_screen(self.home)
        if self.problems:
            words = visible(f"{self.problems[0]} ({len(self.problems)} in the settings)")
            self.notify(words, markup=False, severity="warning")

    # From a record to its meeting, and out again

    def on_home_screen_run(self, message: "HomeScreen.Run") -> None:
        """Hold the meeting of a record of the archive."""
        try:
            desk = Desk.open(message.path)
        except UnreadableError as error:
            message.home.tell(str(error.problems[0]))
        else:
            self.hold(Wish(path=message.path), desk)

    def on_home_screen_quit(self) -> None:
        """Leave the program."""
        self.exit(0)

    def hold(self, wish: Wish, desk: Desk) -> None:
        """Hold a meeting; one that was cut off is offered again first."""
        standing = cut_off(desk)
        if standing is None:
            self._enter(wish, desk, None)
        else:
            self.push_screen(ResumeDialog(standing), partial(self._resume, wish, desk, standing))

    def _resume(self, wish: Wish, desk: Desk, standing: Standing, answer: str | None) -> None:
        if answer is not None:
            self._enter(wish, desk, None if answer == "s" else standing)
            return
        desk.close()
        if self.home is None:
            self.exit(0)

    def _enter(self, wish: Wish, desk: Desk, standing: Standing | None) -> None:
        self.room = room = open_room(wish, desk, self.settings, standing, self.clock)
        self.push_screen(made(self, room, room.session.place))
        self.call_after_refresh(self._greet, room, room.greeting or wish.greeting)

    def _greet(self, room: Room, words: str) -> None:
        if self.led is not None:
            self.led.say(words)
        self._carry_over(room)
        if self.settings.room_marks != "off":
            self._read(room)

    @work(thread=True)
    def _carry_over(self, room: Room) -> None:
        from noblame.archive.carried import carried_over  # noqa: PLC0415  nothing before the first screen needs it

        room.carried = carried_over(self.archive, room.desk.path)
        if self.led is not None:
            self.led.call_later(self.led.show_anew)

    @work(thread=True)
    def _read(self, room: Room) -> None:
        """Read what the record says for the language check, before anybody asks."""
        from noblame.review.tally import Tally  # noqa: PLC0415  as above

        worker, reader = get_current_worker(), room.shared(Tally).reader
        room.is_read = reader.read_ahead(room.opened, room.people, in_turns(lambda: not worker.is_cancelled))

    async def on_led_screen_left(self, message: LedScreen.Left) -> None:
        """Save, and go where the meeting was opened from."""
        if self.room is None:
            return
        room, self.room = self.room, None
        lines = await asyncio.to_thread(room.leave)
        if self.home is None or message.ended:
            self.farewell = lines
            self.exit(int(room.desk.unsaved))
            return
        self._back_home()
        if lines:
            self.home.tell(" · ".join(lines))

    def _back_home(self) -> None:
        """Take the meeting's screens away."""
        while self.screen is not self.home:
            self.pop_screen()
        for place in filter(self.is_screen_installed, PLACES):
            screen = self.get_screen(place)
            self.uninstall_screen(place)
            if screen.is_running:
                screen.remove()

    @property
    def led(self) -> LedScreen | None:
        """The place of the meeting on the screen, also below a dialog."""
        return next((screen for screen in reversed(self.screen_stack) if isinstance(screen, LedScreen)), None)

    # Ways out

    def end_by_signal(self, number: int) -> None:
        """Save and leave as after a signal; the exit status says which (P2)."""
        if self.led is not None:
            self.led.flush()
        if self.room is not None:
            room, self.room = self.room, None
            self.farewell = room.leave()
        self.exit(128 + number)

    def _handle_exception(self, error: Exception) -> None:
        """Keep Textual from printing its traceback, which shows local variables: the incident's text (P12).

        Once everything is saved and the app is being taken apart, a widget drawn without its styles is no news.
        """
        if self._exit:
            return
        self._return_code = 70
        if self._exception is None:
            self._exception = self.crashed = error
            self._exception_event.set()
            with suppress(Exception):  # what was typed a moment ago; but the bug may be just there
                if self.led is not None:
                    self.led.flush()
        self._close_messages_no_wait()

    def action_how_to_leave(self) -> None:
        """Say how to leave: in a pane ctrl+c copies, so that elsewhere it must not end a meeting."""
        self.notify("ctrl+q leaves; everything is saved", markup=False)

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
