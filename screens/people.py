"""Who should be in the room, who is invited, and when the meeting is (S19, S37 to S40, S83, S84)."""

from collections.abc import Iterable, Sequence
from typing import ClassVar

from msgspec.structs import replace
from textual import events
from textual.content import Content
from textual.widget import Widget
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from noblame.commands import PRESENT
from noblame.record.incident import Attendee, Role
from noblame.screens.fact_lines import FactLines
from noblame.screens.invitation import InvitationDialog
from noblame.screens.item_menu import Choice
from noblame.screens.single_facts import MEETING
from noblame.screens.step import StepScreen
from noblame.widgets.pane import Pane
from noblame.widgets.plain import plain

ROLES: dict[str, Role] = {
    "r": "responder",
    "s": "stakeholder",
    "e": "expert",
    "f": "facilitator",
    "w": "scribe",
    "l": "leadership",
}
"""A letter for each role; a scribe writes."""
INVITES = "Enter ✓ invited · i invitation"
TICKS = "Enter ✓ invited · t ✓ was there · i invitation"
"""What the signs behind a name say, in their order, and the keys that put them there."""


SIGNS = {True: "✓", False: "✗"}
GAP = "   "


class PeopleScreen(StepScreen):
    """When it is, a line for each person, and a list that ticks who is invited and who was there."""

    PLACE: ClassVar[str] = "people"
    CSS_PATH = ["frame.tcss", "people.tcss"]  # noqa: RUF012  as Textual declares it
    MENU: ClassVar = tuple(Choice(letter, role) for letter, role in ROLES.items())
    MENU_PANE: ClassVar[str] = "attendees"

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer the invitation, and the tick for who was there."""
        if action == "present":  # before that, the lobby asks
            return action not in self._strange and not self.room.read_only and self._was_held
        if action == "invitation":
            return action not in self._strange
        return super().check_action(action, parameters)

    def compose_body(self) -> Iterable[Widget]:
        """Yield the time, the people, and the ticks."""
        yield FactLines(self.room, MEETING, id="meeting")
        yield self.pane("attendees", "People · a line each, role in brackets (ctrl+f)")
        yield OptionList(id="people")

    @property
    def _was_held(self) -> bool:
        return self.room.incident.meeting.held is not None

    def show_done(self) -> None:
        """Show when it is and who leads it, and the ticks of everybody who is listed by now."""
        super().show_done()
        self.query_one(FactLines).show()
        people = self.query_one("#people", OptionList)
        highlighted = people.highlighted
        people.clear_options()
        people.add_options(map(Option, rows(self.room.incident.attendees, people.size.width, held=self._was_held)))
        people.border_title = plain(self._title)
        if people.option_count:
            people.highlighted = min(highlighted or 0, people.option_count - 1)

    def on_resize(self) -> None:
        """Fit the list to the new width."""
        self.call_after_refresh(self.show_done)

    @property
    def _title(self) -> str:
        """What stands above the list: what the keys do, where they do it."""
        if self.room.read_only:
            return "✓ invited · ✓ was there" if self._was_held else "✓ invited"
        return TICKS if self._was_held else INVITES

    def on_fact_lines_done(self) -> None:
        """Go to the next line."""
        self.focus_next()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """List whom somebody has just written, before the first tick."""
        if event.widget.id == "people":
            self.flush()

    def choose(self, pane: Pane, letter: str) -> None:
        """Give somebody a role, or take it away."""
        number = self.item_number(pane, pane.row)
        if number is not None:
            who = self.room.incident.attendees[number]
            self._put(number, replace(who, role="" if who.role == ROLES[letter] else ROLES[letter]))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Tick somebody as invited, or take that back."""
        if not self.room.read_only:
            who = self.room.incident.attendees[event.option_index]
            self._put(event.option_index, replace(who, invited=not who.invited))

    def action_present(self) -> None:
        """Tick the person in hand as present, or take that back; nobody is in hand but in the list of people."""
        people = self.query_one("#people", OptionList)
        if not people.has_focus:
            self.say(f"{PRESENT.key(self.room.settings.keys)} ticks in the list of people: Tab leads there")
        elif people.highlighted is not None and not self.room.read_only:
            who = self.room.incident.attendees[people.highlighted]
            self._put(people.highlighted, replace(who, present=not who.present))
            self.say(f"{who.name}: {'not there' if who.present else 'was there'}")

    def _put(self, number: int, who: Attendee) -> None:
        people = list(self.room.incident.attendees)
        people[number] = who
        self.room.edit(replace(self.room.incident, attendees=tuple(people)))
        self.show_record()

    def action_invitation(self) -> None:
        """Show the text that invites to the meeting."""
        self.flush()
        self.app.push_screen(InvitationDialog(self.room, self.tally.counts.get("summary", 0)))


def rows(people: Sequence[Attendee], width: int, *, held: bool) -> list[Content]:
    """Return `Ines Faro · expert  ✓ ✗` for each: who it is, whether invited, and once `held` whether there.

    A name gives way where `width` cells are too few; 0 where the width is not known yet.
    """
    most = max((_name(who).cell_length for who in people), default=0)
    column = min(most, max(width - len(GAP) - 1 - 2 * held, 1)) if width else most
    return [
        Content.assemble(_name(who).truncate(column, ellipsis=True, pad=True), GAP, _signs(who, held=held))
        for who in people
    ]


def _name(who: Attendee) -> Content:
    return plain(f"{who.name} · {who.role}" if who.role else who.name)


def _signs(who: Attendee, *, held: bool) -> Content:
    return plain(" ".join(SIGNS[each] for each in (who.invited, who.present)[: 1 + held]))
