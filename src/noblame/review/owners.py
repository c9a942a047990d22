"""Who owns an action: one person (S66)."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from noblame.record.incident import Action, Incident
from noblame.review.looked_for import folded

_AND = re.compile(r"\s*(?:[,;&+/|]|\s(?:and|or|with|plus)\s)\s*", re.IGNORECASE)
_GROUP = re.compile(
    r"(?:the|our|all|any|each|every|some|no)\b.*"
    r"|(?:teams?|squad|guild|(?:customer )?support)\s.*"
    r"|.*\b(?:teams?|squads?|guilds?|groups?|crew|department|dept|engineers|developers|engineering|rota|rotation)"
    r"|@?(?:everyone|everybody|anyone|anybody|someone|somebody|nobody|no one|all|us|we|them|they|tbd|tba|todo|none"
    r"|n/?a|unknown|ops|dev|devs|devops|sre|sres|qa|it|infra|infrastructure|platform|backend|frontend|security|support|product"
    r"|management|leadership|on-?call|on call|on-?call engineer|vendor|facilitator|scribe|-+|\?+)",
    re.IGNORECASE,
)


def owner_lacks(owner: str, incident: Incident | None = None) -> str:
    """Return why an owner is not one person, "" where it is one. Whoever is among the attendees is one.

    >>> owner_lacks("the team")
    'a group: one person'
    """
    owner = " ".join(owner.split())
    if not owner:
        return "no owner: one person"
    if incident is not None and any(owner.casefold() == who.name.casefold() for who in incident.attendees):
        return ""
    if _GROUP.fullmatch(owner):
        return "a group: one person"
    if len(list(filter(None, _AND.split(owner)))) > 1:
        return "several names: one owns it, the others help"
    return ""


class Split(NamedTuple):
    """One of several names, and the others."""

    owner: str
    helpers: tuple[str, ...]


def split_owner(owner: str, incident: Incident) -> Split | None:
    """Return who owns an action for which several names stand, and who helps; None where it is one name, or a group.

    The first who is no group owns it. Whoever is among the attendees under the whole of the words is one.

    >>> split_owner("Priya and Tomás", Incident(title=""))
    Split(owner='Priya', helpers=('Tomás',))
    """
    if not owner_lacks(owner, incident) or _GROUP.fullmatch(" ".join(owner.split())):
        return None
    by_plain: dict[str, str] = {}
    for name in filter(None, (" ".join(name.split()) for name in _AND.split(owner))):
        by_plain.setdefault(folded(name), name)
    names = tuple(by_plain.values())
    first = next((name for name in names if not is_nobody(name)), "")
    if not first or len(names) < 2:
        return None
    return Split(first, tuple(name for name in names if name != first))


def owner_note(owner: str, incident: Incident) -> str:
    """Return what to do where the owner was not in the room to say yes (S66).

    It is empty while the meeting is still to come, and where nobody's presence was noted.
    """
    if incident.meeting.held is None:
        return ""
    here = {folded(who.name) for who in incident.attendees if who.present}
    here.add(folded(incident.meeting.facilitator))
    if not any(who.present for who in incident.attendees) or owner_lacks(owner, incident):
        return ""
    wanted = folded(" ".join(owner.split()))
    was_there = any(wanted == name or wanted in name.split() for name in here)
    return "" if was_there else "the owner was not in the meeting: ask before it counts"


def helper_note(action: Action) -> str:
    """Return what is odd about those who help: the owner among them is one person less than it seems (S66)."""
    owner = folded(" ".join(action.owner.split()))
    twice = bool(owner) and any(folded(" ".join(name.split())) == owner for name in action.helpers)
    return "owner and helper are the same person" if twice else ""


def is_nobody(owner: str) -> bool:
    """Return whether nobody in person is named: empty, or a group."""
    return not owner.strip() or _GROUP.fullmatch(owner.strip()) is not None


def owners(prefix: str, incident: Incident) -> tuple[str, ...]:
    """Return the people of the record of whose name some word begins with `prefix`, without regard to case and accents.

    Those whose first name it begins come first, else attendees before owners and helpers, in the order of the record.
    """
    wanted = folded(prefix.strip())
    if not wanted:
        return ()
    names = [who.name for who in incident.attendees]
    names += [name for action in incident.actions for name in (action.owner, *action.helpers)]
    names.append(incident.meeting.facilitator)
    people = [name for name in dict.fromkeys(names) if name and not owner_lacks(name, incident)]
    starting = [name for name in people if folded(name).startswith(wanted)]
    within = [name for name in people if f" {wanted}" in folded(name) and name not in starting]
    return (*starting, *within)


def everybody(incident: Incident, others: Iterable[str] = ()) -> tuple[str, ...]:
    """Return everybody whom a record names in person, and `others`, each once; groups are nobody in person."""
    names = [who.name for who in incident.attendees]
    names += [name for action in incident.actions for name in (action.owner, *action.helpers)]
    names += [incident.meeting.facilitator, *(each.who for each in incident.questions)]
    names += [each.by for each in incident.shared]
    return tuple(dict.fromkeys(name for name in (*names, *others) if not is_nobody(name)))


def goes_by(name: str, wanted: str) -> bool:
    """Return whether some word of a name begins with `wanted`, without regard to case and accents.

    >>> goes_by("Tomás Vidal", "tomas"), goes_by("Tomás Vidal", "vid")
    (True, True)
    """
    name, wanted = (" ".join(folded(words).split()) for words in (name, wanted))
    return f" {wanted}" in f" {name}"


def complete_owner(prefix: str, incident: Incident) -> str | None:
    """Return the first of `owners`: `pri` completes to `Priya Raman`; None where nobody fits."""
    return next(iter(owners(prefix, incident)), None)
