"""All advice on one record: in which order, how loud, and what keeps it silent."""

from datetime import datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from tests.review.advice.records import ACTION, GOOD, NOW, PEOPLE, action, at, good, root

from noblame.record.incident import Accepted, Incident, Lessons, MeetingNotes, Triage
from noblame.review.advice.all import advise
from noblame.review.advice.case import cause_place
from noblame.review.advice.paths import section_key, steps, text_at
from noblame.settings import Deadlines, Settings

EMPTY = Incident(title="Checkout is down")
WISH = replace(action(owner=""), status="draft", meeting=MeetingNotes())
"""A draft of an incident that ended on the 18th at 14:49."""


def ids(incident: Incident, now: datetime = NOW, settings: Settings | None = None, **others: Any) -> list[str]:
    return [each.id for each in advise(incident, now, settings or Settings(), **others)]


def level(incident: Incident, id_: str, now: datetime = NOW, settings: Settings | None = None) -> str:
    found = [each.level for each in advise(incident, now, settings or Settings()) if each.id == id_]
    return found[0] if found else ""


def test_of_an_incident_that_goes_on_nothing_is_lacking_yet() -> None:
    assert ids(EMPTY) == []
    assert ids(replace(EMPTY, started=at("25 11:00"), timeline=GOOD.timeline[:1])) == []


def test_once_it_is_over_facts_are_asked_for_and_no_analysis() -> None:
    found = ids(replace(EMPTY, started=at("25 10:00"), resolved=at("25 11:00")))

    assert {"no-impact", "no-severity", "no-timeline", "no-resolution", "no-responder", "no-triage"} <= set(found)
    assert not {"no-causes", "no-actions", "no-wins", "no-headline", "no-root"} & set(found)


def test_after_the_meeting_the_analysis_is_asked_for_too() -> None:
    found = ids(replace(EMPTY, resolved=at("25 11:00"), meeting=MeetingNotes(held=at("25 11:30"))))

    assert {"no-causes", "no-actions", "no-wins", "no-headline"} <= set(found)


def test_advice_stands_in_the_order_of_the_document_and_loud_before_quiet() -> None:
    incident = good(
        title="Tomás Vidal's deploy",
        severity="",
        links=(),
        lessons=Lessons(),
        causes=(),
        actions=(replace(ACTION, priority="", ticket=""), replace(ACTION, owner="", id="a2")),
        shared=(),
    )
    found = [(section_key(each.place), each.level) for each in advise(incident, NOW, Settings())]

    assert found == [
        ("title", "warn"),
        ("severity", "nudge"),
        ("causes", "warn"),
        ("lessons.went_well", "nudge"),
        ("lessons.to_improve", "hint"),
        ("lessons.headline", "nudge"),
        ("actions", "warn"),
        ("actions", "nudge"),
        ("actions", "hint"),
        ("links", "hint"),
        ("shared", "nudge"),
        ("shared", "nudge"),
    ]


@pytest.mark.parametrize(
    ("now", "said"),
    [
        ("20 14:49", "hint"),  # two days after the end, to the minute
        ("20 14:50", "warn"),
    ],
)
def test_a_draft_is_only_hinted_at_until_its_meeting_is_late(now: str, said: str) -> None:
    assert level(WISH, "wish", at(now)) == said


@pytest.mark.parametrize(("now", "said"), [("25 14:49", "hint"), ("25 14:50", "warn")])
def test_a_draft_after_the_meeting_is_only_hinted_at_until_its_publication_is_late(now: str, said: str) -> None:
    met = replace(WISH, meeting=GOOD.meeting)

    assert level(met, "wish", at(now)) == said


def test_what_is_no_draft_any_more_is_told_in_full() -> None:
    assert level(replace(WISH, status="reviewed"), "wish", at("19 12:00")) == "warn"


def test_a_team_sets_levels_and_deadlines() -> None:
    published = action(owner="")

    assert level(published, "wish", settings=Settings(rules={"wish": "error"})) == "error"
    assert level(published, "wish", settings=Settings(rules={"wish": "hint"})) == "hint"
    assert level(published, "wish", settings=Settings(rules={"wish": "off"})) == ""
    assert (
        level(WISH, "wish", settings=Settings(deadlines=Deadlines(meeting_hours=999, publish_business_days=99)))
        == "hint"
    )


def test_a_draft_in_time_is_only_hinted_at_whatever_a_team_sets() -> None:
    assert level(WISH, "wish", at("19 12:00"), Settings(rules={"wish": "error"})) == "hint"


def test_a_reason_overrides_the_rule_that_it_is_given_for() -> None:
    assert ids(good(links=())) == ["no-links"]
    assert ids(good(links=(), reasons={"no-links": "the logs are gone"})) == []
    assert ids(good(links=(), reasons={"no-links": " "})) == ["no-links"]


@pytest.mark.parametrize(
    ("accepted", "kept"),
    [
        (Accepted(text="", rule="wish"), True),
        (Accepted(text=ACTION.what.replace(" rule", "\n rule"), rule="wish"), True),
        (Accepted(text="another action", rule="wish"), False),
        (Accepted(text=ACTION.what, rule="overdue"), False),
        (Accepted(text=ACTION.what), False),
    ],
)
def test_an_accepted_entry_keeps_its_rule_silent_for_its_words(accepted: Accepted, *, kept: bool) -> None:
    incident = replace(action(owner=""), accepted=(accepted,))

    assert ("wish" not in ids(incident)) == kept


def test_where_none_is_due_only_contradictions_and_open_actions_are_told() -> None:
    skipped = Incident(
        title="Disk replaced as planned",
        status="reviewed",
        started=at("18 14:00"),
        resolved=at("18 13:00"),
        triage=Triage(criteria=("planned",), verdict="skip"),
        actions=(replace(ACTION, owner=""),),
    )

    assert ids(skipped) == ["resolved-before-started", "wish"]


def test_names_given_besides_count_in_a_title() -> None:
    assert ids(good(title="Ines Faro's query")) == []
    assert ids(good(title="Ines Faro's query"), people=("Ines Faro",)) == ["title-names-person"]
    assert ids(good(title="Ines Faro's query"), settings=Settings(people=("Ines Faro",))) == ["title-names-person"]


@pytest.mark.parametrize("owner", ["Checkout", "checkout team", "Platform"])
def test_a_team_that_owns_something_may_stand_in_a_title(owner: str) -> None:
    assert "title-names-person" not in ids(replace(action(owner=owner), title=f"{owner} is down"))


def test_what_is_affected_may_be_called_like_a_person() -> None:
    people = (*PEOPLE, replace(PEOPLE[0], name="Jenkins", role="expert"))

    assert ids(good(title="Jenkins is down", attendees=people)) == ["title-names-person"]
    assert ids(good(title="Jenkins is down", attendees=people, affected=("jenkins",))) == []


@pytest.mark.parametrize(
    ("place", "key"),
    [
        ("title", "title"),
        ("actions[2]", "actions"),
        ("causes[0].next[1]", "causes"),
        ("lessons.went_well", "lessons.went_well"),
        ("lessons", "lessons"),
        ("meeting.held", "meeting"),
        ("resolution.permanent", "resolution"),
    ],
)
def test_the_section_of_a_place_is_its_top_key(place: str, key: str) -> None:
    assert section_key(place) == key


@given(st.lists(st.integers(0, 99), min_size=1, max_size=8))
def test_the_place_of_a_cause_reads_back_as_its_path(path: list[int]) -> None:
    assert [step for step in steps(cause_place(tuple(path))) if isinstance(step, int)] == path


@pytest.mark.parametrize(
    ("place", "text"),
    [
        ("title", GOOD.title),
        ("timeline[1]", "Pool alert paged on-call"),
        ("causes[0].next[1]", "The alert fires only once the pool is empty"),
        ("lessons.headline", GOOD.lessons.headline),
        ("lessons.went_well", ""),
        ("attendees[0]", "Mei Tanaka"),
        ("actions[9]", ""),
        ("meeting.held", ""),
        ("nothing.here", ""),
    ],
)
def test_the_text_at_a_place_is_what_people_wrote_there(place: str, text: str) -> None:
    assert text_at(GOOD, place) == text


def test_a_zone_says_when_it_is_today() -> None:
    due = action(due="2026-11-24")
    midnight = at("24 23:30")

    assert "overdue" not in ids(due, midnight)
    assert "overdue" in ids(due, midnight, Settings(timezone="Europe/Berlin"))


def test_of_a_person_as_root_nothing_is_said_but_that_it_is_none() -> None:
    asked = {"may-recur", "recurs-unanswered", "root-without-action"}
    assert ids(root(because="Human error", recurs="yes")) == ["person-root"]
    assert asked.isdisjoint(ids(root(because="Human error", recurs="", id="")))
    assert asked - set(ids(root(recurs="", id=""))) == {"may-recur"}
