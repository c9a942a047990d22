"""What is done before, during and after the meeting: thirteen items that tick themselves from the record (S82 to S94).

A person ticks by hand only what nothing can know, in the record's `checklist`. Its key `actions` is such a tick and a
narrower one than the item of that name: it says that the actions were read back in the room, as the close of the
meeting asks. Whether they are specific, owned and dated is seen in them, so that tick never makes the item done.
"""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Literal, NamedTuple

from noblame.record.incident import Incident
from noblame.review import states
from noblame.review.states import Case, State
from noblame.review.triage import is_skipped
from noblame.settings import Settings

Phase = Literal["before", "during", "after"]

by_hand = frozenset({"invited", "drafted", "framed", "reviewed", "wins"})
"""What a tick in `checklist` counts for: an invitation sent elsewhere, a draft that is short and enough, and what was
said in a meeting that noblame did not run."""


class Item(NamedTuple):
    """One item of the checklist."""

    id: str
    phase: Phase
    words: str
    done: bool
    why: str
    """Why it is open; where it is done, what is worth knowing, or empty."""


def checklist(incident: Incident, now: datetime, settings: Settings, people: Iterable[str] = ()) -> tuple[Item, ...]:
    """Return the thirteen items in their order; where no post-mortem is due, only what follows its actions (S17).

    Args:
        incident: The record.
        now: An aware time.
        settings: Their deadlines and zone count.
        people: Names beyond the attendees, for the check that a root is no person.
    """
    case = Case(incident, now, settings, tuple(people))
    asked = {"ticketed", "tracked"} if incident.actions else set()
    return tuple(
        Item(item, phase, words, *judge(case))
        for item, phase, words, judge in _ITEMS
        if item in asked or not is_skipped(incident)
    )


_ITEMS: tuple[tuple[str, Phase, str, Callable[[Case], State]], ...] = (
    ("gathered", "before", "Gather timeline and logs", states.gathered),
    ("scheduled", "before", "Schedule the meeting in time", states.scheduled),
    ("invited", "before", "Invite everyone relevant", states.invited),
    ("drafted", "before", "Draft the timeline", states.drafted),
    ("framed", "during", "Start with the blameless framing", states.framed),
    ("reviewed", "during", "Review the timeline together", states.reviewed),
    ("causes", "during", "Identify root causes", states.causes),
    ("actions", "during", "Agree on specific action items", states.actions),
    ("wins", "during", "Acknowledge what went well", states.wins),
    ("published", "after", "Publish the document", states.published),
    ("ticketed", "after", "Create tickets for the actions", states.ticketed),
    ("tracked", "after", "Track the actions until they are done", states.tracked),
    ("revisited", "after", "Look at the actions again in a later sprint", states.revisited),
)
