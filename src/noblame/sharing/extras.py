"""What a record says beyond the template: lists behind the appendix, each with a line that names it."""

from collections.abc import Callable, Iterator
from datetime import datetime, tzinfo
from typing import NamedTuple

from noblame.record.incident import Cause, Incident
from noblame.record.notation.tree import walk
from noblame.review.days import local
from noblame.review.words import exactly

_EFFECTS = {"worse": "made it worse", "harder": "made it harder to fix"}


class Item(NamedTuple):
    """One item of a list, `depth` levels deep."""

    text: str
    depth: int = 0


class Extra(NamedTuple):
    """One list."""

    title: str
    items: tuple[Item, ...]


def extras(incident: Incident, zone: tzinfo) -> Iterator[Extra]:
    """Yield the lists that say something; the meeting's times are in `zone`."""
    for title, say in _LISTS.items():
        items = tuple(item for item in say(incident, zone) if item.text)
        if items:
            yield Extra(title, items)


def _headline(incident: Incident, _: tzinfo) -> Iterator[Item]:
    """Yield the one sentence to remember (S1)."""
    yield Item(incident.lessons.headline.strip())


def _lucky(incident: Incident, _: tzinfo) -> Iterator[Item]:
    yield from (Item(luck.strip()) for luck in incident.lessons.lucky)


def _affected(incident: Incident, _: tzinfo) -> Iterator[Item]:
    yield Item(", ".join(filter(None, map(str.strip, incident.affected))))


def _why(incident: Incident, _: tzinfo) -> Iterator[Item]:
    """Yield the why tree, each answer below the one it answers (S53, S97)."""
    yield from (Item(_answer(place.cause), place.depth) for place in walk(incident.causes))


def _answer(cause: Cause) -> str:
    """Return an answer with what is known of it."""
    known = (cause.kind, _EFFECTS.get(cause.effect, ""), "actionable" if cause.actionable else "")
    marks = ", ".join(filter(None, known))
    evidence = "; ".join(filter(None, map(str.strip, cause.evidence)))
    text = cause.because.strip() or "no answer yet"
    return text + (f" ({marks})" if marks else "") + (f" - Evidence: {evidence}" if evidence else "")


def _undone(incident: Incident, _: tzinfo) -> Iterator[Item]:
    """Yield the actions that were put off or dropped, with the reason (S62)."""
    for action in incident.actions:
        if action.decided and action.what.strip():
            words = "later" if action.decided == "later" else "not doing"
            yield Item(_joined(f"{action.what.strip()} - {words}", action.reason))


def _tickets(incident: Incident, _: tzinfo) -> Iterator[Item]:
    """Yield where the actions are tracked (S68)."""
    planned = (action for action in incident.actions if not action.decided and action.ticket.strip())
    yield from (Item(_joined(action.ticket.strip(), action.what)) for action in planned)


def _questions(incident: Incident, _: tzinfo) -> Iterator[Item]:
    for one in incident.questions:
        yield Item(one.ask.strip() + (f" ({one.who.strip()})" if one.who.strip() else ""))


def _parked(incident: Incident, _: tzinfo) -> Iterator[Item]:
    for one in incident.parked:
        yield Item(one.what.strip() + (f" (for {one.for_.strip()})" if one.for_.strip() else ""))


def _attendees(incident: Incident, _: tzinfo) -> Iterator[Item]:
    """Yield who was asked, and who could not be there once the meeting was held (S37 to S40)."""
    for who in incident.attendees:
        absent = "absent" if incident.meeting.held and not who.present else ""
        marks = ", ".join(filter(None, (who.role, absent)))
        yield Item(who.name.strip() + (f" ({marks})" if marks else ""))


def _meeting(incident: Incident, zone: tzinfo) -> Iterator[Item]:
    """Yield when the meeting was, or why there was none (S64)."""
    meeting = incident.meeting
    if meeting.held:
        minutes = (meeting.ended - meeting.held).total_seconds() // 60 if meeting.ended else -1
        lasted = f", {exactly(int(minutes))}" if minutes >= 0 else ""
        led = f", facilitated by {meeting.facilitator.strip()}" if meeting.facilitator.strip() else ""
        yield Item(f"Held {_moment(meeting.held, zone)}{lasted}{led}")
    elif reason := incident.reasons.get("no-meeting", "").strip():
        yield Item(f"No meeting was held: {reason}")
    elif meeting.scheduled:
        yield Item(f"Scheduled for {_moment(meeting.scheduled, zone)}")


def _moment(at: datetime, zone: tzinfo) -> str:
    """Return a time with its day and its zone."""
    here = local(at, zone)
    return f"{here.date()} {here:%H:%M %Z}"


def _notes(incident: Incident, _: tzinfo) -> Iterator[Item]:
    yield from (Item(line.strip()) for line in incident.notes.split("\n"))


def _joined(first: str, second: str) -> str:
    return f"{first}: {second.strip()}" if second.strip() else first


_LISTS: dict[str, Callable[[Incident, tzinfo], Iterator[Item]]] = {
    "What we will do differently": _headline,
    "Where we were lucky": _lucky,
    "Affected": _affected,
    "Why it happened": _why,
    "Actions put off or dropped": _undone,
    "Tickets": _tickets,
    "Open questions": _questions,
    "Parked": _parked,
    "Attendees": _attendees,
    "Meeting": _meeting,
    "Notes": _notes,
}
