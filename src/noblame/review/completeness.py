"""How complete a document is, section by section, and what is missing to hold the meeting and to publish."""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Literal, NamedTuple

from noblame.record.incident import Incident
from noblame.record.notation.spans import duration, time_to_detect, time_to_mitigate
from noblame.review.done import criteria
from noblame.review.mandatory import Missing, has_resolution, missing_fields
from noblame.review.states import DRAFT, is_drafted, is_linked, rows, uninvited
from noblame.review.status import FILLED, conditions
from noblame.review.triage import is_skipped
from noblame.settings import Settings

__all__ = ["KeyFacts", "Missing", "Sign", "key_facts", "missing_to_hold", "missing_to_publish", "sections"]

Sign = Literal["empty", "started", "done"]


class KeyFacts(NamedTuple):
    """What stands above the document: spans in whole minutes, None where they are not known."""

    duration: int | None
    ongoing: bool
    """Whether it began and is not over, which is why there is no duration."""
    time_to_detect: int | None
    time_to_mitigate: int | None
    severity: str
    definition: str
    """What the settings say of this severity in one line, else empty."""


def key_facts(incident: Incident, settings: Settings) -> KeyFacts:
    """Return duration, time to detect and to mitigate, and the severity with its definition (S24, S26, S30, S31)."""
    return KeyFacts(
        duration=duration(incident),
        ongoing=incident.started is not None and incident.resolved is None,
        time_to_detect=time_to_detect(incident),
        time_to_mitigate=time_to_mitigate(incident),
        severity=incident.severity.strip(),
        definition=_definition(incident.severity.strip(), settings.severities),
    )


def _definition(severity: str, severities: Mapping[str, str]) -> str:
    """Return the definition of a severity in any case; SEVn counts as Pn where the settings name no SEVn."""
    known = {label.upper(): said for label, said in severities.items()}
    label = severity.upper()
    return known.get(label) or known.get(re.sub(r"^SEV-?", "P", label), "")


def sections(incident: Incident, people: Iterable[str] = ()) -> dict[str, Sign]:
    """Return for each section of the document whether it is empty, started or done.

    Args:
        incident: The record.
        people: Names beyond the attendees, for the check that a root is no person.
    """
    return {section: _sign(needed, more) for section, (needed, more) in _parts(incident, tuple(people)).items()}


def _sign(needed: Iterable[object], more: Iterable[object]) -> Sign:
    """Return how far a section is: what it needs is all there, or something is."""
    needed = tuple(needed)
    return "done" if all(needed) else "started" if any(needed) or any(more) else "empty"


def _parts(incident: Incident, people: tuple[str, ...]) -> dict[str, tuple[tuple[object, ...], tuple[object, ...]]]:
    """Return by section what it needs to be done, and what else is written there."""
    lessons, triage = incident.lessons, incident.triage
    noticed = incident.detected or time_to_detect(incident) is not None
    return {
        "summary": (
            (
                incident.severity,
                incident.started,
                incident.resolved,
                noticed,
                incident.impact.strip(),
                incident.affected,
            ),
            (incident.tags, triage),
        ),
        "people": ((_is_planned(incident), _has_roles(incident)), (incident.attendees,)),
        "timeline": ((is_drafted(incident),), (rows(incident),)),
        "resolution": ((incident.detected_by, incident.detection.strip(), has_resolution(incident)), ()),
        "root-cause": (_reached("root-cause", incident, people), (incident.causes, incident.root_cause.strip())),
        "improvements": ((_any(idea.idea for idea in incident.improvements), _any(lessons.to_improve)), ()),
        "actions": (_reached("actions", incident, people), (incident.actions,)),
        "wins": ((_any(lessons.went_well), lessons.headline.strip()), (_any(lessons.lucky),)),
        "appendix": ((is_linked(incident),), (incident.questions, incident.parked, incident.notes.strip())),
        "publish": (
            (incident.status in {"published", "closed"}, incident.shared),
            (incident.status != "draft", any(incident.checklist.values()), incident.reviews),
        ),
    }


def missing_to_hold(incident: Incident) -> tuple[Missing, ...]:
    """Return what is missing to hold the meeting (S4, S82 to S85); nothing once it was held, or where none is."""
    if is_skipped(incident) or incident.meeting.held or incident.reasons.get("no-meeting", "").strip():
        return ()
    return tuple(_to_hold(incident))


def _to_hold(incident: Incident) -> Iterator[Missing]:
    """Yield it in the order of the sections."""
    opening = {"no start yet", "no impact yet"}
    yield from (each for each in missing_fields(incident) if each.words.partition(":")[0] in opening)
    if incident.meeting.scheduled is None:
        yield Missing("people", "no time yet: when the meeting is", "meeting.scheduled")
    if not _is_led(incident):
        yield Missing("people", "no facilitator yet: who leads the meeting", "meeting.facilitator")
    if why := uninvited(incident):
        yield Missing("people", why)
    if not is_drafted(incident):
        yield Missing("timeline", f"no draft of the timeline yet: {rows(incident)} of {DRAFT} lines")
    if not incident.detected_by:
        yield Missing("resolution", "nothing says yet who noticed first: an alert, a customer, staff", "detected_by")
    if not is_linked(incident):
        yield Missing("appendix", "no link yet: logs or a dashboard")


def missing_to_publish(
    incident: Incident, now: datetime, settings: Settings, people: Iterable[str] = (), open_findings: int = 0
) -> tuple[Missing, ...]:
    """Return what is missing to publish: the fields that are empty, then the conditions that are not met.

    Args:
        incident: The record; for a published one nothing is missing.
        now: An aware time.
        settings: In whose zone the day is counted.
        people: Names beyond the attendees, for the check that a root is no person.
        open_findings: How many are to be reworded in the whole document.
    """
    unmet = [each for each in conditions(incident, "published", now, settings, people, open_findings) if not each.met]
    fields = missing_fields(incident) if any(each.text == FILLED for each in unmet) else ()
    named = {each.section for each in fields}
    others = (Missing(each.section, each.why) for each in unmet if each.text != FILLED and each.section not in named)
    return tuple(dict.fromkeys((*fields, *others)))


def _reached(step: str, incident: Incident, people: tuple[str, ...]) -> tuple[bool, ...]:
    return tuple(criterion.reached for criterion in criteria(step, incident, people))


def _is_planned(incident: Incident) -> bool:
    """Return whether it is known when the meeting is, or was, or why there is none."""
    meeting = incident.meeting
    return bool(meeting.scheduled or meeting.held or incident.reasons.get("no-meeting", "").strip())


def _has_roles(incident: Incident) -> bool:
    """Return whether those who responded and those who were affected are listed, or why these are not (S37, S38)."""
    roles = {who.role for who in incident.attendees}
    affected = "stakeholder" in roles or bool(incident.reasons.get("no-stakeholder", "").strip())
    return "responder" in roles and affected


def _is_led(incident: Incident) -> bool:
    return bool(incident.meeting.facilitator.strip()) or any(who.role == "facilitator" for who in incident.attendees)


def _any(texts: Iterable[str]) -> bool:
    return any(map(str.strip, texts))
