"""What is to be reworded among the actions, which stand in a table and not in a pane."""

from collections.abc import Iterator
from typing import ClassVar

from noblame.language import Finding
from noblame.meeting.writing import Writing
from noblame.review.open_findings import is_open, texts
from noblame.screens.item_menu import Choice
from noblame.screens.reword import CHOICES, KEEP, NEXT
from noblame.screens.step import StepScreen

CHANGE = "e"


class RewordsActions(StepScreen):
    """Brings the question for one action after the other. Children say in `take_in_hand` which one it is about."""

    REWORD: ClassVar = (Choice(CHANGE, "change the action"), *(each for each in CHOICES if each.letter in {KEEP, NEXT}))

    def __init__(self, room: Writing) -> None:
        super().__init__(room)
        self._brought = (-1, -1)
        """The number of the action that was asked about last, and where in it."""

    def take_in_hand(self, number: int, *, to_change: bool = False) -> None:
        """Show an action, counted from 0, as the one the question is about; or go into it, to change it."""
        raise NotImplementedError

    def _places(self) -> Iterator[tuple[int, str, Finding]]:
        """Yield each open finding with the number and the words of its action."""
        for number, what in enumerate(texts(self.room.incident, "actions")):
            for found in filter(is_open, self.tally.reader.of("actions", what)):
                yield number, what, found

    def action_reword(self) -> None:
        """Go to the next action that has something to reword, and bring its question."""
        self.flush()
        places = list(self._places())
        if not places:
            self.say_nothing_here()
            return
        later = [place for place in places if (place[0], place[2].start) > self._brought]
        number, what, found = place = (later or places)[0]
        self._brought = (number, found.start)
        self.take_in_hand(number)
        self.ask(
            found, what, (places.index(place) + 1, len(places)), lambda _: self.take_in_hand(number, to_change=True)
        )
