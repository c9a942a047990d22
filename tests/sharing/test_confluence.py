from collections.abc import Iterator
from xml.etree import ElementTree as ET
from xml.etree.ElementTree import Element

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from tests.sharing.samples import STEMS, WHOLE, agreed, hostile, shared
from tests.sharing.typed import HOSTILE, one_line

from noblame.record.incident import Action, Cause, Entry, Incident, Link, Resolution
from noblame.sharing.confluence import Node, nested
from noblame.sharing.extras import Item

AC = "urn:ac"
PAGE = f'<page xmlns:ac="{AC}" xmlns:ri="urn:ri">{{}}</page>'
TAGS = {
    *("page", "h1", "h2", "h3", "p", "br", "ul", "li", "table", "tbody", "tr", "th", "td", "em", "strong", "a", "time"),
    *("structured-macro", "parameter", "rich-text-body", "task-list", "task", "task-id", "task-status", "task-body"),
}
ANY = HOSTILE | st.text(st.sampled_from("a\ufffe\uffff]>&<")) | st.text()
HEADINGS = [
    *("Timeline (UTC)", "Root Cause", "Contributing Factors", "Detection", "Resolution", "Action Items"),
    *("Lessons Learned", "What went well", "What could be improved", "Appendix"),
]


def page(text: str) -> Element:
    """The page as a tree; a tag that is none of ours fails."""
    root = ET.fromstring(PAGE.format(text))
    assert {each.tag.rpartition("}")[2] for each in root.iter()} <= TAGS
    return root


def sections(root: Element) -> dict[str, list[Element]]:
    """What stands below each heading, up to the next."""
    found, below = dict[str, list[Element]](), list[Element]()
    for each in root:
        if each.tag in {"h1", "h2", "h3"}:
            below = found.setdefault(said(each), [])
        else:
            below.append(each)
    return found


def said(*elements: Element) -> str:
    """What is read, a line break as one."""
    return "".join("".join(_texts(each)) for each in elements).strip("\n")


def _texts(element: Element) -> Iterator[str]:
    yield "\n" if element.tag == "br" else element.text or ""
    for child in element:
        yield from _texts(child)
        yield child.tail or ""


def items(elements: list[Element]) -> list[str]:
    return [said(item) for each in elements for item in each.iter("li")]


def shown(text: str) -> str:
    """What is read of a text in XML, which has no two of its characters."""
    return one_line(text).translate({0xFFFE: "\ufffd", 0xFFFF: "\ufffd"})


def words(text: str) -> list[str]:
    return shown(text).split()


@pytest.mark.parametrize("stem", STEMS)
def test_a_sample_reads_as_it_was_agreed(stem: str) -> None:
    text, expected = agreed("confluence", stem)
    assert text == expected
    assert list(sections(page(text)))[1:11] == HEADINGS


def test_the_page_of_a_record_with_a_title_alone_has_the_template_s_places() -> None:
    found = sections(page(shared("confluence", Incident(title="Down"))))
    assert list(found) == ["Down", *HEADINGS]
    assert items(found["Root Cause"]) == ["[What caused the incident]"]
    assert said(*found["Action Items"]) == "[Action] - Owner: [Name] - Due: [Date]"


def test_impact_is_a_panel_and_severity_a_lozenge() -> None:
    macros = page(shared("confluence", WHOLE)).iter(f"{{{AC}}}structured-macro")
    found = {each.get(f"{{{AC}}}name"): each for each in macros}
    assert said(*found["info"].iter("p")) == "38 % of checkouts failed"
    assert [each.text for each in found["status"]] == ["Red", "P1"]


@pytest.mark.parametrize(("severity", "colour"), [("SEV2", "Yellow"), ("P3", "Blue"), ("Critical", "Grey")])
def test_a_severity_has_its_colour(severity: str, colour: str) -> None:
    text = shared("confluence", replace(WHOLE, severity=severity))
    assert f'<ac:parameter ac:name="colour">{colour}</ac:parameter>' in text


def test_actions_are_tasks_with_owner_and_date() -> None:
    actions = (*WHOLE.actions, Action(what="Tune it", due="soon"))
    (tasks,) = page(shared("confluence", replace(WHOLE, actions=actions))).iter(f"{{{AC}}}task-list")
    found = [[said(part) for part in task] for task in tasks]
    assert found == [
        ["1", "complete", "Page at 80 % - Owner: Priya Raman - Due: "],
        ["2", "incomplete", "Add a lint rule - Owner: Tomás Vidal - Due: "],
        ["3", "incomplete", "Tune it - Owner: WISH - Due: WISH (soon)"],
    ]
    assert [each.get("datetime") for each in tasks.iter("time")] == ["2026-11-27", "2026-12-01"]


def test_the_timeline_is_a_table_that_says_where_a_day_begins() -> None:
    later = Entry(at=WHOLE.timeline[0].at.replace(day=19), what="All calm") if WHOLE.timeline[0].at else Entry()
    record = replace(WHOLE, timeline=(*WHOLE.timeline, later, Entry(what="Somebody asks")))
    rows = [
        [said(cell) for cell in row] for row in sections(page(shared("confluence", record)))["Timeline (UTC)"][0][0]
    ]
    assert rows[1:] == [
        ["14:09", "Pool alert"],
        ["2026-11-19"],
        ["14:09", "All calm"],
        ["(time unknown)", "Somebody asks"],
    ]


def test_the_why_tree_is_a_nested_list() -> None:
    leaf = Cause(because="No check", kind="root")
    record = replace(WHOLE, causes=(Cause(because="It leaks", next=(leaf, leaf)), Cause(because="It was late")))
    (tree,) = sections(page(shared("confluence", record)))["Why it happened"]
    assert [(each.text or "").strip() for each in tree] == ["It leaks", "It was late"]
    assert [said(each) for each in tree[0][0]] == ["No check (root)", "No check (root)"]


def test_items_stand_below_the_one_before_with_less_depth() -> None:
    given_ = tuple(Item(text, depth) for text, depth in (("a", 0), ("b", 1), ("c", 2), ("d", 1), ("e", 0)))
    assert nested(given_) == (Node("a", (Node("b", (Node("c"),)), Node("d"))), Node("e"))


def test_a_resolution_is_for_now_and_for_good() -> None:
    record = replace(WHOLE, resolution=Resolution(temporary="Rolled back.", permanent="Fixed."))
    found = sections(page(shared("confluence", record)))["Resolution"]
    assert [said(each) for each in found] == ["Temporary:", "Rolled back.", "Permanent:", "Fixed."]


def test_only_pages_and_mail_become_links() -> None:
    links = (
        Link(title="Pool", url='https://g.example/d?a=1&b="2"', kind="dashboard"),
        Link(url="mailto:ops@e.example"),
        Link(title="Run me", url="javascript:alert(1)"),
        Link(title="Paper log", kind="log"),
    )
    found = sections(page(shared("confluence", replace(WHOLE, links=links))))["Appendix"]
    assert items(found) == [
        "Pool (dashboard)",
        "mailto:ops@e.example",
        "Run me: javascript:alert(1)",
        "Paper log (log)",
    ]
    targets = [each.get("href") for element in found for each in element.iter("a")]
    assert targets == ["https://g.example/d?a=1&b=%222%22", "mailto:ops@e.example"]


@given(st.lists(ANY.map(lambda text: text.strip() or "something"), min_size=12, max_size=12))
def test_every_place_reads_as_it_was_typed_and_no_text_makes_another_place(texts: list[str]) -> None:
    root = page(shared("confluence", hostile(texts)))
    found = sections(root)
    assert list(found)[1:11] == HEADINGS
    assert said(root[0]) == shown(texts[0])
    panel = next(root.iter(f"{{{AC}}}rich-text-body"))
    assert said(panel).split() == words(texts[1])
    assert [said(cell) for cell in found["Timeline (UTC)"][0][0][-1]] == ["14:09", shown(texts[2])]
    assert " ".join(said(each) for each in found["Root Cause"] if each.tag == "p").split() == words(texts[3])
    assert items(found["Root Cause"]) == [shown(texts[4])]
    assert items(found["Contributing Factors"]) == [shown(texts[5])]
    bodies = [said(each) for each in root.iter(f"{{{AC}}}task-body")]
    owner, wish = (shown(said_) for said_ in (f"x{texts[9]}x", f"WISH (x{texts[10]}x)"))
    assert bodies == [f"{shown(texts[8])} - Owner: Ana - Due: ", f"{shown(texts[0])} - Owner: {owner} - Due: {wish}"]
    assert items(found["What went well"]) == [shown(texts[9])]
    assert items(found["What could be improved"]) == [shown(texts[10])]
    assert items(found["Appendix"]) == [shown(texts[11]), f"{shown(texts[1])}: javascript:alert(1)"]
    assert items(found["Attendees"]) == [shown(texts[2])]
