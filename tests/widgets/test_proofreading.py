from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from noblame.language.finding import Finding
from noblame.widgets.proofreading import SPARE, Proofreading


def found(start: int, end: int) -> Finding:
    return Finding(start=start, end=end, kind="blame", level="warn", rule="fault", message="", ask="How?")


class Check:
    """Finds the word `bad`, and remembers what it was asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def __call__(self, line: str) -> list[Finding]:
        self.asked.append(line)
        return [found(line.index("bad"), line.index("bad") + 3)] if "bad" in line else []


def after(lines: int) -> Callable[[], bool]:
    """Say that it is enough after so many lines were checked."""
    checked = iter(range(1, 1000))
    return lambda: next(checked) >= lines


def test_an_edited_line_alone_is_checked_again() -> None:
    check = Check()
    proofreading = Proofreading(check)
    assert proofreading.read(["a", "bad", "c"], None)
    assert proofreading.read(["a", "bad!", "c"], None)
    assert check.asked == ["a", "bad", "c", "bad!"]


def test_the_line_left_alone_is_not_checked_and_not_placed() -> None:
    check = Check()
    proofreading = Proofreading(check)
    assert proofreading.read(["bad", "so bad"], 1)
    assert check.asked == ["bad"]
    assert [row for row, _ in proofreading.places(["bad", "bad"], 1)] == [0]


def test_a_long_text_is_checked_in_slices_that_go_on_where_the_last_one_stopped() -> None:
    check = Check()
    proofreading = Proofreading(check)
    lines = [f"bad {number}" for number in range(10)]
    assert [proofreading.read(lines, None, after(4)) for _ in range(3)] == [False, False, True]
    assert check.asked == lines
    assert [row for row, _ in proofreading.places(lines, None)] == list(range(10))


def test_an_edit_above_the_slice_is_seen_after_starting_over() -> None:
    check = Check()
    proofreading = Proofreading(check)
    assert not proofreading.read(["a", "b", "c"], None, after(2))
    proofreading.start_over()
    assert proofreading.read(["bad", "b", "c"], None)
    assert check.asked == ["a", "b", "bad", "c"]


def test_what_left_the_text_is_forgotten_before_it_piles_up() -> None:
    check = Check()
    proofreading = Proofreading(check)
    for number in range(SPARE + 2):
        proofreading.read([f"bad {number}"], None)
    assert proofreading.of("bad 0") == ()
    assert proofreading.of(f"bad {SPARE + 1}")


def test_blank_lines_are_not_worth_a_question() -> None:
    check = Check()
    assert Proofreading(check).read(["", "   "], None)
    assert check.asked == []


@given(st.lists(st.sampled_from(["bad", "fine", "", "too bad", "x"]), max_size=12), st.integers(1, 5))
def test_slices_find_what_one_go_finds(lines: list[str], at_most: int) -> None:
    one, many = Proofreading(Check()), Proofreading(Check())
    one.read(lines, None)
    goes = 1
    while not many.read(lines, None, after(at_most)):
        goes += 1
    assert goes <= len(lines) + 1
    assert list(one.places(lines, None)) == list(many.places(lines, None))
