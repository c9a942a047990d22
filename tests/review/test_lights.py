from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from noblame.record.incident import Action, Attendee, Incident, MeetingNotes
from noblame.review.hold import sounds_like
from noblame.review.lights import brake, complete_owner, is_wish, kept, lights, owners
from noblame.review.owners import Split, owner_lacks, owner_note, split_owner
from noblame.review.specific import vague
from noblame.settings import Deadlines, Settings

TODAY = date(2026, 11, 23)
HELD = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
GOOD = Action(
    what="Add a lint rule that fails the build when a connection is not closed",
    owner="Tomás Vidal",
    due="2026-12-01",
    priority="1",
    ticket="OPS-2231",
)
INCIDENT = Incident(
    title="Checkout unavailable",
    attendees=(Attendee(name="Priya Raman"), Attendee(name="Tomás Vidal"), Attendee(name="Security")),
    actions=(replace(GOOD, owner="Ana Prieto", helpers=("Ines Faro",)), replace(GOOD, owner="the team")),
    meeting=MeetingNotes(facilitator="Mei Tanaka"),
)


def off(action: Action) -> dict[str, str]:
    """Return the reasons of the lights that are off, by name."""
    return {light.name: light.why for light in lights(action, INCIDENT, TODAY) if not light.on}


def test_a_good_action_has_all_five_lights_in_order() -> None:
    assert "".join(light.letter for light in lights(GOOD, INCIDENT, TODAY)) == "SOTTP"
    assert off(GOOD) == {}
    assert all(light.why == "" for light in lights(GOOD, INCIDENT, TODAY))


def test_each_light_that_is_off_says_what_is_missing() -> None:
    assert off(Action(what="Improve monitoring", owner="the team", due="soon")) == {
        "specific": "which signal, which threshold?",
        "owned": "a group: one person",
        "time-bound": "“soon” is no date",
        "tracked": "no ticket: a key or a link",
        "prioritized": "no rank: 1 to 5, or what it goes before",
    }


@pytest.mark.parametrize(
    "what",
    [
        "Add alert for connection pool >80%",
        "Lint rule that fails on an unclosed connection",
        "Alert at 80 % of the connection pool",
        "Rework the payment client",
        "Reduce the pool timeout from 30 s to 10 s",
        "Increase replicas to three",
        "Improve the runbook for pool exhaustion",
        "Ensure `close()` is called on every error path",
        "Add a reminder to the deploy bot when the canary is skipped",
        "Add a lint rule so that nobody has to be more careful",
        "Train 6 on-call engineers on the rollback",
        "Roll back automatically when the error rate exceeds 5 %",
    ],
)
def test_a_verb_and_an_object_or_a_measure_is_specific(what: str) -> None:
    assert vague(what) == ""


@pytest.mark.parametrize(
    ("what", "ask"),
    [
        ("Improve monitoring", "which signal, which threshold?"),
        ("Improve monitoring in Q4", "which signal, which threshold?"),
        ("Monitoring and alerting", "which signal, which threshold?"),
        ("Add monitoring", "which signal, which threshold?"),
        ("Improve p99 latency", "what will be different, and where?"),
        ("Investigate", "what will be there when it is done?"),
        ("Look into the leak", "what will be there when it is done?"),
        ("Ensure connections are closed", "what will see to it?"),
        ("We'll be more careful next time.", "what change makes that unnecessary?"),
        ("be more careful with 3 deploys", "what change makes that unnecessary?"),
        ("Remind everyone to run the tests", "what change makes that unnecessary?"),
        ("We should improve documentation", "which page, saying what?"),
        ("Fix the bug", "what will be different, and where?"),
        ("Alerts", "which signal, which threshold?"),
        ("", "what will be different, and where?"),
    ],
)
def test_a_vague_verb_alone_gets_the_question_it_leaves_open(what: str, ask: str) -> None:
    assert vague(what) == ask


@pytest.mark.parametrize(
    "what",
    [
        "Ensure Bob double-checks deploys",
        "make sure that bob checks deploys to prod",
        "Ensure Priya Raman and Bob always check the alert",
        "Ensure Zed double-checks deploys",
        "Double-check deploys",
        "Improve what Ann McDonald does",
    ],
)
def test_whoever_is_to_take_care_is_no_measure(what: str) -> None:
    assert vague(what, ("Bob Miller", "Priya Raman", "Ann McDonald")) != ""


@pytest.mark.parametrize(
    "what",
    [
        "Ensure `pg_bouncer` restarts",
        "Ensure PagerDuty pages on-call",
        "Ensure Kafka retains 7 days",
        "Ensure Bob has a runbook for the failover",
        "Double the pool",
    ],
)
def test_a_thing_by_its_name_and_a_number_are_one(what: str) -> None:
    assert vague(what, ("Bob Miller", "Priya Raman")) == ""


def test_the_light_knows_the_people_of_the_record_and_of_the_settings() -> None:
    action = Action(what="Improve what McDonald does")
    assert lights(action, INCIDENT, TODAY)[0].on
    assert not lights(action, INCIDENT, TODAY, Settings(people=("Ann McDonald",)))[0].on
    there = replace(INCIDENT, attendees=(Attendee(name="Ann McDonald"),))
    assert not lights(action, there, TODAY)[0].on


@given(st.text(max_size=40))
def test_any_action_gets_five_lights(text: str) -> None:
    action = Action(what=text, owner=text, due=text, ticket=text, moves_down=text)
    assert [light.on for light in lights(action, INCIDENT, TODAY)] == [
        not light.why for light in lights(action, INCIDENT, TODAY)
    ]


@pytest.mark.parametrize("owner", ["Tomás Vidal", "Ines", "Sandra Ortega", "Andy Opsahl", "@priya", "Security"])
def test_one_person_owns(owner: str) -> None:
    assert owner_lacks(owner, INCIDENT) == ""


@pytest.mark.parametrize(
    "owner",
    [
        "the team",
        "Team",
        "ops",
        "SRE",
        "everyone",
        "platform team",
        "on-call",
        "TBD",
        "?",
        "-",
        "all of us",
        "The vendor",
    ],
)
def test_a_group_owns_nothing(owner: str) -> None:
    assert owner_lacks(owner, INCIDENT) == "a group: one person"


@pytest.mark.parametrize("owner", ["Priya and Tomás", "Priya, Tomás", "Priya/Tomás", "Priya & Tomás", "Priya + ops"])
def test_of_several_names_one_owns(owner: str) -> None:
    assert owner_lacks(owner, INCIDENT) == "several names: one owns it, the others help"


def test_a_day_that_shifts_with_the_reader_is_to_be_written_as_a_date() -> None:
    assert off(replace(GOOD, due="fri")) == {"time-bound": "write the date: 2026-11-27"}
    assert off(replace(GOOD, due="")) == {"time-bound": "no date"}


@pytest.mark.parametrize(
    ("ticket", "on"), [("0123", True), ("https://t.example/x", True), ("later", False), ("TBD", False)]
)
def test_a_ticket_is_a_key_or_a_link(ticket: str, on: bool) -> None:  # noqa: FBT001  a table of cases
    assert ("tracked" not in off(replace(GOOD, ticket=ticket))) == on


@pytest.mark.parametrize("ticket", ["OPS-2231", "#12", "0123", "team/service#12", "https://t.example/OPS", "a1.b-3"])
def test_any_usual_key_is_a_ticket(ticket: str) -> None:
    assert "tracked" not in off(replace(GOOD, ticket=ticket))


@pytest.mark.parametrize("ticket", ["later", "see 3 above", "OPS-", "TBD 4"])
def test_a_remark_is_no_ticket(ticket: str) -> None:
    assert off(replace(GOOD, ticket=ticket)) == {"tracked": f"“{ticket}” is no ticket: a key or a link"}


def test_a_team_says_what_its_tickets_look_like() -> None:
    settings = Settings(ticket_pattern="OPS-[0-9]+")
    tracked = {
        ticket: lights(replace(GOOD, ticket=ticket), INCIDENT, TODAY, settings)[3]
        for ticket in ("OPS-1", "DEV-1", "https://t.example/1")
    }
    assert [light.on for light in tracked.values()] == [True, False, True]
    assert tracked["DEV-1"].why == "“DEV-1” is no ticket: a key as OPS-[0-9]+ or a link"


def notes(action: Action, incident: Incident = INCIDENT, settings: Settings | None = None) -> dict[str, str]:
    """Return what is to be looked at although a light is on, by name."""
    shown = lights(action, incident, TODAY, settings or Settings())
    return {light.name: light.note for light in shown if light.note}


def test_a_date_on_a_day_off_or_in_the_past_is_noted() -> None:
    assert notes(replace(GOOD, due="2026-11-28")) == {"time-bound": "Sat 28 Nov: a working day?"}
    assert notes(replace(GOOD, due="2026-11-27")) == {}
    assert notes(replace(GOOD, due="2026-11-22")) == {"time-bound": "2026-11-22 is past"}
    assert notes(replace(GOOD, due="2026-11-22", done=True)) == {}
    christmas = Settings(deadlines=Deadlines(holidays=(date(2026, 12, 25),), weekend=()))
    assert notes(replace(GOOD, due="2026-12-25"), settings=christmas) == {"time-bound": "Fri 25 Dec: a working day?"}
    assert notes(replace(GOOD, due="2026-11-28"), settings=christmas) == {}


def test_an_owner_who_was_not_there_is_to_be_asked_once_somebody_was() -> None:
    here = (Attendee(name="Priya Raman", present=True), Attendee(name="Tomás Vidal"))
    held = replace(INCIDENT, attendees=here, meeting=replace(INCIDENT.meeting, held=HELD))
    assert notes(GOOD, held) == {"owned": "the owner was not in the meeting: ask before it counts"}
    assert notes(replace(GOOD, owner="priya"), held) == {}
    assert notes(replace(GOOD, owner="Mei Tanaka"), held) == {}
    assert notes(replace(GOOD, owner="Zofia Wrona"), held) != {}
    assert notes(replace(GOOD, owner="the team"), held) == {}
    assert notes(GOOD) == {}


def test_nobody_was_absent_from_a_meeting_that_is_still_to_come() -> None:
    here = (Attendee(name="Priya Raman", present=True), Attendee(name="Tomás Vidal"))
    to_come = replace(INCIDENT, attendees=here)
    assert owner_note("Tomás Vidal", to_come) == ""
    assert owner_note("Tomás Vidal", replace(to_come, meeting=MeetingNotes(held=HELD))) != ""


def test_an_owner_who_also_helps_is_noted() -> None:
    assert notes(replace(GOOD, helpers=("Priya Raman", "tomas  vidal"))) == {
        "owned": "owner and helper are the same person"
    }
    assert notes(replace(GOOD, helpers=("Priya Raman",))) == {}
    assert notes(replace(GOOD, owner="", helpers=("",))) == {}


@pytest.mark.parametrize(
    ("owner", "split"),
    [
        ("Priya and Tomás", Split("Priya", ("Tomás",))),
        ("ops, Priya Raman , Tomás", Split("Priya Raman", ("ops", "Tomás"))),
        ("Priya, Tomás and priya", Split("Priya", ("Tomás",))),
        ("Priya", None),
        ("the team", None),
        ("ops and SRE", None),
        ("Priya and", None),
        ("", None),
    ],
)
def test_of_two_names_the_first_owns_it_and_the_others_help(owner: str, split: Split | None) -> None:
    assert split_owner(owner, INCIDENT) == split


def test_an_attendee_with_an_and_in_the_name_is_one() -> None:
    both = replace(INCIDENT, attendees=(Attendee(name="Ana and Bo"),))
    assert split_owner("ana and bo", both) is None
    assert owner_note("Ana and Bo", both) == ""


def test_a_rank_or_what_it_goes_before_is_a_priority() -> None:
    assert off(replace(GOOD, priority="", moves_down="the new cart")) == {}
    assert set(off(replace(GOOD, priority=""))) == {"prioritized"}


def test_without_an_owner_or_a_date_it_is_a_wish() -> None:
    assert not is_wish(GOOD)
    assert is_wish(replace(GOOD, owner=""))
    assert is_wish(replace(GOOD, owner="the team"))
    assert is_wish(replace(GOOD, due="soon"))
    assert not is_wish(replace(GOOD, due="", done=True))


def test_the_brake_holds_what_is_above_three_kept() -> None:
    actions = tuple(replace(GOOD, id=f"a{number}") for number in range(1, 6))
    assert [action.id for action in brake(actions)] == ["a4", "a5"]
    decided = (replace(actions[0], decided="later"), replace(actions[1], done=date(2026, 11, 20)), *actions[2:])
    assert kept(decided) == actions[2:]
    assert brake(decided) == ()


def test_an_owner_is_completed_from_the_people_of_the_record() -> None:
    assert complete_owner("pri", INCIDENT) == "Priya Raman"
    assert owners("pri", INCIDENT) == ("Priya Raman", "Ana Prieto")
    assert complete_owner("tomas", INCIDENT) == "Tomás Vidal"
    assert complete_owner("vid", INCIDENT) == "Tomás Vidal"
    assert complete_owner("tan", INCIDENT) == "Mei Tanaka"
    assert complete_owner("far", INCIDENT) == "Ines Faro"
    assert complete_owner("the", INCIDENT) is None
    assert complete_owner(" ", INCIDENT) is None


def test_a_cause_or_a_fix_in_the_timeline_is_told_from_a_fact() -> None:
    assert sounds_like("Pool ran dry because the error path leaks") == "cause"
    assert sounds_like("We should add an alert") == "fix"
    assert sounds_like("Rolled back to 4.11") == ""
