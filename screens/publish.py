"""Ready to be read? The status and its conditions, each root once more, and the checklist (S82 to S94, S102)."""

from collections.abc import Iterable, Iterator
from functools import partial
from itertools import groupby
from typing import ClassVar

from msgspec.structs import replace
from textual.content import Content
from textual.widget import Widget
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from noblame.record.incident import Link, Recurs, Shared, Status
from noblame.record.notation import lists, tree
from noblame.review.checklist import by_hand, checklist
from noblame.review.persons import roots
from noblame.review.status import Condition, back_to, conditions, moved, next_status, standing
from noblame.screens.ask_line import AskLine
from noblame.screens.step import StepScreen
from noblame.widgets.plain import plain

DONE, OPEN = "✓", "✗"
AGAIN: dict[Recurs, Recurs] = {"": "no", "no": "yes", "yes": "unsure", "unsure": ""}
"""What Enter makes of an answer to "could it happen the same way?"."""
ANSWERS = {"": "not answered", "no": "no", "yes": "YES", "unsure": "unsure"}
PHASES = {"before": "Before the meeting", "during": "During the meeting", "after": "After the meeting"}
KEYS = "Enter moves on, answers, ticks · b earlier status"


class PublishScreen(StepScreen):
    """One list: what is above decides what can be done with what is below."""

    PLACE: ClassVar[str] = "publish"
    CSS_PATH = ["frame.tcss", "publish.tcss"]  # noqa: RUF012  as Textual declares it
    FOCUS_OUTSIDE: ClassVar[str] = "#publishing"

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer the status before, where there is one."""
        if action == "status_back":
            return not self.room.read_only and back_to(self.room.incident) is not None
        return super().check_action(action, parameters)

    def compose_body(self) -> Iterable[Widget]:
        """Yield the list."""
        yield OptionList(id="publishing")

    def on_mount(self) -> None:
        """Say what the keys do, where they do it."""
        self.query_one("#publishing").border_title = "" if self.room.read_only else KEYS

    def show_place(self, place: str) -> None:  # noqa: ARG002  it is all one list
        """Put the cursor into the list."""
        self.query_one("#publishing").focus()

    def show_done(self) -> None:
        """Show the list as the record says it now; the cursor stays on its row."""
        super().show_done()
        rows = self.query_one("#publishing", OptionList)
        highlighted = rows.highlighted
        rows.clear_options()
        for option in self._options():
            rows.add_option(option)
        rows.highlighted = min(highlighted or 0, rows.option_count - 1)

    def _options(self) -> Iterator[Option]:
        yield from self._status_rows()
        yield from self._root_rows()
        yield from self._checklist_rows()
        yield from self._shared_rows()

    # The status

    def _lacks(self) -> list[str]:
        """Return what the next status asks for and what is not so yet."""
        return [each.text for each in self._conditions() if not each.met]

    def _conditions(self) -> tuple[Condition, ...]:
        incident, now = self.room.incident, self.room.clock().wall
        to = next_status(incident)
        findings = sum(self.tally.counts.values()) if self.room.is_read else 0
        return conditions(incident, to, now, self.room.settings, self.room.people, findings) if to else ()

    def _status_rows(self) -> Iterator[Option]:
        incident = self.room.incident
        to = next_status(incident)
        words = f"Status: {standing(incident)}" + (f"  →  {to}" if to else "")
        yield Option(heading(words), id="status")
        for each in self._conditions():
            why = f": {each.why}" if each.why else ""
            yield Option(plain(f"  {DONE if each.met else OPEN} {each.text}{why}"))

    def _move(self) -> None:
        """Move the status on; where something is not met, a written reason stands for it."""
        incident = self.room.incident
        to, lacks = next_status(incident), self._lacks()
        if to is None:
            self.say("there is no status after closed")
        elif not lacks:
            self._put_status(to, "")
        else:
            ask = f"Still open: {'; '.join(lacks)}. Why is it {to} all the same?"
            self.app.push_screen(AskLine(ask, self.room, needed=True), partial(self._put_status, to))

    def _put_status(self, to: Status, reason: str | None) -> None:
        if reason is not None:
            before, after = self.room.incident, moved(self.room.incident, to, reason)
            self.room.edit(after)
            gone = before.reasons.keys() - after.reasons.keys()
            self.say(f"it is {after.status} now" + ("; the reason was taken off too" if gone else ""))
            self.show_record()

    def action_status_back(self) -> None:
        """Go back to the status before: always allowed."""
        before = back_to(self.room.incident)
        if before is not None:
            self._put_status(before, "")

    # The roots

    def _root_rows(self) -> Iterator[Option]:
        found = roots(self.room.incident, self.room.people)
        if found:
            yield Option(plain(""), disabled=True)
            yield Option(
                heading("If every action that is kept were done, could this happen the same way?"), disabled=True
            )
        for place in found:
            path = "-".join(map(str, place.path))
            says = f"  {ANSWERS[place.cause.recurs]} · {place.cause.because}"
            yield Option(plain(says), id=f"root-{path}")

    def _answer(self, path: tuple[int, ...]) -> None:
        """Give the next answer for a root (S102)."""
        incident = self.room.incident
        cause = next(place.cause for place in tree.walk(incident.causes) if place.path == path)
        answered = replace(cause, recurs=AGAIN[cause.recurs])
        self.room.edit(replace(incident, causes=tree.put(incident.causes, path, answered)))
        self.show_record()

    # The checklist

    def _checklist_rows(self) -> Iterator[Option]:
        items = checklist(self.room.incident, self.room.clock().wall, self.room.settings, self.room.people)
        for phase, some in groupby(items, key=lambda item: item.phase):
            yield Option(plain(""), disabled=True)
            yield Option(heading(PHASES[phase]), disabled=True)
            for item in some:
                why = "" if item.done else f": {item.why}"
                hand = "  (Enter)" if item.id in by_hand and not self.room.read_only else ""
                yield Option(plain(f"  {DONE if item.done else OPEN} {item.words}{why}{hand}"), id=f"item-{item.id}")

    def _tick(self, name: str) -> None:
        """Tick what only a person can know, or take that back."""
        if name == "revisited":
            self._look_again()
            return
        if name not in by_hand:
            self.say("it ticks itself: the line says what is missing")
            return
        ticks = self.room.incident.checklist
        self.room.edit(replace(self.room.incident, checklist=ticks | {name: not ticks.get(name, False)}))
        self.show_record()

    def _look_again(self) -> None:
        """Note that the actions were looked at again today, or take that back (S94)."""
        today, reviews = self.room.clock().wall.astimezone(self.room.zone).date(), self.room.incident.reviews
        kept = tuple(day for day in reviews if day != today)
        self.room.edit(replace(self.room.incident, reviews=kept if today in reviews else (*reviews, today)))
        self.show_record()

    # Where it was shared

    def _shared_rows(self) -> Iterator[Option]:
        yield Option(plain(""), disabled=True)
        yield Option(heading("Shared"), disabled=True)
        for number, one in enumerate(self.room.incident.shared):
            yield Option(
                plain("  " + " · ".join(filter(None, (one.where, str(one.on or ""), one.by, one.url)))),
                id=f"shared-{number}",
            )
        if not self.room.read_only:
            yield Option(plain("  + where it was shared (Enter)"), id="share")

    def _share(self) -> None:
        """Ask where it was shared (S99)."""
        ask = AskLine("Where was it shared?", self.room, hint="wiki https://wiki.example/pm/42", needed=True)
        self.app.push_screen(ask, self._put_shared)

    def _put_shared(self, line: str | None) -> None:
        if line is not None:
            link = lists.links.parse_line(line)
            today = self.room.clock().wall.astimezone(self.room.zone).date()
            shared = Shared(where=link.title, on=today, url=link.url)
            self.room.edit(replace(self.room.incident, shared=(*self.room.incident.shared, shared)))
            self.show_record()

    def _correct(self, number: int) -> None:
        """Ask for a place again, where it was mistyped; without an answer it is taken out."""
        one = self.room.incident.shared[number]
        line = lists.links.to_text((Link(url=one.url, title=one.where),))  # inert: a link of the record, no widget
        ask = AskLine("Where was it shared? An empty line takes it out", self.room, value=line)
        self.app.push_screen(ask, partial(self._put_corrected, number, one))

    def _put_corrected(self, number: int, one: Shared, line: str | None) -> None:
        shared = self.room.incident.shared
        if line is None or one not in shared[number : number + 1]:
            return
        link = lists.links.parse_line(line)
        new = (replace(one, where=link.title, url=link.url),) if line else ()
        self.room.edit(replace(self.room.incident, shared=(*shared[:number], *new, *shared[number + 1 :])))
        self.show_record()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Do what Enter does on this row."""
        name = event.option.id or ""
        if self.room.read_only:
            return
        if name.startswith("root-"):
            self._answer(tuple(map(int, name.removeprefix("root-").split("-"))))
        elif name.startswith("item-"):
            self._tick(name.removeprefix("item-"))
        elif name == "share":
            self._share()
        elif name == "status":
            self._move()
        elif name.startswith("shared-"):
            self._correct(int(name.removeprefix("shared-")))
        else:
            self.say("the record decides this; the first row moves the status")


def heading(words: str) -> Content:
    """Return the first line of a group."""
    return plain(words).stylize("bold")
