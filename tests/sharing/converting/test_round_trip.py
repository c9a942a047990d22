"""A record, its document, and the record that the document makes."""

from datetime import UTC, date, datetime, timedelta
from importlib import resources
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import asdict, replace
from tests.sharing import typed
from tests.sharing.converting.documents import converted, markdown, record
from tests.sharing.test_markdown import TEMPLATE, WHOLE
from tests.sharing.typed import HOSTILE

from noblame.inert import visible
from noblame.record.incident import (
    Action,
    Attendee,
    Cause,
    Entry,
    Incident,
    Lessons,
    Link,
    MeetingNotes,
    Parked,
    Question,
    Resolution,
)
from noblame.record.reading import parse

GOLDEN = Path(__file__).parents[1] / "golden"
START = datetime(2026, 11, 18, 14, 2, tzinfo=UTC)
SAID = HOSTILE.map(lambda text: text.strip() or "something")
"""A text that says something."""
NAMES = st.sampled_from(["Priya Raman", "Tomás Vidal", "Ana"])
MINUTES = st.integers(0, 3000).map(lambda minutes: timedelta(minutes=minutes))
TIMES = st.lists(MINUTES, max_size=4).map(sorted)


def test_the_template_itself_is_an_empty_record() -> None:
    assert record(TEMPLATE, "2026-11-18-checkout-down.md") == Incident(title="Checkout down")


@pytest.mark.parametrize(
    "stem",
    [
        "2026-10-27-label-printers",
        "2026-11-05-storage-recovery",
        "2026-11-18-checkout-pool",
        "2026-11-22-login-codes",
        "2026-11-23-vans-on-the-map",
    ],
)
def test_the_document_of_a_sample_comes_back_byte_for_byte(stem: str) -> None:
    pytest.importorskip("noblame.sample_incidents", reason="only an installed noblame has its samples")
    sample = resources.files("noblame.sample_incidents") / f"{stem}.yaml"
    document = markdown(parse(sample.read_bytes(), stem).incident)
    assert markdown(record(document, f"{stem}.md")) == document


@pytest.mark.parametrize(
    "golden", [path for path in sorted(GOLDEN.glob("*.md")) if "." not in path.stem], ids=lambda path: path.stem
)
def test_a_golden_document_comes_back_byte_for_byte(golden: Path) -> None:
    document = golden.read_text(encoding="utf-8")
    assert markdown(record(document, golden.name)) == document


def causes(depth: int = 2) -> st.SearchStrategy[Cause]:
    """Why trees of three levels at most."""
    below = st.lists(causes(depth - 1), max_size=2).map(tuple) if depth else st.just(())
    return st.builds(
        Cause,
        because=SAID,
        kind=st.sampled_from(["", "immediate", "contributing", "root"]),
        effect=st.sampled_from(["", "worse", "harder"]),
        actionable=st.booleans(),
        evidence=st.lists(st.sampled_from(["14:09 alert", "heap dump"]), max_size=2).map(tuple),
        next=below,
    )


@st.composite
def incidents(draw: st.DrawFn) -> Incident:
    """Records in which people typed anything, in every field that the document has a place for."""
    some = st.lists(SAID, max_size=2).map(tuple)
    took = draw(st.none() | MINUTES)
    held = draw(st.none() | st.just(datetime(2026, 11, 19, 15, 2, tzinfo=UTC)))
    halves = st.builds(Resolution, temporary=SAID, permanent=SAID | st.just("")) | st.builds(Resolution, permanent=SAID)
    return Incident(
        title=draw(SAID),
        severity=draw(st.sampled_from(["", "P1", "p2", "SEV3", "sev-4"])),
        started=START,
        resolved=None if took is None else START + took,
        detected=START + draw(MINUTES),
        detected_by=draw(st.sampled_from(["", "alert", "customer", "staff", "other"])),
        impact=draw(HOSTILE),
        affected=draw(st.sampled_from([(), ("checkout",), ("checkout", "payments")])),
        timeline=tuple(Entry(at=START + after, what=draw(HOSTILE)) for after in draw(TIMES))
        + tuple(Entry(what=text) for text in draw(some)),
        detection=draw(HOSTILE),
        resolution=draw(HOSTILE | halves),
        root_cause=draw(HOSTILE),
        causes=draw(st.lists(causes(), max_size=2).map(tuple)),
        lessons=Lessons(went_well=draw(some), to_improve=draw(some), lucky=draw(some), headline=draw(HOSTILE)),
        actions=tuple(
            draw(st.lists(st.builds(Action, what=SAID, owner=NAMES | HOSTILE, due=DUE, done=DONE), max_size=3))
        ),
        links=tuple(draw(st.lists(st.builds(Link, title=SAID, url=URLS, kind=KINDS), max_size=2))),
        parked=tuple(draw(st.lists(st.builds(Parked, what=SAID, for_=NAMES), max_size=2))),
        questions=tuple(draw(st.lists(st.builds(Question, ask=SAID, who=NAMES), max_size=2))),
        notes=draw(HOSTILE),
        meeting=MeetingNotes(
            held=held, ended=held and held + timedelta(minutes=52), facilitator=draw(NAMES) if held else ""
        ),
        attendees=tuple(
            draw(
                st.lists(
                    st.builds(
                        Attendee, name=SAID, role=ROLES, present=st.booleans() if held else st.sampled_from([False])
                    ),
                    max_size=2,
                )
            )
        ),
    )


DUE = st.just("2026-12-01") | HOSTILE
DONE = st.sampled_from([None, True])
URLS = st.sampled_from(["https://g.example/d/1", "https://g.example/a_b?c=*d*"])
KINDS = st.sampled_from(["", "log", "dashboard", "change", "ticket", "chat", "doc"])
ROLES = st.sampled_from(["facilitator", "scribe", "responder", "stakeholder", "expert", "leadership"])


def one_line(text: str) -> str:
    return typed.one_line(text.strip())


def lines(text: str) -> str:
    return typed.lines(text.strip())


def tidied(incident: Incident) -> Incident:
    """The record as its document shows it: without outer spaces and line breaks in lines, with signs for what acts."""
    return replace(
        incident,
        title=one_line(incident.title),
        impact=one_line(incident.impact),
        timeline=tuple(Entry(at=each.at, what=one_line(each.what)) for each in incident.timeline),
        detection=lines(incident.detection),
        resolution=tidied_resolution(incident.resolution),
        root_cause=lines(incident.root_cause),
        causes=tuple(map(tidied_cause, incident.causes)),
        lessons=Lessons(
            went_well=tuple(map(one_line, incident.lessons.went_well)),
            to_improve=tuple(map(one_line, incident.lessons.to_improve)),
            lucky=tuple(map(one_line, incident.lessons.lucky)),
            headline=one_line(incident.lessons.headline),
        ),
        actions=tuple(map(tidied_action, incident.actions)),
        links=tuple(replace(each, title=one_line(each.title)) for each in incident.links),
        parked=tuple(replace(each, what=one_line(each.what)) for each in incident.parked),
        questions=tuple(replace(each, ask=one_line(each.ask)) for each in incident.questions),
        notes="\n".join(filter(None, (one_line(each) for each in incident.notes.split("\n")))),
        attendees=tuple(replace(each, name=one_line(each.name)) for each in incident.attendees),
    )


def tidied_resolution(how: Resolution | str) -> Resolution | str:
    if isinstance(how, str):
        return lines(how)
    return Resolution(temporary=lines(how.temporary), permanent=lines(how.permanent))


def tidied_cause(cause: Cause) -> Cause:
    return replace(cause, because=one_line(cause.because), next=tuple(map(tidied_cause, cause.next)))


def tidied_action(action: Action) -> Action:
    return replace(action, what=one_line(action.what), owner=one_line(action.owner), due=one_line(action.due))


@settings(deadline=None)
@given(incidents())
def test_what_people_typed_comes_back_in_every_field(incident: Incident) -> None:
    document = markdown(incident)
    found = converted(document)
    assert found.left == ()
    assert asdict(found.incident) == asdict(tidied(incident))
    assert markdown(found.incident) == document


def test_what_a_document_does_not_carry_is_known() -> None:
    """Kinds and sources of rows, seconds, ids, and what was noted of an action besides owner, date and ticket."""
    entry = Entry(at=START + timedelta(seconds=31), what="Pool alert", kind="detect", source="#inc")
    action = Action(
        what="Add it", id="a1", owner="Ana", due="2026-12-01", ticket="OPS-1", closes="c1", done=date(2026, 11, 30)
    )
    cause = Cause(because="It leaks", kind="root", id="c1", recurs="no")
    incident = replace(WHOLE, timeline=(entry,), actions=(action,), causes=(cause,), tags=("database",))
    found = record(markdown(incident))
    assert found.timeline == (Entry(at=START, what="Pool alert"),)
    assert found.actions == (Action(what="Add it", owner="Ana", due="2026-12-01", ticket="OPS-1", done=True),)
    assert found.causes == (Cause(because="It leaks", kind="root"),)
    assert found.tags == ()


def test_a_prefix_of_the_title_is_dropped_also_from_our_own_document() -> None:
    assert record(markdown(replace(WHOLE, title="Postmortem: Checkout unavailable"))).title == "Checkout unavailable"


@pytest.mark.parametrize(
    "text", ["@priya and #42", "fixes #42", "GH-12", "a@b.example", "[What happened]", "[detect] x", "\\*a\\*"]
)
def test_what_our_own_document_escapes_is_what_it_was(text: str) -> None:
    incident = replace(WHOLE, timeline=(Entry(at=START, what=text),), root_cause=text)
    found = record(markdown(incident))
    assert (found.timeline[0].what, found.timeline[0].kind, found.root_cause) == (text, "", text)


def test_a_sign_for_what_would_act_stays_a_sign() -> None:
    assert record(markdown(replace(WHOLE, impact="a\x1bb"))).impact == visible("a\x1bb")


@pytest.mark.parametrize(
    ("meeting", "reasons"),
    [
        (MeetingNotes(scheduled=datetime(2026, 11, 19, 15, tzinfo=UTC)), {}),
        (MeetingNotes(), {"no-meeting": "four time zones"}),
        (MeetingNotes(held=datetime(2026, 11, 19, 15, 2, tzinfo=UTC)), {}),
    ],
)
def test_the_meeting_comes_back_in_any_zone(meeting: MeetingNotes, reasons: dict[str, str]) -> None:
    incident = replace(WHOLE, meeting=meeting, reasons=reasons)
    for zone in ("UTC", "Europe/Berlin"):
        found = record(markdown(incident, zone))
        assert (found.meeting, found.reasons) == (meeting, reasons)


def test_actions_put_off_come_back_with_their_reasons() -> None:
    actions = (
        *WHOLE.actions,
        Action(what="Rewrite it", decided="no", reason="two quarters"),
        Action(what="Tune it", decided="later"),
    )
    assert record(markdown(replace(WHOLE, actions=actions))).actions == actions


def test_no_action_comes_back_with_its_reason() -> None:
    found = record(markdown(replace(WHOLE, actions=(), reasons={"no-actions": "nothing to do"})))
    assert (found.actions, found.reasons) == ((), {"no-actions": "nothing to do"})


@pytest.mark.parametrize(
    "what", ["Somebody asks", "(time unknown) - twice", "[HH:MM] - as typed", "~14:05 or so", "asks -"]
)
def test_a_line_without_a_time_comes_back_without_one(what: str) -> None:
    entries = (Entry(at=START, what="Deploy"), Entry(what=what), Entry(at=START + timedelta(minutes=9), what="Alert"))
    document = markdown(replace(WHOLE, timeline=entries))
    assert "- (time unknown) - " in document
    assert "[HH:MM]" not in document.replace("\\[HH:MM\\]", "").replace("\\[HH:MM]", "")
    assert record(document).timeline == entries


def test_the_templates_own_word_for_a_missing_time_is_read_too() -> None:
    document = markdown(replace(WHOLE, timeline=(Entry(what="Somebody asks"),))).replace("(time unknown)", "[HH:MM]")
    assert record(document).timeline == (Entry(what="Somebody asks"),)
