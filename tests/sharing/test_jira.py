import pytest
from hypothesis import given
from msgspec.structs import replace
from tests.sharing.filed import LINT, PLAIN, RECORD, TYPED, agreed, rows, sample, wanted
from tests.sharing.test_wiki import read

from noblame.record.incident import Action
from noblame.sharing.escaping import one_line
from noblame.sharing.jira import render
from noblame.sharing.lines import paragraphs as split
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


def paragraphs(description: str) -> list[str]:
    """What Jira shows of a description, as paragraphs; where anything would act in it, this fails."""
    lines = description.strip().split("\n")
    return "\n".join(read(line.removeprefix("* ")) for line in lines).split("\n\n")


@given(TYPED, TYPED, TYPED, TYPED)
def test_every_field_reads_as_it_was_typed_and_nothing_acts(what: str, owner: str, detail: str, title: str) -> None:
    action = Action(what=f"x{what}", owner=f"Ana {owner}", due="2026-12-01", detail=f"x{detail}")
    head, row = rows(render(wanted(action, record=replace(RECORD, title=title))))
    assert len(head) == len(row)
    assert not any(each.startswith(FORMULA) for each in row)
    assert len(row[0]) <= 255
    if len(one_line(f"x{what}")) <= 255:
        assert row[0] == one_line(f"x{what}")
    found = paragraphs(row[1])
    assert found[0] == f"Action 1 of the post-mortem: {one_line(title)}"
    assert f"Owner: {one_line(f'Ana {owner}')}\nDue: 2026-12-01\nRecord: 2026-11-18-checkout" in found
    assert "\n\n".join(found).endswith("\n\n".join("\n".join(each) for each in split(f"x{detail}")))


def test_the_description_begins_with_words_of_ours_so_that_it_is_no_formula() -> None:
    row = rows(render(wanted(replace(LINT, what="=1", detail="=2"))))[1]
    assert row[0] == "'=1"
    assert row[1].startswith("Action a1 of the post-mortem: ")
