"""The conflicts of one window: which are open, and what of that the state folder does not know yet."""

from noblame.record.incident import Incident
from noblame.record.merge import Conflict, holds_ours

Conflicts = tuple[Conflict, ...]


class Choices:
    """What people still have to choose.

    Attributes:
        open: conflicts that nobody has decided, oldest first.
        keep: those that are not in the state folder yet.
        drop: those that are still in the state folder, but decided.
    """

    def __init__(self) -> None:
        self.open: Conflicts = ()
        self.keep: Conflicts = ()
        self.drop: Conflicts = ()

    def greet(self, waiting: Conflicts, incident: Incident) -> None:
        """Take what an earlier window left, without what the record says by now."""
        self.drop = tuple(each for each in waiting if holds_ours(incident, each))
        self.open = tuple(each for each in waiting if each not in self.drop)

    def more(self, new: Conflicts, late: Conflicts, outdated: Conflicts) -> None:
        """Add conflicts; `late` ones are not in the state folder yet, `outdated` ones are and must go."""
        self.open += tuple(each for each in new if each not in self.open)
        self.keep += late
        self.drop += outdated

    def decided(self, conflict: Conflict) -> None:
        """Forget a conflict."""
        self.open = tuple(each for each in self.open if each != conflict)
        self.drop += (conflict,)

    def done(self, kept: Conflicts, dropped: Conflicts) -> None:
        """Note what the state folder knows by now."""
        self.keep = tuple(each for each in self.keep if each not in kept)
        self.drop = tuple(each for each in self.drop if each not in dropped)
