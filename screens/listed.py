"""In a document: in the list of sections, where letters are keys, or in a section, where one writes."""

from typing import ClassVar

from textual import events
from textual.binding import Binding
from textual.widget import Widget

from noblame.meeting.writing import Writing
from noblame.screens.led import LedScreen
from noblame.settings import Settings

GO_IN = "Enter writes here · F5 leads to what is missing"
READ_ONLY = "read-only: another window edits it · Enter goes in"
"""The same where nothing can be written."""
LIST = "sections"


class Listing:
    """Whether whoever is outside of all panes is in the list of sections; one for all who write on the record."""

    def __init__(self, _: Settings) -> None:
        self.in_hand = True


class ListedScreen(LedScreen):
    """A place that has the list of sections beside it where it stands in a document, and none in a meeting.

    Whoever leaves a pane there is in the list; a terminal too narrow for one has nothing in hand, as in a meeting.
    """

    BINDINGS: ClassVar = [*LedScreen.BINDINGS, Binding("enter,right", "go_in", show=False)]

    def __init__(self, room: Writing) -> None:
        super().__init__(room)
        self._drafts = "next_advice" not in self._strange
        """Whether one person writes here alone."""
        self._inside: Widget | None = None
        """What had the focus last of what the section is made of."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer the way into a section outside of all panes, and advice to whoever can follow it."""
        if action == "next_advice" and self.room.read_only:
            return False
        if action == "go_in":
            return self._drafts and self.focused is None
        return super().check_action(action, parameters)

    @property
    def AUTO_FOCUS(self) -> str | None:  # type: ignore[override]  # noqa: N802  Textual's name; it asks the instance
        """What has the focus when this place is shown: in a document never the list, unless somebody is there."""
        if not self._drafts:
            return super().AUTO_FOCUS
        if not self.room.outside:
            return "#body *"
        is_listed = self._shows_list and (self._listing.in_hand or not self.FOCUS_OUTSIDE)
        return f"#{LIST}" if is_listed else self.FOCUS_OUTSIDE

    @property
    def _listing(self) -> Listing:
        return self.room.shared(Listing)

    @property
    def _shows_list(self) -> bool:
        return self._drafts and not self.has_class("-narrow")

    def on_mount(self) -> None:
        """Say how to go on where no list says it."""
        if self._drafts and self.room.outside and not (self._shows_list or self.FOCUS_OUTSIDE):
            self.say(READ_ONLY if self.room.read_only else GO_IN)

    def on_screen_resume(self) -> None:
        """Stay in the list from section to section."""
        if self.room.outside and self._listing.in_hand:
            self.to_list()

    def to_list(self) -> None:
        """Put the focus on the list, where there is one."""
        if self._shows_list:
            self.set_focus(self.query_one(f"#{LIST}"))

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Know where somebody is: in the list or in the section."""
        if event.widget.id == LIST:
            self.room.outside = self._listing.in_hand = True
        elif self.query_one("#body") in event.widget.ancestors:
            self._inside, self._listing.in_hand = event.widget, False

    def action_to_step(self) -> None:
        """Leave the line that is being typed for the list."""
        super().action_to_step()
        self.to_list()

    def on_section_list_entered(self) -> None:
        """Go into the section."""
        self.action_go_in()

    def action_go_in(self) -> None:
        """Go back to where somebody was in this section, else to its beginning."""
        there = [each for each in self.focus_chain if each.id != LIST]
        if there:
            self.set_focus(self._inside if self._inside in there else there[0])
            self.remove_class("-saying")

    def go(self, place: str) -> None:
        """Go to another place; who is in the list stays there."""
        if place != self.PLACE:
            focused = self.focused
            self._listing.in_hand = focused is None or focused.id == LIST
        super().go(place)
