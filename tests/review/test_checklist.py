from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from msgspec.structs import replace

from noblame.meeting.agenda import STEPS
from noblame.record.incident import (
    Action,
    Attendee,
    Cause,
    Entry,
    Incident,
    Lessons,
    Link,
    MeetingNotes,
    Shared,
    StepTime,
    Triage,
)
from noblame.review.checklist import Item, by_hand, checklist
from noblame.settings import Deadlines, Settings

END = datetime(2026, 11, 18, 14, 49, tzinfo=UTC)  # a Wednesday
HOUR = timedelta(hours=1)
GOOD = Action(what="Add alert for connection pool >80%", owner="Tomás Vidal", due="2026-12-01")
COMING = (Attendee(name="Ana", role="responder", invited=True), Attendee(name="Kofi", role="stakeholder", invited=True))
NO_MEETING = {"no-meeting": "four time zones"}


def item(name: str, now: datetime = END + 37 * HOUR, settings: Settings | None = None, **fields: Any) -> Item:
    """Return how one item stands in a record with these fields."""
    incident = Incident(title="x", **fields)
    found = {each.id: each for each in checklist(incident, now, settings or Settings())}
    return found[name]


def state(name: str, now: datetime = END + 37 * HOUR, **fields: Any) -> tuple[bool, str]:
    one = item(name, now, **fields)
    return one.done, one.why


def lines(count: int) -> tuple[Entry, ...]:
    return tuple(Entry(what=f"line {number}") for number in range(count))


def test_there_are_thirteen_items_in_three_phases_and_an_empty_record_has_none_of_them() -> None:
    items = checklist(Incident(title="x"), END, Settings())
    assert [each.id for each in items] == [
        *("gathered", "scheduled", "invited", "drafted"),
        *("framed", "reviewed", "causes", "actions", "wins"),
        *("published", "ticketed", "tracked", "revisited"),
    ]
    assert [each.phase for each in items] == ["before"] * 4 + ["during"] * 5 + ["after"] * 4
    assert not any(each.done for each in items)
    assert all(each.why and each.words for each in items)


@pytest.mark.parametrize("name", [each.id for each in checklist(Incident(title="x"), END, Settings())])
def test_a_tick_by_hand_counts_only_for_what_nothing_can_know(name: str) -> None:
    ticked = item(name, checklist={name: True}, lessons=Lessons(went_well=("Fast",)))
    assert ticked.done is (name in by_hand)


def test_gathered_needs_a_line_and_a_link() -> None:
    link = Link(url="https://g.example")
    assert state("gathered", timeline=lines(1), links=(link,)) == (True, "")
    assert state("gathered", timeline=lines(1)) == (False, "no link yet: logs or a dashboard")
    assert state("gathered", links=(link,))[1] == "no line in the timeline yet: logs or a dashboard"
    assert state("gathered")[1] == "no line in the timeline and no link yet: logs or a dashboard"
    assert not state("gathered", timeline=(Entry(what=" "),), links=(Link(),))[0]


@pytest.mark.parametrize(
    ("meeting", "expected"),
    [
        (MeetingNotes(scheduled=END + 48 * HOUR), (True, "")),
        (MeetingNotes(scheduled=END + 61 * HOUR), (False, "scheduled 61 h after the end: 13 h LATE")),
        (MeetingNotes(scheduled=END + 61 * HOUR, held=END + 24 * HOUR), (True, "")),
        (MeetingNotes(held=END + 49 * HOUR), (False, "held 49 h after the end: 1 h LATE")),
        (MeetingNotes(), (False, "not scheduled: 11 h left")),
    ],
)
def test_scheduled_is_measured_from_the_end(meeting: MeetingNotes, expected: tuple[bool, str]) -> None:
    assert state("scheduled", resolved=END, meeting=meeting) == expected


def test_scheduled_is_late_past_the_deadline_of_the_settings() -> None:
    assert state("scheduled", END + 61 * HOUR, resolved=END) == (False, "not scheduled: 13 h LATE")
    team = Settings(deadlines=Deadlines(meeting_hours=24))
    assert item("scheduled", settings=team, resolved=END).why == "not scheduled: 13 h LATE"


def test_scheduled_while_it_goes_on_and_where_no_meeting_is_held() -> None:
    assert state("scheduled") == (False, "not scheduled yet; the incident is still going on")
    assert state("scheduled", meeting=MeetingNotes(scheduled=END)) == (True, "")
    assert state("scheduled", resolved=END, reasons=NO_MEETING) == (True, "no meeting: four time zones")
    assert not state("scheduled", resolved=END, reasons={"no-meeting": " "})[0]


@pytest.mark.parametrize(
    ("attendees", "expected"),
    [
        (COMING, (True, "")),
        ((), (False, "nobody is listed yet")),
        (COMING[1:], (False, "no responder is listed")),
        (COMING[:1], (False, "no stakeholder is listed, and no reason why")),
        ((*COMING, Attendee(name="Ben")), (False, "1 of 3 not invited yet")),
        ((*COMING, Attendee(name="Ben", present=True)), (True, "")),
        ((*COMING, Attendee(name="Grace", role="leadership")), (True, "")),
    ],
)
def test_invited_needs_everyone_relevant(attendees: tuple[Attendee, ...], expected: tuple[bool, str]) -> None:
    assert state("invited", attendees=attendees) == expected


def test_invited_takes_a_reason_for_no_stakeholder() -> None:
    assert state("invited", attendees=COMING[:1], reasons={"no-stakeholder": "nobody outside noticed"}) == (True, "")


def test_drafted_at_five_lines() -> None:
    assert state("drafted", timeline=lines(5)) == (True, "")
    assert state("drafted", timeline=(*lines(4), Entry(what=""))) == (False, "4 of 5 lines")


def test_framed_and_reviewed_are_what_the_room_said() -> None:
    assert state("framed", meeting=MeetingNotes(framing_said=True)) == (True, "")
    assert state("framed", meeting=MeetingNotes(timeline_agreed=True)) == (False, "not said yet")
    assert state("reviewed", meeting=MeetingNotes(timeline_agreed=True)) == (True, "")
    assert state("reviewed", meeting=MeetingNotes(framing_said=True)) == (False, "the room has not agreed on it yet")


def test_what_is_said_in_a_meeting_waits_for_none_that_is_not_held() -> None:
    assert state("framed", reasons=NO_MEETING) == (True, "no meeting: four time zones")
    held = MeetingNotes(held=END)
    assert state("framed", reasons=NO_MEETING, meeting=held) == (False, "not said yet")


def test_causes_needs_a_root_that_is_no_person() -> None:
    root = Cause(because="No automated check notices a connection that is never closed", kind="root")
    assert state("causes", causes=(Cause(because="It leaks", next=(root,)),)) == (True, "")
    assert state("causes", causes=(Cause(because="It leaks"),)) == (False, "no cause is marked as root yet")
    person = Cause(because="Dana forgot to close the connection", kind="root")
    attendees = (Attendee(name="Dana Okafor"),)
    why = "no root yet that is an answer about the system, not about a person"
    assert state("causes", causes=(person,), attendees=attendees) == (False, why)


def test_the_people_of_the_settings_are_known_too() -> None:
    incident = Incident(title="x", causes=(Cause(because="Skyler was on holiday", kind="root"),))
    unknown, known = (checklist(incident, END, Settings(), people)[6].done for people in ((), ("Skyler Odum",)))
    assert (unknown, known) == (True, False)


def test_actions_pass_when_every_kept_one_is_specific_owned_and_dated() -> None:
    read_back = {"actions": True}
    wish = Action(what="Improve monitoring", owner="the team")
    assert state("actions", actions=(GOOD,), checklist=read_back) == (True, "")
    assert state("actions", actions=(GOOD, wish)) == (
        False,
        "of 2 kept actions 1 not specific, 1 without one owner, 1 without a date",
    )
    assert state("actions") == (False, "no action yet, and no reason for none")
    assert state("actions", reasons={"no-actions": "it is gone"}) == (True, "")
    put_off = Action(what="Improve monitoring", decided="later")
    assert state("actions", actions=(GOOD, put_off), checklist=read_back) == (True, "")


def test_the_tick_that_actions_were_read_back_is_not_the_item() -> None:
    assert state("actions", checklist={"actions": True}) == (False, "no action yet, and no reason for none")
    assert state("actions", actions=(GOOD,)) == (True, "not read back in the room yet")
    assert "actions" not in by_hand


def test_wins_are_noted_and_said_in_the_room() -> None:
    noted = Lessons(went_well=("The rollback took four minutes",))
    visited = MeetingNotes(held=END, steps={"wins": StepTime(planned=180, spent=1)})
    assert "wins" in STEPS
    assert state("wins", lessons=noted, meeting=visited) == (True, "")
    assert state("wins", lessons=noted, meeting=MeetingNotes(held=END, steps={"wins": StepTime(planned=180)})) == (
        False,
        "noted, not said in the room yet",
    )
    assert state("wins", meeting=visited, checklist={"wins": True}) == (False, "nothing that went well is noted yet")
    assert state("wins", lessons=noted, reasons=NO_MEETING)[0]


def test_published_is_compared_with_its_deadline() -> None:
    assert state("published", resolved=END) == (False, "not published: 5 d left")
    assert state("published", END + timedelta(days=9), resolved=END) == (False, "not published: 2 d LATE")
    assert state("published") == (False, "not published; the incident is still going on")
    assert state("published", resolved=END, status="reviewed")[0] is False
    for status in ("published", "closed"):
        assert state("published", resolved=END, status=status) == (True, "")


def test_published_remembers_that_it_was_late() -> None:
    shared = (Shared(where="wiki", on=date(2026, 11, 27)), Shared(where="channel", on=date(2026, 11, 28)))
    fields: dict[str, Any] = {"resolved": END, "status": "published"}
    assert state("published", shared=shared, **fields) == (True, "first shared 2026-11-27, 2 d LATE")
    on_time = (Shared(where="wiki", on=date(2026, 11, 25)),)
    assert state("published", shared=on_time, **fields) == (True, "")


def test_ticketed_needs_a_ticket_for_every_kept_action() -> None:
    tracked = Action(what="Add it", ticket="OPS-1")
    dropped, done = Action(what="No", decided="no"), Action(what="Done", done=True)
    assert state("ticketed", actions=(tracked, dropped, done)) == (True, "")
    assert state("ticketed", actions=(tracked, GOOD)) == (False, "1 of 2 kept actions without a ticket")
    assert state("ticketed") == (False, "waits for the first action")
    assert state("ticketed", reasons={"no-actions": "it is gone"}) == (True, "")


def test_tracked_counts_what_is_done() -> None:
    done, dropped = Action(what="Done", done=date(2026, 11, 30)), Action(what="No", decided="no")
    assert state("tracked", actions=(done, dropped)) == (True, "1 of 1 done")
    assert state("tracked", actions=(done, GOOD)) == (False, "1 of 2 done")
    assert state("tracked") == (False, "waits for the first action")
    assert state("tracked", actions=(dropped,)) == (True, "")


def test_revisited_by_a_sprint_that_was() -> None:
    now = datetime(2026, 12, 3, 12, tzinfo=UTC)
    assert state("revisited", now, reviews=(date(2026, 12, 3),)) == (True, "")
    assert state("revisited", now, reviews=(date(2026, 12, 17), date(2026, 12, 4))) == (False, "planned for 2026-12-04")
    assert state("revisited", now) == (False, "no later sprint has looked at the actions yet")


def test_a_skipped_record_has_only_what_follows_its_actions() -> None:
    skipped = Incident(title="x", triage=Triage(verdict="skip", criteria=("trivial",)))
    assert checklist(skipped, END, Settings()) == ()
    fix = replace(skipped, actions=(Action(what="Correct the banner"),))
    assert [item.id for item in checklist(fix, END, Settings())] == ["ticketed", "tracked"]
