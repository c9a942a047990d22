"""A why tree whose undo takes what was made from it along, and whose redo brings it back (S55)."""

from noblame.meeting.answering import Answering
from noblame.meeting.writing import Writing
from noblame.record.incident import Incident
from noblame.record.notation.ids import with_id, without_id
from noblame.record.notation.tree import Place, find
from noblame.screens.step import StepScreen
from noblame.widgets.capture_box import CaptureBox


class AnsweringScreen(StepScreen):
    """A place whose pane is the why tree, and where an action is made of an answer."""

    def __init__(self, room: Writing) -> None:
        super().__init__(room)
        self._answering = Answering()
        self._begun: tuple[Incident, str] | None = None
        """The record before an action is made, and the id it is given to refer to."""

    def show_done(self) -> None:
        """Know which causes there are."""
        super().show_done()
        self._answering.know(self.room.incident)

    def make_action(self, place: Place) -> None:
        """Let somebody write the action that answers a cause."""
        incident, name = with_id(self.room.incident, place.path)
        self._begun = self.room.incident, name
        self.room.edit(incident)
        self.query_one(CaptureBox).open("action", closes=name)

    def on_capture_box_closed(self, message: CaptureBox.Closed) -> None:  # noqa: ARG002  the parents' signature
        """Note which action came of it; where none did, no id is left either."""
        if self._begun is not None:
            (before, name), self._begun = self._begun, None
            self._answering.made(before, self.room.incident)
            if find(before.causes, name) is None:
                self.room.edit(without_id(self.room.incident, name))

    def on_pane_went_back(self) -> None:
        """Let the actions follow the tree, once undo or redo has changed it."""
        self.flush()
        followed = self._answering.follow(self.room.incident)
        if followed != self.room.incident:
            count = len(self.room.incident.actions) - len(followed.actions)
            self.room.edit(followed)
            self.show_record()
            self.say("its action is taken back too" if count > 0 else "its action is back" if count < 0 else "")
