import re

import pytest
from hypothesis import given
from msgspec.structs import replace
from tests.sharing.filed import LINT, PLAIN, RECORD, TYPED, agreed, rows, sample, wanted
from tests.sharing.reading import read
from tests.sharing.typed import lines, one_line

from noblame.record.incident import Action
from noblame.sharing.linear import render


def test_a_sample_reads_as_it_was_agreed() -> None:
    assert sample("linear") == agreed("2026-11-18-checkout-pool.linear.csv")


def test_the_columns_are_those_that_linear_knows() -> None:
    head, lint, plain = rows(render(wanted()))
    assert head == ["Title", "Description", "Status", "Priority", "Assignee", "Labels", "Due Date"]
    tags = "postmortem, 2026-11-18-checkout, database, connection-pool"
    assert lint[:1] + lint[2:] == ["Add a lint rule", "Todo", "Urgent", "Tomás Vidal", tags, "2026-12-01"]
    assert plain[:1] + plain[2:] == ["Add a runbook", "Todo", "No priority", "", tags, ""]


@pytest.mark.parametrize(
    ("priority", "word"),
    [("P1", "Urgent"), ("high", "High"), ("3", "Medium"), ("low", "Low"), ("P5", "Low"), ("", "No priority")],
)
def test_priorities_have_linear_s_words(priority: str, word: str) -> None:
    assert rows(render(wanted(replace(PLAIN, priority=priority))))[1][3] == word


def test_a_comma_in_a_tag_makes_no_second_label() -> None:
    record = replace(RECORD, tags=("a,b",))
    assert rows(render(wanted(record=record)))[1][5] == "postmortem, 2026-11-18-checkout, a-b"


def imported(title: str) -> str:
    """What Linear makes of a title: it takes an apostrophe away that stands in front of a formula."""
    return re.sub(r"^'([+\-=@])", r"\1", title)


def test_a_title_that_would_be_a_formula_arrives_as_it_was() -> None:
    assert imported(rows(render(wanted(replace(LINT, what="-1 day of notice"))))[1][0]) == "-1 day of notice"


@given(TYPED, TYPED)
def test_title_and_description_read_as_they_were_typed(what: str, detail: str) -> None:
    action = Action(what=f"x{what}", detail=f"x{detail}", owner="Ana", due="2026-12-01")
    row = rows(render(wanted(action)))[1]
    shown = one_line(f"x{what}")
    if len(shown) <= 255:
        assert row[0] == shown
    parts = [part.text.strip() for part in read(row[1]) if part.kind == "p"]
    assert "\n\n".join(parts).endswith(lines(f"x{detail}"))
