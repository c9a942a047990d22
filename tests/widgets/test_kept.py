from hypothesis import given
from hypothesis import strategies as st

from noblame.widgets.kept import KeptDocument

LINES = st.lists(st.text(alphabet="ab ␛\x1b\x07\u2028\t", max_size=5), min_size=1, max_size=6)


@given(LINES)
def test_a_text_nobody_edits_comes_back_as_it_was(lines: list[str]) -> None:
    document = KeptDocument("\n".join(lines))
    assert document.originals == lines
    assert document.text == "\n".join(lines)
    assert not any("\x1b" in line or "\u2028" in line for line in document.lines)


@given(LINES, st.data())
def test_editing_one_line_keeps_the_originals_of_the_others(lines: list[str], data: st.DataObject) -> None:
    document = KeptDocument("\n".join(lines))
    row = data.draw(st.integers(0, len(lines) - 1))
    document.replace_range((row, 0), (row, len(document.lines[row])), "new")
    assert document.originals == [*lines[:row], "new", *lines[row + 1 :]]


def test_two_lines_that_look_the_same_keep_what_they_were() -> None:
    document = KeptDocument("a\x1b\na␛")
    assert document.lines == ["a␛", "a␛"]
    assert document.originals == ["a\x1b", "a␛"]


def test_an_edited_line_is_written_as_it_is_seen() -> None:
    document = KeptDocument("a\x1b")
    document.replace_range((0, 2), (0, 2), "!")
    assert document.originals == ["a␛!"]


def test_a_line_brought_back_by_undo_is_the_original_again() -> None:
    document = KeptDocument("a\x1b")
    document.replace_range((0, 2), (0, 2), "!")
    document.replace_range((0, 2), (0, 3), "")
    assert document.originals == ["a\x1b"]


def test_a_line_moved_with_its_branch_keeps_its_original() -> None:
    document = KeptDocument("a\x1b")
    document.replace_range((0, 0), (0, 0), "  ")
    assert document.originals == ["  a\x1b"]
