"""Why lights are off, in a few rows."""

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from noblame.widgets.lights_off import in_rows, rows_of

REASONS = ("no owner: one person", "no date", "no ticket: a key or a link")


def test_as_many_reasons_as_fit_are_shown_and_the_rest_is_counted() -> None:
    assert in_rows(REASONS, 80, 1) == "no owner: one person · no date · no ticket: a key or a link"
    assert in_rows(REASONS, 40, 2) == "no owner: one person · no date · no ticket: a key or a link"
    assert in_rows(REASONS, 40, 1) == "no owner: one person · no date · 1 more"
    assert in_rows(REASONS, 38, 1) == "no owner: one person · 2 more"
    assert in_rows(REASONS, 5, 1) == "no owner: one person · 2 more"
    assert in_rows((), 40, 1) == ""


@given(st.text("ab 界", max_size=60), st.integers(2, 30))
def test_a_line_takes_as_many_rows_as_its_words_need(line: str, width: int) -> None:
    cells = sum(map(cell_len, line.split()))
    least = -(-cells // width)
    assert max(least, 1) <= rows_of(line, width) <= max(len(line.split()) + least, 1)
