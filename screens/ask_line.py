"""One line that is asked for at once: why something is put off, how it was verified."""

from textual.app import ComposeResult
from textual.widgets import Input, Static

from noblame.meeting.writing import Writing
from noblame.screens.dialog import Dialog
from noblame.widgets.line import Line
from noblame.widgets.plain import plain

KEYS = "Enter keeps it · Esc no change"


class AnswerLine(Line):
    """The line of a dialog: no frame, a shade lighter than what is around it."""

    DEFAULT_CSS = """
    AnswerLine, AnswerLine:focus {
        height: 1; margin-top: 1; padding: 0; border: none; background: $boost;
    }
    """

    def __init__(self, value: str = "", *, placeholder: str = "") -> None:
        super().__init__(value, placeholder=placeholder, id="answer")


class AskLine(Dialog[str]):
    """Answers the line that was typed."""

    def __init__(self, ask: str, room: Writing, *, value: str = "", hint: str = "", needed: bool = False) -> None:
        """Make a dialog.

        Args:
            ask: What is asked, as its title.
            room: Who writes on which record.
            value: What the line says to begin with.
            hint: An example, in grey.
            needed: Whether an empty line is no answer.
        """
        super().__init__(ask, KEYS, room)
        self._value, self._hint, self._needed = value, hint, needed

    def compose_body(self) -> ComposeResult:
        """Yield the line."""
        yield AnswerLine(self._value, placeholder=self._hint)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Answer what was typed; the quick capture over this dialog answers for itself."""
        if event.input.id != "answer":
            return
        event.stop()
        text = event.value.strip()
        if text or not self._needed:
            self.dismiss(text)
        else:
            self.query_one("#dialog-keys", Static).update(plain(f"a few words are enough · {KEYS}"))
