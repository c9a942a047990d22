"""Advice about the actions: too many, none, wishes, and those that nobody follows up (S5, S52, S62 to S67)."""

from collections.abc import Iterator

from noblame.record.incident import Action
from noblame.review.advice.case import Case, Rule, Said
from noblame.review.deadlines import counted
from noblame.review.due import written_date
from noblame.review.lights import ENOUGH, is_wish
from noblame.review.owners import everybody, is_nobody, owner_lacks
from noblame.review.specific import vague
from noblame.source.places import quoted


def no_actions(case: Case) -> Iterator[Said]:
    """Yield where a meeting ended without an action (S52); a reason for none stands under `reasons`."""
    if case.met and not any(action.what.strip() for action in case.incident.actions):
        message = "There is no action, so it can happen again in the same way."
        yield Said("actions", message, "Add one, or give the reason.", keys=("reasons: no-actions",))


def too_many_actions(case: Case) -> Iterator[Said]:
    """Yield where more actions are kept than get done (S62)."""
    if len(case.kept) > ENOUGH:
        message = f"{len(case.kept)} actions are kept; of more than {ENOUGH}, few get done."
        yield Said(
            "actions", message, "Keep the two or three that matter most; say later or no to the rest, with a reason."
        )


def wish(case: Case) -> Iterator[Said]:
    """Yield the actions that nobody owns or that have no date (S63)."""
    for place, action in case.kept:
        lacks = [*_ownerless(action), *([] if action.due.strip() else ["no date"])]
        if lacks:
            fix = " and ".join({"no date": "a date, as 2026-12-01"}.get(lack, "one person as owner") for lack in lacks)
            yield Said(place, f"This action is a wish: it has {' and '.join(lacks)}.", f"Give it {fix}.")


def _ownerless(action: Action) -> Iterator[str]:
    owner = action.owner.strip()
    if is_nobody(owner):
        yield f"no owner but {quoted(owner)}" if owner else "no owner"


def not_a_date(case: Case) -> Iterator[Said]:
    """Yield the actions whose date is none: "soon", "Q4" (S67)."""
    for place, action in case.kept:
        if action.due.strip() and written_date(action.due) is None:
            message = f"{quoted(action.due.strip())} is no date, so this action stays a wish."
            yield Said(place, message, "Write the day, as 2026-12-01.")


def several_owners(case: Case) -> Iterator[Said]:
    """Yield the actions that several people own (S66)."""
    there = {" ".join(name.split()).casefold() for name in case.attendees}  # "Bell and Howell" may be one of them
    for place, action in case.kept:
        owner = " ".join(action.owner.split()).casefold()
        if not is_nobody(owner) and owner_lacks(owner) and owner not in there:
            message = "Several people own this action, so each may wait for the other."
            yield Said(place, message, "Let one own it; the others help.", keys=("helpers",))


def not_specific(case: Case) -> Iterator[Said]:
    """Yield the actions of which nobody could say whether they are done (S65)."""
    people = everybody(case.incident, case.names)
    for place, action in case.kept:
        open_ = vague(action.what, people) if action.what.strip() else ""
        if open_:
            message = "This action is not specific: nobody could say when it is done."
            yield Said(place, message, f"Say in it: {open_}")


def overdue(case: Case) -> Iterator[Said]:
    """Yield the open actions whose day is past (S21); no warning, as in `meeting`: `noblame status` fails on it."""
    for place, action in case.kept:
        due = written_date(action.due)
        if due and due < case.today:
            message = f"This action has been overdue for {counted((case.today - due).days, 'day')}."
            fix = "Note the day it was done, or agree on a new date with its owner."
            yield Said(place, message, fix, keys=("done", "due"))


def owner_absent(case: Case) -> Iterator[Said]:
    """Yield the actions whose owner was not in the room that gave them away (S66)."""
    people = case.incident.attendees
    if case.incident.meeting.held is None or not any(who.present for who in people):
        return
    absent = {who.name.casefold() for who in people if not who.present}
    for place, action in case.kept:
        if action.owner.strip().casefold() in absent:
            message = "The owner of this action was not in the meeting, and may not know of it."
            yield Said(place, message, "Ask the owner to agree, or let somebody else own it.")


def symptom(case: Case) -> Iterator[Said]:
    """Yield the actions that no cause asks for (S5); a wish has more pressing lacks."""
    ids = {each.cause.id for each in case.causes}
    for place, action in case.kept:
        if case.met and case.causes and action.closes not in ids - {""} and not is_wish(action):
            message = "No cause asks for this action: it may treat a symptom."
            fix = "Name the cause it answers, or ask what it would have prevented."
            yield Said(place, message, fix, keys=("closes",))


RULES = (
    Rule("no-actions", "warn", "A post-mortem without an action", no_actions),
    Rule("too-many-actions", "warn", "More than three kept actions", too_many_actions),
    Rule("wish", "warn", "An action without an owner or a date", wish, always=True),
    Rule("not-a-date", "warn", "An action whose date is none", not_a_date, always=True),
    Rule("several-owners", "nudge", "An action with several owners", several_owners),
    Rule("not-specific", "nudge", "An action that is not specific", not_specific),
    Rule("overdue", "nudge", "An open action past its date", overdue, always=True),
    Rule("owner-absent", "nudge", "An action given to somebody who was not there", owner_absent),
    Rule("symptom", "nudge", "An action that no cause asks for", symptom),
)
