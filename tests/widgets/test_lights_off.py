"""Why lights are off, in a few rows."""

from hypothesis import given
from hypothesis import strategies as st

from noblame.widgets.lights_off import in_rows
from noblame.widgets.plain import plain

REASONS = ("no owner: one person", "no date", "no ticket: a key or a link")


def test_as_many_reasons_as_fit_are_shown_and_the_rest_is_counted() -> None:
    assert in_rows(REASONS, 80, 1) == "no owner: one person · no date · no ticket: a key or a link"
    assert in_rows(REASONS, 40, 2) == "no owner: one person · no date · no ticket: a key or a link"
    assert in_rows(REASONS, 40, 1) == "no owner: one person · no date · 1 more"
    assert in_rows(REASONS, 38, 1) == "no owner: one person · 2 more"
    assert in_rows(REASONS, 5, 1) == "no owner: one person · 2 more"
    assert in_rows((), 40, 1) == ""


@given(st.lists(st.text("ab 界", min_size=1, max_size=20), max_size=6), st.integers(30, 60), st.integers(1, 3))
def test_no_reason_is_cut_that_is_not_the_only_one(reasons: list[str], width: int, rows: int) -> None:
    line = in_rows(reasons, width, rows)
    assert plain(line).get_height({}, width) <= max(rows, 3)
    shown, _, more = line.rpartition(" · ") if line.endswith(" more") else (line, "", "0")
    assert shown == " · ".join(reasons[: len(reasons) - int(more.split()[0])])
