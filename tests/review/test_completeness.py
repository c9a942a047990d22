from datetime import UTC, date, datetime

import pytest
from msgspec.structs import replace

from noblame.meeting.sections import SECTIONS
from noblame.record.incident import (
    Action,
    Attendee,
    Cause,
    Entry,
    Improvement,
    Incident,
    Lessons,
    Link,
    MeetingNotes,
    Parked,
    Question,
    Shared,
    Triage,
)
from noblame.review.completeness import key_facts, missing_to_hold, missing_to_publish, sections
from noblame.settings import Settings

AT = datetime(2026, 11, 18, 14, 2, tzinfo=UTC)
NOW = datetime(2026, 11, 25, 12, tzinfo=UTC)
ROOT = Cause(because="No automated check notices a connection that is never closed", kind="root", recurs="no")
GOOD = Action(what="Add alert for connection pool >80%", owner="Tomás Vidal", due="2026-12-01")
WHOLE = Incident(
    title="Checkout unavailable",
    severity="P1",
    started=AT,
    detected=AT.replace(minute=9),
    resolved=AT.replace(minute=49),
    detected_by="alert",
    impact="38 % of checkouts failed",
    affected=("checkout",),
    attendees=(
        Attendee(name="Ana", role="responder", invited=True),
        Attendee(name="Kofi", role="stakeholder", invited=True),
        Attendee(name="Mei", role="facilitator", invited=True),
    ),
    timeline=tuple(Entry(at=AT, what=f"line {number}") for number in range(5)),
    detection="The pool alert paged.",
    resolution="Rolled back.",
    causes=(replace(ROOT, actionable=True),),
    lessons=Lessons(went_well=("Fast",), to_improve=("No alert",), headline="We watch the pool."),
    improvements=(Improvement(idea="Alert"),),
    actions=(GOOD,),
    links=(Link(url="https://g.example"),),
    meeting=MeetingNotes(scheduled=AT, held=AT, timeline_agreed=True),
    status="published",
    shared=(Shared(where="wiki"),),
)


def test_a_whole_record_is_done_and_an_empty_one_is_empty_in_every_section_of_the_drafting() -> None:
    assert sections(WHOLE) == dict.fromkeys(SECTIONS, "done")
    assert sections(Incident(title="x")) == dict.fromkeys(SECTIONS, "empty")


@pytest.mark.parametrize(
    ("section", "change"),
    [
        ("summary", {"severity": ""}),
        ("summary", {"started": None}),
        ("summary", {"resolved": None}),
        ("summary", {"impact": " "}),
        ("summary", {"affected": ()}),
        ("people", {"attendees": WHOLE.attendees[1:]}),
        ("people", {"attendees": WHOLE.attendees[:1]}),
        ("people", {"meeting": MeetingNotes()}),
        ("timeline", {"timeline": WHOLE.timeline[:4]}),
        ("resolution", {"detected_by": ""}),
        ("resolution", {"detection": ""}),
        ("resolution", {"resolution": " "}),
        ("root-cause", {"causes": (ROOT,)}),
        ("root-cause", {"causes": (), "root_cause": "A leak."}),
        ("improvements", {"improvements": ()}),
        ("improvements", {"lessons": Lessons(went_well=("Fast",), headline="x")}),
        ("actions", {"actions": (replace(GOOD, due="soon"),)}),
        ("wins", {"lessons": Lessons(went_well=("Fast",), to_improve=("x",))}),
        ("wins", {"lessons": Lessons(lucky=("It was noon",), to_improve=("x",))}),
        ("appendix", {"links": (), "questions": (Question(ask="Why?"),)}),
        ("appendix", {"links": (), "parked": (Parked(what="rota"),)}),
        ("appendix", {"links": (), "notes": "x"}),
        ("publish", {"shared": ()}),
        ("publish", {"status": "reviewed"}),
    ],
)
def test_a_section_that_lacks_something_is_started_and_no_other_changes(
    section: str, change: dict[str, object]
) -> None:
    signs = sections(replace(WHOLE, **change))
    assert {name for name, sign in signs.items() if sign != "done"} == {section}
    assert signs[section] == "started"


@pytest.mark.parametrize(
    ("section", "fields"),
    [
        ("summary", {"triage": Triage(verdict="always")}),
        ("people", {"attendees": (Attendee(name="Ana"),)}),
        ("timeline", {"timeline": (Entry(what="Deploy"),)}),
        ("root-cause", {"causes": (Cause(because="It leaks"),)}),
        ("actions", {"actions": (Action(what="x"),)}),
        ("publish", {"checklist": {"framed": True}}),
    ],
)
def test_a_little_is_a_start(section: str, fields: dict[str, object]) -> None:
    signs = sections(replace(Incident(title="x"), **fields))
    assert {name for name, sign in signs.items() if sign != "empty"} == {section}


def test_a_root_that_names_somebody_of_the_settings_is_not_done() -> None:
    record = replace(WHOLE, causes=(Cause(because="Skyler was on holiday", kind="root", actionable=True),))
    assert sections(record)["root-cause"] == "done"
    assert sections(record, ("Skyler Odum",))["root-cause"] == "started"


READY = replace(WHOLE, meeting=MeetingNotes(scheduled=AT))


@pytest.mark.parametrize(
    ("section", "words", "change"),
    [
        ("summary", "no start yet: when it began", {"started": None}),
        ("summary", "no impact yet: who was affected, how severely", {"impact": ""}),
        ("people", "no time yet: when the meeting is", {"meeting": MeetingNotes()}),
        ("people", "no facilitator yet: who leads the meeting", {"attendees": READY.attendees[:2]}),
        ("people", "no responder is listed", {"attendees": READY.attendees[1:]}),
        ("timeline", "no draft of the timeline yet: 4 of 5 lines", {"timeline": READY.timeline[:4]}),
        ("resolution", "nothing says yet who noticed first: an alert, a customer, staff", {"detected_by": ""}),
        ("appendix", "no link yet: logs or a dashboard", {"links": ()}),
    ],
)
def test_to_hold_the_meeting_one_thing_is_missing(section: str, words: str, change: dict[str, object]) -> None:
    assert missing_to_hold(READY) == ()
    assert [(each.section, each.words) for each in missing_to_hold(replace(READY, **change))] == [(section, words)]


def test_nothing_is_missing_to_hold_a_meeting_that_was_held_or_that_is_none() -> None:
    empty = Incident(title="x")
    assert len(missing_to_hold(empty)) == 8
    assert missing_to_hold(replace(empty, meeting=MeetingNotes(held=AT))) == ()
    assert missing_to_hold(replace(empty, reasons={"no-meeting": "four time zones"})) == ()
    assert (
        missing_to_hold(
            replace(READY, attendees=READY.attendees[:2], meeting=MeetingNotes(scheduled=AT, facilitator="Mei"))
        )
        == ()
    )


def to_publish(incident: Incident, open_findings: int = 0) -> list[tuple[str, str]]:
    return [(each.section, each.words) for each in missing_to_publish(incident, NOW, Settings(), (), open_findings)]


def test_to_publish_a_draft_everything_up_to_there_is_missing() -> None:
    draft = replace(WHOLE, status="draft")
    assert to_publish(draft) == []
    assert to_publish(draft, 1) == [("publish", "1 open language finding")]
    assert to_publish(replace(draft, impact="", actions=(GOOD, Action(what="Add it")))) == [
        ("summary", "no impact yet: who was affected, how severely"),
        ("actions", "1 of 2 kept actions without owner or date"),
    ]
    assert to_publish(replace(draft, meeting=MeetingNotes(held=AT))) == [
        ("timeline", "the room has not agreed on it yet")
    ]
    assert to_publish(replace(WHOLE, impact="")) == []


def test_what_is_missing_is_named_once() -> None:
    said = to_publish(Incident(title="x"))
    assert [words for _, words in said if "root" in words] == [
        "no root cause yet: mark a cause as root, or write it down"
    ]
    assert len(set(said)) == len(said)
    assert {section for section, _ in said} <= set(SECTIONS)


def test_the_key_facts_are_minutes_and_the_severity_in_words() -> None:
    facts = key_facts(WHOLE, Settings(severities={"P1": "the shop is closed"}))
    assert (facts.duration, facts.time_to_detect, facts.time_to_mitigate, facts.ongoing) == (47, 7, None, False)
    assert (facts.severity, facts.definition) == ("P1", "the shop is closed")


def test_the_key_facts_of_an_incident_that_goes_on() -> None:
    facts = key_facts(replace(WHOLE, resolved=None), Settings())
    assert (facts.duration, facts.ongoing, facts.time_to_mitigate) == (None, True, None)
    assert not key_facts(Incident(title="x"), Settings()).ongoing


@pytest.mark.parametrize(
    ("severity", "definition"), [("SEV2", "slow"), ("sev-2", "slow"), ("p2", "slow"), ("SEV4", ""), ("", "")]
)
def test_a_severity_counts_in_any_form(severity: str, definition: str) -> None:
    assert key_facts(replace(WHOLE, severity=severity), Settings(severities={"P2": "slow"})).definition == definition


def test_a_reviewed_date_counts_as_a_start() -> None:
    assert sections(replace(Incident(title="x"), reviews=(date(2026, 12, 3),)))["publish"] == "started"


def test_a_skipped_record_lacks_nothing_to_be_held_or_published() -> None:
    skipped = Incident(title="Upgrade", triage=Triage(criteria=("planned",), verdict="skip"))
    assert missing_to_hold(skipped) == ()
    assert missing_to_publish(skipped, NOW, Settings()) == ()
    assert missing_to_hold(replace(skipped, triage=Triage(verdict="usually")))
