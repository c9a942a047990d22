"""What leads one person through the document, from any section of it."""

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from textual.message import Message

from noblame.meeting.sections import NAMES
from noblame.screens.listed import ListedScreen

if TYPE_CHECKING:
    from noblame.review.advice.advice import Advice
    from noblame.widgets.section_list import SectionList  # a meeting has none


class DraftedScreen(ListedScreen):
    """A place that can stand in a document as well as in a meeting, and the commands for there."""

    @dataclass
    class Hold(Message):
        """Somebody wants to hold the meeting of this record."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer the preview wherever there is something written."""
        if action in {"preview", "share"}:
            return action not in self._strange
        return super().check_action(action, parameters)

    def action_section(self, number: int) -> None:
        """Open the section with this number."""
        self.go(self.room.stops[number - 1])

    def on_section_list_pressed(self, message: "SectionList.Pressed") -> None:
        """Open the section that was clicked."""
        self.action_section(message.number)

    def action_next_advice(self) -> None:
        """Go where something is still missing, to the next place after the last one that was shown."""
        from noblame.screens.draft_edge import DraftEdge  # noqa: PLC0415  a meeting has no advice

        self.flush()
        if not isinstance(self.edge, DraftEdge):
            return
        self.edge.lacking()
        point = self.edge.counsel.next()
        if point is None:
            self.say("nothing is missing, and no advice is left")
            return
        self.go(point.section)
        screen = self.app.get_screen(point.section)
        if isinstance(screen, DraftedScreen):
            self.app.call_after_refresh(screen.take_up, point.place)

    def action_all_advice(self) -> None:
        """Show all that this section lacks, in its whole length."""
        from noblame.screens.all_advice import AllAdviceDialog  # noqa: PLC0415  a meeting has no such key
        from noblame.screens.draft_edge import DraftEdge  # noqa: PLC0415  as above

        self.flush()
        points = self.edge.told() if isinstance(self.edge, DraftEdge) else []
        if points:
            self.app.push_screen(AllAdviceDialog(NAMES[self.PLACE], points, self.room))
        else:
            self.say("nothing is missing here, and no advice is left")

    def action_accept_advice(self) -> None:
        """Accept the advice somebody was led to last, for a reason."""
        from noblame.review.advice.accepting import question  # noqa: PLC0415  a meeting has no such key
        from noblame.screens.ask_line import AskLine  # noqa: PLC0415  as above
        from noblame.screens.draft_edge import DraftEdge  # noqa: PLC0415  as above

        point = self.edge.counsel.in_hand if isinstance(self.edge, DraftEdge) else None
        if point is None:
            self.say("no advice is in hand: F5 goes to the next")
        elif point.advice is None:
            self.say("this is missing: only writing it helps")
        else:
            ask = AskLine(f"{point.message} {question(point.advice)}", self.room, needed=True)
            self.app.push_screen(ask, partial(self._accept, point.advice))

    def _accept(self, advice: "Advice", reason: str | None) -> None:
        from noblame.review.advice.accepting import accepted  # noqa: PLC0415  as above

        if reason is not None:
            self.room.edit(accepted(self.room.incident, advice, reason))
            self.show_all()
            self.say("accepted; the reason stands in the record")

    def take_up(self, place: str) -> None:
        """Put the cursor on a part of the record that advice is about, unless somebody has gone on meanwhile."""
        if self.app.screen is self:
            self.show_place(place)
            self.edge.show_lacks()

    def show_place(self, place: str) -> None:
        """Put the cursor where `place` is written. Children know their widgets."""

    def action_preview(self) -> None:
        """Show the document as Markdown, and in every other form in which it can be shared."""
        from noblame.screens.share import ShareDialog  # noqa: PLC0415  templates take a while to load

        self.flush()
        self.app.push_screen(ShareDialog(self.room))

    def action_share(self) -> None:
        """The same from a meeting, where other keys are free."""
        self.action_preview()

    def action_zone(self) -> None:
        """Ask for another zone to show times in, and type them in."""
        from noblame.screens.zone import ZoneDialog  # noqa: PLC0415  a meeting has no such key

        self.flush()
        self.app.push_screen(ZoneDialog(self.room), lambda changed: self.show_in_zone() if changed else None)

    def show_in_zone(self) -> None:
        """Show all times in the zone that was chosen."""
        self.show_all()

    def action_hold_meeting(self) -> None:
        """Hold the meeting of this record."""
        self.flush()
        self.post_message(self.Hold())

    def action_finish(self) -> None:
        """Leave, saved."""
        self.action_leave()
