"""A record as lines that any terminal shows and a screen reader reads well: no boxes, no columns, words for marks.

Every section is a function that yields its lines; one that yields none is left out. Whatever a person wrote is there.
"""

from collections.abc import Iterator
from datetime import date, tzinfo

from noblame.cli.lines import View, bullets, fact, joined, moment
from noblame.cli.plain_actions import actions
from noblame.cli.plain_story import attendees, detection, resolution, timeline, why
from noblame.record.incident import Incident, StepTime
from noblame.record.notation.timeline import duration
from noblame.review.words import exactly


def plain_lines(incident: Incident, zone: tzinfo, today: date) -> Iterator[str]:
    """Yield the lines of a record, times in `zone`, actions as they stand on the day `today`."""
    view = View(incident, zone, today)
    yield incident.title
    yield from _facts(view)
    for heading, section in SECTIONS.items():
        lines = list(section(view))
        if lines:
            yield from ("", heading, *lines)


def _facts(view: View) -> Iterator[str]:
    """Yield what stands at the top of every post-mortem (S22 to S26)."""
    incident = view.incident
    yield from fact("Severity", incident.severity)
    yield f"Status: {incident.status}"
    yield from fact("Started", moment(incident.started, view))
    yield from fact("Detected", joined((moment(incident.detected, view), incident.detected_by and _by(incident))))
    yield from fact("Resolved", moment(incident.resolved, view) or (incident.started and "not yet"))
    lasted = duration(incident)
    yield from fact("Duration", "" if lasted is None else exactly(lasted))
    yield from fact("Impact", incident.impact)
    yield from fact("Customers affected", "yes" if incident.customer_impact else "")
    yield from fact("Affected", joined(incident.affected))
    yield from fact("Tags", joined(incident.tags))


def _by(incident: Incident) -> str:
    """Return who noticed first: an alert, a customer, staff."""
    return f"by {incident.detected_by}"


def _triage(view: View) -> Iterator[str]:
    """Yield why a post-mortem is held, or not."""
    if view.incident.triage:
        yield from fact("Verdict", view.incident.triage.verdict)
        yield from fact("Criteria", joined(view.incident.triage.criteria))
        yield from fact("Reason", view.incident.triage.reason)


def _root_cause(view: View) -> Iterator[str]:
    yield from filter(None, [view.incident.root_cause])


def _lessons(view: View) -> Iterator[str]:
    lessons = view.incident.lessons
    yield from bullets("What went well", lessons.went_well)
    yield from bullets("What to improve", lessons.to_improve)
    yield from bullets("Where we were lucky", lessons.lucky)
    yield from fact("What we will do differently", lessons.headline)


def _improvements(view: View) -> Iterator[str]:
    for number, one in enumerate(view.incident.improvements, 1):
        votes = f"{one.votes} {'vote' if one.votes == 1 else 'votes'}" if one.votes else ""
        held = one.held_from and f"held from {one.held_from}"
        yield f"{number}. {joined((one.idea, votes, held, one.decided and f'not done: {one.decided}'), '; ')}"


def _parked(view: View) -> Iterator[str]:
    for one in view.incident.parked:
        yield f"- {joined((one.what, one.for_ and f'for {one.for_}'), '; ')}"


def _questions(view: View) -> Iterator[str]:
    for one in view.incident.questions:
        yield f"- {joined((one.ask, one.who and f'to be answered by {one.who}'), ' ')}"


def _links(view: View) -> Iterator[str]:
    for one in view.incident.links:
        yield f"- {joined((joined((one.title, one.kind)), one.url), ': ')}"


def _notes(view: View) -> Iterator[str]:
    yield from filter(None, [view.incident.notes])


def _checklist(view: View) -> Iterator[str]:
    for item, ticked in view.incident.checklist.items():
        yield f"{item}: {'done' if ticked else 'not done'}"


def _reasons(view: View) -> Iterator[str]:
    for rule, reason in view.incident.reasons.items():
        yield f"{rule}: {reason}"


def _meeting(view: View) -> Iterator[str]:
    meeting = view.incident.meeting
    yield from fact("Scheduled", moment(meeting.scheduled, view))
    yield from fact("Held", moment(meeting.held, view))
    yield from fact("Ended", moment(meeting.ended, view))
    yield from fact("Facilitator", meeting.facilitator)
    yield from fact("The framing was said", meeting.framing_said and "yes")
    yield from fact("The room agreed on the timeline", meeting.timeline_agreed and "yes")
    yield from (f"{step}: {_spent(time)}" for step, time in meeting.steps.items())
    if meeting.pulse:
        hands, learned, again = meeting.pulse.hands, meeting.pulse.learned, meeting.pulse.again
        yield f"Show of hands: {hands} in the room, {learned} learned something, {again} would do it again"


def _spent(time: StepTime) -> str:
    """Return the seconds of a step as people say them: `planned 2:00, spent 2:11`."""
    parts = (("planned", time.planned), ("spent", time.spent), ("added", time.added))
    return joined(f"{word} {seconds // 60}:{seconds % 60:02}" for word, seconds in parts if seconds or word != "added")


def _followed(view: View) -> Iterator[str]:
    """Yield what happened after the meeting."""
    incident = view.incident
    yield from fact("Actions looked at again on", joined(map(str, incident.reviews)))
    yield from fact("People hours", incident.cost.people_hours if incident.cost else 0)
    for one in incident.shared:
        by = one.by and f"by {one.by}"
        yield f"- shared: {joined((joined((one.where, str(one.on or ''), by)), one.url), ': ')}"


def _accepted(view: View) -> Iterator[str]:
    for one in view.incident.accepted:
        yield f"- {joined((one.text, one.rule and f'rule {one.rule}', one.reason), '; ')}"


SECTIONS = {
    "Is a post-mortem due?": _triage,
    "Attendees": attendees,
    "Timeline": timeline,
    "Detection": detection,
    "Resolution": resolution,
    "Root cause": _root_cause,
    "Why it happened": why,
    "Lessons": _lessons,
    "Improvements": _improvements,
    "Actions": actions,
    "Parked": _parked,
    "Open questions": _questions,
    "Links": _links,
    "Notes": _notes,
    "Checklist": _checklist,
    "Reasons": _reasons,
    "Meeting": _meeting,
    "Afterwards": _followed,
    "Wording that was kept on purpose": _accepted,
}
"""Every section with its heading, in the order of the document."""
