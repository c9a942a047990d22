import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from tests.sharing.filed import LINT, RECORD, TYPED, agreed, rows, sample, wanted
from tests.sharing.reading import read
from tests.sharing.typed import lines, one_line

from noblame.record.incident import Action
from noblame.sharing.escaping import BREAK
from noblame.sharing.gitlab import render


def test_a_sample_reads_as_it_was_agreed() -> None:
    assert sample("gitlab") == agreed("2026-11-18-checkout-pool.gitlab.csv")


def test_the_columns_are_those_that_gitlab_knows_and_come_without_a_byte_order_mark() -> None:
    text = render(wanted())
    assert text.startswith('"title","description","due_date"\r\n')
    assert [(row[0], row[2]) for row in rows(text)[1:]] == [("Add a lint rule", "2026-12-01"), ("Add a runbook", "")]


@pytest.mark.parametrize("detail", ["/close", "Done?\n/close", "  /assign @priya", "Done?\n\n/label ~x\n/close"])
def test_no_line_is_a_quick_action(detail: str) -> None:
    text = rows(render(wanted(replace(LINT, detail=detail))))[1][1]
    assert not re.search(r"^\s*/", text, re.MULTILINE)
    assert "\\/" in text


@pytest.mark.parametrize("call", ["@priya", "#42", "!42", "&42", "$42", "%v1", '%"next one"', "~bug"])
def test_nothing_calls_a_person_or_a_thing_of_gitlab_s(call: str) -> None:
    row = rows(render(wanted(replace(LINT, what=f"Ask {call}", detail=f"ask {call}"))))[1]
    assert row[0] == f"Ask {call[0]}{BREAK}{call[1:]}"
    assert f"{call[0]}{BREAK}{call[1:]}" in row[1].replace("\\", "")


@pytest.mark.parametrize("text", ["https://e.example/a%20b&3#42", "a/b", "5 % of it", "what!", "pg_stat", "$HOME"])
def test_what_calls_nobody_stays_as_it_is(text: str) -> None:
    assert rows(render(wanted(replace(LINT, what=text))))[1][0] == text


GITLAB = TYPED | st.lists(st.sampled_from(["/close", "/label ~x", "\n", "\n\n", " ", "!1", "&2", "%v", "~l", "a"])).map(
    lambda texts: "".join(texts).strip()
)


@given(GITLAB, GITLAB, GITLAB)
def test_title_and_description_read_as_they_were_typed(what: str, detail: str, title: str) -> None:
    action = Action(what=f"x{what}", detail=f"x{detail}", owner="Ana", due="2026-12-01")
    row = rows(render(wanted(action, record=replace(RECORD, title=title, shared=()))))[1]
    shown = one_line(f"x{what}")
    if len(shown) <= 255:
        assert row[0].replace(BREAK, "") == shown
    assert not re.search(r"^\s*/\w", row[1], re.MULTILINE)
    parts = [part.text.strip() for part in read(row[1]) if part.kind == "p"]
    assert parts[0] == f"Action 1 of the post-mortem: {one_line(title)}".strip()
    assert "\n\n".join(parts).endswith(lines(f"x{detail}"))
