"""Every rule of advice: a record of which it says something, and one of which it just does not."""

from datetime import date
from typing import NamedTuple, get_args, get_type_hints

import pytest
from msgspec import Struct
from msgspec.structs import replace
from tests.review.advice.records import (
    ACTION,
    CAUSES,
    GOOD,
    LEAK,
    NOW,
    PEOPLE,
    ROOT,
    SLOW,
    TIMELINE,
    action,
    at,
    good,
    meeting,
    root,
    rows,
)

from noblame.record.incident import (
    Attendee,
    Cause,
    Incident,
    Lessons,
    MeetingNotes,
    Resolution,
    Shared,
    StepTime,
    Triage,
)
from noblame.review.advice.all import RULES, advise
from noblame.settings import ADVICE, Settings

SKIP = Triage(criteria=("internal-outage",), verdict="skip")
USUAL = {"stage": 120, "timeline": 600, "root-cause": 900, "improvements": 900, "actions": 300, "wins": 180}
PRESENT = replace(PEOPLE[2], present=False)
OPEN = good(status="reviewed", meeting=MeetingNotes())
DRAFT = good(status="draft", meeting=MeetingNotes(), shared=())


class Pair(NamedTuple):
    """A rule, where and how loudly it speaks, a record of which it does, and one of which it just does not."""

    id: str
    place: str
    level: str
    yes: Incident
    no: Incident


def actions(number: int) -> Incident:
    return good(actions=tuple(replace(ACTION, id=f"a{n}") for n in range(number)))


def people(*roles: str) -> Incident:
    return good(attendees=tuple(Attendee(name=f"Person {n}", role=role) for n, role in enumerate(roles)))  # type: ignore[arg-type]


def steps(planned: dict[str, int], added: int = 0) -> Incident:
    return good(meeting=meeting(steps={name: StepTime(planned=each, added=added) for name, each in planned.items()}))


PAIRS = [
    Pair(
        "title-names-person", "title", "warn", good(title="Tomás Vidal's deploy"), good(title="tomás-vidal-42 is down")
    ),
    Pair(
        "title-names-person", "title", "nudge", good(title="Outage after Priya left"), good(title="Ramanujan is down")
    ),
    Pair(
        "title-names-person",
        "title",
        "nudge",
        good(title="The Vidal case"),
        good(title="Checkout down", affected=("x",)),
    ),
    Pair("no-severity", "severity", "nudge", good(severity=""), good(severity="P3")),
    Pair("undefined-severity", "severity", "hint", good(severity="SEV4"), good(severity="sev-2")),
    Pair("no-start", "started", "nudge", good(started=None), good()),
    Pair("no-end", "resolved", "nudge", good(resolved=None), good(resolved=None, status="reviewed")),
    Pair(
        "resolved-before-started",
        "resolved",
        "warn",
        good(resolved=at("18 14:01")),
        good(resolved=at("18 14:02")),
    ),
    Pair(
        "detected-before-started",
        "detected",
        "warn",
        good(detected=at("18 14:01")),
        good(detected=at("18 14:02")),
    ),
    Pair(
        "detected-after-resolved",
        "detected",
        "nudge",
        good(detected=at("18 14:50")),
        good(detected=at("18 14:49")),
    ),
    Pair("no-impact", "impact", "nudge", good(impact=" "), good(impact="Nobody noticed")),
    Pair("impact-number", "impact", "nudge", good(impact="Some customers waited"), good(impact="Two customers waited")),
    Pair("impact-number", "impact", "nudge", good(impact="Done by noon"), good(impact="No customer noticed")),
    Pair("no-links", "links", "hint", good(links=()), good()),
    Pair("no-triage", "triage", "hint", good(triage=None), good(triage=Triage(verdict="usually"))),
    Pair(
        "skip-contradicted",
        "triage",
        "nudge",
        good(triage=SKIP, customer_impact=False),
        good(triage=replace(SKIP, reason="the tool is retired"), customer_impact=False),
    ),
    Pair(
        "skip-contradicted",
        "triage",
        "warn",
        good(triage=Triage(criteria=("trivial",), verdict="skip")),
        good(triage=Triage(criteria=("trivial",), verdict="skip"), customer_impact=False),
    ),
    Pair(
        "night-page",
        "timeline[0]",
        "hint",
        good(timeline=rows(("18 22:00", "act"), ("18 23:00", "act"))),
        good(timeline=rows(("18 21:59", "act"), ("19 03:00", "change"), ("19 06:00", "act"))),
    ),
    Pair("no-responder", "attendees", "nudge", people("stakeholder", "expert"), people("stakeholder", "responder")),
    Pair("only-leadership", "attendees", "nudge", people("leadership"), people("leadership", "responder")),
    Pair("no-stakeholder", "attendees", "nudge", people("responder"), people("responder", "stakeholder")),
    Pair(
        "facilitator-responds",
        "attendees[1]",
        "nudge",
        good(meeting=meeting(facilitator="priya raman")),
        good(meeting=meeting(facilitator="Priya")),
    ),
    Pair(
        "nobody-invited",
        "attendees",
        "nudge",
        good(meeting=meeting(held=None), attendees=tuple(replace(who, invited=False) for who in PEOPLE)),
        good(meeting=meeting(held=None), attendees=(*(replace(who, invited=False) for who in PEOPLE[1:]), PEOPLE[0])),
    ),
    Pair("no-timeline", "timeline", "nudge", good(timeline=()), good(timeline=TIMELINE[:1])),
    Pair(
        "timeline-gap",
        "timeline[3]",
        "nudge",
        good(timeline=(*TIMELINE[:3], replace(TIMELINE[3], at=at("18 14:36")), TIMELINE[4])),
        good(timeline=(*TIMELINE[:3], replace(TIMELINE[3], at=at("18 14:35")), TIMELINE[4])),
    ),
    Pair(
        "timeline-order",
        "timeline[2]",
        "nudge",
        good(timeline=(*TIMELINE[:2], replace(TIMELINE[2], at=at("18 14:08")), *TIMELINE[3:])),
        good(timeline=(*TIMELINE[:2], replace(TIMELINE[2], at=at("18 14:09")), *TIMELINE[3:])),
    ),
    Pair(
        "row-outside",
        "timeline[5]",
        "nudge",
        good(timeline=(*TIMELINE, *rows(("19 14:50", "note")))),
        good(timeline=(*TIMELINE, *rows(("19 14:49", "note")))),
    ),
    Pair(
        "row-outside",
        "timeline[0]",
        "nudge",
        good(timeline=(*rows(("02 09:00", "note")), *TIMELINE)),
        good(timeline=(*rows(("02 09:00", "change")), *TIMELINE)),
    ),
    Pair(
        "end-row-after-end",
        "timeline[5]",
        "nudge",
        good(timeline=(*TIMELINE, *rows(("18 14:50", "resolve")))),
        good(timeline=(*TIMELINE, *rows(("18 14:49", "resolve"), ("18 14:50", "note")))),
    ),
    Pair(
        "end-row-after-end",
        "timeline[5]",
        "nudge",
        good(timeline=(*TIMELINE, *rows(("20 14:50", "mitigate")))),
        good(resolved=None, timeline=(*TIMELINE, *rows(("20 14:50", "mitigate")))),
    ),
    Pair("row-without-time", "timeline[1]", "hint", good(timeline=rows(("18 14:02", ""), ("", "act"))), good()),
    Pair(
        "no-detection-row",
        "timeline",
        "nudge",
        good(detected=None, timeline=rows(("18 14:02", "act"))),
        good(detected=None, timeline=rows(("18 14:02", "alert"))),
    ),
    Pair("no-end-row", "timeline", "hint", good(timeline=TIMELINE[:3]), good(timeline=TIMELINE[:4])),
    Pair("no-detection", "detection", "nudge", good(detection="\n", detected_by=""), good(detection="")),
    Pair(
        "no-detection",
        "detection",
        "nudge",
        good(detection="", detected=None, timeline=rows(("18 14:10", ""))),
        good(detection="", detected_by="", timeline=()),
    ),
    Pair(
        "no-resolution",
        "resolution",
        "nudge",
        good(resolution=" "),
        good(resolution=Resolution(temporary="Rolled back")),
    ),
    Pair("no-root-text", "root_cause", "hint", good(root_cause=""), good(root_cause="", causes=CAUSES[:0])),
    Pair("no-causes", "causes", "warn", good(causes=()), good()),
    Pair(
        "no-causes",
        "causes",
        "warn",
        good(causes=(Cause(because=" "),)),
        good(causes=(), status="draft", meeting=MeetingNotes()),
    ),
    Pair("no-root", "causes", "warn", good(causes=(SLOW,), root_cause=""), good(causes=(SLOW, ROOT), root_cause="")),
    Pair("no-root", "causes", "nudge", good(causes=(SLOW,)), good(causes=(ROOT,))),
    Pair(
        "person-root",
        "causes[0].next[0].next[0]",
        "warn",
        root(because="Human error"),
        root(because="The tool invites a human to type the wrong host"),
    ),
    Pair(
        "person-root",
        "causes[0].next[0].next[0]",
        "warn",
        root(because="Priya forgot the flag"),
        root(because="Why did Priya see no flag?"),
    ),
    Pair(
        "single-chain",
        "causes",
        "nudge",
        good(causes=(replace(CAUSES[0], next=(LEAK,)),)),
        good(causes=CAUSES),
    ),
    Pair("no-contributing", "causes", "nudge", good(causes=(replace(CAUSES[0], next=(ROOT,)),)), good()),
    Pair(
        "not-actionable",
        "causes[0].next[1]",
        "nudge",
        good(causes=(replace(CAUSES[0], next=(LEAK, replace(SLOW, actionable=False))),)),
        good(
            causes=(replace(CAUSES[0], next=(LEAK, replace(SLOW, actionable=False))),),
            actions=(ACTION, replace(ACTION, id="a2", closes="c4")),
        ),
    ),
    Pair(
        "not-actionable",
        "causes[0].next[0]",
        "nudge",
        good(causes=(replace(CAUSES[0], next=(Cause(because="Why was it found late?"), ROOT)),)),
        good(causes=(replace(CAUSES[0], next=(Cause(because="Why was it found late?", next=(SLOW,)), ROOT)),)),
    ),
    Pair(
        "restated",
        "causes[0].next[0]",
        "hint",
        good(causes=(replace(CAUSES[0], next=(Cause(because="Because the database ran out of connections"),)),)),
        good(causes=(replace(CAUSES[0], next=(Cause(because="The pool of the database was full of idle ones"),)),)),
    ),
    Pair(
        "root-without-action",
        "causes[0].next[0].next[0]",
        "nudge",
        action(closes="c4"),
        action(closes="c3", decided="no", reason="too dear"),
    ),
    Pair("may-recur", "causes[0].next[0].next[0]", "warn", root(recurs="yes"), root(recurs="no")),
    Pair("may-recur", "causes[0].next[0].next[0]", "nudge", root(recurs="unsure"), root(recurs="")),
    Pair(
        "recurs-unanswered",
        "causes[0].next[0].next[0]",
        "nudge",
        root(recurs=""),
        replace(root(recurs=""), status="draft"),
    ),
    Pair(
        "no-wins",
        "lessons.went_well",
        "nudge",
        good(lessons=Lessons(to_improve=("x",))),
        good(lessons=Lessons(went_well=("x",))),
    ),
    Pair(
        "nothing-to-improve",
        "lessons.to_improve",
        "hint",
        good(lessons=Lessons(to_improve=(" ",))),
        good(lessons=Lessons(to_improve=("x",))),
    ),
    Pair("still-open", "status", "warn", good(status="closed"), good(status="closed", reasons={"status-closed": "x"})),
    Pair("still-open", "status", "warn", good(status="closed"), replace(action(done=True), status="closed")),
    Pair("no-headline", "lessons.headline", "nudge", good(lessons=Lessons()), good(lessons=Lessons(headline="x"))),
    Pair("no-actions", "actions", "warn", good(actions=()), good(actions=(), reasons={"no-actions": "nothing to do"})),
    Pair("too-many-actions", "actions", "warn", actions(4), actions(3)),
    Pair(
        "too-many-actions",
        "actions",
        "warn",
        actions(5),
        good(actions=(*actions(3).actions, replace(ACTION, done=True))),
    ),
    Pair("wish", "actions[0]", "warn", action(owner=""), action(owner="", done=True, verified="seen")),
    Pair("wish", "actions[0]", "warn", action(owner="the team"), action(owner="", decided="later", reason="x")),
    Pair("wish", "actions[0]", "warn", action(due=""), action(due="2026-12-31")),
    Pair("not-a-date", "actions[0]", "warn", action(due="soon"), action(due="")),
    Pair("several-owners", "actions[0]", "nudge", action(owner="Ines and Tomás"), action(owner="Anand Iyer")),
    Pair(
        "not-specific", "actions[0]", "nudge", action(what="Improve monitoring"), action(what="Add alert for pool >80%")
    ),
    Pair("overdue", "actions[0]", "nudge", action(due="2026-11-24"), action(due="2026-11-25")),
    Pair(
        "owner-absent",
        "actions[0]",
        "nudge",
        good(attendees=(*PEOPLE[:2], PRESENT, PEOPLE[3])),
        good(attendees=tuple(replace(who, present=False) for who in PEOPLE)),
    ),
    Pair("symptom", "actions[0]", "nudge", action(closes=""), good(actions=(replace(ACTION, closes="c4"),))),
    Pair("symptom", "actions[0]", "nudge", action(closes="c9"), action(closes="c9", owner="")),
    Pair("untracked", "actions[0]", "nudge", action(ticket=""), replace(action(ticket=""), status="reviewed")),
    Pair("untracked", "actions[0]", "nudge", action(ticket="later"), action(ticket="https://x.example/t")),
    Pair(
        "unranked",
        "actions[0]",
        "hint",
        good(actions=(replace(ACTION, priority=""), replace(ACTION, id="a2"))),
        good(actions=(replace(ACTION, priority="", moves_down="the new search"), replace(ACTION, id="a2"))),
    ),
    Pair("type-detail", "actions[0]", "hint", action(detail=""), action(detail="", type="immediate")),
    Pair(
        "unexplained", "actions[0]", "nudge", action(decided="later"), action(decided="later", reason="after Christmas")
    ),
    Pair(
        "unverified",
        "actions[0]",
        "hint",
        action(done=date(2026, 11, 24)),
        action(done=date(2026, 11, 24), verified="drill"),
    ),
    Pair(
        "late-publication",
        "status",
        "nudge",
        good(status="reviewed", resolved=at("17 14:00")),
        good(status="reviewed", resolved=at("18 14:00")),
    ),
    Pair("no-meeting", "meeting.held", "warn", good(meeting=MeetingNotes()), OPEN),
    Pair("late-meeting", "meeting.held", "nudge", OPEN, replace(OPEN, resolved=at("23 12:00"))),
    Pair(
        "late-meeting",
        "meeting.held",
        "hint",
        replace(OPEN, triage=Triage(verdict="usually")),
        replace(OPEN, reasons={"no-meeting": "three time zones"}),
    ),
    Pair(
        "late-meeting",
        "meeting.held",
        "hint",
        good(meeting=meeting(held=at("20 14:50"))),
        good(meeting=meeting(held=at("20 14:49"))),
    ),
    Pair(
        "early-meeting",
        "meeting.held",
        "hint",
        good(meeting=meeting(held=at("18 18:48"))),
        good(meeting=meeting(held=at("18 18:49"))),
    ),
    Pair(
        "early-meeting",
        "meeting.scheduled",
        "hint",
        good(meeting=MeetingNotes(scheduled=at("18 13:00"))),
        good(meeting=MeetingNotes(scheduled=at("19 13:00"))),
    ),
    Pair("agenda-changed", "meeting.steps", "hint", steps({**USUAL, "wins": 120}), steps(USUAL)),
    Pair(
        "agenda-changed",
        "meeting.steps",
        "hint",
        steps(dict(reversed(USUAL.items()))),
        steps({**USUAL, "wins": 120}, added=60),
    ),
    Pair("not-shared", "shared", "nudge", good(shared=()), good(shared=(), status="reviewed")),
    Pair(
        "no-external-text",
        "shared",
        "nudge",
        good(shared=(Shared(where="wiki"),)),
        good(shared=(Shared(where="E-Mail"),)),
    ),
    Pair("no-external-text", "shared", "nudge", good(shared=()), good(shared=(), customer_impact=False)),
    Pair(
        "restricted-sharing",
        "triage",
        "hint",
        good(triage=Triage(criteria=("security",), verdict="always")),
        good(triage=Triage(criteria=("security",), verdict="always"), status="closed"),
    ),
]


def found(incident: Incident, id_: str) -> list[tuple[str, str]]:
    return [(each.place, each.level) for each in advise(incident, NOW, Settings()) if each.id == id_]


def test_of_a_good_record_nothing_is_said() -> None:
    assert advise(GOOD, NOW, Settings()) == ()


@pytest.mark.parametrize("pair", PAIRS, ids=[pair.id for pair in PAIRS])
def test_a_rule_speaks_of_what_is_lacking(pair: Pair) -> None:
    assert found(pair.yes, pair.id) == [(pair.place, pair.level)]


@pytest.mark.parametrize("pair", PAIRS, ids=[pair.id for pair in PAIRS])
def test_a_rule_is_silent_where_it_just_is_not(pair: Pair) -> None:
    assert found(pair.no, pair.id) == []


@pytest.mark.parametrize(("status", "level"), [("published", "warn"), ("reviewed", "nudge")])
def test_open_findings_are_louder_once_everybody_reads_them(status: str, level: str) -> None:
    incident = replace(GOOD, status=status)

    [advice] = advise(incident, NOW, Settings(), open_findings=2)

    assert (advice.id, advice.level, advice.place) == ("findings-open", level, "title")
    assert "2 findings" in advice.message
    assert advise(incident, NOW, Settings(), open_findings=0) == ()


def test_every_rule_is_tried_here_and_known_to_the_settings() -> None:
    assert {pair.id for pair in PAIRS} | {"findings-open"} == set(RULES)
    assert sorted(RULES) == list(ADVICE)


@pytest.mark.parametrize("rule", RULES.values(), ids=list(RULES))
def test_a_rule_says_which_line_of_the_practice_it_follows(rule: object) -> None:
    assert "(S" in (rule.find.__doc__ or "")  # type: ignore[attr-defined]


def keys_of(kind: object) -> set[str]:
    """The keys of a record, of all that is in it too."""
    if isinstance(kind, type) and issubclass(kind, Struct):
        fields = get_type_hints(kind)
        return set(fields).union(*(keys_of(each) for name, each in fields.items() if name != "next"))
    return set[str]().union(*map(keys_of, get_args(kind)))


KEYS = keys_of(Incident)


@pytest.mark.parametrize("pair", PAIRS, ids=[pair.id for pair in PAIRS])
def test_whoever_reads_advice_in_the_app_meets_no_key_of_the_file_and_beside_the_file_it_is_named(pair: Pair) -> None:
    for advice in advise(pair.yes, NOW, Settings()):
        assert "`" not in advice.message
        assert "`" not in advice.fix.replace("`severities`", "")  # the settings are a file everywhere
        for key in advice.keys:
            assert key.partition(":")[0] in KEYS
            assert f"`{key}`" in advice.fix_in_file
        assert advice.keys or advice.fix_in_file == advice.fix


@pytest.mark.parametrize(
    ("id_", "in_file"),
    [
        ("no-actions", "Add one, or give the reason (`reasons: no-actions`)."),
        ("unranked", "Give it a priority from 1 to 5, or say what it goes before (`priority`, `moves_down`)."),
        ("several-owners", "Let one own it; the others help (`helpers`)."),
        ("no-links", "Link a log, a dashboard or the change."),
    ],
)
def test_beside_the_file_the_key_stands_in_brackets(id_: str, in_file: str) -> None:
    record = next(pair.yes for pair in PAIRS if pair.id == id_)
    assert in_file in [each.fix_in_file for each in advise(record, NOW, Settings())]


@pytest.mark.parametrize("pair", PAIRS, ids=[pair.id for pair in PAIRS])
def test_advice_is_a_sentence_and_what_to_do_and_names_nobody(pair: Pair) -> None:
    for advice in advise(pair.yes, NOW, Settings()):
        assert advice.message[0].isupper() or advice.message[0] in '"0123456789'
        assert advice.message.endswith((".", "?"))
        assert advice.fix[0].isupper()
        assert advice.fix.endswith((".", "?"))
        assert not any(part in f"{advice.message} {advice.fix}" for who in PEOPLE for part in who.name.split())
