"""The close: every kept action read back, the one sentence to remember, a show of hands (S1, S6, S52)."""

from collections.abc import Iterable, Iterator
from typing import ClassVar

from msgspec.structs import replace
from textual import events
from textual.containers import Horizontal, VerticalScroll
from textual.widget import Widget
from textual.widgets import Input, Label, Static

from noblame.command import Command
from noblame.commands import BACK, CLOSE, DONE, REWORD, SHARE
from noblame.meeting.room import Room
from noblame.record.incident import Incident, Pulse
from noblame.review.lights import is_wish, kept
from noblame.review.open_findings import KEYS, score
from noblame.screens.days import shown_day
from noblame.screens.step import StepScreen
from noblame.widgets.line import Line
from noblame.widgets.pane import Pane
from noblame.widgets.plain import plain

PULSE = {"hands": "Hands up: here", "learned": "learned", "again": "again"}

END = replace(CLOSE, label="end meeting", title="End the meeting and leave, naming the file")


class CloseScreen(StepScreen):
    """Reads back who does what by when; F10 ends the meeting from here, always."""

    room: Room
    PLACE: ClassVar[str] = "close"
    CSS_PATH = ["frame.tcss", "close.tcss"]  # noqa: RUF012  as Textual declares it

    def compose_body(self) -> Iterable[Widget]:
        """Yield what is read back, the headline, the hands and what is left for later."""
        with VerticalScroll(id="read-back"):
            yield Static(id="read-back-lines")
        yield Line(
            self.room.incident.reasons.get("no-actions", ""),
            id="no-actions",
            placeholder="No action is kept: say in one line why that is right",
            disabled=self.room.read_only,
        )
        yield self.pane("lessons.headline", "What will we do differently because of this?", small=True)
        with Horizontal(id="pulse"):
            for name, label in PULSE.items():
                yield Label(label)
                yield Line(
                    id=f"pulse-{name}", type="integer", max_length=3, select_on_focus=True, disabled=self.room.read_only
                )
        yield Static(id="score")
        yield Static(id="later")

    def on_mount(self) -> None:
        """Begin in the headline, which is what is typed here."""
        if not self.room.outside:
            self.query_one("#lessons--headline").focus()

    def show_record(self) -> None:
        """Show what is to be read aloud."""
        super().show_record()
        incident = self.room.incident
        lines = list(read_back(incident))
        self.query_one("#read-back-lines", Static).update(plain("\n".join(lines)))
        self.query_one("#no-actions").display = not kept(incident.actions)
        pulse = incident.meeting.pulse or Pulse()
        for name in PULSE:
            self.query_one(f"#pulse-{name}", Line).set_value(str(getattr(pulse, name) or ""))
        self.query_one("#later", Static).update(plain("Later: " + ", ".join(left_over(incident))))

    def show_to_reword(self) -> None:
        """Show the score of the whole document (S95), once all of it was read."""
        super().show_to_reword()
        keymap, counts = self.room.settings.keys, self.to_reword_by_place
        if KEYS.keys() <= counts.keys():
            says = score(counts, BACK.key(keymap), REWORD.key(keymap))
            self.query_one("#score", Static).update(plain(says))

    def action_reword(self) -> None:
        """Bring what is to be reworded here, else go to the first step that has something and bring it there."""
        if self.to_reword or not self.reword_in(self.room.session.steps):
            super().action_reword()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Take the reason or a count of hands."""
        event.stop()
        incident, name = self.room.incident, (event.input.id or "").removeprefix("pulse-")
        if name == "no-actions":
            reasons = {key: reason for key, reason in incident.reasons.items() if key != name}
            text = event.value.strip()
            self.room.edit(replace(incident, reasons=reasons | ({name: text} if text else {})))
        else:
            pulse = replace(
                incident.meeting.pulse or Pulse(), **{name: int(event.value) if event.value.isdecimal() else 0}
            )
            self.room.note(pulse=pulse)
        self.show_done()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Go to the next line."""
        event.stop()
        self.focus_next()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to say that everything was read back; there is nothing after the close, nor minutes to add to."""
        if action in {"forward", "add_minute"}:
            return False
        return not self.room.read_only if action == "done" else super().check_action(action, parameters)

    def offered_commands(self) -> list[Command]:
        """Return what can be done here, the end of the meeting first, then what belongs to the close."""
        offered = {each.id: each for each in super().offered_commands()}
        if SHARE.id in offered:
            offered[SHARE.id] = replace(SHARE, in_footer=True, label=self._share_label)
        first = [offered.pop(name) for name in (CLOSE.id, DONE.id, SHARE.id) if name in offered]
        return [END if each.id == CLOSE.id else each for each in first] + list(offered.values())

    @property
    def _share_label(self) -> str:
        """What the footer calls it: its key is a letter, which a pane or a line takes for itself."""
        return "share after Esc" if isinstance(self.focused, Pane | Line) else SHARE.label

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:  # noqa: ARG002  the parents' signature
        """Say in the footer where the letters are keys."""
        self.show_keys()

    def on_descendant_blur(self) -> None:
        """Say it outside of all panes too."""
        self.show_keys()

    def action_done(self) -> None:
        """Note that every action was read back, or take that back."""
        self.flush()
        checklist = self.room.incident.checklist
        self.room.edit(
            replace(self.room.incident, checklist=checklist | {"actions": not checklist.get("actions", False)})
        )
        self.show_record()

    def action_close_meeting(self) -> None:
        """End the meeting and leave."""
        self.flush()
        self.room.end()
        self.post_message(self.Left(ended=True))


def read_back(incident: Incident) -> Iterator[str]:
    """Yield one line for each kept action: who, by when, what. One without owner or date is a WISH (S63)."""
    for number, action in enumerate(kept(incident.actions), 1):
        owner, due = action.owner or "nobody", f"by {shown_day(action.due)}" if action.due else "no date"
        yield f"{number}  {owner} · {due} · {action.what}" + ("   WISH" if is_wish(action) else "")


def left_over(incident: Incident) -> Iterator[str]:
    """Yield what the meeting leaves for later, in words."""
    counts = (
        (len(incident.parked), "parked matter"),
        (len(incident.questions), "open question"),
        (sum(not idea.decided for idea in incident.improvements), "idea"),
    )
    for count, word in counts:
        if count:
            yield f"{count} {word}{'s' if count > 1 else ''}"
    yield "publish within a week"
