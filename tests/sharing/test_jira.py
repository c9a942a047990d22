import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from tests.sharing.filed import LINT, PLAIN, RECORD, TYPED, agreed, rows, sample, wanted
from tests.sharing.typed import HOSTILE

from noblame.inert import visible
from noblame.record.incident import Action
from noblame.sharing.escaping import one_line
from noblame.sharing.jira import block, render
from noblame.sharing.sheet import FORMULA


def test_a_sample_reads_as_it_was_agreed() -> None:
    assert sample("jira") == agreed("2026-11-18-checkout-pool.jira.csv")


def test_the_columns_are_those_that_jira_knows() -> None:
    head, lint, plain = rows(render(wanted()))
    assert head == [
        *("Summary", "Description", "Issue Type", "Priority", "Due Date", "Assignee", "External issue ID"),
        *["Labels"] * 4,
    ]
    tags = ["postmortem", "2026-11-18-checkout", "database", "connection-pool"]
    assert lint[:1] + lint[2:] == [
        *("Add a lint rule", "Task", "Highest", "2026-12-01", "Tomás Vidal", "2026-11-18-checkout/a1", *tags)
    ]
    assert plain[:1] + plain[2:] == ["Add a runbook", "Task", "", "", "", "2026-11-18-checkout/3", *tags]


def test_there_is_no_byte_order_mark_which_jira_takes_for_a_part_of_summary() -> None:
    assert render(wanted()).startswith('"Summary",')


@pytest.mark.parametrize(
    ("priority", "word"),
    [("P1", "Highest"), ("2", "High"), ("medium", "Medium"), ("low", "Low"), ("P5", "Lowest"), ("", "")],
)
def test_priorities_have_jira_s_words(priority: str, word: str) -> None:
    assert rows(render(wanted(replace(PLAIN, priority=priority))))[1][3] == word


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("{code}", "\\{code\\}"),
        ("[~priya]", "\\[\\~priya\\]"),
        ("!x.png!", "\\!x.png!"),
        ("h1. Big", "h1\\. Big"),
        ("* one\n# two", "\\* one\n\\# two"),
        ("\\{x}", "&#92;\\{x\\}"),
        ("&lt;", "&#38;lt;"),
        (":) (y)", "\\:) \\(y)"),
    ],
)
def test_marks_of_jira_are_letters(text: str, written: str) -> None:
    assert block(text) == written


@pytest.mark.parametrize("text", ["pg_stat_activity", "Wait!", "5 - 3", "C:\\temp", "a&b", "(see above)", "10:30"])
def test_what_is_no_mark_stays_as_it_is(text: str) -> None:
    assert block(text) == text


def read(text: str) -> str:
    """What Jira shows of a text in its notation."""
    plain = re.sub(r"\\([^\w\s]|_)", r"\1", text)
    return re.sub(r"&#[0-9]+;", lambda found: unescape(found[0]), plain)


JIRA = HOSTILE | st.lists(
    st.sampled_from(
        [
            "{code}",
            "{",
            "}",
            "[a|b]",
            "[~me]",
            "!i!",
            "|",
            "||x||",
            "h1. ",
            "bq. ",
            "----",
            "\\",
            "&#92;",
            "\n",
            "*b*",
            "a",
        ]
    )
).map("".join)


@given(JIRA)
def test_a_text_reads_as_it_was_typed_and_no_macro_link_or_picture_is_left(text: str) -> None:
    shown = block(text)
    assert read(shown) == visible(text).strip()
    bare = re.sub(r"\\[^\w\s]|\\_", "x", shown)
    assert not re.search(r"[{}\[\]|]|!\S|^(?:h[1-6]|bq)\. |^[*#-]+\s", bare, re.MULTILINE)


@given(TYPED, TYPED, TYPED, TYPED)
def test_every_field_reads_as_it_was_typed(what: str, owner: str, detail: str, title: str) -> None:
    action = Action(what=f"x{what}", owner=f"Ana {owner}", due="2026-12-01", detail=detail)
    head, row = rows(render(wanted(action, record=replace(RECORD, title=title))))
    assert len(head) == len(row)
    assert not any(each.startswith(FORMULA) for each in row)
    assert len(row[0]) <= 255
    if len(one_line(f"x{what}")) <= 255:
        assert row[0] == one_line(f"x{what}")
    assert f'Action 1 of the post-mortem "{one_line(title)}", 2026-11-18-checkout.' in read(row[1])
    assert visible(detail).strip() in read(row[1])


def test_the_description_begins_with_words_of_ours_so_that_it_is_no_formula() -> None:
    row = rows(render(wanted(replace(LINT, what="=1", detail="=2"))))[1]
    assert row[0] == "'=1"
    assert row[1].startswith("Action a1 of the post-mortem ")
