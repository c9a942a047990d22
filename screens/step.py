"""A step: panes bound to parts of the record, what can be done with their lines, and what is to be reworded."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import ClassVar

from noblame.language import Finding
from noblame.review.reader import accept
from noblame.screens.editor import edited_outside
from noblame.screens.item_menu import Choice, ItemMenu
from noblame.screens.panes import PanesScreen
from noblame.screens.reword import CHOICES, KEEP, NEXT, RewordDialog, Reworded
from noblame.widgets.pane import Pane


class StepScreen(PanesScreen):
    """A place of the meeting with panes, and the commands for what stands in them."""

    MENU: ClassVar[Sequence[Choice]] = ()
    """What the item menu offers for a line of `MENU_PANE`."""
    MENU_PANE: ClassVar[str] = ""
    REWORD: ClassVar[Sequence[Choice]] = CHOICES
    """What can be done with a place to reword."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what needs a pane where there is one."""
        if action in {"item_menu", "editor", "edit_outside", "reword"} and self.room.read_only:
            return False
        if action == "item_menu":
            return bool(self.MENU)
        if action in {"editor", "edit_outside"} and action not in self._strange:
            return bool(list(self.panes))
        if action == "reword":
            return self.counts_findings and bool(self.to_reword or self.to_reword_elsewhere())
        return super().check_action(action, parameters)

    # What is to be reworded

    def action_reword(self) -> None:
        """Go to the next finding, from the last one of a pane to the first one of the next, and bring its question."""
        found = self._next_finding()
        if found is None:
            self.say_nothing_here()
            return
        pane, row, finding = found
        pane.focus()
        everything = [(each, *place) for each in self.panes for place in each.findings]
        insert = partial(self._insert_below, pane)
        self.ask(finding, pane.line(row), (everything.index(found) + 1, len(everything)), insert)

    def bring_here(self) -> None:
        """Bring a finding as soon as the room has come here for it, unless it has gone on meanwhile."""
        if self.app.screen is self:
            self.action_reword()

    def say_nothing_here(self) -> None:
        """Say where there is something to reword, if not here; who writes alone is led there."""
        if not (self.edge.leads_on and self.reword_in(self.room.stops)):
            self.say(f"nothing to reword here: {self.to_reword_elsewhere() or 'nor anywhere else'}")

    def reword_in(self, places: Iterable[str]) -> bool:
        """Go to the first of `places` that has something to reword, and bring it there; return whether there is one."""
        counts = self.to_reword_by_place
        there = next((place for place in places if place != self.PLACE and counts.get(place)), None)
        if there is None:
            return False
        self.go(there)
        screen = self.app.get_screen(there)
        if isinstance(screen, StepScreen):
            self.app.call_after_refresh(screen.bring_here)
        return True

    def _next_finding(self) -> tuple[Pane, int, Finding] | None:
        panes = list(self.panes)
        if not panes:
            return None
        here = self.pane_in_hand()
        if (place := here.next_finding(wrap=False)) is not None:
            return here, *place
        after = panes.index(here) + 1
        for pane in (*panes[after:], *panes[:after]):
            if (place := pane.first_finding()) is not None:
                return pane, *place
        return None

    def ask(self, finding: Finding, line: str, count: tuple[int, int], change: Callable[[str], None]) -> None:
        """Show a question that fits a finding, one the room has not read yet if there is one, and do as the room says.

        Args:
            finding: What was found.
            line: What it was found in.
            count: Which one it is of those here, and how many there are; at the last it is said where there are more.
            change: Called with the question where the room neither keeps the words nor goes on.
        """
        question = self.room.asked.choose((finding.ask, *finding.others))
        number, all_here = count
        more = self.to_reword_elsewhere("more") if number == all_here else ""
        title = " · ".join(filter(None, (f"{number} of {all_here} to reword", more)))
        words = line[finding.start : finding.end]
        answered = partial(self._reword, words, finding.rule, partial(change, question))
        self.app.push_screen(RewordDialog(question, title, self.room, self.REWORD), answered)

    def _reword(self, words: str, rule: str, change: Callable[[], None], answer: Reworded | None) -> None:
        self.show_record()  # with what was captured over the dialog, before a pane is written on
        if answer is None:
            return
        if answer.letter == KEEP:
            self.keep_words(words, rule, answer.reason)
        elif answer.letter == NEXT:
            self.action_reword()
        else:
            change()

    def _insert_below(self, pane: Pane, question: str) -> None:
        self.insert_question(pane, pane.row, question)  # the cursor went along, where others changed lines above

    def keep_words(self, words: str, rule: str, reason: str) -> None:
        """Note that these words stay as they are."""
        self.room.edit(accept(self.room.incident, words, rule, reason))
        self.show_record()

    def insert_question(self, pane: Pane, row: int, ask: str) -> None:
        """Insert the question of a finding below its line."""
        pane.insert_below(row, ask)

    # The line at the cursor

    def action_item_menu(self) -> None:
        """Open the menu for the line at the cursor."""
        pane = self.query_one(f"#{self.MENU_PANE}", Pane)
        self.flush()
        line = pane.line(pane.row).strip()
        choices = [choice for choice in self.menu() if line or choice.any_line]
        if choices:
            self.app.push_screen(ItemMenu(line, choices, self.room), partial(self._choose, pane))
        else:
            self.say("nothing is written on this line yet")

    def menu(self) -> Sequence[Choice]:
        """Return what the item menu offers now."""
        return self.MENU

    def _choose(self, pane: Pane, letter: str | None) -> None:
        if letter is not None:
            self.show_record()  # with what was captured over the menu
            self.choose(pane, letter)
            self.flush()
            self.show_record()

    def choose(self, pane: Pane, letter: str) -> None:
        """Do what the item menu's `letter` says with the line at the cursor of `pane`."""
        raise NotImplementedError

    def item_number(self, pane: Pane, row: int) -> int | None:
        """Return which item of its field a row of `pane` is, counted from 0; None for a blank line."""
        if not pane.line(row).strip():
            return None
        return sum(bool(line.strip()) for line in pane.lines[:row])

    def action_edit_outside(self) -> None:
        """Open the pane in hand in $EDITOR."""
        self.action_editor()

    def action_editor(self) -> None:
        """Open the pane in hand in $EDITOR, and take what comes back."""
        pane = self.pane_in_hand()
        self.flush()
        text, trouble = edited_outside(self.app, pane.text, self.room.desk.path.stem)
        if trouble:
            self.say(trouble)
        elif text != pane.text:
            pane.replace_text(text)
            self.show_record()
