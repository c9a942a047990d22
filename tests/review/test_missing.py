"""Who is missing from a meeting (S37 to S40, S84)."""

from typing import Any

import pytest

from noblame.record.incident import Attendee, Incident, MeetingNotes, Role
from noblame.review.missing import LEADERSHIP, NOBODY, RESPONDED, missing_people

ROLES: tuple[Role, ...] = ("facilitator", "responder", "stakeholder")


def who(name: str, role: Role = "", *, invited: bool = True, present: bool = True) -> Attendee:
    return Attendee(name=name, role=role, invited=invited, present=present)


FULL = tuple(who(role.title(), role) for role in ROLES)


def said(*people: Attendee, here: bool = False, **fields: Any) -> tuple[str, ...]:
    return missing_people(Incident(title="t", attendees=people, **fields), here=here)


def test_with_everybody_there_is_nothing_to_say() -> None:
    assert said(*FULL) == said(*FULL, here=True) == ()


def test_nobody_listed_teaches_how_to_list_people() -> None:
    assert said() == (NOBODY,)


@pytest.mark.parametrize(
    ("role", "words"),
    [
        ("responder", "somebody who responded"),
        ("stakeholder", "somebody who was affected"),
        ("facilitator", "a facilitator"),
    ],
)
def test_each_needed_role_is_missed_alone(role: Role, words: str) -> None:
    rest = [each for each in FULL if each.role != role]
    assert said(*rest) == (f"Missing: {words}",)
    assert said(*rest, who("X", role, present=False), here=True)[0] == f"Not here: {words}"
    assert said(*rest, who("X", role, present=False)) == ()


def test_a_reason_stands_in_for_the_people_affected() -> None:
    rest = [each for each in FULL if each.role != "stakeholder"]
    assert said(*rest, reasons={"no-stakeholder": "only machines were"}) == ()
    assert said(*rest, reasons={"no-stakeholder": " "}) == ("Missing: somebody who was affected",)


def test_the_lead_may_be_named_with_the_meeting() -> None:
    rest = FULL[1:]
    assert said(*rest, meeting=MeetingNotes(facilitator="Mei Tanaka")) == ()
    absent = who("mei  tanaka", present=False)
    assert said(*rest, absent, here=True, meeting=MeetingNotes(facilitator="Mei Tanaka")) == (
        "Not here: a facilitator",
    )


def test_an_absent_responder_is_named_in_the_lobby_only() -> None:
    people = (*FULL, who("Ines Faro", "responder", present=False))
    assert said(*people, here=True) == ("Absent, who responded: Ines Faro",)
    assert said(*people) == ()


def test_who_has_no_invitation_yet_is_named_before_the_meeting() -> None:
    assert said(*FULL, who("Bo", invited=False)) == ("Not invited yet: Bo",)
    assert said(*(who(each.name, each.role, invited=False) for each in FULL)) == ("Nobody is invited yet",)
    assert said(*FULL, who("Bo", invited=False), here=True) == ()


def test_a_lead_who_responded_is_noticed_whatever_the_spelling() -> None:
    assert said(*FULL, who("Mei", "responder"), meeting=MeetingNotes(facilitator="MEI")) == (RESPONDED,)
    assert said(*FULL, who("Facilitator", "responder")) == (RESPONDED,)
    assert said(*FULL, who("Mei", "expert"), meeting=MeetingNotes(facilitator="Mei")) == ()


def test_leadership_comes_for_visibility() -> None:
    assert said(*FULL, who("Leif", "leadership")) == (LEADERSHIP,)
    assert said(*FULL, who("Leif", "leadership", present=False), here=True) == ()
