"""What stands around a place: in a meeting the rail and the clock, for one person alone the sections and the advice."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, ClassVar

from textual.screen import Screen
from textual.widget import Widget

from noblame.command import Command
from noblame.meeting.guide import Guide
from noblame.meeting.room import Room
from noblame.meeting.writing import Writing
from noblame.settings import Settings

if TYPE_CHECKING:
    from noblame.review.tally import Tally


class Edge(ABC):
    """The edge of one screen: its widgets, and what they show. The panes in the middle are the same."""

    commands: ClassVar[tuple[Command, ...]]
    """What is offered, the most important first: the footer drops from the end."""
    keys: ClassVar[Mapping[str, tuple[str, ...]]]
    """By place: the parts of the record that are read there for the language check."""

    leads_on: ClassVar[bool] = False
    """Whether asking for the next place to reword leads on to another place."""
    words: ClassVar[Mapping[str, str]]
    """What each place is called after "2 more in"."""

    def __init__(self, screen: Screen[None], place: str) -> None:
        self.screen, self.place = screen, place

    @abstractmethod
    def guide(self) -> Guide:
        """Return what the place is in words."""

    @staticmethod
    @abstractmethod
    def tally(settings: Settings) -> "Tally":
        """Return what counts the findings of all places."""

    def says_where(self) -> str:
        """Return which place this is, for a screen that has no room to list them all; nothing where it is seen."""
        return ""

    def above(self) -> Iterable[Widget]:
        """Yield what stands below the status line."""
        return ()

    def beside(self) -> Iterable[Widget]:
        """Yield what stands beside the question."""
        return ()

    def below(self) -> Iterable[Widget]:
        """Yield what stands between the panes and the keys."""
        return ()

    def over(self) -> Iterable[Widget]:
        """Yield what can be laid over all."""
        return ()

    def add_minute(self) -> str:
        """Give the step one more minute and say where it comes from; nothing where no clock runs."""
        return ""

    def pause_or_resume(self) -> str:
        """Stop the clock or let it go on, and say so; nothing where none runs."""
        return ""

    @abstractmethod
    def show_time(self, counts: Mapping[int, int]) -> None:
        """Show what the clock says, and how much is to be reworded by the number of the place."""

    @abstractmethod
    def show_lacks(self) -> None:
        """Show what is still missing here, by what the record says now."""


def edge_of(screen: Screen[None], room: Writing, place: str) -> Edge:
    """Return the edge that fits who works on the record: a room, or one person."""
    if isinstance(room, Room):
        from noblame.screens.meeting_edge import MeetingEdge  # noqa: PLC0415  either one or the other is needed

        return MeetingEdge(screen, room, place)
    from noblame.screens.draft_edge import DraftEdge  # noqa: PLC0415  as above

    return DraftEdge(screen, room, place)
