"""Advice about the meeting and the publication: whether, when and how (S19, S20, S47, S64).

What is late is no warning: a check that fails because the day is another one stops commits that have nothing to do with
it. `noblame status` fails on what is late.
"""

from collections.abc import Iterator
from datetime import timedelta

from noblame.review.advice.advice import Level
from noblame.review.advice.case import Case, Rule, Said
from noblame.review.deadlines import meeting_deadline
from noblame.review.triage import is_skipped
from noblame.review.words import roughly

TOO_EARLY = timedelta(hours=4)
"""Sooner after the end people are tired, and the logs are not read (S19)."""

NONE_HELD = ("reasons: no-meeting",)


def no_meeting(case: Case) -> Iterator[Said]:
    """Yield where a document is out that no room has talked about (S64)."""
    if case.published and case.incident.meeting.held is None and not is_skipped(case.incident):
        message = "It is published, though no meeting was held; a document alone teaches few."
        fix = "Hold it all the same, or give the reason: a team may work asynchronously."
        yield Said("meeting.held", message, fix, keys=NONE_HELD)


def late_meeting(case: Case) -> Iterator[Said]:
    """Yield where the meeting is overdue, and softly where it was held late (S19, S83)."""
    held, end = case.incident.meeting.held, case.incident.resolved
    if "meeting" in case.late:
        message = f"The incident ended {roughly(case.now - end)} ago" if end else "The incident is over"
        fix = "Hold the meeting, or give the reason why there is none."
        verdict = case.incident.triage.verdict if case.incident.triage else ""
        level: Level | None = "hint" if verdict == "usually" else None
        yield Said("meeting.held", f"{message}, and the meeting was not held.", fix, level, keys=NONE_HELD)
    elif held and end and held > meeting_deadline(end, case.settings):
        hours = case.settings.deadlines.meeting_hours
        message = f"The meeting was held {roughly(held - end)} after the end of the incident, not within {hours} h."
        fix = "Plan the next one sooner: memory fades."
        yield Said("meeting.held", message, fix, "hint")


def early_meeting(case: Case) -> Iterator[Said]:
    """Yield where the meeting is, or was, within hours of the end (S19)."""
    meeting, end = case.incident.meeting, case.incident.resolved
    at = meeting.held or meeting.scheduled
    if at and end and at - end < TOO_EARLY:
        place, was = ("meeting.held", "was held") if meeting.held else ("meeting.scheduled", "is scheduled")
        when = "before the incident ended" if at < end else f"{roughly(at - end)} after the end of the incident"
        message = f"The meeting {was} {when}, when people are tired and few logs are read."
        fix = (
            "Look at timeline and causes again a day later."
            if meeting.held
            else "Move it to a day later, when people are rested."
        )
        yield Said(place, message, fix)


def late_publication(case: Case) -> Iterator[Said]:
    """Yield where the document should be out by now (S20)."""
    if "publication" in case.late and case.incident.resolved:
        ago = roughly(case.now - case.incident.resolved)
        yield Said(
            "status",
            f"The incident ended {ago} ago, and the document is not published.",
            "Publish it, or what there is so far.",
        )


def agenda_changed(case: Case) -> Iterator[Said]:
    """Yield where the meeting was planned otherwise than the practice does (S47).

    A minute that was added came from a later step, so what was planned at first is known only where none was.
    """
    steps = case.incident.meeting.steps
    if not steps or any(step.added for step in steps.values()):
        return
    from noblame.meeting.agenda import STEPS, Agenda, Slot, deviation  # noqa: PLC0415  most records have no steps yet

    slots = tuple(Slot(name, step.planned) for name, step in steps.items())
    said = deviation(Agenda(slots)) if set(steps) == set(STEPS) else ""
    if said:
        yield Said("meeting.steps", f"The agenda was not the usual one: {said}.", "Say in the notes how that went.")


RULES = (
    Rule("late-publication", "nudge", "A document that should be published by now", late_publication),
    Rule("no-meeting", "warn", "A document published without a meeting", no_meeting),
    Rule("late-meeting", "nudge", "A meeting that is overdue, or was late", late_meeting),
    Rule("early-meeting", "hint", "A meeting within hours of the incident", early_meeting),
    Rule("agenda-changed", "hint", "A meeting with another agenda than the usual one", agenda_changed),
)
