"""The meeting, the publication and the actions for calendars (S20, S67, S83).

A calendar that takes the file again changes what it has: the UIDs stay, and SEQUENCE and LAST-MODIFIED rise with every
change of the record. The UID of an action is made of its id, so the words may change; one without an id goes by its
number, so that a reworded one is still the same entry, and one that gets its id later is a new one. What is done or
dropped is sent as cancelled and not left out, else a calendar would keep reminding of it. An open action is an entry
for its day, because Google passes over tasks, and a task beside it for the programs that have them.
"""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

from icalendar import Calendar, Event, Todo, vText

from noblame.inert import visible
from noblame.record.incident import Action
from noblame.review.deadlines import publication_deadline
from noblame.review.due import written_date
from noblame.review.invitation import invitation, meeting_span
from noblame.review.owners import is_nobody
from noblame.review.triage import is_skipped
from noblame.sharing.addresses import where_to_read
from noblame.sharing.document import WISH
from noblame.sharing.escaping import one_line
from noblame.sharing.failing import NothingError
from noblame.sharing.wanted import Wanted
from noblame.sharing.work import answers, rank

PRODUCT = "-//noblame//post-mortem//EN"
FIRST = datetime(2020, 1, 1, tzinfo=UTC)
"""SEQUENCE counts seconds from here; it fits until 2088."""
MOST = 2**31 - 1
_ID = re.compile(r"[a-z]+[0-9]+", re.IGNORECASE)


class Text(vText):
    r"""A text of a person. The library alone would take the `\N` of `C:\New` for a line break."""

    def to_ical(self) -> bytes:
        """Return it with a backslash before what is no letter in a calendar (RFC 5545, 3.3.11)."""
        return re.sub(r"[\\;,]", r"\\\g<0>", str(self)).replace("\n", "\\n").encode()


def render(wanted: Wanted) -> str:
    """Return the calendar, its times in UTC; the same record, changed at the same time, gives the same text.

    A deadline is a whole day, in the settings' zone. The meeting is there once it has a time, the publication once the
    incident is over.

    Raises:
        NothingError: There is neither, nor an action.
    """
    parts = (*_meeting(wanted), *_publication(wanted), *_actions(wanted))
    if not parts:
        raise NothingError(
            "there is nothing for a calendar: no meeting has a time, no end is known, no action is there"
        )
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    for part in parts:
        calendar.add_component(part)
    written: bytes = calendar.to_ical()
    return written.decode()


def _meeting(wanted: Wanted) -> Iterator[Event]:
    """Yield the meeting with its invitation (S19, S83)."""
    span = meeting_span(wanted.incident, wanted.settings)
    if span:
        event = Event()
        _stamp(event, wanted, "meeting")
        event.add("summary", Text(f"Post-mortem: {_title(wanted)}"))
        event.add("dtstart", span[0])
        event.add("dtend", span[1])
        text = invitation(wanted.incident, wanted.zone, wanted.settings, wanted.stem)
        event.add("description", Text(visible(text.partition("\n\n")[2]).strip()))
        event.add("status", "CONFIRMED")
        yield event


def _publication(wanted: Wanted) -> Iterator[Event]:
    """Yield the day by which the document is published (S20)."""
    incident = wanted.incident
    if incident.resolved:
        event = _day(wanted, "publish", publication_deadline(incident.resolved, wanted.settings).date())
        event.add("summary", Text(f"Publish the post-mortem: {_title(wanted)}"))
        over = incident.status in {"published", "closed"} or is_skipped(incident)
        event.add("status", "CANCELLED" if over else "CONFIRMED")
        yield event


def _actions(wanted: Wanted) -> Iterator[Event | Todo]:
    for key, action in _keyed(wanted.incident.actions):
        if action.what.strip():
            due = written_date(action.due)
            if due:
                yield _event(action, key, due, wanted)
            yield _todo(action, key, due, wanted)


def _keyed(actions: tuple[Action, ...]) -> Iterator[tuple[str, Action]]:
    """Yield each action with what its UID is made of; no two are alike, and none is like that of the meeting."""
    seen: set[str] = set()
    for number, action in enumerate(actions, 1):
        known = action.id.casefold()
        key = known if _ID.fullmatch(known) and known not in seen else str(number)
        seen.add(key)
        yield key, action


def _event(action: Action, key: str, due: date, wanted: Wanted) -> Event:
    event = _day(wanted, key, due)
    event.add("summary", Text(f"Due: {one_line(action.what)} ({_owner(action)})"))
    event.add("description", Text(_details(action, wanted)))
    event.add("status", "CANCELLED" if action.done or action.decided else "CONFIRMED")
    return event


def _todo(action: Action, key: str, due: date | None, wanted: Wanted) -> Todo:
    todo = Todo()
    _stamp(todo, wanted, f"{key}-todo")
    todo.add("summary", Text(f"{one_line(action.what)} ({_owner(action)})"))
    todo.add("description", Text(_details(action, wanted)))
    if due:
        todo.add("due", due)
    if number := rank(action.priority):
        todo.add("priority", 2 * number - 1)  # a calendar counts 1 to 9
    todo.add("status", "COMPLETED" if action.done else "CANCELLED" if action.decided else "NEEDS-ACTION")
    if action.done:
        todo.add("percent-complete", 100)
    if isinstance(action.done, date):
        todo.add("completed", datetime(action.done.year, action.done.month, action.done.day, 12, tzinfo=UTC))
    return todo


def _day(wanted: Wanted, key: str, day: date) -> Event:
    """Return an entry for a whole day, which keeps nobody's time."""
    event = Event()
    _stamp(event, wanted, key)
    event.add("dtstart", day)
    if day < date.max:
        event.add("dtend", day + timedelta(days=1))
    event.add("transp", "TRANSPARENT")
    return event


def _stamp(part: Event | Todo, wanted: Wanted, key: str) -> None:
    """Say which entry it is, and that this is its newest state."""
    changed = (wanted.changed or wanted.now).astimezone(UTC).replace(microsecond=0)
    part.add("uid", Text(f"{one_line(wanted.stem)}-{key}@noblame"))
    part.add("dtstamp", changed)
    part.add("last-modified", changed)
    part.add("sequence", min(max(int((changed - FIRST).total_seconds()), 0), MOST))
    if place := where_to_read(wanted):
        part.add("url", place)


def _details(action: Action, wanted: Wanted) -> str:
    """Return what else an entry says of an action."""
    cause = answers(action, wanted.incident)
    parts = (
        f"Action of the post-mortem: {_title(wanted)} ({one_line(wanted.stem)})",
        f"Owner: {_owner(action)}",
        f"With: {one_line(', '.join(action.helpers))}" if action.helpers else "",
        f"Ticket: {one_line(action.ticket)}" if action.ticket.strip() else "",
        f"Answers the cause: {one_line(cause)}" if cause else "",
        action.detail.strip(),
    )
    return visible("\n".join(filter(None, parts)))


def _owner(action: Action) -> str:
    """Return who is to do it, else the word WISH (S63)."""
    return WISH if is_nobody(action.owner) and not action.done else one_line(action.owner) or "not named"


def _title(wanted: Wanted) -> str:
    return one_line(wanted.incident.title)
