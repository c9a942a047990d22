"""The text that invites to the meeting, and the time that a calendar needs (S19, S37 to S41, S47, S83, S84)."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, tzinfo

from noblame.meeting.agenda import TITLES, default_agenda, deviation, in_minutes
from noblame.record.incident import Attendee, Incident, Role
from noblame.review.days import local
from noblame.settings import Settings

ROLES: dict[Role, str] = {
    "facilitator": "Leads",
    "scribe": "Writes",
    "responder": "Responded",
    "stakeholder": "Was affected",
    "expert": "Knows the system",
    "leadership": "Comes to see, not to judge",
    "": "Takes part",
}
"""What somebody in each role does, in the order in which they are listed."""
FRAMING = (
    "This is blameless: we are here to learn. We ask what in our systems and ways of working made it possible,",
    "never whose fault it was. Everybody did what made sense with what they knew then.",
)
BRING = (
    "what you saw and did, with the times: logs, dashboards, the chat",
    "what you noticed first, and what was hard to see",
    "what went well, and who helped",
    "your ideas for fixes: we open them after the facts and the causes",
)


def invitation(incident: Incident, zone: tzinfo, settings: Settings, record: str) -> str:
    """Return the invitation as plain text; its first line is the subject.

    Args:
        incident: what it is about, with the time and the people of its meeting.
        zone: where the time is shown; UTC stands beside it.
        settings: for the agenda.
        record: the name of the record's file, which is the draft to read.
    """
    parts = (
        (_subject(incident),),
        tuple(_facts(incident, zone, settings)),
        FRAMING,
        tuple(_agenda(settings)),
        tuple(_people(incident)),
        ("Please bring:", *(f"- {each}" for each in BRING)),
        (f"The draft: {one_line(record)}",),
    )
    return "\n\n".join("\n".join(part) for part in parts if part) + "\n"


def meeting_span(incident: Incident, settings: Settings) -> tuple[datetime, datetime] | None:
    """Return begin and end of the planned meeting in UTC, None without a time or beyond the calendar."""
    begin = incident.meeting.scheduled
    if begin is None:
        return None
    try:
        return begin.astimezone(UTC), begin.astimezone(UTC) + timedelta(seconds=default_agenda(settings).total)
    except OverflowError:
        return None


def one_line(text: str) -> str:
    """Return a text in one line."""
    return " ".join(text.split())


def _subject(incident: Incident) -> str:
    severity = f" ({one_line(incident.severity)})" if incident.severity else ""
    return f"Subject: Post-mortem: {one_line(incident.title)}{severity}"


def _facts(incident: Incident, zone: tzinfo, settings: Settings) -> Iterator[str]:
    """Yield when the meeting is, and what it is about."""
    span = meeting_span(incident, settings)
    yield f"When: {_when(*span, zone) if span else 'still to be found'}"
    if incident.started:
        yield f"About: {_when(incident.started, incident.resolved, zone)}"
    if incident.impact.strip():
        yield f"Impact: {one_line(incident.impact)}"


def _when(begin: datetime, end: datetime | None, zone: tzinfo) -> str:
    """Return `Thu 19 Nov 2026, 16:00 to 16:50 CET (15:00 to 15:50 UTC)`."""
    there = _clocks(begin, end, zone)
    utc = _clocks(begin, end, UTC)
    at = local(begin, zone)
    return f"{at:%a} {at.day} {at:%b} {at.year}, {there}" + (f" ({utc})" if utc != there else "")


def _clocks(begin: datetime, end: datetime | None, zone: tzinfo) -> str:
    """Return `16:00 to 16:50 CET`; the day stands with an end on another one."""
    first = local(begin, zone)
    if end is None:
        return f"{first:%H:%M %Z}"
    last = local(end, zone)
    day = "" if last.date() == first.date() else f"{last:%a} {last.day} {last:%b} "
    return f"{first:%H:%M} to {day}{last:%H:%M %Z}"


def _agenda(settings: Settings) -> Iterator[str]:
    """Yield the steps with their minutes, and how they differ from the practice (S47)."""
    agenda = default_agenda(settings)
    yield f"Agenda, {in_minutes(agenda.total)} minutes:"
    yield from (f"- {TITLES[slot.step]}, {in_minutes(slot.seconds)} min" for slot in agenda.slots)
    changed = deviation(agenda)
    if changed:
        yield f"Changed from the usual: {changed}"


def _people(incident: Incident) -> Iterator[str]:
    """Yield who is invited, by role; while nobody is, everybody listed."""
    invited = [who for who in incident.attendees if who.invited] or list(incident.attendees)
    leads = one_line(incident.meeting.facilitator)
    if leads and all(who.name.casefold() != leads.casefold() for who in invited):
        invited.append(Attendee(name=leads, role="facilitator"))
    if invited:
        yield "Invited:"
    for role, words in ROLES.items():
        names = [one_line(who.name) for who in invited if who.role == role]
        if names:
            yield f"- {words}: {', '.join(names)}"
