"""The terminal the app runs on: one that may send wrong bytes, be pasted into, fall silent or be closed."""

import codecs
import os
import select
import signal

from textual import events
from textual._xterm_parser import XTermParser  # the driver's own; there is no public one
from textual.drivers import linux_driver

from noblame.widgets.escapes import behind_escape
from noblame.widgets.pastes import Pastes
from noblame.widgets.writer import Writer


class TerminalDriver(linux_driver.LinuxDriver):
    """Textual's driver, but that nothing a terminal does ends or holds up the program.

    Textual's own ends with a traceback on a byte that is no UTF-8, takes the escape sequences in a paste for keys, and
    spins or waits for ever once its terminal is gone.
    """

    def start_application_mode(self) -> None:
        """Take the terminal, with a writer of our own."""
        setattr(linux_driver, "WriterThread", Writer)  # noqa: B010  the driver has no hook for another class
        super().start_application_mode()  # type: ignore[no-untyped-call]  # Textual gives it no type

    def _run_input_thread(self) -> None:
        """Read until the program ends; a bug here ends it as any other does."""
        try:
            self.run_input_thread()
        except Exception as error:  # noqa: BLE001  nothing is swallowed: the app tells it and leaves
            self._app.call_later(self._app._handle_exception, error)  # noqa: SLF001  as the app's own loop does

    def run_input_thread(self) -> None:
        """Read what the terminal sends and hand it on."""
        parser, pastes = XTermParser(self._debug), Pastes()
        decode = codecs.getincrementaldecoder("utf-8")("replace").decode
        while not self.exit_event.is_set():
            if select.select([self.fileno], [], [], 0.1)[0]:
                data = self._read()
                if not data:
                    signal.raise_signal(signal.SIGHUP)  # the terminal is gone, and perhaps nobody said so
                    return
                for part in pastes.split(decode(data)):
                    self._take(part, parser)
            for event in parser.tick():
                self.process_message(event)

    def _bound(self) -> set[str]:
        """Return the keys that the user's settings name."""
        named = self._app._keymap.values()  # noqa: SLF001  there is no public way to read it back
        return {key.strip() for keys in named for key in keys.split(",")}

    def _read(self) -> bytes:
        """Return what was sent; nothing where the terminal is gone."""
        try:
            return os.read(self.fileno, 4096)
        except OSError:
            return b""

    def _take(self, part: str | events.Paste, parser: XTermParser) -> None:
        if isinstance(part, events.Paste):
            self.process_message(part)
            return
        letter = behind_escape(part, self._bound())
        if letter:
            self.process_message(events.Key("escape", "\x1b"))
        for event in parser.feed(letter or part):
            if not isinstance(event, events.Paste):  # the parser saw the markers of a paste, and nothing between them
                self.process_message(event)
