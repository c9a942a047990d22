"""Facts of the incident that fit on one line each: how a value is shown, and how what was typed becomes one."""

from collections.abc import Callable
from datetime import UTC, datetime, tzinfo
from typing import Any, NamedTuple, get_args

from noblame.record.fields import at, near
from noblame.record.incident import Cost, DetectedBy, Incident
from noblame.record.labels import label_rules
from noblame.review.severity import definition
from noblame.review.when import meeting_time, past_time
from noblame.settings import Settings
from noblame.widgets.line import Complete, one_of


class Seen(NamedTuple):
    """From where a fact is read: the record, the zone of the times, the moment, the settings."""

    incident: Incident
    zone: tzinfo
    now: datetime
    settings: Settings


class Fact(NamedTuple):
    """One line."""

    key: str
    """Where it stands in the record, as a dotted path."""
    label: str
    hint: str
    show: Callable[[Any, tzinfo], str]
    """Takes the value and returns what stands in the line."""
    take: Callable[[str, Seen], object]
    """Takes what was typed and returns the value; raises ValueError with what is expected."""
    beside: Callable[[Seen], str] = lambda _: ""
    """Returns what stands beside the line."""
    complete: Complete | None = None


def _text(value: str, _: tzinfo) -> str:
    return value


def _as_typed(text: str, _: Seen) -> object:
    return text


def _moment(value: datetime | None, zone: tzinfo) -> str:
    return f"{value.astimezone(zone):%Y-%m-%d %H:%M}" if value else ""


def _listed(value: tuple[str, ...], _: tzinfo) -> str:
    return ", ".join(value)


def _yes_no(value: bool | None, _: tzinfo) -> str:  # noqa: FBT001  the value of the field
    return {True: "yes", False: "no", None: ""}[value]


def _take_title(text: str, _: Seen) -> object:
    if not text:
        raise ValueError("a record needs one")
    return text


def _take_severity(text: str, seen: Seen) -> object:
    rule = label_rules(seen.settings.severities)["severity"]
    if text and not rule.fits(text):
        raise ValueError(rule.expected)
    return text


def _take_time(text: str, seen: Seen) -> object:
    found = past_time(text, seen.now, seen.zone, near(seen.incident)) if text else None
    if text and found is None:
        raise ValueError("a time as 2026-11-18 14:02, or 14:02 on the day of the incident")
    return found


def _take_meeting_time(text: str, seen: Seen) -> object:
    found = meeting_time(text, seen.now, seen.zone) if text else None
    if text and found is None:
        raise ValueError("a time as fri 15:00, tomorrow 10:30, 2026-11-19 15:00")
    return found


def _take_list(text: str, _: Seen) -> object:
    return tuple(" ".join(each.split()) for each in text.split(",") if each.strip())


def _take_yes_no(text: str, _: Seen) -> object:
    answers = {"": None, "no": False, "n": False, "yes": True, "y": True}
    if text.casefold() not in answers:
        raise ValueError("yes or no")
    return answers[text.casefold()]


DETECTED_BY = tuple(each for each in get_args(DetectedBy) if each)


def _take_detected_by(text: str, _: Seen) -> object:
    if text and text.casefold() not in DETECTED_BY:
        raise ValueError(f"one of {', '.join(DETECTED_BY)}")
    return text.casefold()


def _show_hours(value: Cost | None, _: tzinfo) -> str:
    return str(value.people_hours) if value and value.people_hours else ""


def _take_hours(text: str, _: Seen) -> object:
    if text and not (text.isascii() and text.isdigit() and len(text) < 7):
        raise ValueError("whole hours, of everybody together: 31")
    return Cost(people_hours=int(text)) if text else None


def _utc(key: str) -> Callable[[Seen], str]:
    """Return what shows a time in UTC too, where it is typed in another zone."""

    def beside(seen: Seen) -> str:
        moment: datetime | None = at(seen.incident, key)
        return f"{moment.astimezone(UTC):%H:%M} UTC" if moment and seen.zone is not UTC else ""

    return beside


def _stranger(seen: Seen) -> str:
    """Say that whoever leads the meeting is not listed: a slip, or somebody who is not invited yet."""
    leads, people = _plain(seen.incident.meeting.facilitator), seen.incident.attendees
    return "not among the people below" if leads and leads not in {_plain(who.name) for who in people} else ""


def _plain(name: str) -> str:
    """Return a name to be compared."""
    return " ".join(name.casefold().split())


def _definition(seen: Seen) -> str:
    return definition(seen.incident.severity, seen.settings)


def _time(key: str, label: str, hint: str) -> Fact:
    return Fact(key, label, hint, _moment, _take_time, _utc(key))


TITLE = Fact("title", "Title", "what broke, for how long: Shop down for 47 min", _text, _take_title)
SEVERITY = Fact("severity", "Severity", "P1, P2, P3 or SEV1 to SEV5", _text, _take_severity, _definition)
TIMES = (
    _time("started", "Started", "e.g. 2026-11-18 14:02"),
    _time("detected", "Detected", "e.g. 14:09"),
    _time("resolved", "Resolved", "empty while it is ongoing"),
)
IMPACT = Fact("impact", "Impact", "who was affected, how severely, a number", _text, _as_typed)
FACTS = (TITLE, SEVERITY, *TIMES, IMPACT)
"""What can be changed from any place of a meeting."""
SUMMARY = (
    TITLE,
    SEVERITY,
    *TIMES,
    Fact("customer_impact", "Customers", "yes or no", _yes_no, _take_yes_no, lambda _: "were customers affected?"),
    Fact("affected", "Affected", "services, with commas: checkout, payments", _listed, _take_list),
    Fact("tags", "Tags", "words to find it by: database, deploy", _listed, _take_list),
)
MEETING = (
    Fact(
        "meeting.scheduled",
        "Meeting",
        "when: fri 15:00, tomorrow 10:30",
        _moment,
        _take_meeting_time,
        _utc("meeting.scheduled"),
    ),
    Fact("meeting.facilitator", "Led by", "who leads it, and did not respond", _text, _as_typed, _stranger),
)
NOTICED = (
    Fact(
        "detected_by",
        "Noticed by",
        ", ".join(DETECTED_BY),
        _text,
        _take_detected_by,
        complete=one_of(DETECTED_BY),
    ),
)
HOURS = Fact("cost", "Cost", "of incident and review together", _show_hours, _take_hours, lambda _: "people-hours")
