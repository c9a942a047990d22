import json
import re
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from tests.sharing.filed import LATER, LINT, PAGE, PLAIN, RECORD, STEM, TRACKED, TYPED, rows, wanted

from noblame.record.incident import Action, Incident
from noblame.sharing import gitlab, jira, linear
from noblame.sharing.keyed import Keyed, keyed
from noblame.sharing.keys import said
from noblame.sharing.keys.meaning import plain
from noblame.sharing.lines import cut
from noblame.sharing.sheet import sheet


def taken(text: str, record: Incident = RECORD, *, over: bool = False) -> Keyed:
    """What becomes of a record."""
    return keyed(record, said(text, STEM), replace=over)


def tickets(result: Keyed) -> list[str]:
    return [action.ticket for action in result.incident.actions]


def whys(result: Keyed) -> list[str]:
    return [each.why for each in result.unplaced]


@pytest.mark.parametrize(
    "line",
    [
        "a1 OPS-1",
        "1 OPS-1",
        "OPS-1 a1",
        "OPS-1 Add a lint rule",
        "OPS-1 add a  LINT rule",
        "OPS-1 Add a lint…",
        "OPS-1\tAdd a lint rule\tTo Do\tTomás",
        "4\tOPS-1\tAdd a lint rule\t5\tTo Do",
        "OPS-1  Add a lint rule  bug  about 2 days ago",
        "Add a lint rule OPS-1",
        "A1 OPS-1",
        "1 OPS-1 Add a lint rule",
        "a1 OPS-1 Reworded since",
        "1. OPS-1 Add a lint rule",
        "7. OPS-1 Add a lint rule",
        "Created OPS-1: Add a lint rule",
        '[{"key": "OPS-1", "summary": "Add a lint rule"}]',
    ],
)
def test_an_action_is_named_by_id_number_or_title(line: str) -> None:
    result = taken(line)
    assert tickets(result) == ["OPS-1", "", "", "", "OPS-7"]
    assert [(one.name, one.ticket, one.new) for one in result.placed] == [("a1", "OPS-1", True)]
    assert (whys(result), result.left) == ([], ("3",))


def test_an_action_without_an_id_gets_a_ticket_and_no_id() -> None:
    result = taken("3 OPS-3")
    assert result.incident.actions[2] == replace(PLAIN, ticket="OPS-3")
    assert result.placed[0].name == "3"


def test_what_is_done_or_put_off_may_have_a_ticket_too() -> None:
    assert tickets(taken("a2 OPS-2\na4 OPS-4")) == ["", "OPS-2", "", "OPS-4", "OPS-7"]


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("a9 OPS-1", "it names no action of the record"),
        ("9 OPS-1", "it names no action of the record"),
        ("OPS-1 Something else", "it names no action of the record"),
        ("OPS-1 Add", "it names no action of the record"),
        ("hello", "there is no ticket in it"),
        (
            "OPS-1 Add a lint rule for billing",
            "it names no action of the record; if it is action 1: 1 OPS-1",
        ),
        ("12\tOPEN\tAdd a lint rule too\t\t", "it names no action of the record; if it is action 1: 1 #12"),
        ("OPS-1 Add a li…", "it names no action of the record"),
        ("a1 OPS-1 Add a runbook", "more than one action is called so: a1, 3"),
        ("OPS-1\tAdd a lint rule\tOPS-2", "more than one ticket is in it: OPS-1, OPS-2"),
        ("1. OPS-1", "a number alone may be another action by now; if it is the right one: 1 OPS-1"),
        (
            f"Issue key,Summary,External issue ID\nOPS-1,,{STEM}/1\n",
            "a number alone may be another action by now; if it is the right one: 1 OPS-1",
        ),
        ("1 OPS-1 Something else", "action 1 reads otherwise now: Add a lint rule"),
        ("a5 OPS-8", "a5 has OPS-7; --replace puts OPS-8 in its place"),
        ("OPS-9", "it names no action, and 2 actions without a ticket are open; write its number too: 1 OPS-9"),
    ],
)
def test_a_line_that_cannot_be_placed_says_why_and_changes_nothing(line: str, why: str) -> None:
    result = taken(line)
    assert whys(result) == [why]
    assert result.incident is RECORD


def test_a_number_that_is_also_a_title_is_told_and_not_guessed() -> None:
    record = replace(RECORD, actions=(*RECORD.actions, Action(what="3")))
    assert whys(taken("OPS-1 3", record)) == ["more than one action is called so: 3, 6"]


def test_others_are_placed_beside_one_that_cannot_be() -> None:
    result = taken("a1 OPS-1\nhello\na9 OPS-2\n3 OPS-3")
    assert tickets(result) == ["OPS-1", "", "OPS-3", "", "OPS-7"]
    assert [each.said.line for each in result.unplaced] == [2, 3]


def test_a_ticket_that_is_there_is_no_news_and_another_one_needs_a_word() -> None:
    known = taken("a5 OPS-7")
    assert [(one.ticket, one.new) for one in known.placed] == [("OPS-7", False)]
    assert (known.incident, whys(known)) == (RECORD, [])
    assert tickets(taken("a5 OPS-8", over=True))[4] == "OPS-8"


def test_the_first_of_two_lines_for_one_action_counts() -> None:
    for over in (False, True):
        result = taken("a1 OPS-1\na1 OPS-2\na1 OPS-1", over=over)
        assert tickets(result)[0] == "OPS-1"
        assert whys(result) == ["a1 has OPS-1 from line 1"]


def test_a_ticket_alone_goes_to_the_one_action_without_one_and_of_several_none_is_guessed() -> None:
    url = "https://github.com/o/r/issues/"
    assert tickets(taken(f"{url}1\na1 OPS-1")) == ["OPS-1", "", f"{url}1", "", "OPS-7"]
    assert tickets(taken(f"{url}1\nOPS-7\n3 OPS-3")) == [f"{url}1", "", "OPS-3", "", "OPS-7"]
    several = taken(f"{url}2\n{url}1")
    assert several.incident is RECORD
    assert whys(several) == [
        f"it names no action, and 2 actions without a ticket are open; write its number too: 1 {url}{number}"
        for number in (2, 1)
    ]


def test_of_two_tickets_in_a_line_none_is_dropped() -> None:
    result = taken("a1 OPS-1 OPS-2")
    assert result.incident is RECORD
    assert whys(result) == ["more than one ticket is in it: OPS-1, OPS-2"]


def test_of_two_actions_of_one_title_the_one_without_a_ticket_is_meant() -> None:
    twice = replace(RECORD, actions=(replace(LINT, ticket="OPS-1"), replace(LINT, id="a2")))
    assert tickets(taken("OPS-2 Add a lint rule", twice)) == ["OPS-1", "OPS-2"]
    alike = replace(RECORD, actions=(LINT, replace(LINT, id="a2")))
    assert whys(taken("OPS-2 Add a lint rule", alike)) == ["more than one action is called so: a1, a2"]


def test_a_number_that_came_with_a_title_goes_where_the_title_is_by_now() -> None:
    now = replace(RECORD, actions=(Action(what="Put in front"), PLAIN, LINT))
    url = "https://github.com/o/r/issues/1"
    assert tickets(taken(f"1 {url} Add a runbook", now)) == ["", url, ""]
    table = f"Issue key,Summary,External issue ID\nOPS-1,Add a runbook,{STEM}/1\n"
    assert tickets(taken(table, now)) == ["", "OPS-1", ""]


def test_nothing_is_left_once_every_open_action_has_one() -> None:
    assert taken("a1 OPS-1\n3 OPS-3").left == ()
    assert taken("a1 OPS-1", replace(RECORD, actions=(LINT, PAGE, LATER, TRACKED))).left == ()


WHAT = st.text(st.characters(exclude_categories=("C", "Z"), exclude_characters="…."), min_size=1).map("Do {}".format)


def made(text: str, title: str) -> str:
    """What a tracker exports after it has imported a file of ours: a key for every row, and its title."""
    head, *others = rows(text)
    pairs = [(f"NEW-{number}", row[head.index(title)]) for number, row in enumerate(others, 1)]
    return sheet([("Issue key", "Summary"), *pairs])


@given(st.lists(WHAT, min_size=1, max_size=5, unique_by=str.casefold))
def test_what_was_exported_comes_back_to_its_action(whats: Sequence[str]) -> None:
    asked = wanted(*(Action(what=what) for what in whats))
    for render, title in ((jira.render, "Summary"), (gitlab.render, "title"), (linear.render, "Title")):
        result = keyed(asked.incident, said(made(render(asked), title), STEM))
        assert tickets(result) == [f"NEW-{number}" for number in range(1, len(whats) + 1)]
        assert (result.unplaced, result.left) == ((), ())


@pytest.mark.parametrize("line", ["a5 ops-7", "a5 https://t.example/browse/OPS-7", "OPS-7", "OPS-7 Watch the pool"])
def test_a_ticket_written_otherwise_is_the_one_that_is_there(line: str) -> None:
    result = taken(line)
    assert (result.incident, whys(result)) == (RECORD, [])
    assert [(one.name, one.ticket, one.new) for one in result.placed] == [("a5", "OPS-7", False)]


def test_of_two_actions_of_one_title_that_which_has_the_ticket_keeps_it() -> None:
    twice = replace(RECORD, actions=(replace(LINT, ticket="OPS-1"), replace(LINT, id="a2")))
    assert tickets(taken("OPS-1 Add a lint rule", twice)) == ["OPS-1", ""]


def test_what_could_not_be_used_is_told_in_the_order_of_its_lines() -> None:
    result = taken("OPS-9\nhello\nOPS-8\na9 OPS-2\nOPS-6")
    assert [each.said.line for each in result.unplaced] == [1, 2, 3, 4, 5]


URL = "https://g.example/o/r/issues/{number}"
LISTS = {
    "script": f"{{at}} {URL} {{title}}",
    "gh": "{number}\tOPEN\t{spaced}\tpostmortem\t2026-12-01T10:00:00Z",
    "glab": "#{number}\t{spaced}\t(postmortem)\tabout 2 days ago",
}
"""As programs print them."""
WORDS = (
    "OPS-{number} {title}",
    "OPS-{number}: {title}",
    "{title} OPS-{number}",
    "{at}. OPS-{number} {title}",
    "Created OPS-{number}: {title}",
    "- [ ] [OPS-{number}](https://t.example/browse/OPS-{number}) {title}",
    "https://t.example/browse/OPS-{number} {title}",
    "#{number} {title}",
    "a{at} ops-{number} {title}",
)
"""As people paste them."""
TITLES = st.lists(TYPED.map(lambda text: cut(text, 200)).filter(plain), min_size=1, max_size=4, unique_by=plain)


def lines_of(way: str, titles: Sequence[str], *, ends: str = "\n") -> str:
    """What a tracker says of the issues made of these titles, the first of which is number 101."""
    found = [
        way.format(at=at, number=100 + at, title=title, spaced=" ".join(title.split()))
        for at, title in enumerate(titles, 1)
    ]
    return ends.join((*found, ""))


def numbers(result: Keyed) -> list[int]:
    """The numbers of the tickets that the actions have; 0 where one has none."""
    return [int(re.split(r"[/#-]", ticket)[-1] or 0) for ticket in tickets(result)]


@given(TITLES, st.sampled_from(sorted(LISTS)), st.sampled_from(["\n", "\r\n"]), st.integers(0, 3))
def test_what_a_program_printed_comes_back_wherever_its_actions_stand_by_now(
    titles: list[str], way: str, ends: str, turns: int
) -> None:
    turned = [*titles[turns:], *titles[:turns]]
    record = Incident(title="x", actions=(Action(what="Put in front meanwhile"), *(Action(what=one) for one in turned)))
    result = taken(lines_of(LISTS[way], titles, ends=ends), record)
    assert numbers(result) == [0, *(101 + titles.index(one) for one in turned)]


@given(TITLES, st.integers(0, 3))
def test_json_and_tables_come_back_wherever_their_actions_stand_by_now(titles: list[str], turns: int) -> None:
    turned = [*titles[turns:], *titles[:turns]]
    record = Incident(title="x", actions=(Action(what="Put in front meanwhile"), *(Action(what=one) for one in turned)))
    issues = [{"number": at, "title": one} for at, one in enumerate(titles, 101)]
    table = [("Issue key", "Summary", "External issue ID")]
    table += [(f"OPS-{100 + at}", one, f"{STEM}/{at}") for at, one in enumerate(titles, 1)]
    for text in (json.dumps(issues), json.dumps(issues, indent=2), "\n".join(map(json.dumps, issues)), sheet(table)):
        assert numbers(taken(text, record)) == [0, *(101 + titles.index(one) for one in turned)]


@given(TITLES, st.sampled_from(WORDS))
def test_what_a_person_pasted_is_never_put_elsewhere_and_nothing_is_lost(titles: list[str], way: str) -> None:
    record = Incident(title="x", actions=tuple(Action(what=one, id=f"a{at}") for at, one in enumerate(titles, 1)))
    result = taken(lines_of(way, titles), record)
    assert all(found in {0, wanted} for wanted, found in enumerate(numbers(result), 101))
    assert len(result.placed) + len(result.unplaced) == len(titles)


NAMES = re.compile(r"[\W_]*a?[0-9]+[\W_]*", re.IGNORECASE)
"""Titles that an action could be called by, of which the line is told and not guessed."""


@given(TITLES.map(lambda titles: titles[0]).filter(lambda title: not NAMES.fullmatch(title)), st.sampled_from(WORDS))
def test_a_paste_finds_its_action_whatever_its_title_is_made_of(title: str, way: str) -> None:
    record = Incident(title="x", actions=(Action(what=title, id="a1"), Action(what="Something entirely else")))
    assert numbers(taken(lines_of(way, [title]), record)) == [101, 0]
