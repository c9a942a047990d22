"""What becomes of an action in the file of its record, which may be open in a window meanwhile (S21, S94)."""

from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path

from msgspec.structs import replace

from noblame.record.file import Saved, update
from noblame.record.followed import Followed
from noblame.record.incident import Action, Incident


def named(actions: Iterable[Action], name: str) -> int | None:
    """Return the index of the action that is called `name`: by its id, else by its number from 1; None for no such."""
    actions = tuple(actions)
    ids = [action.id for action in actions]
    if name and name in ids:
        return ids.index(name)
    number = int(name) if name.isascii() and name.isdigit() and len(name) < 6 else 0
    return number - 1 if 0 < number <= len(actions) else None


class MissingActionError(Exception):
    """The action is no longer in its record: somebody took it out or reworded it."""


def done(day: date, verified: str = "") -> Callable[[Action], Action]:
    """Return what makes an action done on a day; one that is done already keeps its day, and what was verified."""
    return lambda action: replace(action, done=action.done or day, verified=verified or action.verified)


def dropped(reason: str) -> Callable[[Action], Action]:
    """Return what decides against an action."""
    return lambda action: replace(action, decided="no", reason=reason)


def as_before(before: Action) -> Callable[[Action], Action]:
    """Return what takes back what was said of an action: it is as open as it was."""
    said = {name: getattr(before, name) for name in ("done", "verified", "decided", "reason")}
    return lambda action: replace(action, **said)


def change(
    one: Followed,
    to: Callable[[Action], Action],
    severities: Iterable[str] = (),
    reviewed: date | None = None,
) -> Saved:
    """Change one action in its record's file, which may be open in a window meanwhile.

    Args:
        one: The action, as it was last seen.
        to: What becomes of it, made from what stands there now.
        severities: Labels that the settings allow besides the usual ones.
        reviewed: The day on which a room looked at it again, to be noted too (S94).

    Raises:
        MissingActionError: It is not there any more; nothing was written.
        UnreadableError, StoreError: As from `noblame.record.file.update`.
    """

    def changed(incident: Incident) -> Incident:
        at = _found(incident.actions, one)
        actions = (*incident.actions[:at], to(incident.actions[at]), *incident.actions[at + 1 :])
        incident = incident if actions == incident.actions else replace(incident, actions=actions)
        return with_review(incident, reviewed) if reviewed else incident

    return update(one.path, changed, severities)


def _found(actions: tuple[Action, ...], one: Followed) -> int:
    """Return where an action stands by now: the one with its id and words, else with its id, else with its words."""
    same = [
        at
        for at, action in enumerate(actions)
        if (action.id == one.action.id if one.action.id else action.what == one.action.what)
    ]
    if not same:
        raise MissingActionError(f"{one.record} no longer has the action “{one.action.what}”")
    return min(same, key=lambda at: (actions[at].what != one.action.what, abs(at + 1 - one.number)))


def with_review(incident: Incident, day: date) -> Incident:
    """Return the record with one more day on which its actions were looked at again (S94); no other day moves."""
    days = incident.reviews
    if day in days:
        return incident
    at = next((place for place, later in enumerate(days) if later > day), len(days))
    return replace(incident, reviews=(*days[:at], day, *days[at:]))


def review(path: Path, day: date, severities: Iterable[str] = ()) -> Saved:
    """Note in a record's file that its actions were looked at again. Raises as `noblame.record.file.update`."""
    return update(path, lambda incident: with_review(incident, day), severities)
