import re
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree as ET

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from tests.sharing.page_reading import Element, read
from tests.sharing.samples import NOW, STEMS, WHOLE, agreed, hostile, shared
from tests.sharing.typed import HOSTILE, lines, one_line

from noblame.inert import visible
from noblame.record.incident import (
    Action,
    Attendee,
    Cause,
    Cost,
    Entry,
    Incident,
    Lessons,
    Link,
    MeetingNotes,
    Question,
    Resolution,
)
from noblame.settings import Settings
from noblame.sharing.html import render
from noblame.sharing.wanted import Wanted
from noblame.sharing.whole import IncompleteError

SECTIONS = ("Impact", "Timeline (UTC)", "Root cause", "Contributing factors", "Detection", "Resolution", "Action items")


def page(incident: Incident, **changes: object) -> Element:
    """The page of a record, as a reader has it."""
    return read(shared("html", replace(incident, **changes)))


def at(hour: int, minute: int, day: int = 18) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=UTC)


def seen(text: str) -> str:
    """What is read of a text: what HTML has no character for is a sign."""
    return re.sub("[\ufffe\uffff]", "\ufffd", visible(text.strip()))


@pytest.mark.parametrize("stem", STEMS)
def test_a_sample_looks_as_it_was_agreed(stem: str) -> None:
    ours, golden = agreed("html", stem)
    assert ours == golden
    ET.fromstring(ours.replace("<!DOCTYPE html>", "", 1))


def test_a_record_with_a_title_alone_says_what_is_not_written_yet() -> None:
    found = page(Incident(title="Search is slow"))
    assert found.one("h1").said == found.one("title").said == "Search is slow"
    assert [each.said for each in found.all("h2")] == [*SECTIONS, "Lessons learned", "Appendix"]
    assert [each.said for each in found.one("dl").all("dd")] == ["not known yet"] * 4
    assert all(section.all(".nothing") for section in found.all("section"))
    assert not found.all("svg") + found.all("table") + found.all(".tree") + found.all(".headline")


def test_a_record_without_a_title_still_has_a_heading() -> None:
    assert page(Incident(title=" ")).one("h1").said == "Post-mortem without a title"


def test_nothing_is_loaded_and_no_script_runs() -> None:
    text = shared("html", WHOLE)
    found = read(text)
    assert not {each.tag for each in found.walk()} & {
        "script",
        "link",
        "img",
        "iframe",
        "object",
        "embed",
        "form",
        "base",
    }
    assert not re.search(r"@import|url\(|\bsrc=|\bon\w+=", text)
    policy = next(each for each in found.all("meta") if "http-equiv" in each.attributes)
    assert policy.attributes["http-equiv"] == "Content-Security-Policy"
    assert policy.attributes["content"].startswith("default-src 'none'; style-src 'unsafe-inline';")


@given(st.lists(HOSTILE, min_size=12, max_size=12))
def test_every_text_is_read_as_it_was_typed(texts: list[str]) -> None:
    found = page(hostile(texts))
    line = [one_line(seen(text)) for text in texts]
    assert (
        found.one("h1").text == found.one("head").one("title").text == (seen(texts[0]) or "Post-mortem without a title")
    )
    if texts[1].strip():
        said = [one_line(each.text) for each in found.one("#impact").all("p")]
        assert said == [one_line(each) for each in lines(seen(texts[1])).split("\n\n")]
    assert found.one("#timeline").one("span.text").text == line[2]
    tree = found.one(".tree")
    assert [each.text for each in tree.all("p.text")] == [line[4] or "No answer yet", line[5] or "No answer yet"]
    first, second = found.one("tbody").all("tr")
    assert [each.one("span.text").text for each in (first, second)] == [line[8], line[0]]
    assert second.all("td")[2].text.removeprefix("WISH ") == seen(f"x{texts[9]}x")
    assert second.all("td")[3].text == f"WISH {seen(f'x{texts[10]}x')}"
    if line[9]:
        assert found.one("#lessons").all("ul")[0].one("li").text == line[9]
    if line[11]:
        assert found.one(".headline").all("p")[1].text == line[11]
        assert found.one(".links").all("a")[0].text == seen(texts[11])
    assert not {each.tag for each in found.walk()} & {"script", "img"}
    assert {each.attributes.get("class") for each in found.all("b")} <= {None, "mark-root", "mark-contributing"}


@given(HOSTILE, HOSTILE)
def test_links_lead_to_pages_and_mail_alone(title: str, url: str) -> None:
    links = (
        Link(title=title, url=url),
        Link(title=title, url=f"https://e.example/{url}"),
        Link(url=f"javascript:{url}"),
    )
    found = page(WHOLE, links=links, actions=(Action(what=url, ticket=url, detail=title),), root_cause=f"{title} {url}")
    for each in found.all("a"):
        assert re.match(r"(?:https?://|mailto:)[^\s<>\"]+\Z|#[a-z0-9-]+\Z", each.attributes["href"], re.IGNORECASE)
        assert each.attributes["href"].startswith("#") or each.attributes["rel"] == "noreferrer"


@pytest.mark.parametrize(
    ("url", "leads"),
    [
        ("https://e.example/a b", "https://e.example/a%20b"),
        ("mailto:ops@e.example", "mailto:ops@e.example"),
        ("javascript:alert(1)", None),
        ("data:text/html,x", None),
        ("//e.example", None),
    ],
)
def test_a_link_that_is_no_page_stays_text(url: str, leads: str | None) -> None:
    links = page(WHOLE, links=(Link(title="Pool", url=url, kind="dashboard"),)).one(".links")
    assert [each.attributes["href"] for each in links.all("a")] == ([leads] if leads else [])
    assert links.said == f"Pool dashboard{url}"


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("see https://git.example/x/1.", "https://git.example/x/1"),
        ("(https://en.example/Pool_(tables))", "https://en.example/Pool_(tables)"),
        ("https://", None),
        ("ftp://e.example", None),
    ],
)
def test_an_address_in_a_sentence_is_a_link(text: str, address: str | None) -> None:
    section = page(WHOLE, detection=text).one("#detection")
    assert [each.text for each in section.all("a")] == ([address] if address else [])
    assert section.all("p")[0].text == text


def test_what_hides_or_turns_is_shown_as_a_sign() -> None:
    assert page(WHOLE, title="a\x1b[31m\u202eb\x00").one("h1").text == "a␛[31m‹U+202E›b␀"


@pytest.mark.parametrize(
    ("action", "owner", "due"),
    [
        (Action(what="Add it", owner="Ana Prieto", due="2026-11-25"), "Ana Prieto", "2026-11-25"),
        (Action(what="Add it", owner="Ana Prieto", due="2026-11-24"), "Ana Prieto", "2026-11-24 overdue by 1 d"),
        (Action(what="Add it"), "WISH no owner", "WISH no date"),
        (Action(what="Add it", owner="the team", due="soon"), "WISH the team", "WISH soon"),
        (Action(what="Add it", done=True), "not named", "no date"),
        (
            Action(what="Add it", owner="Ana", helpers=("Bo", "Cy"), due="2026-11-24", done=True),
            "Ana with Bo, Cy",
            "2026-11-24",
        ),
    ],
)
def test_an_action_says_who_by_when_and_what_is_missing(action: Action, owner: str, due: str) -> None:
    (row,) = page(WHOLE, actions=(action,)).one("tbody").all("tr")
    assert [each.said for each in row.all("td")[2:4]] == [owner, due]


def test_an_action_has_its_ticket_its_cause_and_what_became_of_it() -> None:
    action = Action(
        what="Add it", ticket="OPS-1", closes="c2", done=date(2026, 11, 21), verified="in the drill", priority="2"
    )
    settings = Settings(ticket_url="https://jira.example/browse/{ticket}")
    found = read(render(Wanted(incident=replace(WHOLE, actions=(action,)), stem="x", now=NOW, settings=settings)))
    (row,) = found.one("tbody").all("tr")
    assert row.all("td")[4].one("a").attributes["href"] == "https://jira.example/browse/OPS-1"
    details = [each.said for each in row.all("small")]
    assert details == ["Answers: No check notices it", "✓ done 2026-11-21, in the drill", "Priority 2"]
    (link,) = found.one(".tree").all("a")
    assert found.one(link.attributes["href"]) is row


def test_what_is_put_off_is_no_row_of_the_table() -> None:
    found = page(WHOLE, actions=(Action(what="Rewrite it", decided="no", reason="two quarters"),))
    assert not found.all("table")
    assert "Rewrite it - not doing: two quarters" in found.one("#appendix").said
    reason = page(WHOLE, actions=(), reasons={"no-actions": "nothing to do"})
    assert reason.one("#actions").all("p")[0].said == "No action: nothing to do"


def test_the_table_is_read_with_its_headings_however_it_is_laid_out() -> None:
    table = page(WHOLE).one("table")
    heads = [each.said for each in table.all("th")]
    assert heads == ["#", "Action", "Owner", "Due", "Ticket"]
    assert all(each.attributes["scope"] == "col" for each in table.all("th"))
    cells = table.one("tbody").all("tr")[0].all("td")
    assert [each.attributes.get("data-label") for each in cells[2:]] == heads[2:]
    roles = {
        "table": "table",
        "thead": "rowgroup",
        "tbody": "rowgroup",
        "tr": "row",
        "th": "columnheader",
        "td": "cell",
    }
    assert all(each.attributes["role"] == roles[each.tag] for each in [table, *table.walk()] if each.tag in roles)


def test_the_timeline_says_where_a_day_begins_and_where_nothing_is_known() -> None:
    rows = (
        Entry(at=at(23, 50), what="Deploy", kind="change", source="argo"),
        Entry(at=at(23, 55), what="Alert", kind="detect"),
        Entry(what="Somebody asks"),
        Entry(at=at(0, 10, 19), what="Rolled back", kind="mitigate"),
        Entry(at=at(0, 26, 19), what="Back", kind="resolve"),
    )
    record = replace(WHOLE, timeline=rows, started=at(23, 50), detected=None, resolved=at(0, 26, 19))
    section = page(record).one("#timeline")
    assert [each.said for each in section.all("h3")] == ["2026-11-19"]
    assert [each.said for each in section.all("li")] == [
        "23:50 Deploy change · argo",
        "23:55 Alert detected",
        "no time Somebody asks",
        "00:10 Rolled back mitigated",
        "16 min without an entry",
        "00:26 Back resolved",
    ]
    assert section.all("time")[0].attributes["datetime"] == "2026-11-18T23:50:00+00:00"


def test_the_drawing_is_there_twice_and_told_in_words() -> None:
    wide, narrow = page(WHOLE).all("svg")
    assert (wide.attributes["class"], narrow.attributes["class"]) == ("wide", "narrow")
    for each in (wide, narrow):
        title, told = each.attributes["aria-labelledby"].split()
        assert each.attributes["role"] == "img"
        assert each.one(f"#{title}").tag == "title"
        assert each.one(f"#{told}").said == (
            "From 14:02 to 14:49 UTC. Start 14:02. Detected 14:09, after 7 min. Resolved 14:49, after 47 min."
        )


def test_the_tree_nests_each_answer_below_what_it_answers() -> None:
    leaf = Cause(because="No check", kind="root", actionable=True, recurs="unsure", evidence=("14:09 alert", "log"))
    causes = (Cause(because="Pool empty", kind="immediate", next=(leaf,)), Cause(because="", effect="worse"))
    tree = page(WHOLE, causes=causes).one(".tree")
    assert tree.one(".asked").said == WHOLE.title
    first, second = [part for part in tree.one("ul.why").inner if isinstance(part, Element)]
    assert [each.said for each in first.all("p")] == [
        "Pool empty",
        "immediate",
        "No check",
        "root actionable may happen again: nobody is sure",
        "Evidence: 14:09 alert · log",
    ]
    assert first.one("ul").one("li").all("p.text")[0].said == "No check"
    assert [each.said for each in second.all("p")] == ["No answer yet", "made it worse"]


def test_headings_leave_out_no_level_and_ids_are_there_once() -> None:
    found = page(replace(WHOLE, links=(), resolution=Resolution(temporary="a", permanent="b")))
    levels = [int(each.tag[1]) for each in found.walk() if re.fullmatch("h[1-6]", each.tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(lower - upper <= 1 for upper, lower in pairwise(levels))
    ids = [each.attributes["id"] for each in found.walk() if "id" in each.attributes]
    assert len(ids) == len(set(ids))
    jumps = [each.attributes["href"] for each in found.one("nav").all("a")]
    assert {jump.removeprefix("#") for jump in jumps} <= set(ids)
    assert found.one("html").attributes["lang"] == "en"


def test_the_head_says_how_bad_how_long_and_what_will_be_different() -> None:
    lessons = Lessons(headline="A pool is watched on its way up.", lucky=("It was noon",))
    found = page(WHOLE, lessons=lessons, status="published", cost=Cost(people_hours=31), affected=("checkout", "mail"))
    head = found.one("header")
    assert head.one(".status").said == "Published"
    assert head.one(".severity").said == "P1 customers cannot use a main function, or data is lost or exposed"
    assert [each.said for each in head.one("dl").all("dd")] == [
        "2026-11-18",
        "47 min 14:02 - 14:49 UTC",
        "7 min by an alert",
        "not known yet",
    ]
    assert head.one(".headline").said == (
        "What we will do differently A pool is watched on its way up. It cost 31 people-hours."
    )
    assert found.one(".affected").said == "Affected: checkout, mail"
    assert [each.said for each in found.one(".lessons").all("h3")][2] == "Where we were lucky"


def test_an_incident_that_goes_on_says_since_when() -> None:
    figures = page(WHOLE, resolved=None, timeline=()).one("dl").all("dd")
    assert figures[1].said == "ongoing since 14:02 UTC"
    assert "draft" in page(WHOLE).one(".status").attributes["class"].split()


def test_the_rest_stands_in_the_appendix() -> None:
    found = page(
        WHOLE,
        attendees=(Attendee(name="Mei Tanaka", role="facilitator"),),
        questions=(Question(ask="Why did the canary pass?", who="Priya"),),
        meeting=MeetingNotes(held=at(15, 2, 19)),
        notes="One\ntwo",
    ).one("#appendix")
    assert [each.said for each in found.all("h3")] == ["Links", "Open questions", "Attendees", "Meeting", "Notes"]
    assert "Mei Tanaka (facilitator, absent)" in found.said


def test_a_large_record_is_there_as_a_whole() -> None:
    rows = tuple(Entry(at=at(12, 0) + timedelta(minutes=n), what=f"Row {n}", kind="note") for n in range(500))
    causes = tuple(
        Cause(because=f"Cause {n}", next=tuple(Cause(because=f"{n}.{m}") for m in range(5))) for n in range(10)
    )
    actions = tuple(Action(what=f"Action {n}", owner="Ana", due="2026-12-01") for n in range(40))
    found = page(WHOLE, timeline=rows, causes=causes, actions=actions)
    assert len(found.one("#timeline").all("li")) == 500
    assert len(found.all(".answer")) == 60
    assert len(found.one("tbody").all("tr")) == 40


def test_an_archive_s_own_template_wins(tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "page.html.jinja").write_text("<p>{{ page.document.title }}</p>", encoding="utf-8")
    wanted = Wanted(incident=Incident(title="a <b>"), stem="x", now=NOW, archive=tmp_path)
    assert render(wanted) == "<p>a &lt;b&gt;</p>"


def test_a_strict_page_needs_what_is_mandatory() -> None:
    with pytest.raises(IncompleteError, match="no impact yet"):
        render(Wanted(incident=Incident(title="Search is slow"), stem="x", now=NOW, strict=True))
    assert render(Wanted(incident=WHOLE, stem="x", now=NOW, strict=True)) == shared("html", WHOLE)


OPEN = replace(WHOLE, actions=(Action(what="Add a lint rule", owner="Tomás Vidal", due="2026-12-01", id="a1"),))


def test_the_page_is_the_same_all_day() -> None:
    early, late = datetime(2026, 11, 25, tzinfo=UTC), datetime(2026, 11, 25, 23, 59, 59, tzinfo=UTC)
    assert shared("html", OPEN, early) == shared("html", OPEN, late)


def test_another_day_differs_in_its_date_alone_and_in_what_is_overdue() -> None:
    first, second, third = (
        shared("html", OPEN, datetime(2026, *day, tzinfo=UTC)) for day in ((11, 25), (12, 1), (12, 3))
    )
    assert first.replace("2026-11-25", "2026-12-01") == second
    late = ' <strong class="late">overdue by 2 d</strong>'
    assert third.count(late) == 1
    assert third.replace(late, "").replace("2026-12-03", "2026-12-01") == second


def test_the_day_is_that_of_the_settings_zone() -> None:
    wanted = Wanted(incident=WHOLE, stem="x", now=datetime(2026, 11, 25, 23, tzinfo=UTC))
    there = msgspec.structs.replace(wanted, settings=Settings(timezone="Europe/Berlin"))
    assert [read(render(each)).one("footer").one("time").said for each in (wanted, there)] == [
        "2026-11-25",
        "2026-11-26",
    ]


def test_an_id_that_a_text_refers_to_can_be_found() -> None:
    found = page(OPEN, resolution="The lint rule (a1) closes c2.")
    assert [each.said for each in found.one("table").all(".id")] == ["a1"]
    assert [each.said for each in found.one(".tree").all(".id")] == ["c1", "c2"]
    assert not page(Incident(title="x", actions=(Action(what="y"),), causes=(Cause(because="z"),))).all(".id")
