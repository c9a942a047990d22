"""How each item of the checklist stands, and why (S82 to S94): one function an item."""

from datetime import datetime
from typing import NamedTuple

from noblame.record.incident import Incident
from noblame.record.notation.tree import walk
from noblame.review.days import today
from noblame.review.deadlines import counted, meeting_deadline, publication_deadline
from noblame.review.done import READ_BACK, criteria
from noblame.review.due import written_date
from noblame.review.lights import kept
from noblame.review.owners import everybody, owner_lacks
from noblame.review.specific import vague
from noblame.review.words import HOUR, roughly
from noblame.settings import Settings

DRAFT = 5
"""So many lines make a draft of the timeline: start, detection, a decision, what helped, the end (S85)."""
State = tuple[bool, str]
"""Whether an item is done, and why it is open; where it is done, what is worth knowing, or empty."""


class Case(NamedTuple):
    """A record and what it is looked at with."""

    incident: Incident
    now: datetime
    settings: Settings
    people: tuple[str, ...] = ()
    open_findings: int = 0

    def ticked(self, item: str) -> bool:
        """Return whether a person ticked an item."""
        return self.incident.checklist.get(item, False)

    @property
    def no_meeting(self) -> str:
        """Why no meeting is held, where that was decided (S64)."""
        held = self.incident.meeting.held
        return "" if held else self.incident.reasons.get("no-meeting", "").strip()


def is_drafted(incident: Incident) -> bool:
    """Return whether there is a first draft of the timeline (S85)."""
    return incident.checklist.get("drafted", False) or rows(incident) >= DRAFT


def is_linked(incident: Incident) -> bool:
    """Return whether there is a link to evidence (S35)."""
    return any(link.url.strip() or link.title.strip() for link in incident.links)


def gathered(case: Case) -> State:
    """Timeline and logs are there: a line and a link (S82)."""
    lacks = ["no line in the timeline"] * (not rows(case.incident)) + ["no link"] * (not is_linked(case.incident))
    return not lacks, f"{' and '.join(lacks)} yet: logs or a dashboard" if lacks else ""


def scheduled(case: Case) -> State:
    """The meeting is planned, or was, within its deadline (S83)."""
    meeting, end = case.incident.meeting, case.incident.resolved
    at = meeting.held or meeting.scheduled
    if at is None and case.no_meeting:
        return True, f"no meeting: {case.no_meeting}"
    if end is None:
        return at is not None, "" if at else "not scheduled yet; the incident is still going on"
    deadline = meeting_deadline(end, case.settings)
    if at is None:
        late = case.now > deadline
        left = roughly(deadline - case.now)
        return False, f"not scheduled: {left} LATE" if late else f"not scheduled: {left} left"
    if at <= deadline:
        return True, ""
    word = "held" if meeting.held else "scheduled"
    return False, f"{word} {(at - end) // HOUR} h after the end: {roughly(at - deadline)} LATE"


def invited(case: Case) -> State:
    """Everyone relevant is invited (S84)."""
    why = uninvited(case.incident)
    return not why, why


def uninvited(incident: Incident) -> str:
    """Return who is still to be invited, or empty: a responder, somebody affected or a reason, and all who are listed.

    Leadership may be invited and need not (S37 to S40). A tick says that it is done elsewhere.
    """
    people = incident.attendees
    if incident.checklist.get("invited"):
        return ""
    if not people:
        return "nobody is listed yet"
    roles = {who.role for who in people}
    if "responder" not in roles:
        return "no responder is listed"
    if "stakeholder" not in roles and not incident.reasons.get("no-stakeholder", "").strip():
        return "no stakeholder is listed, and no reason why"
    expected = [who for who in people if who.role != "leadership"]
    waiting = sum(not (who.invited or who.present) for who in expected)
    return f"{waiting} of {len(expected)} not invited yet" if waiting else ""


def drafted(case: Case) -> State:
    """The timeline has a first draft (S85)."""
    done = is_drafted(case.incident)
    return done, "" if done else f"{rows(case.incident)} of {DRAFT} lines"


def framed(case: Case) -> State:
    """The blameless framing was said (S86)."""
    return _said(case, "framed", "not said yet", done=case.incident.meeting.framing_said)


def reviewed(case: Case) -> State:
    """The room went through the timeline and agrees (S87)."""
    return _said(case, "reviewed", "the room has not agreed on it yet", done=case.incident.meeting.timeline_agreed)


def _said(case: Case, item: str, why: str, *, done: bool) -> State:
    """Return the state of what is said in a meeting, if there is one."""
    if done or case.ticked(item):
        return True, ""
    return (True, f"no meeting: {case.no_meeting}") if case.no_meeting else (False, why)


def causes(case: Case) -> State:
    """There is a root cause, and it is no person (S88)."""
    if criteria("root-cause", case.incident, case.people)[0].reached:
        return True, ""
    if any(place.cause.kind == "root" for place in walk(case.incident.causes)):
        return False, "no root yet that is an answer about the system, not about a person"
    return False, "no cause is marked as root yet"


def actions(case: Case) -> State:
    """Every kept action is specific, owned and dated, or a reason says why there is none (S89)."""
    incident = case.incident
    if all(criterion.reached for criterion in criteria("actions", incident, case.people)):
        return True, "" if case.ticked(READ_BACK) or not kept(incident.actions) else "not read back in the room yet"
    to_do = kept(incident.actions)
    if not to_do:
        return False, "no action yet, and no reason for none"
    people = everybody(incident, case.people)
    lacks = (
        (sum(bool(vague(each.what, people)) for each in to_do), "not specific"),
        (sum(bool(owner_lacks(each.owner, incident)) for each in to_do), "without one owner"),
        (sum(written_date(each.due) is None for each in to_do), "without a date"),
    )
    return False, f"of {counted(len(to_do), 'kept action')} " + ", ".join(
        f"{count} {what}" for count, what in lacks if count
    )


def wins(case: Case) -> State:
    """Something that went well is noted, and was said in the room (S90)."""
    if not any(map(str.strip, case.incident.lessons.went_well)):
        return False, "nothing that went well is noted yet"
    step = case.incident.meeting.steps.get("wins")
    return _said(case, "wins", "noted, not said in the room yet", done=step is not None and step.spent > 0)


def published(case: Case) -> State:
    """It is published; in time or late is seen from the day it was first shared (S20, S91)."""
    incident, end = case.incident, case.incident.resolved
    out = incident.status in {"published", "closed"}
    if end is None:
        return out, "" if out else "not published; the incident is still going on"
    deadline = publication_deadline(end, case.settings)
    if not out:
        left = roughly(deadline - case.now)
        return False, f"not published: {left} LATE" if case.now > deadline else f"not published: {left} left"
    first = min((place.on for place in incident.shared if place.on), default=None)
    late = (first - deadline.date()).days if first else 0
    return True, f"first shared {first}, {late} d LATE" if late > 0 else ""


def ticketed(case: Case) -> State:
    """Every kept action has a ticket (S92)."""
    to_do = kept(case.incident.actions)
    if not to_do:
        return _without_actions(case)
    missing = sum(not action.ticket.strip() for action in to_do)
    return not missing, f"{missing} of {counted(len(to_do), 'kept action')} without a ticket" if missing else ""


def tracked(case: Case) -> State:
    """Every action is done (S93)."""
    planned = [action for action in case.incident.actions if not action.decided]
    if not planned:
        return _without_actions(case)
    done = len(planned) - len(kept(planned))
    return done == len(planned), f"{done} of {len(planned)} done"


def revisited(case: Case) -> State:
    """A later sprint looked at the actions again (S94)."""
    days, day = case.incident.reviews, today(case.now, case.settings)
    if any(each <= day for each in days):
        return True, ""
    return False, f"planned for {min(days)}" if days else "no later sprint has looked at the actions yet"


def _without_actions(case: Case) -> State:
    """Return the state of what waits for actions where none is to be done (S52)."""
    settled = bool(case.incident.actions) or bool(case.incident.reasons.get("no-actions", "").strip())
    return settled, "" if settled else "waits for the first action"


def rows(incident: Incident) -> int:
    """Return how many lines the timeline has."""
    return sum(bool(row.what.strip()) for row in incident.timeline)
