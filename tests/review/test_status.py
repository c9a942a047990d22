from datetime import UTC, date, datetime
from typing import Any

import pytest
from msgspec.structs import replace

from noblame.record.incident import (
    Action,
    Attendee,
    Cause,
    Entry,
    Incident,
    Lessons,
    MeetingNotes,
    Shared,
    Status,
    Triage,
)
from noblame.review.status import back_to, conditions, moved, next_status, standing
from noblame.settings import Settings

NOW = datetime(2026, 12, 4, 12, tzinfo=UTC)
AT = datetime(2026, 11, 18, 14, 2, tzinfo=UTC)
ROOT = Cause(because="No automated check notices a connection that is never closed", kind="root", recurs="no")
HUMAN = Cause(because="Human error", kind="root")
GOOD = Action(what="Add alert for connection pool >80%", owner="Tomás Vidal", due="2026-12-01")
WHOLE = Incident(
    title="Checkout unavailable",
    severity="P1",
    started=AT,
    resolved=AT.replace(hour=15),
    impact="38 % of checkouts failed",
    timeline=(Entry(at=AT, what="Deploy"),),
    detection="The pool alert paged.",
    resolution="Rolled back.",
    causes=(ROOT,),
    lessons=Lessons(went_well=("Fast",), to_improve=("No alert",)),
    actions=(GOOD,),
    attendees=(Attendee(name="Dana Okafor"),),
    meeting=MeetingNotes(held=AT, timeline_agreed=True),
    reviews=(date(2026, 12, 3),),
    shared=(Shared(where="wiki"),),
)


def unmet(to: Status, open_findings: int = 0, **changes: Any) -> list[tuple[str, str]]:
    """Return where and why the whole record with these changes cannot move on to a status."""
    before = {"reviewed": "draft", "published": "reviewed", "closed": "published"}[to]
    incident = replace(WHOLE, **({"status": before} | changes))
    asked = conditions(incident, to, NOW, Settings(), (), open_findings)
    assert asked
    return [(each.section, each.why) for each in asked if not each.met]


def test_a_whole_record_can_go_on_until_its_actions_are_open() -> None:
    assert unmet("reviewed") == []
    assert unmet("published") == []
    assert unmet("closed") == [("actions", "1 action still to be done, or decided otherwise")]
    assert unmet("closed", actions=(replace(GOOD, done=True),)) == []
    assert unmet("closed", actions=(replace(GOOD, decided="no"),)) == []


@pytest.mark.parametrize(
    ("section", "changes", "settled"),
    [
        ("people", {"meeting": MeetingNotes(timeline_agreed=True)}, {"reasons": {"no-meeting": "four time zones"}}),
        ("timeline", {"meeting": MeetingNotes(held=AT)}, {"checklist": {"reviewed": True}}),
        ("root-cause", {"causes": ()}, {"causes": (ROOT,)}),
        ("root-cause", {"causes": (replace(ROOT, because="Dana was tired"),)}, {"causes": (ROOT,)}),
        ("actions", {"actions": ()}, {"reasons": {"no-actions": "it is gone"}}),
    ],
)
def test_reviewed_asks_for(section: str, changes: dict[str, Any], settled: dict[str, Any]) -> None:
    assert [where for where, _ in unmet("reviewed", **changes)] == [section]
    assert unmet("reviewed", **(changes | settled)) == []


@pytest.mark.parametrize(
    ("section", "why", "changes"),
    [
        ("summary", "no impact yet: who was affected, how severely", {"impact": " "}),
        ("actions", "1 of 2 kept actions without owner or date", {"actions": (GOOD, Action(what="Add it"))}),
        ("publish", "1 of 1 root not answered", {"causes": (replace(ROOT, recurs=""), HUMAN)}),
        ("publish", "1 of 2 roots not answered", {"causes": (ROOT, replace(ROOT, recurs=""))}),
        (
            "people",
            "no meeting yet, and no reason for none: a document that is only sent around teaches few",
            {"meeting": MeetingNotes()},
        ),
    ],
)
def test_published_asks_for(section: str, why: str, changes: dict[str, Any]) -> None:
    assert unmet("published", **changes) == [(section, why)]


def test_published_asks_that_nothing_is_left_to_reword() -> None:
    assert unmet("published", open_findings=2) == [("publish", "2 open language findings")]
    assert unmet("published", open_findings=1) == [("publish", "1 open language finding")]


def test_a_done_or_decided_action_is_no_wish() -> None:
    assert unmet("published", actions=(GOOD, Action(what="Add it", done=True), Action(what="Or", decided="no"))) == []


def test_a_root_that_could_recur_is_shown_though_it_is_answered() -> None:
    causes = (ROOT, replace(ROOT, recurs="yes"), replace(ROOT, recurs="unsure"))
    asked = conditions(replace(WHOLE, status="reviewed", causes=causes), "published", NOW, Settings())
    (recurring,) = (each for each in asked if "same way" in each.text)
    assert (recurring.met, recurring.why) == (True, "2 of 3 roots could happen the same way")


def test_a_meeting_that_was_not_held_shows_its_reason() -> None:
    record = replace(WHOLE, meeting=MeetingNotes(), reasons={"no-meeting": "four time zones"})
    asked = {each.text: each for each in conditions(record, "published", NOW, Settings())}
    assert asked["the meeting was held"].met
    assert asked["the meeting was held"].why == "no meeting: four time zones"


@pytest.mark.parametrize(
    ("causes", "why"),
    [
        ((), "no cause is marked as root yet"),
        ((replace(ROOT, kind="contributing"),), "no cause is marked as root yet"),
        ((HUMAN,), "no root yet that is an answer about the system, not about a person"),
    ],
)
def test_where_there_is_no_root_nothing_was_said_of_each(causes: tuple[Cause, ...], why: str) -> None:
    record = replace(WHOLE, status="reviewed", causes=causes, root_cause="No check notices it.")
    asked = conditions(record, "published", NOW, Settings())
    (recurring,) = (each for each in asked if "same way" in each.text)
    assert (recurring.met, recurring.why, recurring.section) == (False, why, "root-cause")


def test_that_there_is_no_action_at_all_is_asked_about_before_it_is_closed() -> None:
    assert unmet("closed", actions=()) == [("actions", "there is no action: is that on purpose?")]
    assert unmet("closed", actions=(), reasons={"no-actions": "it is gone"}) == []
    closed = replace(WHOLE, status="published", actions=(), reasons={"no-actions": "it is gone"})
    assert conditions(closed, "closed", NOW, Settings())[0].why == "no action: it is gone"


def test_of_no_action_it_is_not_said_in_silence_that_none_is_a_wish() -> None:
    asked = conditions(replace(WHOLE, status="reviewed", actions=()), "published", NOW, Settings())
    (wishes,) = (each for each in asked if "wish" in each.text)
    assert (wishes.met, wishes.why) == (True, "there is no action")


@pytest.mark.parametrize(
    ("why", "changes"),
    [
        ("no later sprint has looked at the actions yet", {"reviews": ()}),
        ("planned for 2026-12-05", {"reviews": (date(2026, 12, 5),)}),
        ("nothing says where it was shared yet", {"shared": ()}),
        ("nothing says where it was shared yet", {"shared": (Shared(by="Ana"),)}),
    ],
)
def test_closed_asks_for(why: str, changes: dict[str, Any]) -> None:
    assert unmet("closed", actions=(replace(GOOD, done=True),), **changes) == [("publish", why)]


def test_a_status_that_is_skipped_asks_all_the_same_and_once() -> None:
    drafted = replace(WHOLE, meeting=MeetingNotes())
    asked = conditions(drafted, "published", NOW, Settings())
    assert [each.text for each in asked if not each.met] == ["the meeting was held", "the room agrees on the timeline"]
    assert len({each.text for each in asked}) == len(asked)


def test_going_back_asks_for_nothing() -> None:
    empty = Incident(title="x", status="closed")
    for to in ("draft", "reviewed", "published", "closed"):
        assert conditions(empty, to, NOW, Settings()) == ()


def test_each_status_has_a_next_and_one_before() -> None:
    order: list[Status] = ["draft", "reviewed", "published", "closed"]
    records = [Incident(title="x", status=status) for status in order]
    assert [next_status(record) for record in records] == [*order[1:], None]
    assert [back_to(record) for record in records] == [None, *order[:-1]]


def test_a_move_stores_the_reason_and_a_later_one_forgets_it() -> None:
    record = Incident(title="x", reasons={"no-actions": "it is gone"})
    reviewed = moved(record, "reviewed", " nobody had time ")
    assert reviewed.status == "reviewed"
    assert reviewed.reasons == {"no-actions": "it is gone", "status-reviewed": "nobody had time"}
    published = moved(reviewed, "published")
    assert published.reasons == reviewed.reasons
    urgent = moved(reviewed, "published", "urgent")
    assert urgent.reasons == reviewed.reasons | {"status-published": "urgent"}
    assert moved(urgent, "reviewed").reasons == reviewed.reasons
    assert moved(urgent, "draft").reasons == record.reasons
    again = replace(urgent, status="draft")
    assert moved(again, "reviewed").reasons == record.reasons


SKIPPED = Incident(title="Upgrade", triage=Triage(criteria=("planned",), verdict="skip"))


def test_a_skipped_record_says_only_why_it_is_one() -> None:
    (only,) = conditions(SKIPPED, "closed", NOW, Settings())
    assert (only.text, only.met) == ("one line says why there is no post-mortem", True)
    assert only.why == "skip: planned maintenance that went as planned"
    against = replace(SKIPPED, triage=Triage(criteria=("internal-outage",), verdict="skip"))
    assert not conditions(against, "published", NOW, Settings())[0].met
    assert len(conditions(replace(SKIPPED, triage=None), "published", NOW, Settings())) > 1


def test_the_obvious_fix_of_a_skipped_record_is_done_before_it_is_closed() -> None:
    trivial = replace(SKIPPED, actions=(GOOD,))
    assert [each.met for each in conditions(trivial, "published", NOW, Settings())] == [True]
    assert [each.met for each in conditions(trivial, "closed", NOW, Settings())] == [True, False]


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({}, "draft"),
        (
            {"status": "published", "reasons": {"status-published": "the vendor\nis gone"}},
            "published, with a reason: the vendor is gone",
        ),
        ({"status": "closed", "reasons": {"status-closed": "moved"}}, "closed, with a reason: moved"),
        ({"status": "closed", "reasons": {"status-published": "moved"}}, "closed"),
        ({"status": "closed", "actions": ()}, "closed · nothing is left to do"),
        ({"status": "published", "triage": SKIPPED.triage}, "skipped"),
    ],
)
def test_how_a_document_stands(fields: dict[str, Any], says: str) -> None:
    assert standing(replace(WHOLE, **fields)) == says
