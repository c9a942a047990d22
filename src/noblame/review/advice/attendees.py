"""Advice about who should be in the room (S37 to S40, S84)."""

from collections.abc import Iterator

from noblame.review.advice.case import Case, Rule, Said


def _is_awaited(case: Case) -> bool:
    """Return whether it is time to think about who comes."""
    return case.over or case.incident.meeting.scheduled is not None


def _roles(case: Case) -> set[str]:
    return {who.role for who in case.incident.attendees}


def no_responder(case: Case) -> Iterator[Said]:
    """Yield where nobody is listed who worked on the incident (S37); leadership alone is the next rule's."""
    if _is_awaited(case) and "responder" not in _roles(case) and not _is_only_leadership(case):
        message = "No responder is listed: those who worked on the incident know what happened."
        yield Said("attendees", message, "Add who worked on it, with the role responder.")


def only_leadership(case: Case) -> Iterator[Said]:
    """Yield where leadership comes and no responder (S40): it is there for visibility."""
    if _is_awaited(case) and _is_only_leadership(case):
        message = "Leadership is listed and no responder; those who worked on the incident know what happened."
        yield Said("attendees", message, "Add who worked on it, with the role responder.")


def _is_only_leadership(case: Case) -> bool:
    return "leadership" in _roles(case) and "responder" not in _roles(case)


def no_stakeholder(case: Case) -> Iterator[Said]:
    """Yield where nobody comes who was affected, and no reason says why (S38)."""
    if _is_awaited(case) and case.attendees and "stakeholder" not in _roles(case):
        message = "No stakeholder is listed: those who were affected know what it was like."
        yield Said("attendees", message, "Add one, or give the reason.", keys=("reasons: no-stakeholder",))


def facilitator_responds(case: Case) -> Iterator[Said]:
    """Yield where who facilitates was also a responder (S37): both at once leave no room to listen."""
    people = case.incident.attendees
    facilitators = {who.name.casefold() for who in people if who.role == "facilitator"}
    facilitators |= {case.incident.meeting.facilitator.strip().casefold()} - {""}
    for index, who in enumerate(people):
        if who.role == "responder" and who.name.casefold() in facilitators:
            message = (
                "One person is facilitator and responder: telling what happened and leading the talk is hard at once."
            )
            yield Said(f"attendees[{index}]", message, "Ask somebody who was not involved to facilitate.")
            return


def nobody_invited(case: Case) -> Iterator[Said]:
    """Yield where a meeting is scheduled and nobody is marked as invited (S84)."""
    meeting, people = case.incident.meeting, case.incident.attendees
    if meeting.scheduled is None or meeting.held is not None or case.incident.checklist.get("invited"):
        return
    if not any(who.invited for who in people):
        message = "A meeting is scheduled, and nobody is marked as invited."
        yield Said("attendees", message, "Invite everyone relevant, and mark who was invited.", keys=("invited: true",))


RULES = (
    Rule("no-responder", "nudge", "A meeting without those who worked on the incident", no_responder),
    Rule("only-leadership", "nudge", "A meeting of leadership without responders", only_leadership),
    Rule("no-stakeholder", "nudge", "A meeting without those who were affected", no_stakeholder),
    Rule("facilitator-responds", "nudge", "A facilitator who was a responder", facilitator_responds),
    Rule("nobody-invited", "nudge", "A scheduled meeting to which nobody is invited", nobody_invited),
)
