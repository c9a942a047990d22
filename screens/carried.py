"""What the room says of an action that an earlier meeting left open (S94)."""

from typing import NamedTuple

from textual.app import ComposeResult
from textual.widgets import Input, OptionList, Static

from noblame.meeting.room import Room
from noblame.record.followed import Followed
from noblame.screens.item_menu import Choice, LetterMenu
from noblame.widgets.line import Line
from noblame.widgets.plain import plain

DONE, ON, DROPPED = "d", "s", "x"
CHOICES = (
    Choice(DONE, "done"),
    Choice(ON, "still on"),
    Choice(DROPPED, "dropped: nobody will do it"),
)
ASKED = {
    DONE: ("how was it verified? Enter alone says nothing", "Enter notes it as done · Esc no change"),
    DROPPED: ("why will nobody do it?", "Enter drops it for this reason · Esc no change"),
}
"""What is asked behind a letter, and what the keys then do."""


class Answered(NamedTuple):
    """What the room says."""

    letter: str
    words: str = ""
    """How it was verified that it is done, or why it is dropped."""


class CarriedDialog(LetterMenu[Answered]):
    """Answers `d` with how it was verified, `s`, or `x` with a reason."""

    def __init__(self, one: Followed, room: Room) -> None:
        super().__init__(one.action.what, CHOICES, room)
        self._one, self._letter = one, ""

    def compose_body(self) -> ComposeResult:
        """Yield where it comes from, the choices, and the line for a few words."""
        action = self._one.action
        known = (action.owner, action.due and f"due {action.due}", action.ticket, self._one.title)
        yield Static(plain(" · ".join(filter(None, known))), id="carried-from")
        yield from super().compose_body()
        yield Line(id="carried-words")

    def take(self, letter: str) -> None:
        """Answer the letter, after asking for a few words where they matter."""
        if letter not in ASKED:
            self.dismiss(Answered(letter))
            return
        self._letter = letter
        line, (asks, keys) = self.query_one("#carried-words", Line), ASKED[letter]
        line.placeholder = asks
        self.query_one(OptionList).display, line.display = False, True
        self.query_one("#dialog-keys", Static).update(plain(keys))
        self.set_focus(line)  # at once, for the next key

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Answer with the words; to drop something takes a reason."""
        event.stop()
        words = event.value.strip()
        if words or self._letter != DROPPED:
            self.dismiss(Answered(self._letter, words))
