"""What a document still lacks while somebody writes on it: its advice, and what is missing to meet and to publish."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from textwrap import shorten
from typing import NamedTuple

from noblame.meeting.sections import SECTIONS, section_of
from noblame.record.incident import Incident
from noblame.review.advice.advice import Advice
from noblame.review.advice.all import advise
from noblame.review.advice.paths import text_at
from noblame.review.completeness import Missing, missing_to_hold, missing_to_publish
from noblame.settings import Settings

HEAVIER = ("error", "warn", "nudge", "to meet", "to publish", "hint")
"""What is told first."""
SHORT = 32
"""Characters by which an item is called."""


class Point(NamedTuple):
    """One thing that is lacking, and where."""

    level: str
    """That of an advice, or `to meet` or `to publish`."""
    place: str
    """A path of the record, as `actions[2]`."""
    message: str
    fix: str = ""
    about: str = ""
    """The beginning of the item it is about; empty where it is about no item."""
    advice: Advice | None = None
    """The advice, where it is one: that can be accepted, with a reason."""

    @property
    def section(self) -> str:
        """The section in which it is put right."""
        return section_of(self.place)

    @property
    def words(self) -> str:
        """All of it in one line."""
        said = f"“{self.about}”: {self.message}" if self.about else self.message
        return f"{said} → {self.fix}" if self.fix else said


class Lacking(NamedTuple):
    """All that a document lacks, section by section, what is heaviest first."""

    points: tuple[Point, ...]
    to_meet: int
    to_publish: int


class Counsel:
    """What is lacking, worked out again only where something changed, and which of it somebody looks at.

    Attributes:
        in_hand: what somebody was led to last; None before, and once it is done.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._asked: tuple[object, ...] = ()
        self._lacking = Lacking((), 0, 0)
        self.in_hand: Point | None = None

    def of(self, incident: Incident, now: datetime, people: Iterable[str], findings: int) -> Lacking:
        """Return what a record lacks; the same as before within a minute in which nothing changed.

        Args:
            incident: The record.
            now: Aware.
            people: Names beyond those in the record.
            findings: How many language findings are open.
        """
        asked = (incident, now.replace(second=0, microsecond=0), findings)
        if not self._asked or incident is not self._asked[0] or asked[1:] != self._asked[1:]:
            self._asked, names = asked, tuple(people)
            to_meet = missing_to_hold(incident)
            to_publish = missing_to_publish(incident, now, self._settings, names, findings)
            points = [*_advice(incident, now, self._settings, names, findings), *_missing(to_meet, to_publish)]
            order = list(SECTIONS)
            points.sort(key=lambda point: (order.index(point.section), HEAVIER.index(point.level)))
            self._lacking = Lacking(tuple(points), len(to_meet), len(to_publish))
            if self.in_hand not in points:
                self.in_hand = None
        return self._lacking

    @property
    def ahead(self) -> Point | None:
        """The next thing that is lacking, from the last one round to the first; None where there is none."""
        points = self._lacking.points
        after = points.index(self.in_hand) + 1 if self.in_hand in points else 0
        return points[after % len(points)] if points else None

    def next(self) -> Point | None:
        """Go to the next thing that is lacking; None where there is none."""
        if (point := self.ahead) is not None:
            self.in_hand = point
        return point


def _advice(
    incident: Incident, now: datetime, settings: Settings, people: tuple[str, ...], findings: int
) -> Iterator[Point]:
    for each in advise(incident, now, settings, people, findings):
        text = " ".join(text_at(incident, each.place).split()) if "[" in each.place else ""
        about = shorten(text, SHORT, placeholder=" …") or text[:SHORT]
        yield Point(each.level, each.place, each.message, each.fix, about, each)


def _missing(to_meet: tuple[Missing, ...], to_publish: tuple[Missing, ...]) -> Iterator[Point]:
    """Yield what is missing, once: what is needed to meet is needed to publish too."""
    told = {each.words for each in to_meet}
    yield from (Point("to meet", _place(each), each.words) for each in to_meet)
    others = (each for each in to_publish if each.words not in told)
    yield from (Point("to publish", _place(each), each.words) for each in others)


def _place(missing: Missing) -> str:
    """Return where something is written: its own field, else the first one of its section."""
    return missing.key or SECTIONS[missing.section][0]
