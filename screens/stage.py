"""Set the stage: the framing, who is here, what happened in figures, what the last meetings left open (S41, S2, S6)."""

from collections.abc import Callable, Iterable
from datetime import date
from functools import partial
from typing import ClassVar

from textual import events, work
from textual.containers import Horizontal, Vertical
from textual.widget import Widget
from textual.widgets import Static

from noblame.archive.follow import MissingActionError, as_before, change, done, dropped
from noblame.meeting.guide import FRAMING, REASONS
from noblame.meeting.room import Room
from noblame.record.followed import Followed
from noblame.record.incident import Action
from noblame.record.notation.timeline import duration, time_to_detect
from noblame.record.storing import StoreError
from noblame.review.words import exactly
from noblame.screens.carried import DONE, DROPPED, ON, Answered, CarriedDialog
from noblame.screens.carried_over import CarriedOver
from noblame.screens.step import StepScreen
from noblame.source.problem import UnreadableError
from noblame.widgets.plain import plain

ROOMY = 28
"""From so many rows on there is room for more than two actions of earlier meetings."""
SAID = {DONE: "done", ON: "still on", DROPPED: "dropped"}
"""What the room says of an action, by the letter of the menu."""


class StageScreen(StepScreen):
    """The words are said aloud; ctrl+l says that they were."""

    room: Room
    PLACE: ClassVar[str] = "stage"
    CSS_PATH = ["frame.tcss", "stage.tcss"]  # noqa: RUF012  as Textual declares it

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        self._answers: dict[Followed, str] = {}
        """What the room said of the actions of earlier meetings."""

    def compose_body(self) -> Iterable[Widget]:
        """Yield the framing in large, the facts, the people."""
        with Vertical(id="framing"):
            yield Static(plain(f"“{FRAMING}”"), id="framing-words")
            yield Static(plain(" · ".join(REASONS)), id="framing-why")
        with Horizontal(id="stage-below"):
            yield self.pane("attendees", "Who is here, and in which role")
            with Vertical(id="stage-facts"):
                yield Static(id="facts")
        yield CarriedOver()

    def show_record(self) -> None:
        """Show the facts and what is carried over."""
        super().show_record()
        self.query_one("#facts", Static).update(plain("\n".join(self._facts())))
        self._show_carried()

    def on_resize(self) -> None:
        """Fit the list to the new width."""
        self._show_carried()

    def _facts(self) -> Iterable[str]:
        incident = self.room.incident
        if incident.started:
            yield f"Started   {incident.started.astimezone(self.room.zone):%a %d %b %Y %H:%M %Z}"
        minutes = duration(incident)
        yield "Lasted    " + (exactly(minutes) if minutes is not None else "not known, or ongoing")
        if (minutes := time_to_detect(incident)) is not None:
            yield f"Detected  after {exactly(minutes)}"
        if incident.impact:
            yield f"Impact    {' '.join(incident.impact.split())}"

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to say that the framing was said, and the menu for an action of an earlier meeting."""
        if action in {"done", "item_menu"} and self.room.read_only:
            return False
        if action == "item_menu":
            return self.query_one(CarriedOver).in_hand is not None
        return action == "done" or super().check_action(action, parameters)

    def action_done(self) -> None:
        """Note that the framing was said, or take that back."""
        self.flush()
        self.room.note(framing_said=not self.room.incident.meeting.framing_said)
        self.show_record()

    # What earlier meetings left open

    def _today(self) -> date:
        return self.room.clock().wall.astimezone(self.room.zone).date()

    def _show_carried(self) -> None:
        self.set_class(bool(self.room.carried) and self.app.size.height < ROOMY, "-tight")
        self.query_one(CarriedOver).show(self.room.carried, self._answers, self._today())

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:  # noqa: ARG002  the parents' signature
        """Offer the menu where the list has the focus."""
        self.show_keys()

    def on_descendant_blur(self) -> None:
        """Offer it no longer."""
        self.show_keys()

    def on_option_list_option_selected(self) -> None:
        """Ask about the action under the cursor."""
        if self.check_action("item_menu", ()):
            self.action_item_menu()

    def action_item_menu(self) -> None:
        """Ask whether the action under the cursor is done, still on or dropped."""
        one = self.query_one(CarriedOver).in_hand
        if one is not None:
            self.flush()
            self.app.push_screen(CarriedDialog(one, self.room), partial(self._answer, one))

    def _answer(self, one: Followed, answer: Answered | None) -> None:
        self.show_record()  # with what was captured over the menu
        if answer is not None:
            self._write(one, answer, self._change(one, answer), self._today())

    def _change(self, one: Followed, answer: Answered) -> Callable[[Action], Action]:
        """Return what an answer does to the action; it takes the place of an earlier one."""
        changes = {DONE: done(self._today(), answer.words), DROPPED: dropped(answer.words)}
        to = changes.get(answer.letter, _unchanged)
        before = as_before(one.action) if one in self._answers else _unchanged
        return lambda action: to(before(action))

    @work(thread=True)
    def _write(self, one: Followed, answer: Answered, to: Callable[[Action], Action], today: date) -> None:
        """Write the answer into the record it belongs to, off the event loop: it may be open elsewhere."""
        try:
            change(one, to, self.room.settings.severities, today)
        except (MissingActionError, StoreError, UnreadableError) as error:
            self.app.call_from_thread(self.say, f"not noted: {str(error).splitlines()[0]}")
        else:
            self.app.call_from_thread(self._noted, one, SAID[answer.letter])

    def _noted(self, one: Followed, says: str) -> None:
        self._answers[one] = says
        self._show_carried()
        self.say(f"{says}, noted in {one.path.name}")


def _unchanged(action: Action) -> Action:
    return action
