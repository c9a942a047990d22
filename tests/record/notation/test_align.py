from hypothesis import given
from hypothesis import strategies as st

from noblame.record.notation.align import align, similarity

LINES = st.lists(st.sampled_from(["", "a", "b", "c d e", "c d f", "pool ran dry", "pool ran low"]), max_size=12)


def sources(old: list[str], new: list[str]) -> list[int | None]:
    """Return for each new line the old line it continues."""
    head, tail, middle = align(old, new)
    return [*range(head), *middle, *range(len(old) - tail, len(old))]


def test_equal_lines_continue_each_other_around_an_insertion_and_a_deletion() -> None:
    assert sources(["a", "b", "c"], ["a", "x y z", "b", "c"]) == [0, None, 1, 2]
    assert sources(["a", "b", "c"], ["a", "c"]) == [0, 2]


def test_a_lone_edited_line_continues_whatever_stood_there() -> None:
    assert sources(["a", "pool ran dry", "c"], ["a", "x", "c"]) == [0, 1, 2]


def test_a_moved_line_is_known_again() -> None:
    assert sources(["a", "b", "c", "d"], ["d", "a", "b", "c"]) == [3, 0, 1, 2]


def test_a_moved_and_edited_line_is_known_again_by_its_words() -> None:
    old = ["deploy finished", "pool ran out of connections", "paged on-call"]
    assert sources(old, ["pool ran out of all connections", "deploy finished", "paged on-call"]) == [1, 0, 2]


def test_a_split_line_stays_with_its_longer_half() -> None:
    assert sources(["a", "the pool ran dry at once", "c"], ["a", "the pool ran dry", "at once", "c"]) == [0, 1, None, 2]


def test_a_blank_line_continues_no_text() -> None:
    assert sources(["a", "b"], ["a", ""]) == [0, None]


def test_a_big_replaced_text_keeps_edited_neighbours() -> None:
    old = [f"line number {index} of the log" for index in range(3000)]
    assert sources(old, [f"{line} again" for line in old]) == list(range(3000))


@given(LINES, LINES)
def test_no_old_line_is_continued_twice_and_every_new_line_is_placed(old: list[str], new: list[str]) -> None:
    found = sources(old, new)
    used = [source for source in found if source is not None]
    assert len(found) == len(new)
    assert len(used) == len(set(used))
    assert all(0 <= source < len(old) for source in used)


@given(LINES)
def test_an_unchanged_text_continues_itself(lines: list[str]) -> None:
    assert sources(lines, lines) == list(range(len(lines)))


@given(st.text(max_size=20), st.text(max_size=20))
def test_similarity_is_a_share(one: str, other: str) -> None:
    assert 0 <= similarity(one, other) <= 1
    assert similarity(one, one) == (1 if one else 0)
