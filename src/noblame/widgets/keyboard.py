"""What comes in from the terminal: keys as Textual reads them, pastes whole, and nothing that ends the program."""

import codecs
import os
import select
import signal
from collections.abc import Iterator

from textual import events
from textual._xterm_parser import XTermParser  # the driver's own; the public API has no other
from textual.drivers.linux_driver import LinuxDriver

PASTE, PASTED = "\x1b[200~", "\x1b[201~"
"""What a terminal puts before and after a paste: of one length."""


class Pastes:
    """Takes pastes out of what a terminal sends, whatever stands in them.

    Textual 8.2 reads the escape sequences in a paste as keys: one of `ESC` and `q` would leave the meeting. Most
    terminals take them out; tmux and screen do not.
    """

    def __init__(self) -> None:
        self._inside = False
        self._pieces: list[str] = []
        self._seen = ""
        """The end of what came, in which a marker may have begun."""

    def split(self, text: str) -> Iterator[str | events.Paste]:
        """Yield what was typed, markers included, and each paste as an event. `text` may be cut anywhere."""
        while text:
            if not self._inside:
                typed, text = self._until_paste(text)
                yield typed
            else:
                pasted, text = self._until_end(text)
                if pasted is not None:
                    yield PASTED
                    yield events.Paste(pasted)

    def _until_paste(self, text: str) -> tuple[str, str]:
        """Return what was typed, up to and with the marker of a paste, and the rest."""
        _, found, rest = (self._seen + text).partition(PASTE)
        self._inside = bool(found)
        self._seen = "" if found else (self._seen + text)[1 - len(PASTE) :]
        return text[: len(text) - len(rest)], rest

    def _until_end(self, text: str) -> tuple[str | None, str]:
        """Return the paste if it ends in `text`, and the rest."""
        self._pieces.append(text)
        _, found, rest = (self._seen + text).partition(PASTED)
        if not found:
            self._seen = (self._seen + text)[1 - len(PASTED) :]
            return None, ""
        whole = "".join(self._pieces)
        self._inside, self._seen, self._pieces = False, "", []
        return whole[: len(whole) - len(rest) - len(PASTED)], rest


class Keyboard(LinuxDriver):
    """Textual's driver with an input that a wrong byte, a paste or a closed terminal cannot break.

    Textual's own ends with a traceback on a byte that is no UTF-8, and spins once its terminal is gone.
    """

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
        for event in parser.feed(part):
            if not isinstance(event, events.Paste):  # the parser saw the markers of a paste, and nothing between them
                self.process_message(event)
