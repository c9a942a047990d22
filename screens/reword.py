"""The question for a place to reword. The room sees the question, never the sentence nor a name (design section 4)."""

from collections.abc import Sequence
from typing import ClassVar, NamedTuple

from textual.app import ComposeResult
from textual.widgets import Input, OptionList, Static

from noblame import commands
from noblame.command import bindings
from noblame.meeting.writing import Writing
from noblame.screens.item_menu import Choice, LetterMenu
from noblame.widgets.line import Line
from noblame.widgets.plain import plain

KEEP = "k"
NEXT = "n"
CHOICES = (
    Choice("i", "insert the question below the line"),
    Choice(KEEP, "keep the words, and say why"),
    Choice(NEXT, "go on to the next place"),
)
UNSAID = "kept in the meeting"
"""The reason where nobody says one."""
WHY_KEEP = f"why the words stay; Enter alone says “{UNSAID}”"


class Reworded(NamedTuple):
    """What the room decided about one place."""

    letter: str
    reason: str = ""
    """Why the words are kept."""


class RewordDialog(LetterMenu[Reworded]):
    """Answers `i` to insert the question, `k` with a reason to keep the words, `n` to go on."""

    BINDINGS: ClassVar = bindings((commands.REWORD,))

    def __init__(self, ask: str, title: str, room: Writing, choices: Sequence[Choice] = CHOICES) -> None:
        super().__init__(title, choices, room)
        self._ask = ask

    def compose_body(self) -> ComposeResult:
        """Yield the question in large, then the choices, and the line for a reason."""
        yield Static(plain(self._ask), id="ask")
        yield from super().compose_body()
        yield Line(id="reason", placeholder=WHY_KEEP)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer the key that brought this question for the next one, too."""
        return action == "reword" or super().check_action(action, parameters)

    def action_reword(self) -> None:
        """Go on to the next place."""
        self.take(NEXT)

    def take(self, letter: str) -> None:
        """Answer the letter; before the words are kept, ask for the reason."""
        if letter != KEEP:
            self.dismiss(Reworded(letter))
            return
        line = self.query_one("#reason", Line)
        self.query_one(OptionList).display, line.display = False, True
        self.query_one("#dialog-keys", Static).update(plain("Enter keeps the words for this reason · Esc no change"))
        self.set_focus(line)  # at once, for the next key

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Keep the words, for the reason that was typed."""
        event.stop()
        self.dismiss(Reworded(KEEP, event.value.strip() or UNSAID))
