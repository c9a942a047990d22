"""The full-screen app: it wires screens to the record they share, beats once a second, and always leaves cleanly."""

import asyncio
import os
import signal
import sys
from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, Self

from textual.app import SystemCommand
from textual.binding import Binding, BindingType
from textual.screen import Screen

from noblame.meeting.clock import Clock, system_clock
from noblame.meeting.opening import Wish
from noblame.record.desk import Desk
from noblame.screens.entrance import EntranceApp
from noblame.screens.led import LedScreen
from noblame.screens.palette import Palette
from noblame.settings import Settings, load_settings, unused
from noblame.source.problem import Problem, UnreadableError
from noblame.widgets.known import known
from noblame.widgets.terminal import TerminalDriver
from noblame.widgets.themes import OURS, available_themes

if TYPE_CHECKING:
    from noblame.screens.home import HomeScreen  # a meeting that was asked for by name does without


class NoblameApp(EntranceApp, inherit_bindings=False):
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

    # From a record to its meeting or its draft, and out again

    def _go_home(self) -> None:
        from noblame.screens.home import HomeScreen  # noqa: PLC0415  as above

        self.home = HomeScreen(self.archive, self.settings, lambda: self.clock().wall, unused(self.problems))
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
