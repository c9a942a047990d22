import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from tests.sharing.samples import STEMS, WHOLE, agreed, hostile, shared
from tests.sharing.typed import HOSTILE, one_line

from noblame.record.incident import Action, Cause, Incident, Link, Resolution
from noblame.sharing.escaping import BREAK
from noblame.sharing.wiki import markup

ESCAPABLE = r"[-#*_+?^~|%{}\[\]()!@]"
"""What a backslash takes the meaning from, in the renderer of Jira and Confluence."""
ADDRESS = re.compile(r"https?://[^\s<>\"`\\|{}\[\]^!]+")
ACTIVE = re.compile(
    r"[{}\[\]|*^~!\\]|(?<!\w)[-+_](?![-+_\s]|$)|\?\?|(?<!\w)@\w|&#?\w+;|[:;]-?[()PpDd|]"
    r"|\((?:[yni/x!+?-]|on|off|flag|flagoff|c|r|tm)\)|^(?:h[1-6]|bq)\.|^[-#](?:[-#*\s]|$)",
    re.IGNORECASE,
)
MORE = HOSTILE | st.lists(
    st.sampled_from(
        [
            *("{code}", "{", "}", "[x|y]", "[~ana]", "||", "|", "h1. ", "bq. ", "----", " -- ", "-x-", "+x+", "??x??"),
            *("!x.png!", ":)", ";-D", "(y)", "(*g)", "\\\\", "\\", "&copy;", "{{x}}", "^x^", "~x~", "# ", "** ", "a-b"),
        ]
    ),
    max_size=6,
).map("".join)


def read(text: str) -> str:
    """What is read of one line of markup; whatever the renderer would act on fails."""
    bare = re.sub(r"@(?=\\|&#92;)", "0", text)  # what follows is no name
    bare = ADDRESS.sub("0", bare.replace("&#92;", "0"))
    bare = re.sub(rf"\\{ESCAPABLE}", "0", bare)
    assert not ACTIVE.search(bare), bare
    plain = re.sub(rf"\\({ESCAPABLE})", r"\1", text)
    return plain.replace("&#92;", "\\").replace(BREAK, "")


def cells(row: str) -> list[str]:
    """The cells of a row, read."""
    assert re.fullmatch(r"\|.*\|", row)
    return [read(cell) for cell in re.split(r"(?<!\\)\|+", row)[1:-1]]


def sections(page: str) -> dict[str, list[str]]:
    """The lines below each heading, blank ones left out."""
    found, below = dict[str, list[str]](), list[str]()
    for line in filter(None, page.split("\n")):
        if heading := re.fullmatch(r"h[123]\. (.*)", line):
            below = found.setdefault(read(heading[1]), [])
        else:
            below.append(line)
    return found


def items(lines: list[str]) -> list[str]:
    return [read(line[2:]) for line in lines if line.startswith("* ")]


HEADINGS = [
    *("Timeline (UTC)", "Root Cause", "Contributing Factors", "Detection", "Resolution", "Action Items"),
    *("Lessons Learned", "What went well", "What could be improved", "Appendix"),
]


@pytest.mark.parametrize("stem", STEMS)
def test_a_sample_reads_as_it_was_agreed(stem: str) -> None:
    text, expected = agreed("wiki", stem)
    assert text == expected
    assert list(sections(text))[1:11] == HEADINGS


def test_the_page_of_a_record_with_a_title_alone_has_the_template_s_places() -> None:
    found = sections(shared("wiki", Incident(title="Down")))
    assert list(found) == ["Down", *HEADINGS]
    assert read(found["Root Cause"][0]) == "[What caused the incident]"
    assert items(found["Appendix"]) == ["[Links to logs, dashboards, PRs]"]


def test_tables_hold_the_header_the_timeline_and_the_actions() -> None:
    actions = (*WHOLE.actions, Action(what="Tune it", due="soon"))
    found = sections(shared("wiki", replace(WHOLE, actions=actions)))
    assert cells(found["Checkout unavailable"][1]) == ["Duration", "14:02 - 14:49 UTC (47 min)"]
    assert [cells(row) for row in found["Timeline (UTC)"]] == [["Time", "What happened"], ["14:09", "Pool alert"]]
    assert [cells(row) for row in found["Action Items"]] == [
        ["Action", "Owner", "Due", "State"],
        ["Page at 80 %", "Priya Raman", "2026-11-27", "done"],
        ["Add a lint rule", "Tomás Vidal", "2026-12-01", "open"],
        ["Tune it", "WISH", "WISH (soon)", "open"],
    ]


def test_the_why_tree_is_a_nested_list() -> None:
    record = replace(WHOLE, causes=(Cause(because="It leaks", next=(Cause(because="No check", kind="root"),)),))
    assert sections(shared("wiki", record))["Why it happened"] == ["* It leaks", "** No check (root)"]


def test_a_resolution_is_for_now_and_for_good() -> None:
    record = replace(WHOLE, resolution=Resolution(temporary="Rolled back.", permanent="Fixed."))
    expected = ["*Temporary:*", "Rolled back.", "*Permanent:*", "Fixed."]
    assert sections(shared("wiki", record))["Resolution"] == expected


def test_only_pages_and_mail_become_links() -> None:
    links = (
        Link(title="Pool [1]", url="https://g.example/a|b]c", kind="dashboard"),
        Link(title="Run me", url="javascript:alert(1)"),
    )
    assert sections(shared("wiki", replace(WHOLE, links=links)))["Appendix"] == [
        r"* [Pool \[1\]|https://g.example/a%7Cb%5Dc] (dashboard)",
        "* Run me: javascript:alert(1)",
    ]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("pg_stat_activity, follow-up", "pg_stat_activity, follow-up"),
        ("60 s - 180 s, 38 %, #inc-1432", "60 s - 180 s, 38 %, #inc-1432"),
        ("{code}", r"\{code\}"),
        ("- x", r"\- x"),
        ("C:\\temp", "C:&#92;temp"),
        ("-x- *y*", r"\-x- \*y\*"),
        ("h1. Big", f"h1{BREAK}. Big"),
        ("fine :)", f"fine :{BREAK})"),
        ("vote (y)", r"vote \(y)"),
        ("&copy; & co", f"&{BREAK}copy; & co"),
        ("see https://e.example/a_b-*c*.", r"see https://e.example/a_b-*c\*."),
    ],
)
def test_what_the_renderer_would_act_on_is_broken_and_the_rest_is_not(text: str, written: str) -> None:
    assert markup(text) == written


@given(MORE)
def test_a_text_reads_as_it_was_typed(text: str) -> None:
    assert read(markup(text)) == one_line(text)


@given(st.lists(MORE.map(lambda text: text.strip() or "something"), min_size=12, max_size=12))
def test_every_place_reads_as_it_was_typed_and_no_text_makes_another_place(texts: list[str]) -> None:
    found = sections(shared("wiki", hostile(texts)))
    said = [one_line(text) for text in texts]
    assert list(found)[:11] == [said[0], *HEADINGS]
    assert cells(found[said[0]][2]) == ["Impact", said[1]]
    assert cells(found["Timeline (UTC)"][1]) == ["14:09", said[2]]
    assert items(found["Root Cause"])[-1] == said[4]
    assert items(found["Contributing Factors"]) == [said[5]]
    assert " ".join(map(read, found["Resolution"])).split() == said[7].split()
    wish, owner = (one_line(text) for text in (f"WISH (x{texts[10]}x)", f"x{texts[9]}x"))
    assert [cells(row) for row in found["Action Items"][1:]] == [
        [said[8], "Ana", "2026-12-01", "open"],
        [said[0], owner, wish, "open"],
    ]
    assert items(found["What went well"]) == [said[9]]
    assert items(found["Attendees"]) == [said[2]]
