"""Set the stage: the framing, who is here, what happened in figures, what the last meetings left open (S41, S2, S6)."""

from collections.abc import Iterable
from typing import ClassVar

from textual.containers import Horizontal, Vertical
from textual.widget import Widget
from textual.widgets import Static

from noblame.meeting.guide import FRAMING, REASONS
from noblame.meeting.room import Room
from noblame.record.notation.timeline import duration, time_to_detect
from noblame.review.words import exactly
from noblame.screens.step import StepScreen
from noblame.widgets.plain import plain


class StageScreen(StepScreen):
    """The words are said aloud; ctrl+l says that they were."""

    room: Room
    PLACE: ClassVar[str] = "stage"
    CSS_PATH = ["frame.tcss", "stage.tcss"]  # noqa: RUF012  as Textual declares it

    def compose_body(self) -> Iterable[Widget]:
        """Yield the framing in large, the facts, the people."""
        with Vertical(id="framing"):
            yield Static(plain(f"“{FRAMING}”"), id="framing-words")
            yield Static(plain(" · ".join(REASONS)), id="framing-why")
        with Horizontal(id="stage-below"):
            yield self.pane("attendees", "Who is here, and in which role")
            with Vertical(id="stage-facts"):
                yield Static(id="facts")
                yield Static(id="carried")

    def show_record(self) -> None:
        """Show the facts and what is carried over."""
        super().show_record()
        self.query_one("#facts", Static).update(plain("\n".join(self._facts())))
        self.query_one("#carried", Static).update(plain("\n".join(self._carried())))

    def _facts(self) -> Iterable[str]:
        incident = self.room.incident
        if incident.started:
            yield f"Started   {incident.started.astimezone(self.room.zone):%a %d %b %Y %H:%M %Z}"
        minutes = duration(incident)
        yield "Lasted    " + (exactly(minutes) if minutes is not None else "not known, or ongoing")
        if (minutes := time_to_detect(incident)) is not None:
            yield f"Detected  after {minutes} min"
        if incident.impact:
            yield f"Impact    {' '.join(incident.impact.split())}"

    def _carried(self) -> Iterable[str]:
        """Say how many actions are carried over, and name as many as there is room for below the facts."""
        carried = self.room.carried
        room = min(max((self.size.height - 24) // 4, 0), len(carried))
        count = f"{len(carried) or 'No'} open action{'' if len(carried) == 1 else 's'} carried over"
        yield count if room == len(carried) else f"{count} …"
        yield from (f"· {line}" for line in carried[:room])

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to say that the framing was said."""
        return not self.room.read_only if action == "done" else super().check_action(action, parameters)

    def action_done(self) -> None:
        """Note that the framing was said, or take that back."""
        self.flush()
        self.room.note(framing_said=not self.room.incident.meeting.framing_said)
        self.show_record()
