from hypothesis import given
from hypothesis import strategies as st

from noblame.widgets import outline

TREE = ["A", "  B", "    C", "", "    D", "  E", "F"]
LINES = st.lists(st.sampled_from(["a", "  b", "    c", "      d", "", " e", "\tf"]), min_size=1, max_size=8)


def test_a_branch_ends_before_the_next_line_that_is_not_deeper() -> None:
    assert outline.branch_end(TREE, 0) == 6
    assert outline.branch_end(TREE, 1) == 5
    assert outline.branch_end(TREE, 2) == 3
    assert outline.branch_end(TREE, 6) == 7


def test_a_line_moves_with_its_branch_and_blank_lines_stay_blank() -> None:
    moved = outline.move(TREE, 1, 1, -1)
    assert moved == (1, 5, ["B", "  C", "", "  D"])
    assert outline.move(TREE, 5, 5, 1) == (5, 6, ["    E"])


def test_a_line_about_to_be_written_moves_alone() -> None:
    assert outline.move(["A", "", "  B"], 1, 1, 1) == (1, 2, ["  "])
    assert outline.move(["A", "  ", "    B"], 1, 1, -1) == (1, 2, [""])


def test_nothing_moves_where_there_is_no_place_to_go() -> None:
    assert outline.move(TREE, 0, 0, 1) is None, "the first line has nothing above to go under"
    assert outline.move(TREE, 1, 1, 1) is None, "a level deeper than its parent's next is no level"
    assert outline.move(TREE, 6, 6, -1) is None


@given(LINES, st.data())
def test_in_and_out_again_is_where_it_was(lines: list[str], data: st.DataObject) -> None:
    row = data.draw(st.integers(0, len(lines) - 1))
    moved = outline.move(lines, row, row, 1)
    if moved is None or not lines[row].strip():
        return
    after = [*lines[: moved.first], *moved.lines, *lines[moved.end :]]
    back = outline.move(after, row, row, -1)
    assert back is not None
    assert back.lines[: moved.end - moved.first] == lines[moved.first : moved.end]


@given(LINES, st.data(), st.sampled_from([1, -1]))
def test_a_move_changes_white_space_only(lines: list[str], data: st.DataObject, by: int) -> None:
    row = data.draw(st.integers(0, len(lines) - 1))
    moved = outline.move(lines, row, row, by)
    if moved is not None:
        assert [line.strip() for line in moved.lines] == [line.strip() for line in lines[moved.first : moved.end]]
