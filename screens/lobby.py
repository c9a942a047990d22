"""The lobby: who is here, before the clock starts (S37 to S40)."""

from collections.abc import Iterable, Iterator
from typing import ClassVar

from msgspec.structs import replace
from textual.widget import Widget
from textual.widgets import Button, OptionList, Static
from textual.widgets.option_list import Option

from noblame.meeting.agenda import deviation
from noblame.meeting.room import Room
from noblame.record.incident import Attendee
from noblame.review.missing import lacking_roles, missing_people
from noblame.screens.led import LedScreen
from noblame.widgets.plain import plain

NOBODY = "Nobody is listed yet: add people in the next step, one line each, as in: Ines Faro (responder)"
EVERYBODY = "Every needed role is here."
ELSEWHERE = "Another window edits this; the meeting starts there"


class LobbyScreen(LedScreen):
    """Everybody invited is taken as present; who is absent is ticked off. Enter on the button starts the clock."""

    room: Room
    PLACE: ClassVar[str] = "lobby"
    CSS_PATH = ["frame.tcss", "lobby.tcss"]  # noqa: RUF012  as Textual declares it

    def __init__(self, room: Room) -> None:
        super().__init__(room)
        if room.read_only:
            self.guide = replace(self.guide, question=ELSEWHERE, hint="", prompts=("",))
        else:
            self._assume_present()

    def _assume_present(self) -> None:
        """Take everybody invited as present, once: before the first meeting of this record."""
        incident = self.room.incident
        people = incident.attendees
        if incident.meeting.held is None and not any(who.present for who in people):
            anybody_invited = any(who.invited for who in people)
            here = tuple(replace(who, present=who.invited or not anybody_invited) for who in people)
            self.room.edit(replace(incident, attendees=here))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer no minutes and no pause before the clock runs."""
        return False if action in {"add_minute", "pause"} else super().check_action(action, parameters)

    def flush(self) -> None:
        """Nothing waits here: ticks go into the record at once."""

    def compose_body(self) -> Iterable[Widget]:
        """Yield the start button, where this window can start, the people, and which roles nobody has."""
        if not self.room.read_only:
            yield Button("Start the meeting", id="start", variant="primary")
        yield OptionList(id="people")
        yield Static(id="missing")
        yield Static(plain(deviation(self.room.session.agenda)), id="agenda")

    def on_mount(self) -> None:
        """Put Enter on the start; a window that follows has none, and no ticks."""
        if self.room.read_only:
            self.query_one("#people").focus()
        else:
            self.query_one("#people").border_title = "Who is here · Tab, then Enter ticks off or on"
            self.query_one("#start").focus()

    def show_record(self) -> None:
        """Show who is here."""
        super().show_record()
        people = self.query_one("#people", OptionList)
        highlighted = people.highlighted
        people.clear_options()
        people.add_options([Option(plain(self._row(who))) for who in self.room.incident.attendees])
        if self.room.read_only:
            people.border_title = "Who is invited" if self._is_early else "Who is here"
        people.highlighted = highlighted if highlighted is None else min(highlighted, people.option_count - 1)
        self.query_one("#missing", Static).update(plain("\n".join(self._to_know())))

    @property
    def _is_early(self) -> bool:
        """Whether nobody has looked yet who is here: the window that edits does that when its meeting opens."""
        return self.room.read_only and not any(who.present for who in self.room.incident.attendees)

    def _row(self, who: Attendee) -> str:
        if self._is_early:
            sign = "✓ invited    " if who.invited else "✗ not invited"
        else:
            sign = "✓ here  " if who.present else "✗ absent"
        return f"{sign}  {who.name}" + (f" · {who.role}" if who.role else "")

    def _to_know(self) -> Iterator[str]:
        """Yield who is missing before the clock starts, and what to know about who is here (S37 to S40)."""
        incident = self.room.incident
        if not incident.attendees:
            yield NOBODY
        else:
            said = missing_people(incident, here=not self._is_early)
            all_here = not self._is_early and not lacking_roles(incident, here=True)
            yield from (EVERYBODY, *said) if all_here else said
        if incident.meeting.ended and self.room.session.held is None and not self.room.read_only:
            yield "This meeting was held already: starting it again puts its times in place of the first ones"

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Tick somebody off, or on again."""
        people = list(self.room.incident.attendees)
        who = people[event.option_index]
        people[event.option_index] = replace(who, present=not who.present)
        self.room.edit(replace(self.room.incident, attendees=tuple(people)))
        self.show_record()

    def on_button_pressed(self) -> None:
        """Start the clock."""
        self.action_forward()
