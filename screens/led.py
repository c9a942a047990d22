"""What leads the room on, from any place of the meeting: the keys of design section 4."""

from dataclasses import dataclass
from functools import partial
from typing import ClassVar

from textual import events
from textual.binding import Binding
from textual.message import Message

from noblame import commands
from noblame.command import bindings
from noblame.meeting.writing import Writing
from noblame.record.merge import Conflict
from noblame.screens.counting import CountingScreen
from noblame.screens.decide import DecideDialog
from noblame.screens.help import HelpDialog
from noblame.screens.places import made
from noblame.widgets.capture_box import CaptureBox
from noblame.widgets.hiding import HidingApp
from noblame.widgets.line import Line
from noblame.widgets.pane import Pane
from noblame.widgets.redirect_card import RedirectCard

EDITS = frozenset({"add_minute", "pause", "capture", "facts", "decide", "save_now", "accept_advice"})
"""What cannot be done where nothing may be written."""
MOVES = frozenset({"forward", "back", "jump", "close_meeting"})
"""What cannot be done where another window leads."""
STEP_ONLY = frozenset(
    {
        "item_menu",
        "editor",
        "edit_outside",
        "reword",
        "done",
        "preview",
        "share",
        "invitation",
        "present",
        "status_back",
    }
)
"""What needs a step that offers it."""


class LedScreen(CountingScreen):
    """A place of the meeting, and every command that works in all of them."""

    FOCUS_OUTSIDE: ClassVar[str] = ""
    """What has the focus where nobody types; nothing, unless a child has a list to move in."""
    BINDINGS: ClassVar = [*bindings(commands.WRITING), Binding("escape", "to_step", show=False)]

    @dataclass
    class Left(Message):
        """Somebody wants to leave the meeting; `ended` says whether it is over."""

        ended: bool

    def __init__(self, room: Writing) -> None:
        super().__init__(room)
        given = {command.name for command in self.edge.commands}
        self._strange = {command.name for command in commands.WRITING} - given
        """What only the other ones can do: those who draft have no clock, a room no sections."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002  Textual's signature
        """Hide what cannot be done here: nothing is edited in a window that follows."""
        if action in STEP_ONLY or action in self._strange:
            return False
        if (self.room.read_only and action in EDITS) or (self.room.is_led and action in MOVES):
            return False
        if action == "decide":
            return bool(self.room.desk.conflicts)
        return not (action == "back" and self.PLACE in {"lobby", self.room.stops[0]})

    @property
    def AUTO_FOCUS(self) -> str | None:  # type: ignore[override]  # noqa: N802  Textual's name; it asks the instance
        """What has the focus when this place is shown: outside of all panes what Escape left it to, else the first.

        Whoever went outside with Escape stays there from place to place and after a dialog: otherwise the next letter
        would be a key no more, and stand in the record.
        """
        return self.FOCUS_OUTSIDE if self.room.outside else None

    def on_screen_resume(self) -> None:
        """Stay outside also where this place was left with the focus in a pane."""
        if self.room.outside and isinstance(self.focused, Pane | Line):
            self.set_focus(None)

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Be inside where text is typed; the quick capture only passes by."""
        if isinstance(event.widget, Pane | Line) and not isinstance(event.widget.parent, CaptureBox):
            self.room.outside = False

    def go(self, place: str) -> None:
        """Move the room; what was typed goes along, and this place is left as it is, with an open capture kept."""
        if place != self.PLACE:
            self.flush()
            self.query_one(CaptureBox).action_close()
            if not self.room.is_led:
                self.room.go(place)
            self.app.switch_screen(made(self.app, self.room, place))

    def action_forward(self) -> None:
        """Go one step forward."""
        places = self.room.places
        self.go(places[min(places.index(self.PLACE) + 1, len(places) - 1)])

    def action_back(self) -> None:
        """Go one step back."""
        stops = self.room.stops
        self.go(stops[max(stops.index(self.PLACE) - 1, 0)])

    def action_jump(self, number: int) -> None:
        """Go to the step with this number; 7 is the close."""
        self.go(self.room.stops[number - 1])

    def action_add_minute(self) -> None:
        """Give this step a minute, and say where it comes from."""
        self.say(self.edge.add_minute())
        self.show_time()

    def action_pause(self) -> None:
        """Pause or resume; while a sleep is shown, take it off instead."""
        self.say(self.edge.pause_or_resume())
        self.show_time()

    def action_redirect(self) -> None:
        """Lay the redirect card across the screen, or take it away (S50)."""
        self.query_one(RedirectCard).toggle_card()

    def action_capture(self) -> None:
        """Open the quick capture."""
        self.flush()
        self.query_one(CaptureBox).open()

    def on_capture_box_written(self) -> None:
        """Show it at once: a pane that lacks a line would take it out of the record with the next key."""
        self.show_record()

    def on_capture_box_closed(self, message: CaptureBox.Closed) -> None:
        """Say where a capture went, and show it."""
        self.show_record()
        if message.kept:
            self.say(message.kept)

    def action_room_view(self) -> None:
        """Show only the step, the clock and the pane, or everything again."""
        self.toggle_class("-room")

    def action_close_meeting(self) -> None:
        """Go to the close."""
        self.go("close")

    def action_leave(self) -> None:
        """Leave, to be resumed."""
        self.flush()
        self.post_message(self.Left(ended=False))

    def action_save_now(self) -> None:
        """Save at once, also where the file was moved or deleted meanwhile."""
        self.room.desk.save_soon(anew=True)
        self.beat()

    def action_to_step(self) -> None:
        """Leave the line that is being typed, as a pane is left; what stands in it stays."""
        self.room.outside = True
        self.set_focus(None)

    def action_help(self) -> None:
        """Show help for where the focus is."""
        self.app.push_screen(HelpDialog(self.guide.help, self.offered_commands(), self.room.settings.keys, self.room))

    def action_hide_names(self) -> None:
        """Draw everything without the names of people, or with them again (S3)."""
        from noblame.review.owners import everybody  # noqa: PLC0415  as above

        app = self.app
        if isinstance(app, HidingApp):
            app.hide(() if app.hiding else everybody(self.room.incident, self.room.settings.people))
            self.say("names are hidden on the screen; the record keeps them" if app.hiding else "names are shown again")

    def action_facts(self) -> None:
        """Change title, severity and times."""
        from noblame.screens.facts import FactsDialog  # noqa: PLC0415  no first screen needs it

        self.flush()
        self.app.push_screen(FactsDialog(self.room), lambda _: self.show_record())

    def action_decide(self) -> None:
        """Decide what was changed here and on disk at once (P5)."""
        conflicts = self.room.desk.conflicts
        if conflicts:
            dialog = DecideDialog(conflicts[0], len(conflicts), self.room)
            self.app.push_screen(dialog, partial(self._decided, conflicts[0]))

    def _decided(self, conflict: Conflict, answer: str | None) -> None:
        if answer is not None:
            decide = self.room.desk.take_ours if answer == "o" else self.room.desk.keep_theirs
            decide(conflict)
            self.show_all()
            self.action_decide()

    def action_next_prompt(self) -> None:
        """Show the next prompt."""
        self.prompt_number += 1
        self.show_prompt()
