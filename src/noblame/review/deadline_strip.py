"""The deadlines of a record in one line, as long as there is room for it (S19, S20)."""

from datetime import datetime, timedelta, tzinfo
from itertools import product

import msgspec

from noblame.record.incident import Incident
from noblame.review.days import local
from noblame.review.deadlines import Urgency, meeting_deadline, publication_deadline, urgency
from noblame.review.triage import is_skipped
from noblame.review.words import roughly
from noblame.settings import Settings

EARLY = timedelta(hours=4)
"""How soon after the end a meeting is too early: people are tired, and facts are missing (S19)."""


class Told(msgspec.Struct, frozen=True):
    """One part of the strip, and how pressing it is."""

    forms: tuple[str, ...]
    """The same in ever fewer words; what is late says LATE in each of them."""
    urgency: Urgency = ""

    @property
    def words(self) -> str:
        """All there is to say."""
        return self.forms[0]


def strips(incident: Incident, now: datetime, settings: Settings, zone: tzinfo) -> tuple[str, ...]:
    """Return the deadlines of a record in one line, as they stand at `now`, in ever fewer words; what is late first.

    `37 h since resolution, 11 h left for the meeting · publish by Wed 25 Nov, 5 d left`. What stands first keeps its
    words longest. Empty once it is published.

    Args:
        incident: The record.
        now: An aware time.
        settings: How long there is for what, counted on which days.
        zone: In which times are shown.
    """
    parts = sorted(strip_parts(incident, now, settings, zone), key=lambda part: part.urgency != "late")
    return tuple(" · ".join(forms) for forms in product(*(part.forms for part in parts)))


def strip_parts(incident: Incident, now: datetime, settings: Settings, zone: tzinfo) -> tuple[Told, ...]:
    """Return the strip in its parts: first the meeting (S19), then the publication (S20)."""
    end = incident.resolved
    if incident.status in {"published", "closed"}:
        return ()
    if is_skipped(incident):
        return (Told(("skipped: no meeting and no publication are due",)),)
    if end is None or end > now:
        return (_ongoing(incident, now),)
    return (_Meeting(incident, end, now, settings, zone).told(), _publication(end, now, settings, zone))


def _ongoing(incident: Incident, now: datetime) -> Told:
    """Return how long an incident has been going on; nothing is due before its end."""
    began = incident.started
    span = f"ongoing for {roughly(now - began)}" if began is not None and began <= now else "no end is known yet"
    return Told((f"{span}: the deadlines count from its resolution", span))


class _Meeting(msgspec.Struct, frozen=True):
    """The meeting of an incident that was over at `end`, looked at `now`."""

    incident: Incident
    end: datetime
    now: datetime
    settings: Settings
    zone: tzinfo

    def told(self) -> Told:
        """Return what there is to say about it."""
        meeting = self.incident.meeting
        if meeting.held is not None:
            return self._held(meeting.held)
        if "no-meeting" in self.incident.reasons:
            return Told(("no meeting, by decision", "no meeting"))
        if meeting.scheduled is not None:
            return self._planned(meeting.scheduled)
        return self._unplanned()

    @property
    def deadline(self) -> datetime:
        return meeting_deadline(self.end, self.settings)

    @property
    def limit(self) -> str:
        """What the deadline is, as people call it."""
        return f"{self.settings.deadlines.meeting_hours} h"

    def _held(self, at: datetime) -> Told:
        """Return how a meeting that was held stands to the end of the incident and to its deadline."""
        if at > self.deadline:
            late = roughly(at - self.deadline)
            return Told((f"meeting held {late} past the {self.limit} limit", f"meeting held {late} late"))
        after = f"{roughly(at - self.end)} after resolution" if at >= self.end else "before resolution"
        return Told((f"meeting held {after}", "meeting held"))

    def _unplanned(self) -> Told:
        """Return how long there is to find a time."""
        since, left = f"{roughly(self.now - self.end)} since resolution", self.deadline - self.now
        if left < timedelta():
            past = roughly(left)
            return Told((f"meeting LATE: {since}, {past} past the {self.limit} limit", *self._late(past)), "late")
        short = f"{roughly(left)} left for the meeting"
        usual = (f"{since}, {short}", short, f"meet within {roughly(left)}")
        if self.now - self.end >= EARLY:
            return Told(usual, urgency(left))
        rest = f"better not before {_clock(self.end + EARLY, self.zone)}"
        return Told((f"{since}, {short}; {rest}, people need rest", f"{short}, {rest}", *usual), urgency(left))

    def _late(self, past: str) -> tuple[str, ...]:
        """Return by how much a meeting is late, counted from what limit."""
        late = "meeting LATE"
        return f"{late}: {past} past the {self.limit} limit", f"{late}: {past} past the {self.limit}", late

    def _planned(self, at: datetime) -> Told:
        """Return how a meeting that has a time, and was not held yet, stands to its deadline."""
        if at <= self.now:
            return self._not_held(_day_and_clock(at, self.zone))
        short = f"meeting {_day_and_clock(at, self.zone)}"
        words = f"{short}, in {roughly(at - self.now)}"
        if at > self.deadline:
            return self._planned_late(at)
        if at - self.end >= EARLY:
            day = f"meeting {_day(local(at, self.zone))}"
            return Told((words, short, day), urgency(self.deadline - self.now))
        after = f"{roughly(at - self.end)} after the end"
        return Told(
            (
                f"{words}: {after} is early, people need rest and facts",
                f"{short}: early, {after}",
                short,
                "early meeting",
            )
        )

    def _not_held(self, shown: str) -> Told:
        """Return that the time of the meeting is past."""
        if self.now <= self.deadline:
            return Told((f"meeting of {shown} not held yet", "meeting not held yet"), "due")
        past = roughly(self.now - self.deadline)
        words = f"meeting LATE: that of {shown} was not held, {past} past the {self.limit} limit"
        return Told((words, *self._late(past)), "late")

    def _planned_late(self, at: datetime) -> Told:
        """Return by how much a meeting is planned beyond its deadline."""
        short, past = f"meeting LATE: {_day_and_clock(at, self.zone)}", roughly(at - self.deadline)
        limit = f"{past} past the {self.limit} limit"
        words = f"{short}, in {roughly(at - self.now)}, is {limit}"
        forms = (words, f"{short}, {limit}", *self._late(past))
        return Told(forms, "late" if self.now > self.deadline else "due")


def _publication(end: datetime, now: datetime, settings: Settings, zone: tzinfo) -> Told:
    """Return what there is to say about the publication of an incident that was over at `end`."""
    deadline = publication_deadline(end, settings)
    left, day = deadline - now, _day(local(deadline, zone))
    if left < timedelta():
        short = f"publication {roughly(left)} LATE"
        return Told((f"{short}, was due {day}", short), "late")
    return Told((f"publish by {day}, {roughly(left)} left", f"publish by {day}"), urgency(left))


def _day(there: datetime) -> str:
    """Return `Wed 25 Nov`."""
    return f"{there:%a} {there.day} {there:%b}"


def _clock(at: datetime, zone: tzinfo) -> str:
    """Return `15:00 CET`: which zone a time is in is said wherever one stands."""
    return f"{local(at, zone):%H:%M %Z}"


def _day_and_clock(at: datetime, zone: tzinfo) -> str:
    """Return `Wed 25 Nov 15:00 CET`."""
    return f"{_day(local(at, zone))} {_clock(at, zone)}"
