"""What is to be reworded, step by step: counted in the background, shown on the rail (design section 4)."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from textual.timer import Timer

from noblame.meeting.writing import Writing
from noblame.record.incident import Incident
from noblame.screens.frame import FrameScreen
from noblame.widgets.line import line_in_hand
from noblame.widgets.proofreading import never
from noblame.widgets.slices import BREATH, PAUSE, enough

if TYPE_CHECKING:
    from noblame.review.tally import Tally


class CountingScreen(FrameScreen):
    """A place of the meeting that knows how much is to be reworded in every step; only a number, never where or what.

    What somebody is writing is not counted: in a line such as the quick capture's until it is left, and in the panes of
    this place the panes know. Children say in `to_reword` how much there is here.
    """

    def __init__(self, room: Writing) -> None:
        super().__init__(room)
        self._counting: Timer | None = None
        self._counted: Incident | None = None
        """The record that was last counted, or is being counted."""
        self._shown: dict[str, int] = {}
        """The counts that are on the screen."""

    @property
    def tally(self) -> "Tally":
        """The count that all places share."""
        return self.room.shared(self.edge.tally)

    @property
    def counts_findings(self) -> bool:
        """Whether the room sees anything of findings."""
        return self.room.marks != "off"

    @property
    def counted_by_panes(self) -> str:
        """This place where its panes count for themselves, else nothing."""
        return ""

    @property
    def to_reword(self) -> int:
        """How much is to be reworded here."""
        return self.tally.counts.get(self.PLACE, 0) if self.room.is_read else 0

    @property
    def to_reword_by_place(self) -> dict[str, int]:
        """How much is to be reworded, by place, as far as it was counted."""
        is_known = self.counts_findings and self.room.is_read
        return self.tally.counts | {self.PLACE: self.to_reword} if is_known else {}

    def to_reword_elsewhere(self, more: str = "") -> str:
        """Return where else in this meeting there is something to reword, in words: `2 in root cause, 1 in actions`.

        Args:
            more: A word behind the first number.
        """
        counts = self.to_reword_by_place
        there = [place for place in self.room.places if place != self.PLACE and counts.get(place)]
        said = [f"{counts[place]} in {self.edge.words[place]}" for place in there]
        return ", ".join(said).replace(" in ", f" {more} in " if more else " in ", 1)

    def show_time(self) -> None:
        """Show the time; and count again soon where the record says something else."""
        super().show_time()
        if self.room.incident is not self._counted:
            self._counted = self.room.incident
            self._count_in(PAUSE)

    def on_screen_resume(self) -> None:
        """Count what was written in the place before."""
        self._count_in(PAUSE)

    def _count_in(self, seconds: float) -> None:
        if self._counting is not None:
            self._counting.stop()
        if self.counts_findings and self.is_running:
            self._counting = self.set_timer(seconds, self._count)

    def must_wait(self) -> bool:
        """Whether lines are not to be read now: the rules are being loaded, or somebody is in the middle of a line.

        The record, and with it a pane, may have that line already.
        """
        return not self.room.is_read or line_in_hand(self.app) is not None

    def _count(self) -> None:
        """Count a slice, unless it has to wait."""
        if self not in self.app.screen_stack:
            return
        if self.must_wait():
            self._count_in(PAUSE)
        elif not self.count(enough()):
            self._count_in(BREATH)

    def count(self, stop: Callable[[], bool] = never) -> bool:
        """Count until `stop`, and show what came of it. Returns whether all is counted."""
        self.tally.reader.know(self.room.incident, self.room.people)
        is_whole = self.tally.go_on(self.room.incident, stop, self.counted_by_panes)
        if is_whole:
            self.show_if_new()
        return is_whole

    def show_if_new(self) -> None:
        """Show the counts where they are others: to lay a screen out takes longer than a key may."""
        counts = self.to_reword_by_place
        if counts != self._shown:
            self._shown = counts
            self.show_to_reword()

    def show_to_reword(self) -> None:
        """Show the counts."""
        self.show_time()
        self.show_keys()

    def rail_counts(self) -> Mapping[int, int]:
        """Return how much is to be reworded by the number of the step."""
        counts = self.to_reword_by_place
        return {number: counts.get(step, 0) for number, step in enumerate(self.room.stops, 1)}
