from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from tests.sharing.filed import LATER, LINT, PAGE, PLAIN, RECORD, STEM, TRACKED, rows, wanted

from noblame.record.incident import Action, Incident
from noblame.sharing import gitlab, jira, linear
from noblame.sharing.keyed import Keyed, keyed
from noblame.sharing.keys import said
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
        "OPS-1 Add a lint rule To Do Tomás",
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
        ("1 OPS-1 Something else", "action 1 reads otherwise now: Add a lint rule"),
        ("a5 OPS-8", "a5 has OPS-7; --replace puts OPS-8 in its place"),
        ("OPS-9", "it names no action, and 2 actions without a ticket are open"),
    ],
)
def test_a_line_that_cannot_be_placed_says_why_and_changes_nothing(line: str, why: str) -> None:
    result = taken(line)
    assert whys(result) == [why]
    assert result.incident is RECORD


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


def test_tickets_alone_go_to_the_actions_without_one_where_they_are_as_many() -> None:
    url = "https://github.com/o/r/issues/"
    assert tickets(taken(f"{url}1\n{url}2")) == [f"{url}1", "", f"{url}2", "", "OPS-7"]
    assert tickets(taken(f"{url}1\na1 OPS-1")) == ["OPS-1", "", f"{url}1", "", "OPS-7"]
    assert tickets(taken(f"{url}1\nOPS-7\n{url}2")) == [f"{url}1", "", f"{url}2", "", "OPS-7"]
    assert tickets(taken(f"{url}1\n{url}2\n{url}3")) == ["", "", "", "", "OPS-7"]


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


WAYS = (
    "{key} {what}",
    "{what} {key}",
    "1. {key} {what}",
    "3 {key} {what}",
    "Created {key}: {what}",
    "- [{key}](https://t.example/browse/{key}) {what}",
    "[{what}](https://t.example/browse/{key})",
    "{key}\tOPEN\t{what}\tpostmortem\t2026-12-01T10:00:00Z",
)


@given(st.lists(WHAT, min_size=1, max_size=5, unique_by=str.casefold), st.sampled_from(WAYS))
def test_a_paste_finds_its_actions_however_it_is_written(whats: Sequence[str], way: str) -> None:
    asked = wanted(*(Action(what=what) for what in reversed(whats)))
    paste = "\n".join(way.format(key=f"NEW-{number}", what=what) for number, what in enumerate(whats, 1))
    result = keyed(asked.incident, said(paste, STEM))
    assert [ticket.rpartition("/")[2] for ticket in tickets(result)] == [
        f"NEW-{number}" for number in range(len(whats), 0, -1)
    ]
