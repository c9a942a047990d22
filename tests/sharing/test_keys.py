import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.sharing.typed import HOSTILE

from noblame.sharing.failing import SharingError
from noblame.sharing.keys import Reading, said
from noblame.sharing.sheet import sheet

STEM = "2026-11-18-checkout"
URL = "https://github.com/o/r/issues/7"


def ways(line: str, pattern: str = "") -> set[Reading]:
    """The ways to read a line, whoever wrote it."""
    return {one._replace(typed=False) for one in said(line, STEM, pattern)[0].readings}


@pytest.mark.parametrize(
    ("line", "reading"),
    [
        ("a1 OPS-2231", Reading("OPS-2231", name="a1")),
        (f"a1 {URL}", Reading(URL, name="a1")),
        ("2 OPS-7", Reading("OPS-7", name="2")),
        ("2 7", Reading("7", name="2")),
        ("a1 o/r#7", Reading("o/r#7", name="a1")),
        ("a1: OPS-7", Reading("OPS-7", name="a1")),
        ("- a1 -> OPS-7", Reading("OPS-7", name="a1")),
        ("  a1\tOPS-7  ", Reading("OPS-7", name="a1")),
        ("OPS-7 a1", Reading("OPS-7", name="a1")),
        ("OPS-7 Add a lint rule", Reading("OPS-7", title="Add a lint rule")),
        ("[OPS-7] Add (one) rule", Reading("OPS-7", title="Add (one) rule")),
        ("OPS-7 - Add a rule", Reading("OPS-7", title="Add a rule")),
        ("OPS-7: Add a rule", Reading("OPS-7", title="Add a rule")),
        ("Add a rule: OPS-7", Reading("OPS-7", title="Add a rule:")),
        (f"<{URL}>", Reading(URL)),
        (f"a1 is {URL}.", Reading(URL, title="a1 is")),
        ("'a1' `OPS-7`.", Reading("OPS-7", name="a1")),
        ("OPS-7", Reading("OPS-7")),
        (f"1 {URL} Add a lint rule", Reading(URL, "1", "Add a lint rule")),
        ("1. OPS-7 Add a lint rule", Reading("OPS-7", "1", "Add a lint rule")),
        ("Created OPS-7: Add a rule", Reading("OPS-7", "Created", "Add a rule")),
        (f"[#7]({URL}) Add a rule", Reading(URL, title="Add a rule")),
        ("**OPS-7** Add a rule", Reading("OPS-7", title="Add a rule")),
        ("#12  Add a rule  bug  about 2 days ago", Reading("#12", title="Add a rule")),
        ("3\tOPS-7\tAdd a rule\tTo Do", Reading("OPS-7", title="Add a rule")),
        ("✓ Created issue OPS-7 Add a rule", Reading("OPS-7", title="Add a rule")),
        (f"[OPS-7]({URL}) Add a rule", Reading("OPS-7", title="Add a rule")),
        (f"- [ ] [Add a rule]({URL})", Reading(URL, title="Add a rule")),
        ("#12 Add a rule", Reading("#12", title="Add a rule")),
        ("12\tOPEN\tAdd a rule for 12 pools\tbug\t2026-12-01", Reading("#12", title="Add a rule for 12 pools")),
        ("#12\to/r#12\tAdd a rule\t(bug)\t2d", Reading("#12", title="Add a rule")),
        ("1 OPS-7 Add alert for 12", Reading("OPS-7", "1", "Add alert for 12")),
    ],
)
def test_a_line_is_a_ticket_beside_an_action(line: str, reading: Reading) -> None:
    assert reading in ways(line)


def test_what_only_looks_like_a_ticket_is_another_reading() -> None:
    [line] = said("UTF-8 in the subject OPS-7", STEM)
    assert set(line.readings) == {
        Reading("UTF-8", title="in the subject OPS-7"),
        Reading("OPS-7", title="UTF-8 in the subject"),
    }


@pytest.mark.parametrize("line", ["nothing here", "Creating issue in o/r", "later", "a1 later", "->", "- - -"])
def test_a_line_without_a_ticket_has_no_reading(line: str) -> None:
    assert said(line, STEM)[0].readings == ()


def test_the_pattern_of_the_settings_decides_what_a_key_is() -> None:
    assert Reading("task7", name="a1") in ways("a1 task7", pattern="task[0-9]+")
    assert Reading("OPS-7", name="A1") in ways("A1 ops-7", pattern="OPS-[0-9]+")
    assert Reading("#7", title="Add") in ways("7\tOPEN\tAdd\t\t", pattern="#[0-9]+")
    assert Reading("7", title="Add") in ways("7\tOPEN\tAdd\t\t", pattern="[0-9]+")
    assert said("a1 OPS-7", STEM, pattern="task[0-9]+")[0].readings == ()
    assert Reading(URL, name="a1") in ways(f"a1 {URL}", pattern="task[0-9]+")


def test_blank_lines_say_nothing_and_lines_are_counted_with_them() -> None:
    lines = said("\n a1 OPS-1\r\n\n\na2 OPS-2", STEM)
    assert [(one.line, one.readings[0].ticket) for one in lines] == [(2, "OPS-1"), (5, "OPS-2")]


JIRA = (
    "Issue key,Issue id,Summary,Labels,Labels,Custom field (External issue ID),Description\r\n"
    'OPS-1,1001,"Add a rule, now",a,b,2026-11-18-checkout/a1,"two\nlines"\r\n'
    "OPS-2,1002,Page,a,b,2026-11-18-checkout/2,\r\n"
    "OPS-3,1003,Other,a,b,another/a1,\r\n"
)


@pytest.mark.parametrize("start", ["", "\ufeff"])
def test_an_export_of_jira_is_read_by_its_headings(start: str) -> None:
    lines = said(start + JIRA, STEM)
    assert [one.line for one in lines] == [2, 4, 5]
    assert lines[0].readings == (Reading("OPS-1", "a1", "Add a rule, now"),)
    assert lines[1].readings == (Reading("OPS-2", "2", "Page"),)
    assert lines[2].readings == (Reading("OPS-3", title="Other"),)


@pytest.mark.parametrize(
    ("table", "ticket"),
    [
        ("Issue ID,URL,Title\n7,https://gitlab.example/o/r/-/issues/7,Add\n", "https://gitlab.example/o/r/-/issues/7"),
        ("ID,Team,Title,Status\nENG-7,Eng,Add,Todo\n", "ENG-7"),
        ("Summary;Issue key\nAdd;OPS-7\n", "OPS-7"),
        ("Key\tSummary\nOPS-7\tAdd\n", "OPS-7"),
    ],
)
def test_other_trackers_and_separators_are_read_too(table: str, ticket: str) -> None:
    assert [one.readings for one in said(table, STEM)] == [(Reading(ticket, title="Add"),)]


def test_a_row_that_is_short_or_has_no_ticket_is_a_line_like_any_other() -> None:
    short, none, empty = said("Issue key,Summary\nOPS-1\nsoon,Add\n,Add\n\n", STEM)
    assert (short.readings, none.readings, empty.readings) == ((), (), ())
    assert (short.why, none.why) == ("it names no action: there is no title in it", "")


@pytest.mark.parametrize("line", [f"1 {URL} x,key,title", "OPS-7 a;key;summary", "OPS-7\tkey\ttitle"])
def test_a_line_whose_title_looks_like_headings_is_no_table(line: str) -> None:
    assert [one.line for one in said(f"{line}\nOPS-8 Add\n", STEM)] == [1, 2]


GLAB = """\
Showing 3 open issues in o/r that match your search. (Page 1)

ID\tTitle\tLabels\tCreated at
#7\t"Add\t(bug)\tabout 1 day ago
#8\t"Page" them\t\tabout 2 days ago
#9\tSet a timeout\t\tabout 2 days ago
"""


@pytest.mark.parametrize("text", [GLAB, GLAB.split("\n\n")[1], GLAB.replace("\n", "\r\n")])
def test_what_stands_around_a_list_says_nothing_and_quotes_in_a_title_take_no_row_along(text: str) -> None:
    wanted = [Reading("#7", title='"Add'), Reading("#8", title='"Page" them'), Reading("#9", title="Set a timeout")]
    lines = said(text, STEM)
    assert len(lines) == 3
    assert all(reading in one.readings for one, reading in zip(lines, wanted, strict=True))


JIRA_ANSWER = '{"total": 1, "issues": [{"id": "1", "key": "OPS-7", "fields": {"summary": "Add"}}]}'
LINEAR_ANSWER = (
    '{"data": {"issues": {"nodes": [{"identifier": "ENG-7", "title": "Add", "url": "https://l.example/7"}]}}}'
)


@pytest.mark.parametrize(("answer", "ticket"), [(JIRA_ANSWER, "OPS-7"), (LINEAR_ANSWER, "ENG-7")])
def test_the_issues_in_an_answer_are_found(answer: str, ticket: str) -> None:
    assert [one.readings for one in said(answer, STEM)] == [(Reading(ticket, title="Add"),)]


def test_what_begins_as_a_table_and_is_none_is_refused_with_its_line() -> None:
    with pytest.raises(SharingError, match=r"^line 2: this is no table as trackers write it: field larger than"):
        said(f"Issue key,Summary\nOPS-1,{'x' * 200_000}\n", STEM)


@pytest.mark.parametrize(
    ("text", "lines", "readings"),
    [
        (
            '[{"number": 7, "title": "Add", "url": "https://g.example/7"}]',
            [1],
            [Reading("https://g.example/7", "", "Add")],
        ),
        (
            '[\n {"number": 7, "title": "Add"},\n {"key": "OPS-8", "summary": "Page"}\n]',
            [2, 3],
            [Reading("#7", "", "Add"), Reading("OPS-8", "", "Page")],
        ),
        (
            '{"iid": 7, "title": "Add", "web_url": null}\n{"identifier": "ENG-8", "title": "Page"}',
            [1, 2],
            [Reading("#7", "", "Add"), Reading("ENG-8", "", "Page")],
        ),
    ],
)
def test_json_is_read_object_by_object(text: str, lines: list[int], readings: list[Reading]) -> None:
    found = said(text, STEM)
    assert [one.line for one in found] == lines
    assert [one.readings[0] for one in found] == readings


@pytest.mark.parametrize(
    "text", ['[{"number": 7', "[1, 2]", "{}x", "[OPS-7](https://g.example/7) Add", "[" * 3000, "[]"]
)
def test_what_only_begins_as_json_is_read_line_by_line(text: str) -> None:
    assert [one.line for one in said(text, STEM)] == [1]


def test_an_object_without_a_ticket_is_a_line_like_any_other() -> None:
    assert [one.readings for one in said('[{"title": "Add"}, {"number": true}, {}]', STEM)] == [(), (), ()]


@given(st.text() | HOSTILE)
def test_any_text_is_read_line_by_line(text: str) -> None:
    for one in said(text, STEM):
        assert one.words.strip()
        assert "\n" not in one.words


@given(HOSTILE.filter(str.strip))
def test_a_title_comes_back_from_a_table_as_it_was(title: str) -> None:
    [one] = said(sheet([("Issue key", "Summary"), ("OPS-7", f"x{title}")]), STEM)
    assert one.readings[0].ticket == "OPS-7"
    assert one.readings[0].title.startswith("x")


@pytest.mark.parametrize("mark", ["", "* ", "- [ ] ", "1. "])
def test_a_link_is_never_taken_for_a_ticket_with_its_brackets(mark: str) -> None:
    [line] = said(f"{mark}[OPS-1](https://jira.x/browse/OPS-1) Add a lint rule", STEM)
    assert {one.ticket for one in line.readings} - {"1"} == {"OPS-1"}
