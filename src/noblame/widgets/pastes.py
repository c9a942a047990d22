"""Pastes, taken out of what a terminal sends."""

from collections.abc import Iterator

from textual import events

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
