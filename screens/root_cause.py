"""Root cause: ask why of the system, until there is something to act on (S43, S49, S53 to S59)."""

from collections.abc import Iterable
from functools import partial
from typing import ClassVar

from msgspec.structs import replace
from textual.widget import Widget
from textual.widgets import Static

from noblame.commands import MENU
from noblame.record.incident import Cause
from noblame.record.notation import causes, tree
from noblame.review import why
from noblame.review.persons import is_no_person
from noblame.screens.answering import AnsweringScreen
from noblame.screens.dialog import row_width
from noblame.screens.evidence import NOTHING, EvidenceDialog
from noblame.screens.item_menu import Choice, ItemMenu
from noblame.screens.marking import AGAIN, AGAIN_WORDS, cited, evidence_choice, evidence_words, marked, tree_title
from noblame.settings import Settings
from noblame.widgets.outline import INDENT, margin
from noblame.widgets.pane import Pane
from noblame.widgets.plain import plain

ROOMY = 27
"""From so many rows on there is one for the evidence."""


class Asking:
    """Whether this room asks how in place of why; one for all who write on the record."""

    def __init__(self, settings: Settings) -> None:
        self.how = settings.ask == "how"


class RootCauseScreen(AnsweringScreen):
    """The why tree as an outline; each answer becomes the next question."""

    PLACE: ClassVar[str] = "root-cause"
    CSS_PATH = ["frame.tcss", "root_cause.tcss"]  # noqa: RUF012  as Textual declares it
    MENU: ClassVar = (
        Choice("i", "immediate: what exactly started it"),
        Choice("c", "contributing: it had a part in it"),
        Choice("w", "contributing: it made it worse"),
        Choice("h", "contributing: it made it harder to fix"),
        Choice("r", "root: what lies underneath, in the system"),
        Choice("a", "actionable, or not"),
        Choice("e", "evidence"),
        Choice("o", "over again? could it happen the same way"),
        Choice("n", "next why: answer below this line"),
        Choice("m", "make an action that answers it"),
    )
    MENU_PANE: ClassVar[str] = "causes"

    def compose_body(self) -> Iterable[Widget]:
        """Yield the next question, the tree and the summary."""
        yield Static(id="next-why")
        yield Static(id="evidence")
        yield self.pane("causes", "Why tree", outline=True)
        yield self.pane("root_cause", "Root cause in one sentence", small=True)

    @property
    def tree_pane(self) -> Pane:
        """The pane with the tree."""
        return self.query_one("#causes", Pane)

    @property
    def how(self) -> bool:
        """Whether the room asks how it came to be, in place of why."""
        return self.room.shared(Asking).how

    def _know_size(self) -> None:
        super()._know_size()
        self.set_class(self.app.size.height >= ROOMY, "-roomy")

    def on_resize(self) -> None:
        """Have a row for the evidence where there is room, and a title that fits."""
        self._know_size()
        self.call_after_refresh(self._show_standing)

    # What is asked next

    def show_done(self) -> None:
        """Show the next question, and what there is to say about the line in hand."""
        super().show_done()
        self.query_one("#question", Static).update(plain(why.starts(how=True)[0] if self.how else self.guide.question))
        self._show_next_why()
        self._show_standing()

    def on_text_area_selection_changed(self) -> None:
        """Ask about the line the cursor is in; the rest waits until what is typed is in the record."""
        self._show_next_why()
        if self.tree_pane.text == self._taken[self.tree_pane]:
            self._show_standing()

    def _show_next_why(self) -> None:
        """Ask why of the answer at the cursor or above it (S49); of one about a person, what allowed it (S50)."""
        pane = self.tree_pane
        here = next((pane.line(row) for row in range(pane.row, -1, -1) if pane.line(row).strip()), "")
        because = causes.parse_line(here).because
        asked = why.next_ask(because, self.room.people, self.tally.reader.of("causes", because), how=self.how)
        self.query_one("#next-why", Static).update(plain(asked))

    def _show_standing(self) -> None:
        """Show in the pane's title where the line in hand stands and how much has no action; above, its evidence."""
        incident, place = self.room.incident, self._place()
        without = len(why.uncovered(incident))
        said = why.suggestion(incident, place, self.room.people) if place else ""
        if not incident.causes and not self.room.read_only:
            said = f"{MENU.key(self.room.settings.keys)} starts with a question"
        counted = f"{without} without an action" if without else ""
        self.tree_pane.retitle(tree_title(said, counted, self.tree_pane.outer_size.width))
        self.query_one("#evidence", Static).update(plain(evidence_words(place.cause) if place else ""))

    def _place(self) -> tree.Place | None:
        """Return the answer in the line in hand; None for a blank line."""
        number = self.item_number(self.tree_pane, self.tree_pane.row)
        places = list(tree.walk(self.room.incident.causes))
        return places[number] if number is not None and number < len(places) else None

    def on_pane_line_left(self, message: Pane.LineLeft) -> None:
        """Say quietly that a person, or human error, is no root, with the question that asks on; the words stay (S59).

        Nothing is put into the tree: whoever writes may insert the question.
        """
        cause = causes.parse_line(message.text)
        is_open = cause.kind == "root" and cause.because.strip() and not why.is_question(cause)
        if message.pane.id == "causes" and is_open and not is_no_person(cause.because, self.room.people):
            ask = why.person_ask(self.tally.reader.of("causes", cause.because))
            self.say(f"a person is no root; {MENU.key(self.room.settings.keys)}, r asks below it: {ask}")

    # The menu

    def menu(self) -> list[Choice]:
        """Return what can be done with the line, and with the tree."""
        place, without = self._place(), len(why.uncovered(self.room.incident))
        evidence = evidence_choice(place.cause, row_width(self.app.size.width) - len("e  ")) if place else ""
        jump = [Choice("j", f"jump to the next answer without an action ({without})", any_line=True)]
        turn = "ask why, in place of how" if self.how else "ask how it came to be, in place of why"
        return [
            *(Choice("e", evidence) if each.letter == "e" and evidence else each for each in self.MENU),
            *(jump if without else []),
            Choice("s", "start with a question", any_line=True),
            Choice("q", turn, any_line=True),
        ]

    def choose(self, pane: Pane, letter: str) -> None:
        """Do what the letter says with the line at the cursor, or with the tree."""
        place = self._place()
        if letter == "q":
            asking = self.room.shared(Asking)
            asking.how = not asking.how
            self.show_done()
        elif letter == "s":
            self._ask_start()
        elif letter == "j":
            self._jump(pane)
        elif place is not None:
            self._choose_for(pane, place, letter)

    def _choose_for(self, pane: Pane, place: tree.Place, letter: str) -> None:
        cause = place.cause
        if letter == "n":
            pane.insert_below(pane.row, margin(pane.line(pane.row)) + INDENT)
        elif letter == "m":
            self.make_action(place)
        elif letter == "e":
            self.app.push_screen(EvidenceDialog(cause, self.room), partial(self._take_evidence, place))
        elif letter == "o":
            choices = [Choice(key, words) for key, words in AGAIN_WORDS.items()]
            self.app.push_screen(ItemMenu(why.AGAIN, choices, self.room), partial(self._take_again, place))
        elif letter == "r" and not is_no_person(cause.because, self.room.people):
            self._refuse_root(pane, place)
        else:
            self._put(place, marked(cause, letter))

    def _put(self, place: tree.Place, cause: Cause) -> None:
        self.room.edit(replace(self.room.incident, causes=tree.put(self.room.incident.causes, place.path, cause)))

    def _refuse_root(self, pane: Pane, place: tree.Place) -> None:
        """Keep a person from being a root: the engine's question is the next why (S59). A question waits."""
        cause = place.cause
        if cause.kind == "root":  # as it was typed
            self._put(place, replace(cause, kind=""))
            self.show_record()
        if why.is_question(cause):
            self.say("a question is no root: its answer may be one")
            return
        ask = why.person_ask(self.tally.reader.of("causes", cause.because))
        if all(answer.because != ask for answer in cause.next):
            self.insert_question(pane, pane.row, ask)
        self.say("a person is no root: the question below asks on")

    def _take_evidence(self, place: tree.Place, text: str | None) -> None:
        if text == "":
            self.say(NOTHING)
        elif text and self._still_there(place):
            self._put(place, cited(place.cause, text))
            self.show_record()

    def _take_again(self, place: tree.Place, letter: str | None) -> None:
        if letter and self._still_there(place):
            self._put(place, replace(place.cause, recurs=AGAIN[letter]))
            self.show_record()

    def _still_there(self, place: tree.Place) -> bool:
        """Return whether an answer stands where it stood before a dialog; another window may have changed it."""
        return any(place.path == now.path and place.cause == now.cause for now in tree.walk(self.room.incident.causes))

    def _jump(self, pane: Pane) -> None:
        """Go to the next answer without an action, from the last one to the first."""
        rows = [row for row, line in enumerate(pane.lines) if line.strip()]
        places = list(tree.walk(self.room.incident.causes))
        without = {place.path for place in why.uncovered(self.room.incident)}
        there = [row for row, place in zip(rows, places, strict=False) if place.path in without]
        row = next((row for row in there if row > pane.row), there[0] if there else pane.row)
        pane.move_cursor((row, len(pane.line(row))))

    # Starting

    def _ask_start(self) -> None:
        """Offer the three questions a tree can start with, but those that are there."""
        there = {cause.because for cause in self.room.incident.causes}
        asks = [ask for ask in why.starts(how=self.how) if ask not in there]
        if asks:
            choices = [Choice(str(number), ask) for number, ask in enumerate(asks, 1)]
            self.app.push_screen(ItemMenu("Start with", choices, self.room), partial(self._start, asks))
        else:
            self.say("all three questions are in the tree")

    def _start(self, asks: list[str], number: str | None) -> None:
        """Put a question at the end of the tree, and the cursor where its first answer goes."""
        if number is None:
            return
        pane, ask = self.tree_pane, asks[int(number) - 1]
        last = len(pane.lines) - 1
        if pane.line(last).strip():
            pane.insert_below(last, ask)
        else:
            pane.replace_row(last, ask)
        pane.move_cursor(pane.document.end)
        pane.insert_below_cursor(INDENT)
        pane.focus()
        self.show_record()

    def insert_question(self, pane: Pane, row: int, ask: str) -> None:
        """Insert a finding's question as the next why."""
        pane.insert_below(row, (margin(pane.line(row)) + INDENT if pane.id == "causes" else "") + ask)
