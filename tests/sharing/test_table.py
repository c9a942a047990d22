import csv
import re
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from tests.sharing.filed import LATER, LINT, PAGE, PLAIN, TRACKED, agreed, rows, sample, wanted
from tests.sharing.typed import HOSTILE

from noblame.inert import visible
from noblame.record.incident import Action, Incident
from noblame.sharing.failing import NothingError
from noblame.sharing.sheet import FORMULA, cell
from noblame.sharing.table import COLUMNS, render


def test_a_sample_reads_as_it_was_agreed() -> None:
    assert sample("csv") == agreed("2026-11-18-checkout-pool.csv")


def test_every_action_that_is_kept_has_a_row_with_all_it_says() -> None:
    head, first, *others = rows(render(wanted()).removeprefix("\ufeff"))
    assert tuple(head) == COLUMNS
    assert first == [
        *(
            "2026-11-18-checkout",
            "a1",
            "Add a lint rule",
            "Tomás Vidal",
            "Ines Faro, Priya Raman",
            "2026-12-01",
            "tool",
        ),
        *("connection-always-closed", "1", "", "No check notices it", "overdue"),
    ]
    assert [row[1] for row in others] == ["a2", "3", "a5"]


@pytest.mark.parametrize(
    ("action", "status"),
    [
        (PAGE, "done"),
        (LINT, "overdue"),
        (replace(LINT, due="2026-12-03"), "open"),
        (TRACKED, "open"),
        (PLAIN, "WISH (no owner, no date)"),
        (replace(LINT, owner=""), "WISH (no owner), overdue"),
    ],
)
def test_the_status_is_a_word_or_two(action: Action, status: str) -> None:
    assert rows(render(wanted(action)))[1][-1] == status


def test_a_cause_that_is_gone_leaves_its_id() -> None:
    assert rows(render(wanted(replace(LINT, closes="c9"))))[1][-2] == "c9"
    assert rows(render(wanted(replace(LINT, closes=""))))[1][-2] == ""


def test_what_was_put_off_or_dropped_has_no_row() -> None:
    assert len(rows(render(wanted(LINT, LATER, replace(LATER, decided="no"))))) == 2


def test_excel_is_told_that_it_is_utf_8_and_lines_end_as_the_rfc_has_it() -> None:
    text = render(wanted(replace(LINT, detail="one\ntwo")))
    assert text.encode().startswith(b"\xef\xbb\xbf")
    assert text.count("\r\n") == 2
    assert '"one\ntwo"' in text


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "\n=1",
        " =1",
        "\u00a0=1",
        "\uff1d1+1",
        "\uff0b1",
        "\uff0d1",
        "\uff20x",
    ],
)
def test_what_would_be_a_formula_is_text(text: str) -> None:
    found = rows(render(wanted(replace(LINT, what=text, owner=text, detail=text))))[1]
    assert [found[2], found[3], found[7]] == [cell(text)] * 3
    assert not cell(text).startswith(FORMULA)


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("text", ["x;=1+1", "x;@SUM(A1);-1", "x\t+1", "x\n=1+1", "x\n=1;=2", '";=1', "a;\uff1d1"])
def test_no_formula_appears_where_another_sign_parts_the_cells(text: str, separator: str) -> None:
    written = render(wanted(replace(LINT, detail=text))).removeprefix("\ufeff")
    cells = [each for line in csv.reader(StringIO(written, newline=""), delimiter=separator) for each in line]
    assert not any(each.startswith(FORMULA) for each in cells)
    naive = [each for line in written.split("\n") for each in line.split(separator)]
    assert not any(each.startswith(FORMULA[:8]) for each in naive)


@pytest.mark.parametrize("text", ["1=1", "Fix the (-1) bug", "'quoted'", "a@b.example"])
def test_what_is_no_formula_has_no_apostrophe(text: str) -> None:
    assert cell(text) == text


TYPED = HOSTILE | st.text() | st.tuples(st.sampled_from(FORMULA), HOSTILE).map("".join)


@given(st.lists(TYPED, min_size=6, max_size=6))
def test_every_cell_reads_as_it_was_typed_and_none_is_a_formula(texts: list[str]) -> None:
    what, owner, helper, detail, priority, ticket = texts
    action = Action(what=what, owner=owner, helpers=(helper,), detail=detail, priority=priority, ticket=ticket)
    text = render(wanted(action))
    text.encode()
    head, row = rows(text.removeprefix("\ufeff"))
    assert len(head) == len(row)
    assert not any(each.startswith(FORMULA) for each in row)
    for found, said in zip((row[2], row[3], row[4], row[7], row[8], row[9]), texts, strict=True):
        shown = re.sub(r"([;\t\n])(?=[=+@\uff1d\uff0b\uff0d\uff20-])", r"\1 ", visible(said).strip())
        assert found == (f"'{shown}" if shown.startswith(FORMULA) else shown)


def test_without_an_action_a_line_says_so() -> None:
    with pytest.raises(NothingError, match=r"^there is nothing for a table: the record has no action$"):
        render(wanted(record=Incident(title="x")))
