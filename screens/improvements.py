"""Improvements: what can we do better? Held ideas open here, and a show of hands ranks them (S44, S34)."""

from collections.abc import Iterable
from functools import partial
from typing import ClassVar

from msgspec.structs import replace
from textual.widget import Widget

from noblame.meeting.writing import ranked
from noblame.record.incident import Action, Improvement, Incident
from noblame.record.notation.ids import next_action_id
from noblame.screens.ask_line import AskLine
from noblame.screens.item_menu import Choice
from noblame.screens.step import StepScreen
from noblame.widgets.pane import Pane


class ImprovementsScreen(StepScreen):
    """What did not work, and the ideas."""

    PLACE: ClassVar[str] = "improvements"
    CSS_PATH = ["frame.tcss", "improvements.tcss"]  # noqa: RUF012  as Textual declares it
    MENU: ClassVar = (
        Choice("v", "one vote more"),
        Choice("u", "one vote less"),
        Choice("m", "make an action of it"),
        Choice("n", "not doing it: why?"),
        Choice("o", "put the ideas in order of votes", any_line=True),
    )
    MENU_PANE: ClassVar[str] = "improvements"

    def compose_body(self) -> Iterable[Widget]:
        """Yield the two panes."""
        yield self.pane("improvements", "Ideas · votes in brackets, ctrl+f counts hands")
        yield self.pane("lessons.to_improve", "What did not work", small=True)

    def choose(self, pane: Pane, letter: str) -> None:
        """Count a hand, make an action, let an idea go with a reason, or put them in order."""
        incident, number = self.room.incident, self.item_number(pane, pane.row)
        if letter == "o":
            self.room.edit(ranked(incident))
        elif number is not None and letter == "m":
            self._make_action(incident, incident.improvements[number].idea)
        elif number is not None and letter == "n":
            idea = incident.improvements[number]
            line = AskLine("Why not?", self.room, value=idea.decided, hint="it costs more than it saves")
            self.app.push_screen(line, partial(self._let_go, idea))
        elif number is not None:
            self.room.edit(voted(incident, number, 1 if letter == "v" else -1))

    def _let_go(self, idea: Improvement, reason: str | None) -> None:
        """Note why an idea is not followed, so that it need not come up again; an empty line takes that back."""
        if reason is not None:
            ideas = self.room.incident.improvements
            let_go = (replace(each, decided=reason) if each is idea else each for each in ideas)
            self.room.edit(replace(self.room.incident, improvements=tuple(let_go)))
            self.show_record()

    def _make_action(self, incident: Incident, idea: str) -> None:
        if any(action.what == idea for action in incident.actions):
            self.say("it is an action already")
        else:
            action = Action(what=idea, id=next_action_id(incident))
            self.room.edit(replace(incident, actions=(*incident.actions, action)))
            self.say("made an action: it waits in the next step")


def voted(incident: Incident, number: int, by: int) -> Incident:
    """Return the record with so many hands more for one idea; never below none."""
    ideas = list(incident.improvements)
    ideas[number] = replace(ideas[number], votes=max(ideas[number].votes + by, 0))
    return replace(incident, improvements=tuple(ideas))
