"""Who is still missing from a meeting, before it and in its lobby (S37 to S40, S84)."""

from collections.abc import Iterator

from noblame.record.incident import Attendee, Incident

NEEDED = (
    ("responder", "somebody who responded"),
    ("stakeholder", "somebody who was affected"),
    ("facilitator", "a facilitator"),
)
"""The roles without which a meeting lacks facts, a sense of the damage, or its neutral lead; each in words."""
NOBODY = "Nobody is listed yet: add people, one line each, as in: Ines Faro (responder)"
RESPONDED = "The facilitator responded too: somebody who did not can ask more freely"
LEADERSHIP = "Leadership is there to see, not to judge or to vote: say so at the start"


def missing_people(incident: Incident, *, here: bool = False) -> tuple[str, ...]:
    """Return in a sentence each who is missing and what to know about who comes; nothing where all is well.

    Args:
        incident: the record.
        here: look at who is present, as in the lobby; else at who is listed and invited, as before the meeting.
    """
    if not incident.attendees:
        return (NOBODY,)
    return tuple(_sentences(incident, here=here))


def lacking_roles(incident: Incident, *, here: bool = False) -> list[str]:
    """Return in words the needed roles that nobody has who comes, or with `here` who is present.

    A stated reason stands in for those affected (S38); who leads may be named with the meeting instead.
    """
    coming = _coming(incident, here=here)
    roles = {who.role for who in coming}
    if incident.reasons.get("no-stakeholder", "").strip():
        roles.add("stakeholder")
    if _named(incident) and _named(incident) not in {_plain(who) for who in incident.attendees if who not in coming}:
        roles.add("facilitator")
    return [words for role, words in NEEDED if role not in roles]


def _sentences(incident: Incident, *, here: bool) -> Iterator[str]:
    """Yield the gaps, the most important first."""
    people, coming = incident.attendees, _coming(incident, here=here)
    lacking = lacking_roles(incident, here=here)
    if lacking:
        yield f"{'Not here' if here else 'Missing'}: {', '.join(lacking)}"
    absent = [who.name for who in people if who.role == "responder" and who not in coming]
    if absent:
        yield f"Absent, who responded: {', '.join(absent)}"
    if not here:
        yield from _uninvited(people)
    if _facilitator_responded(incident, coming):
        yield RESPONDED
    if any(who.role == "leadership" for who in coming):
        yield LEADERSHIP


def _coming(incident: Incident, *, here: bool) -> tuple[Attendee, ...]:
    """Return who is present; before the meeting, everybody listed."""
    return tuple(who for who in incident.attendees if who.present or not here)


def _uninvited(people: tuple[Attendee, ...]) -> Iterator[str]:
    """Yield who has no invitation yet (S84)."""
    uninvited = [who.name for who in people if not who.invited]
    if len(uninvited) == len(people):
        yield "Nobody is invited yet"
    elif uninvited:
        yield f"Not invited yet: {', '.join(uninvited)}"


def _facilitator_responded(incident: Incident, coming: tuple[Attendee, ...]) -> bool:
    """Tell whether somebody leads the meeting who also responded."""
    leading = {_plain(who) for who in coming if who.role == "facilitator"} | {_named(incident)}
    return any(who.role == "responder" and _plain(who) in leading for who in coming)


def _named(incident: Incident) -> str:
    """Return the name of the facilitator whom the meeting has, to be compared."""
    return " ".join(incident.meeting.facilitator.casefold().split())


def _plain(who: Attendee) -> str:
    """Return a name to be compared."""
    return " ".join(who.name.casefold().split())
