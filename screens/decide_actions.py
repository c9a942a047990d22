"""What a room decides about its actions: kept, later, not, done; their order; the cause each answers (S62 to S69)."""

from collections.abc import Iterable
from datetime import date
from functools import partial
from typing import Any, ClassVar, NamedTuple

from msgspec.structs import replace

from noblame.meeting.writing import Writing
from noblame.record.incident import Action, Incident
from noblame.record.notation import tree
from noblame.record.notation.ids import with_id
from noblame.review.lights import brake, is_wish
from noblame.review.owners import Split, split_owner
from noblame.review.ranking import ranked_actions, says_anything
from noblame.review.why import is_question
from noblame.screens.ask_line import AskLine
from noblame.screens.item_menu import Choice, ItemMenu
from noblame.screens.reword_actions import RewordsActions
from noblame.widgets.action_table import group, in_order


class Ask(NamedTuple):
    """A line that a decision asks for."""

    title: str
    field: str
    """What of the action it becomes."""
    hint: str
    needed: bool = False


ASKS = {
    "l": Ask("Why later?", "reason", "after the audit in January", needed=True),
    "n": Ask("Why not?", "reason", "it costs more than it saves", needed=True),
    "x": Ask("Done. How was it verified?", "verified", "the alert fired in a drill; Enter alone: not verified yet"),
    "v": Ask("How was it verified?", "verified", "the alert fired in a drill"),
    "g": Ask("What does it go before?", "moves_down", "what moves down the list, so that there is room for this"),
}
DECISIONS = {"l": "later", "n": "no"}


class DecidesActions(RewordsActions):
    """The menu of the action in hand. Children show the table and the form."""

    MENU: ClassVar = (Choice("c", "the cause it answers"),)  # the rest depends on the action

    def __init__(self, room: Writing) -> None:
        super().__init__(room)
        actions = room.incident.actions
        self.in_hand = next((n for n, each in enumerate(actions) if is_wish(each)), next(iter(in_order(actions)), None))
        """Which action the form shows, to begin with the first wish, else the first row; None for a new one."""

    @property
    def today(self) -> date:
        """The day it is in the zone that times are shown in."""
        return self.room.clock().wall.astimezone(self.room.zone).date()

    @property
    def action(self) -> Action | None:
        """The action in hand."""
        actions = self.room.incident.actions
        return actions[self.in_hand] if self.in_hand is not None and self.in_hand < len(actions) else None

    def put(self, actions: Iterable[Action]) -> None:
        """Put the actions into the record and show them."""
        self.room.edit(replace(self.room.incident, actions=tuple(actions)))
        self.show_record()

    def change(self, action: Action, **changes: Any) -> None:
        """Change one action as it stands by now: what else was changed in it meanwhile stays."""
        self.put(replace(each, **changes) if same(each, action) else each for each in self.room.incident.actions)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer the menu where an action is in hand."""
        if action == "item_menu":
            return self.action is not None and not self.room.read_only
        return False if action == "editor" else super().check_action(action, parameters)

    def action_item_menu(self) -> None:
        """Open the menu for the action in hand."""
        if (action := self.action) is not None:
            menu = ItemMenu(action.what, choices(action, self.room.incident), self.room)
            self.app.push_screen(menu, partial(self._decide, action))

    def _decide(self, action: Action, letter: str | None) -> None:
        if letter is None:
            return
        if letter in ASKS and not (letter == "x" and action.done):
            ask = ASKS[letter]
            value = getattr(action, ask.field)
            line = AskLine(ask.title, self.room, value=value, hint=ask.hint, needed=ask.needed)
            self.app.push_screen(line, partial(self._take, action, letter))
        elif letter in "ud":
            self._move(-1 if letter == "u" else 1)
        else:
            self._decide_at_once(action, letter)

    def _decide_at_once(self, action: Action, letter: str) -> None:
        if letter == "c":
            self._ask_cause(action)
        elif letter == "r":
            self._rank()
        elif letter == "b":
            self._ask_rest()
        elif letter == "o" and (split := split_owner(action.owner, self.room.incident)):
            self.change(action, owner=split.owner, helpers=(*action.helpers, *split.helpers))
            self.say(shared(split))
        elif letter == "k":
            self.change(action, decided="", reason="")
        elif letter == "x":
            self.change(action, done=None)
        elif letter == "-":
            self.put(each for each in self.room.incident.actions if not same(each, action))
            self.say(f"taken out: {action.what}")

    def _take(self, action: Action, letter: str, text: str | None) -> None:
        """Take the line a decision asked for; Escape leaves all as it was."""
        if text is None:
            return
        changes: dict[str, Any] = {ASKS[letter].field: text}
        if letter in DECISIONS:
            changes["decided"] = DECISIONS[letter]
        elif letter == "x":
            changes["done"] = self.today
        self.change(action, **changes)

    # All of them

    def _move(self, by: int) -> None:
        """Move the action in hand among those it stands together with."""
        actions, here = list(self.room.incident.actions), self.in_hand or 0
        order = [number for number in in_order(tuple(actions)) if group(actions[number]) == group(actions[here])]
        place = order.index(here) + by
        if 0 <= place < len(order):
            there = order[place]
            actions[here], actions[there] = actions[there], actions[here]
            self.in_hand = there
            self.put(actions)

    def _rank(self) -> None:
        """Put the kept actions in order, and take the first above three in hand (S62)."""
        incident = self.room.incident
        if not says_anything(incident):
            self.say("nothing to rank by yet: give priorities, or count hands for the ideas")
            return
        ranked = ranked_actions(incident).actions
        above = brake(ranked)
        self.in_hand = next((n for n, each in enumerate(ranked) if above and each is above[0]), 0)
        self.put(ranked)
        self.say("ranked by priority, then votes" + (": now later or no for what is above three" if above else ""))

    def _ask_rest(self) -> None:
        """Ask for one reason why all above three come later."""
        above = brake(self.room.incident.actions)
        title = f"Why later? {len(above)} action{'s' if len(above) > 1 else ''} above three"
        self.app.push_screen(AskLine(title, self.room, hint=ASKS["l"].hint, needed=True), self._put_off_rest)

    def _put_off_rest(self, reason: str | None) -> None:
        if reason:
            above = set(map(id, brake(self.room.incident.actions)))
            actions = self.room.incident.actions
            self.put(replace(each, decided="later", reason=reason) if id(each) in above else each for each in actions)

    # The cause it answers

    def _ask_cause(self, action: Action) -> None:
        """Ask which cause the action answers (S5)."""
        places = [place for place in tree.walk(self.room.incident.causes) if not is_question(place.cause)]
        if not places:
            self.say("the why tree has no answer yet")
            return
        listed = [
            Choice(str(number), "  " * place.depth + place.cause.because) for number, place in enumerate(places, 1)
        ]
        if action.closes:
            listed.append(Choice("-", "none of them"))
        self.app.push_screen(
            ItemMenu("Which cause does it answer?", listed, self.room), partial(self._answer, action, places)
        )

    def _answer(self, action: Action, places: list[tree.Place], number: str | None) -> None:
        if number is None:
            return
        name, incident = "", self.room.incident
        if number != "-":
            place = places[int(number) - 1]
            if place not in tree.walk(incident.causes):
                self.say("the why tree was changed meanwhile: once more, please")
                return
            incident, name = with_id(incident, place.path)
        self.room.edit(incident)
        self.change(action, closes=name)


def choices(action: Action, incident: Incident) -> list[Choice]:
    """Return what can be decided about an action, and about all."""
    split, above = split_owner(action.owner, incident), brake(incident.actions)
    offered = (
        (True, Choice("l", "later: why?")),
        (True, Choice("n", "not doing it: why?")),
        (bool(action.decided), Choice("k", "keep it after all")),
        (True, Choice("x", "open again" if action.done else "done today: how verified?")),
        (bool(action.done), Choice("v", "how it was verified")),
        (True, Choice("c", "the cause it answers")),
        (split is not None, Choice("o", shared(split) if split else "")),
        (True, Choice("g", "what it goes before")),
        (True, Choice("u", "move it up")),
        (True, Choice("d", "move it down")),
        (True, Choice("r", "rank them all: by priority, then by votes")),
        (bool(above), Choice("b", f"later for all above three ({len(above)}): why?")),
        (True, Choice("-", "take it out")),
    )
    return [choice for is_there, choice in offered if is_there]


def shared(split: Split) -> str:
    """Return in words who owns it and who helps (S66)."""
    return f"{split.owner} owns it, {', '.join(split.helpers)} help{'s' if len(split.helpers) == 1 else ''}"


def same(one: Action, other: Action) -> bool:
    """Return whether two are the same action, one of them perhaps as it stood a moment ago."""
    return one is other or (bool(one.id) and one.id == other.id)
