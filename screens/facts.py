"""Title, severity and times of the incident, from any place of the meeting (S22 to S26)."""

from msgspec.structs import replace
from textual.app import ComposeResult

from noblame.meeting.writing import Writing
from noblame.screens.dialog import Dialog
from noblame.screens.fact_lines import FactLines
from noblame.screens.single_facts import FACTS


class FactsDialog(Dialog[bool]):
    """Takes each fact as it is typed; Enter keeps them, Escape puts the old ones back."""

    def __init__(self, room: Writing) -> None:
        super().__init__(f"Facts of the incident (times in {room.zone})", "Enter keeps · Esc no change", room)
        self._meeting = room
        self._before = room.incident

    def compose_body(self) -> ComposeResult:
        """Yield the facts."""
        yield FactLines(self._meeting, FACTS)

    def on_fact_lines_done(self, message: FactLines.Done) -> None:
        """Keep the facts, unless one cannot be read."""
        if not message.wrong:
            self.dismiss(True)  # noqa: FBT003  what the dialog answers

    def action_no_change(self) -> None:
        """Put the facts back as they were."""
        old = {fact.key: getattr(self._before, fact.key) for fact in FACTS}
        self._meeting.edit(replace(self._meeting.incident, **old))
        self.dismiss(None)
