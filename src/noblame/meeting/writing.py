"""What all screens share while people write on one record, in a meeting or alone. No screen, no terminal."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from datetime import tzinfo
from typing import Any, Literal, TypeVar, cast

from msgspec.structs import replace

from noblame.meeting.asked import Asked
from noblame.meeting.clock import Clock, system_clock
from noblame.record.desk import Desk
from noblame.record.events import Event
from noblame.record.incident import Incident
from noblame.record.notation.timeline import in_order
from noblame.settings import Settings

Shared = TypeVar("Shared")


class Writing(ABC):
    """The record between the keyboard and the disk, and where in it somebody is.

    Attributes:
        desk: the record between keyboard and disk.
        opened: the record as it was when it was opened here.
        clock: what time it is; a meeting's may run faster than the disk's.
        zone: what times are shown in.
        asked: which questions were read.
        is_read: whether the record was read for the language check once, so that a line takes but a moment.
        pane: the pane in hand, for a window that follows.
        outside: whether somebody went outside of all panes with Escape, where letters are keys.
        trouble: why something besides the record cannot be kept, in one line; else empty.
        on_edit: called at each edit by the screen that beats, so that it is saved soon.
    """

    while_typing = False
    """Whether also the line that somebody is writing is looked at: never in a room."""
    unused = ""
    """Which settings are not used, in one line; else empty."""

    def __init__(self, desk: Desk, settings: Settings, clock: Clock = system_clock) -> None:
        self.desk = desk
        self.opened = desk.incident
        self.settings = settings
        self.clock = clock
        self.zone: tzinfo = settings.zone
        self.asked = Asked()
        self.is_read = False
        self.pane = ""
        self.outside = False
        self.trouble = ""
        self.on_edit: Callable[[], None] = nothing
        self._found: dict[str, object] = {}
        """By name each part that is put in order, as it was before somebody edited it here."""
        self._shared: dict[object, object] = {}

    @property
    @abstractmethod
    def place(self) -> str:
        """Where in the meeting or in the document somebody is."""

    @property
    @abstractmethod
    def places(self) -> tuple[str, ...]:
        """Every place there is, in order."""

    @property
    def stops(self) -> tuple[str, ...]:
        """The places one can come back to."""
        return self.places

    @property
    @abstractmethod
    def marks(self) -> Literal["off", "count", "marks"]:
        """What is shown of findings: nothing, their number, or the places too."""

    @abstractmethod
    def go(self, place: str) -> None:
        """Go to another place."""

    @abstractmethod
    def beat(self) -> tuple[Event, ...]:
        """Do what is due: save, look at the disk. Return what happened to the record."""

    @abstractmethod
    def until_next(self) -> float:
        """Return the seconds until the clock says something else."""

    @abstractmethod
    def leave(self) -> tuple[str, ...]:
        """Save for the last time and return the lines to print. Blocks until the disk has answered."""

    def shared(self, make: Callable[[Settings], Shared]) -> Shared:
        """Return the one thing of its kind that all places share; the first who asks has it made."""
        if make not in self._shared:
            self._shared[make] = make(self.settings)
        return cast("Shared", self._shared[make])

    @property
    def incident(self) -> Incident:
        """The record as the screens show it."""
        return self.desk.incident

    @property
    def read_only(self) -> bool:
        """True where another window edits this record and this one follows."""
        return self.desk.read_only

    @property
    def is_led(self) -> bool:
        """Whether another window says where to be: in a meeting that is followed, never in a draft."""
        return False

    @property
    def people(self) -> tuple[str, ...]:
        """Everybody the language check knows by name: attendees, owners, and the settings' people."""
        incident = self.incident
        names = (*(who.name for who in incident.attendees), *(action.owner for action in incident.actions))
        return tuple(dict.fromkeys(name for name in (*names, *self.settings.people) if name))

    @property
    def greeting(self) -> str:
        """What to say about the record as it was opened, in one line: copies left over, warnings; or nothing."""
        if self.desk.left_over:
            return f"an earlier window could not save; its text is in {self.desk.left_over[0]}"
        warnings = self.desk.warnings
        more = f" (and {len(warnings) - 1} more)" if len(warnings) > 1 else ""
        return f"{replace(warnings[0], path=self.desk.path.name)}{more}" if warnings else ""

    def edit(self, incident: Incident) -> None:
        """Take an edit of the record; the desk saves it within a second."""
        if not self.read_only and incident is not self.incident:
            for part in IN_ORDER:
                if getattr(incident, part) is not getattr(self.incident, part):
                    self._found.setdefault(part, getattr(self.incident, part))
            self.desk.edit(incident)
            self.on_edit()

    def note(self, **changes: Any) -> None:
        """Change what the meeting leaves in the record: `note(framing_said=True)`."""
        self.edit(replace(self.incident, meeting=replace(self.incident.meeting, **changes)))

    def tidy(self, place: str) -> None:
        """Put in order what was written at `place`, once it is left: never under a reader's eye (S44).

        What nobody edited here stays as it stands in the file: who only looks changes no byte.
        """
        if place in self._found:
            if self._found[place] != getattr(self.incident, place):
                self.edit(IN_ORDER[place](self.incident))
            del self._found[place]


def timed(incident: Incident) -> Incident:
    """Return the record with its timeline in order of time."""
    rows = in_order(incident.timeline)
    return incident if rows is incident.timeline else replace(incident, timeline=rows)


def ranked(incident: Incident) -> Incident:
    """Return the record with its ideas in order of votes; equal ones stay as they stood (S44)."""
    ideas = tuple(sorted(incident.improvements, key=lambda idea: -idea.votes))
    return incident if ideas == incident.improvements else replace(incident, improvements=ideas)


IN_ORDER: Mapping[str, Callable[[Incident], Incident]] = {"timeline": timed, "improvements": ranked}
"""What is put in order once its place is left; both are called the same."""


def nothing() -> None:
    """Do nothing."""
