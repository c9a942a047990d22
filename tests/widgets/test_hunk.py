from hypothesis import given
from hypothesis import strategies as st

from noblame.widgets.hunk import changed_rows
from noblame.widgets.kept import KeptDocument

LINES = st.lists(st.sampled_from(["a", "b", "", "  c"]), min_size=1, max_size=8)


@given(LINES, LINES)
def test_the_edit_makes_the_new_text_of_the_old(old: list[str], new: list[str]) -> None:
    hunk = changed_rows(old, new)
    if hunk is None:
        assert old == new
        return
    document = KeptDocument("\n".join(old))
    start, end, text = hunk.edit(old, new)
    document.replace_range(start, end, text)
    assert document.lines == new


@given(LINES, LINES, st.data())
def test_a_cursor_always_lands_in_the_new_text(old: list[str], new: list[str], data: st.DataObject) -> None:
    hunk = changed_rows(old, new)
    if hunk is None:
        return
    row = data.draw(st.integers(0, len(old) - 1))
    column = data.draw(st.integers(0, len(old[row])))
    at, where = hunk.carried((row, column), old[row], new)
    assert 0 <= at < len(new)
    assert 0 <= where <= len(new[at])


def test_a_cursor_stays_with_its_line() -> None:
    old, new = ["one", "two", "three"], ["zero", "one", "TWO", "two", "three"]
    hunk = changed_rows(old, new)
    assert hunk is not None
    assert hunk.carried((2, 4), "three", new) == (4, 4)
    assert hunk.carried((1, 2), "two", new) == (3, 2)


def test_a_cursor_at_the_end_of_its_line_stays_at_its_end() -> None:
    old, new = ["one", "two"], ["one", "two [2]"]
    hunk = changed_rows(old, new)
    assert hunk is not None
    assert hunk.carried((1, 3), "two", new) == (1, 7)
    assert hunk.carried((1, 2), "two", new) == (1, 2)
    from_empty = changed_rows([""], ["two"])
    assert from_empty is not None
    assert from_empty.carried((0, 0), "", ["two"]) == (0, 0)
