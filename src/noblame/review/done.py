"""When a step of the meeting is done (design section 4): each step's criteria, reached or not."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from noblame.record.incident import Incident
from noblame.record.notation.tree import walk
from noblame.review.due import written_date
from noblame.review.lights import kept
from noblame.review.owners import everybody, owner_lacks
from noblame.review.persons import roots
from noblame.review.specific import vague

READ_BACK = "actions"
"""The tick in `checklist` that says the kept actions were read back."""


class Criterion(NamedTuple):
    """One thing a step waits for."""

    text: str
    reached: bool


def criteria(step: str, incident: Incident, people: Iterable[str] = ()) -> tuple[Criterion, ...]:
    """Return what a step waits for, each reached or not; the lobby and unknown places wait for nothing.

    Args:
        step: A place of the meeting, such as `root-cause`.
        incident: The record.
        people: Names beyond the attendees, for the check that a root is no person.
    """
    find_criteria = _STEPS.get(step)
    return find_criteria(incident, tuple(people)) if find_criteria else ()


def _stage(incident: Incident, _: tuple[str, ...]) -> tuple[Criterion, ...]:
    return (Criterion("the framing was said", incident.meeting.framing_said),)


def _timeline(incident: Incident, _: tuple[str, ...]) -> tuple[Criterion, ...]:
    return (
        Criterion("at least one line", any(entry.what.strip() for entry in incident.timeline)),
        Criterion("the room agrees", incident.meeting.timeline_agreed),
    )


def _root_cause(incident: Incident, people: tuple[str, ...]) -> tuple[Criterion, ...]:
    """Return the two criteria of the why tree (S53, S59)."""
    there = roots(incident, people)
    to_act_on = any(below.cause.actionable for root in there for below in walk((root.cause,)))
    return (
        Criterion("a root that is no person", bool(there)),
        Criterion("something to act on", to_act_on),
    )


def _improvements(incident: Incident, _: tuple[str, ...]) -> tuple[Criterion, ...]:
    ideas = [item for item in incident.improvements if item.idea.strip()]
    return (
        Criterion("at least one idea", bool(ideas)),
        Criterion("the ideas are ranked", any(item.votes or item.decided for item in ideas)),
    )


def _actions(incident: Incident, people: tuple[str, ...]) -> tuple[Criterion, ...]:
    """Return the criteria of the actions; a written reason for having none stands for all (S52, S63, S65 to S67)."""
    planned, people = [action for action in incident.actions if not action.decided], everybody(incident, people)
    to_do = kept(planned)
    none_needed = not planned and bool(incident.reasons.get("no-actions", "").strip())
    some = bool(planned) or none_needed
    return (
        Criterion("an action, or a reason for none", some),
        Criterion("each specific", some and not any(vague(action.what, people) for action in to_do)),
        Criterion(
            "each owned by one person", some and not any(owner_lacks(action.owner, incident) for action in to_do)
        ),
        Criterion("each with a date", some and all(written_date(action.due) for action in to_do)),
    )


def _wins(incident: Incident, _: tuple[str, ...]) -> tuple[Criterion, ...]:
    return (Criterion("one thing is acknowledged", any(win.strip() for win in incident.lessons.went_well)),)


def _close(incident: Incident, _: tuple[str, ...]) -> tuple[Criterion, ...]:
    return (Criterion("every action was read back", incident.checklist.get(READ_BACK, False)),)


_STEPS: dict[str, Callable[[Incident, tuple[str, ...]], tuple[Criterion, ...]]] = {
    "stage": _stage,
    "timeline": _timeline,
    "root-cause": _root_cause,
    "improvements": _improvements,
    "actions": _actions,
    "wins": _wins,
    "close": _close,
}
