"""How a document goes on: draft, reviewed, published, closed, each with its own conditions.

Every condition can be overridden with a reason, which is stored. Going back is always allowed.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from typing import NamedTuple, get_args

from msgspec.structs import replace

from noblame.record.incident import Incident, Status, Triage
from noblame.review import states
from noblame.review.deadlines import counted
from noblame.review.done import criteria
from noblame.review.lights import is_wish, kept
from noblame.review.mandatory import missing_fields
from noblame.review.persons import roots
from noblame.review.states import Case, State
from noblame.review.triage import in_words, is_skipped, needs_reason
from noblame.settings import Settings

ORDER: tuple[Status, ...] = get_args(Status)
FILLED = "every field of the document is filled"
"""The condition that stands for all mandatory fields."""


class Condition(NamedTuple):
    """One thing that a status asks for."""

    text: str
    met: bool
    why: str
    """Why it is not met; where it is, what is worth knowing, or empty."""
    section: str
    """Where it is put right, as the drafting names it: `actions`, `publish`."""


def conditions(  # noqa: PLR0913, PLR0917  what a document is judged by
    incident: Incident,
    to: Status,
    now: datetime,
    settings: Settings,
    people: Iterable[str] = (),
    open_findings: int = 0,
) -> tuple[Condition, ...]:
    """Return what a status asks for, and what the ones before it do where they are skipped; nothing for going back.

    Where it was decided that no post-mortem is due, only that decision is asked for (S15 to S17).

    Args:
        incident: The record.
        to: The status it is to have.
        now: An aware time; a look at the actions that is planned for later does not count yet.
        settings: In whose zone the day is counted.
        people: Names beyond the attendees, for the check that a root is no person.
        open_findings: How many are to be reworded in the whole document.
    """
    case = Case(incident, now, settings, tuple(people), open_findings)
    judged = _SKIPPED if is_skipped(incident) else _CONDITIONS
    steps = ORDER[ORDER.index(incident.status) + 1 : ORDER.index(to) + 1]
    asked = {each.text: each for step in steps for each in judged[step](case)}
    return tuple(asked.values())


def standing(incident: Incident) -> str:
    """Return how a document stands, as a heading says it: `closed, with a reason: the vendor is gone`.

    A record that needs no post-mortem is `skipped`, whatever its status is. That nothing is left to do is said only of
    a document that was closed without a reason for what is open, and has no open action.
    """
    if is_skipped(incident):
        return "skipped"
    reason = " ".join(incident.reasons.get(_key(incident.status), "").split())
    if reason:
        return f"{incident.status}, with a reason: {reason}"
    done = incident.status == "closed" and not kept(incident.actions)
    return f"{incident.status} · nothing is left to do" if done else incident.status


def next_status(incident: Incident) -> Status | None:
    """Return the status that follows, or None for a closed document."""
    return next(iter(ORDER[ORDER.index(incident.status) + 1 :]), None)


def back_to(incident: Incident) -> Status | None:
    """Return the status before, or None for a draft."""
    at = ORDER.index(incident.status)
    return ORDER[at - 1] if at else None


def moved(incident: Incident, to: Status, reason: str = "") -> Incident:
    """Return the record with another status.

    The reason why conditions did not hold is stored as `status-published` and the like. A reason for a status that the
    document has no longer is forgotten, and so is an old one for the status it now comes to.
    """
    goes_on = ORDER.index(to) > ORDER.index(incident.status)
    gone = {_key(status) for status in ORDER[ORDER.index(to) + (not goes_on) :]}
    kept_reasons = {key: text for key, text in incident.reasons.items() if key not in gone}
    given = {_key(to): reason.strip()} if reason.strip() else {}
    return replace(incident, status=to, reasons=kept_reasons | given)


def _key(status: Status) -> str:
    return f"status-{status}"


def _reviewed(case: Case) -> Iterator[Condition]:
    """Yield what makes a document reviewed (S42, S52, S59, S64)."""
    some = criteria("actions", case.incident)[0].reached
    yield _meeting(case)
    yield Condition("the room agrees on the timeline", *states.reviewed(case), "timeline")
    yield Condition("there is a root cause that is no person", *states.causes(case), "root-cause")
    why = "" if some else "no action yet, and no reason for none"
    yield Condition("there is an action, or a reason for none", some, why, "actions")


def _published(case: Case) -> Iterator[Condition]:
    """Yield what makes a document ready to be published (S36, S63, S64, S95, S102)."""
    missing = missing_fields(case.incident)
    section = missing[0].section if missing else "summary"
    yield Condition(FILLED, not missing, "; ".join(each.words for each in missing), section)
    yield Condition("no action is a wish", *_wishes(case.incident), "actions")
    yield _recurring(case)
    found = case.open_findings
    why = counted(found, "open language finding") if found else ""
    yield Condition("nothing is left to reword", not found, why, "publish")
    yield _meeting(case)


def _closed(case: Case) -> Iterator[Condition]:
    """Yield what closes a document (S93, S94, S99)."""
    yield _settled(case.incident)
    yield Condition("a later sprint looked at the actions again", *states.revisited(case), "publish")
    shared = any(place.where.strip() or place.url.strip() for place in case.incident.shared)
    yield Condition("it was shared", shared, "" if shared else "nothing says where it was shared yet", "publish")


def _decided(case: Case) -> Iterator[Condition]:
    """Yield what a record without a post-mortem says in its one line (S11, S15 to S17)."""
    triage = case.incident.triage or Triage()
    said = bool(triage.criteria or triage.reason.strip()) and not needs_reason(triage)
    why = in_words(triage) if said else "no reason yet"
    yield Condition("one line says why there is no post-mortem", said, why, "summary")


def _closed_skipped(case: Case) -> Iterator[Condition]:
    """Yield it, and the fix of something trivial that is still to be done (S17)."""
    yield from _decided(case)
    if kept(case.incident.actions):
        yield _settled(case.incident)


def _meeting(case: Case) -> Condition:
    """Return the condition that a room talked about it; a team that works asynchronously gives its reason (S64)."""
    why = "no meeting yet, and no reason for none: a document that is only sent around teaches few"
    if case.incident.meeting.held is not None:
        why = ""
    elif case.no_meeting:
        return Condition("the meeting was held", True, f"no meeting: {case.no_meeting}", "people")  # noqa: FBT003
    return Condition("the meeting was held", not why, why, "people")


def _wishes(incident: Incident) -> State:
    """Return whether each kept action has an owner and a date (S63)."""
    to_do = kept(incident.actions)
    wishes = sum(map(is_wish, to_do))
    if wishes:
        return False, f"{wishes} of {counted(len(to_do), 'kept action')} without owner or date"
    return True, "" if incident.actions else "there is no action"


def _settled(incident: Incident) -> Condition:
    """Return the condition that no action is open (S93); that there never was one is asked about (S52)."""
    to_do, reason = len(kept(incident.actions)), incident.reasons.get("no-actions", "").strip()
    why = f"{counted(to_do, 'action')} still to be done, or decided otherwise" if to_do else ""
    if not incident.actions:
        why = f"no action: {reason}" if reason else "there is no action: is that on purpose?"
    met = not to_do and bool(incident.actions or reason)
    return Condition("every action is done or decided", met, why, "actions")


def _recurring(case: Case) -> Condition:
    """Return the condition that each root has its answer; a yes, or an unsure one, is shown (S102).

    Without a root nothing was answered: that is put right in the why tree.
    """
    text = "for each root it is said whether it could happen the same way"
    there = [place.cause for place in roots(case.incident, case.people)]
    unanswered = sum(not root.recurs for root in there)
    if not there:
        return Condition(text, *states.causes(case), "root-cause")
    if unanswered:
        return Condition(text, False, f"{unanswered} of {counted(len(there), 'root')} not answered", "publish")  # noqa: FBT003
    doubtful = sum(root.recurs != "no" for root in there)
    why = f"{doubtful} of {counted(len(there), 'root')} could happen the same way" if doubtful else ""
    return Condition(text, True, why, "publish")  # noqa: FBT003


_CONDITIONS: dict[Status, Callable[[Case], Iterator[Condition]]] = {
    "reviewed": _reviewed,
    "published": _published,
    "closed": _closed,
}
_SKIPPED: dict[Status, Callable[[Case], Iterator[Condition]]] = {
    "reviewed": _decided,
    "published": _decided,
    "closed": _closed_skipped,
}
