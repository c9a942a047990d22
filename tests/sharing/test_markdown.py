from datetime import UTC, date, datetime, tzinfo
from importlib import resources
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from tests.sharing.reading import Part, read
from tests.sharing.typed import HOSTILE, lines, one_line

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
from noblame.settings import Settings
from noblame.sharing.markdown import render
from noblame.sharing.wanted import Wanted
from noblame.sharing.whole import IncompleteError

GOLDEN = Path(__file__).parent / "golden"
TEMPLATE = """\
# [Incident Title]
**Date:** [Date of incident]  
**Duration:** [Start time - End time]  
**Impact:** [Who was affected, how severely]  
**Severity:** [P1/P2/P3]  
## Timeline (UTC)
- [HH:MM] - [What happened]
## Root Cause
[What caused the incident]
## Contributing Factors
- [Factor]
## Detection
[How it was detected, how long from start to detection]
## Resolution
[How it was fixed]
## Action Items
- [ ] [Action] - Owner: [Name] - Due: [Date]
## Lessons Learned
### What went well
- [Thing that worked]
### What could be improved
- [Thing that did not]
## Appendix
- [Links to logs, dashboards, PRs]
"""  # noqa: W291  the two spaces keep the line break
HEADINGS = [text.lstrip("# ") for text in TEMPLATE.splitlines() if text.startswith("#")][1:]
WHOLE = Incident(
    title="Checkout unavailable",
    severity="P1",
    started=datetime(2026, 11, 18, 14, 2, tzinfo=UTC),
    detected=datetime(2026, 11, 18, 14, 9, tzinfo=UTC),
    resolved=datetime(2026, 11, 18, 14, 49, tzinfo=UTC),
    detected_by="alert",
    impact="38 % of checkouts failed",
    timeline=(Entry(at=datetime(2026, 11, 18, 14, 9, tzinfo=UTC), what="Pool alert"),),
    detection="The pool alert paged.",
    resolution="Rolled back.",
    causes=(Cause(because="No check notices it", kind="root"),),
    lessons=Lessons(went_well=("Rollback in four minutes",), to_improve=("No alert below exhaustion",)),
    actions=(Action(what="Add a lint rule", owner="Tomás Vidal", due="2026-12-01"),),
)


def markdown(incident: Incident, zone: tzinfo, *, strict: bool = False) -> str:
    """The document as it would be shared on a day in November."""
    now = datetime(2026, 11, 25, 12, tzinfo=UTC)
    return render(
        Wanted(incident=incident, stem="a-record", now=now, settings=Settings(timezone=str(zone)), strict=strict)
    )


def at(hour: int, minute: int, day: int = 18) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=UTC)


def section(heading: str, incident: Incident, **changes: object) -> list[str]:
    """The lines below a heading, up to the next."""
    text = markdown(replace(incident, **changes), UTC)
    return text.partition(f"# {heading}\n")[2].partition("\n#")[0].strip().split("\n")


def test_an_empty_record_is_the_template_itself() -> None:
    assert markdown(Incident(title=""), UTC) == TEMPLATE


@pytest.mark.parametrize("stem", ["2026-11-18-checkout-pool", "2026-11-23-vans-on-the-map"])
def test_a_sample_reads_as_it_was_agreed(stem: str) -> None:
    pytest.importorskip("noblame.sample_incidents", reason="only an installed noblame has its samples")
    sample = resources.files("noblame.sample_incidents") / f"{stem}.yaml"
    incident = parse(sample.read_bytes(), stem).incident
    document = markdown(incident, UTC)
    assert document == (GOLDEN / f"{stem}.md").read_text(encoding="utf-8")
    assert document == markdown(incident, UTC)
    assert [part.heading for part in read(document) if part.kind in {"h2", "h3"}] == HEADINGS


def test_the_header_keeps_its_lines_and_its_labels() -> None:
    header = markdown(WHOLE, UTC).split("\n")[1:5]
    assert header == [
        "**Date:** 2026-11-18  ",
        "**Duration:** 14:02 - 14:49 UTC (47 min)  ",
        "**Impact:** 38 % of checkouts failed  ",
        "**Severity:** P1  ",
    ]


@pytest.mark.parametrize(
    ("started", "resolved", "said"),
    [
        (at(23, 50), at(0, 15, 19), "23:50 - 2026-11-19 00:15 UTC (25 min)"),
        (at(14, 2), None, "14:02 UTC - ongoing"),
        (at(14, 2), at(13, 0), "14:02 - 13:00 UTC"),
        (None, at(14, 49), "[Start time - End time]"),
    ],
)
def test_the_duration_spans_midnight_and_may_go_on(
    started: datetime | None, resolved: datetime | None, said: str
) -> None:
    document = markdown(replace(WHOLE, started=started, resolved=resolved), UTC)
    assert f"**Duration:** {said}  \n" in document


def test_the_timeline_is_in_utc_whatever_the_zone_and_says_where_a_day_begins() -> None:
    timeline = (Entry(at=at(23, 50), what="Deploy"), Entry(what="Somebody asks"), Entry(at=at(0, 15, 19), what="Alert"))
    record = replace(WHOLE, timeline=timeline, started=at(23, 50))
    expected = ["- 23:50 - Deploy", "- (time unknown) - Somebody asks", "- **2026-11-19**", "- 00:15 - Alert"]
    assert section("Timeline (UTC)", record) == expected
    assert markdown(record, UTC) == markdown(record, ZoneInfo("Asia/Kolkata"))


def test_a_timeline_that_begins_the_day_before_says_so() -> None:
    rows = (Entry(at=at(23, 0, 17), what="Deploy"), Entry(at=at(14, 9), what="Alert"))
    assert section("Timeline (UTC)", WHOLE, timeline=rows) == [
        "- **2026-11-17**",
        "- 23:00 - Deploy",
        "- **2026-11-18**",
        "- 14:09 - Alert",
    ]


def test_meeting_times_are_in_the_zone() -> None:
    meeting = MeetingNotes(held=at(15, 2, 19), ended=at(15, 54, 19), facilitator="Mei Tanaka")
    document = markdown(replace(WHOLE, meeting=meeting), ZoneInfo("Europe/Berlin"))
    assert "Meeting:\n\n- Held 2026-11-19 16:02 CET, 52 min, facilitated by Mei Tanaka\n" in document


@pytest.mark.parametrize(
    ("action", "written"),
    [
        (Action(what="Add it", owner="Priya", due="2026-12-01"), "- [ ] Add it - Owner: Priya - Due: 2026-12-01"),
        (Action(what="Add it", due="2026-12-01"), "- [ ] Add it - Owner: WISH - Due: 2026-12-01"),
        (Action(what="Add it", owner="Priya"), "- [ ] Add it - Owner: Priya - Due: WISH"),
        (
            Action(what="Add it", owner="the team", due="soon"),
            "- [ ] Add it - Owner: WISH (the team) - Due: WISH (soon)",
        ),
        (
            Action(what="Add it", owner="Priya", due="2026-12-01", done=date(2026, 11, 30)),
            "- [x] Add it - Owner: Priya - Due: 2026-12-01",
        ),
        (Action(what="Add it", done=True), "- [x] Add it - Owner: not named - Due: no date"),
    ],
)
def test_an_action_has_the_template_s_shape_and_the_word_wish(action: Action, written: str) -> None:
    assert section("Action Items", WHOLE, actions=(action,)) == [written]


def test_actions_put_off_stand_behind_the_appendix() -> None:
    actions = (Action(what="Rewrite it", decided="no", reason="two quarters"), Action(what="Tune it", decided="later"))
    record = replace(WHOLE, actions=actions)
    assert section("Action Items", record) == ["- [ ] [Action] - Owner: [Name] - Due: [Date]"]
    assert "- Rewrite it - not doing: two quarters\n- Tune it - later\n" in markdown(record, UTC)
    assert section("Action Items", record, reasons={"no-actions": "nothing to do"}) == ["No action: nothing to do"]


def test_root_cause_is_the_summary_and_the_roots() -> None:
    assert section("Root Cause", WHOLE) == ["- No check notices it"]
    assert section("Root Cause", WHOLE, root_cause="A leak.") == ["A leak.", "", "- No check notices it"]
    assert section("Root Cause", WHOLE, root_cause="A leak.", causes=()) == ["A leak."]


def test_contributing_factors_say_what_they_did() -> None:
    causes = (
        Cause(because="The pool is small", kind="contributing", effect="worse", next=WHOLE.causes),
        Cause(because="No runbook", kind="contributing", effect="harder"),
        Cause(because="The deploy", kind="immediate"),
    )
    assert section("Contributing Factors", WHOLE, causes=causes) == [
        "- The pool is small (made it worse)",
        "- No runbook (made it harder to fix)",
    ]


def test_detection_says_by_whom_and_after_how_long() -> None:
    assert section("Detection", WHOLE) == ["The pool alert paged.", "", "Detected by an alert 7 min after the start."]
    assert section("Detection", WHOLE, detection="", detected_by="") == ["Detected 7 min after the start."]
    assert section("Detection", WHOLE, detected_by="", detected=None, timeline=()) == ["The pool alert paged."]


@pytest.mark.parametrize(
    ("resolution", "written"),
    [
        (
            Resolution(temporary="Rolled back.", permanent="Fixed."),
            ["Temporary: Rolled back.", "", "Permanent: Fixed."],
        ),
        (Resolution(temporary="Rolled back."), ["Temporary: Rolled back."]),
        (Resolution(permanent="Fixed."), ["Permanent: Fixed."]),
        (Resolution(), ["[How it was fixed]"]),
        ("Rolled back.", ["Rolled back."]),
    ],
)
def test_the_resolution_is_for_now_and_for_good(resolution: Resolution | str, written: list[str]) -> None:
    assert section("Resolution", WHOLE, resolution=resolution) == written


def test_links_have_label_and_kind_and_what_is_no_page_stays_text() -> None:
    links = (
        Link(title="Pool", url="https://g.example/d/1", kind="dashboard"),
        Link(url="https://g.example/2"),
        Link(title="Run me", url="javascript:alert(1)"),
        Link(title="Paper log", kind="log"),
        Link(),
    )
    assert section("Appendix", WHOLE, links=links)[:4] == [
        "- [Pool](https://g.example/d/1) (dashboard)",
        "- [https://g.example/2](https://g.example/2)",
        "- Run me: javascript:alert(1)",
        "- Paper log (log)",
    ]


def test_the_why_tree_is_a_nested_list() -> None:
    leaf = Cause(because="No check", kind="root", actionable=True, evidence=("14:09 alert", "log"))
    parts = read(markdown(replace(WHOLE, causes=(Cause(because="It leaks", next=(leaf,)),)), UTC))
    tree = parts[parts.index(Part("Appendix", "p", "Why it happened:")) + 1 :]
    assert tree[:2] == [
        Part("Appendix", "li", "It leaks", 1),
        Part("Appendix", "li", "No check (root, actionable) - Evidence: 14:09 alert; log", 2),
    ]


def test_no_meeting_is_said_with_its_reason() -> None:
    document = markdown(replace(WHOLE, reasons={"no-meeting": "four time zones"}), UTC)
    assert "Meeting:\n\n- No meeting was held: four time zones\n" in document


def test_strict_takes_a_whole_document_and_names_what_is_missing_in_another() -> None:
    assert markdown(WHOLE, UTC, strict=True) == markdown(WHOLE, UTC)
    with pytest.raises(IncompleteError) as caught:
        markdown(replace(WHOLE, impact=" ", causes=()), UTC, strict=True)
    assert [each.section for each in caught.value.missing] == ["summary", "root-cause"]
    assert str(caught.value).startswith("no impact yet: who was affected, how severely; no root cause yet")


@pytest.mark.parametrize(
    ("action", "lacks"),
    [
        (Action(what="x", owner="Ana", due="2026-12-01"), None),
        (Action(what="x", owner="the team", due="2026-12-01"), "action 2 has no owner yet"),
        (Action(what="x", owner="Ana", due="soon"), "action 2 has no date yet"),
        (Action(what="x"), "action 2 has no owner and date yet: who does it, by when"),
        (Action(what="x", done=date(2026, 11, 20)), None),
        (Action(what="x", decided="later"), None),
    ],
)
def test_strict_takes_no_wish(action: Action, lacks: str | None) -> None:
    record = replace(WHOLE, actions=(Action(what="y", owner="Ana", due="2026-12-01"), action))
    if lacks is None:
        assert "WISH" not in markdown(record, UTC, strict=True)
        return
    assert "WISH" in markdown(record, UTC)
    with pytest.raises(IncompleteError, match=f"^{lacks}"):
        markdown(record, UTC, strict=True)


@given(st.lists(HOSTILE, min_size=14, max_size=14))
def test_every_place_reads_as_it_was_typed_and_no_text_makes_another_place(texts: list[str]) -> None:
    said = [text.strip() or "something" for text in texts]
    record = replace(
        WHOLE,
        title=said[0],
        impact=said[1],
        timeline=(Entry(at=at(14, 9), what=said[2]),),
        root_cause=said[3],
        causes=(Cause(because=said[4], kind="root"), Cause(because=said[5], kind="contributing")),
        detection=said[6],
        resolution=said[7],
        actions=(Action(what=said[8], owner="Ana", due="2026-12-01"), Action(what=said[9], due=said[10])),
        lessons=Lessons(went_well=(said[11],), to_improve=(said[12],), headline=said[13]),
        attendees=(Attendee(name=said[0]),),
        parked=(Parked(what=said[1], for_=said[2]),),
        questions=(Question(ask=said[3]),),
    )
    parts = read(markdown(record, UTC))
    assert [part.text for part in parts if part.kind in {"h2", "h3"}] == HEADINGS

    def below(heading: str, kind: str) -> list[str]:
        return [part.text.strip() for part in parts if part.heading == heading and part.kind == kind]

    def shown(number: int) -> str:
        return one_line(said[number])

    assert parts[0].text.strip() == shown(0)
    assert f"\n**Impact:** {shown(1)}\n" in parts[1].text.replace(" \n", "\n").replace("\n ", "\n")
    assert below("Timeline (UTC)", "li") == [f"14:09 - {shown(2)}"]
    assert "\n\n".join(below("Root Cause", "p")) == lines(said[3])
    assert below("Root Cause", "li") == [shown(4)]
    assert below("Contributing Factors", "li") == [shown(5)]
    assert "\n\n".join(below("Detection", "p")[:-1]) == lines(said[6])
    assert "\n\n".join(below("Resolution", "p")) == lines(said[7])
    assert below("Action Items", "li")[0] == f"[ ] {shown(8)} - Owner: Ana - Due: 2026-12-01"
    assert below("Action Items", "li")[1].startswith(f"[ ] {shown(9)} - Owner: WISH - Due: WISH (")
    assert below("What went well", "li") == [shown(11)]
    assert below("What could be improved", "li") == [shown(12)]
    titles = [part.text for part in parts if part.heading == "Appendix" and part.kind == "p"]
    assert titles[:2] == ["What we will do differently:", "Why it happened:"]
    assert below("Appendix", "li")[1] == shown(13)
