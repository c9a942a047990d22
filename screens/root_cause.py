"""Root cause: ask why of the system, until there is something to act on (S43, S49, S53 to S59)."""

from collections.abc import Iterable
from typing import ClassVar

from msgspec.structs import replace
from textual.widget import Widget
from textual.widgets import Static

from noblame.meeting.guide import REDIRECT
from noblame.record.incident import Cause, CauseKind
from noblame.record.notation import causes, tree
from noblame.record.notation.ids import with_id
from noblame.screens.item_menu import Choice
from noblame.screens.step import StepScreen
from noblame.widgets.capture_box import CaptureBox
from noblame.widgets.outline import INDENT, margin
from noblame.widgets.pane import Pane
from noblame.widgets.plain import plain

KINDS: dict[str, CauseKind] = {"i": "immediate", "c": "contributing", "r": "root"}


class RootCauseScreen(StepScreen):
    """The why tree as an outline; each answer becomes the next question."""

    PLACE: ClassVar[str] = "root-cause"
    CSS_PATH = ["frame.tcss", "root_cause.tcss"]  # noqa: RUF012  as Textual declares it
    MENU: ClassVar = (
        Choice("i", "immediate: what exactly started it"),
        Choice("c", "contributing: made it worse, or harder to fix"),
        Choice("r", "root: what lies underneath, in the system"),
        Choice("a", "actionable, or not"),
        Choice("n", "next why: answer below this line"),
        Choice("m", "make an action that answers it"),
    )
    MENU_PANE: ClassVar[str] = "causes"

    def compose_body(self) -> Iterable[Widget]:
        """Yield the next question, the tree and the summary."""
        yield Static(id="next-why")
        yield self.pane("causes", "Why tree · Tab moves a line with its branch", outline=True)
        yield self.pane("root_cause", "Root cause in one sentence", small=True)

    def show_done(self) -> None:
        """Show the next question."""
        super().show_done()
        self.query_one("#next-why", Static).update(plain(self._next_why()))

    def _next_why(self) -> str:
        """Ask why of the answer at the cursor or above it (S49); of one that blames, ask what allowed it (S50).

        The room never reads a name in a question.
        """
        pane = self.query_one("#causes", Pane)
        here = next((pane.line(row) for row in range(pane.row, -1, -1) if pane.line(row).strip()), "")
        because = causes.parse_line(here).because
        if self.tally.reader.of(
            "causes", because
        ):  # hints too: a question must not repeat what was held against somebody
            return REDIRECT
        return causes.next_question(because, self.room.people) if because else ""

    def on_text_area_selection_changed(self) -> None:
        """Ask about the line the cursor is in."""
        self.query_one("#next-why", Static).update(plain(self._next_why()))

    def choose(self, pane: Pane, letter: str) -> None:
        """Mark the answer, ask on below it, or make an action of it."""
        incident, number = self.room.incident, self.item_number(pane, pane.row)
        if number is None:
            return
        place = list(tree.walk(incident.causes))[number]
        if letter == "n":
            pane.insert_below(pane.row, margin(pane.line(pane.row)) + INDENT)
        elif letter == "m":
            incident, name = with_id(incident, place.path)
            self.room.edit(incident)
            self.query_one(CaptureBox).open("action", closes=name)
        else:
            self.room.edit(replace(incident, causes=tree.put(incident.causes, place.path, marked(place.cause, letter))))

    def insert_question(self, pane: Pane, row: int, ask: str) -> None:
        """Insert a finding's question as the next why."""
        pane.insert_below(row, (margin(pane.line(row)) + INDENT if pane.id == "causes" else "") + ask)


def marked(cause: Cause, letter: str) -> Cause:
    """Return the answer with the kind of `letter`, or with `a` actionable; the same again takes it off."""
    if letter == "a":
        return replace(cause, actionable=not cause.actionable)
    return replace(cause, kind="" if cause.kind == KINDS[letter] else KINDS[letter])
