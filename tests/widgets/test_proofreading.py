from hypothesis import given
from hypothesis import strategies as st

from noblame.language.finding import Finding
from noblame.widgets.proofreading import Proofreading


def found(start: int, end: int) -> Finding:
    return Finding(start=start, end=end, kind="blame", level="warn", rule="fault", message="", ask="How?")


class Check:
    """Finds the word `bad`, and remembers what it was asked."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def __call__(self, line: str) -> list[Finding]:
        self.asked.append(line)
        return [found(line.index("bad"), line.index("bad") + 3)] if "bad" in line else []


def test_an_edited_line_alone_is_checked_again() -> None:
    check = Check()
    proofreading = Proofreading(check)
    assert proofreading.read(["a", "bad", "c"], None, 10)
    assert proofreading.read(["a", "bad!", "c"], None, 10)
    assert check.asked == ["a", "bad", "c", "bad!"]


def test_the_line_being_typed_is_not_checked_and_not_placed() -> None:
    check = Check()
    proofreading = Proofreading(check)
    assert proofreading.read(["bad", "so bad"], 1, 10)
    assert check.asked == ["bad"]
    assert [row for row, _ in proofreading.places(["bad", "bad"], 1)] == [0]


def test_a_long_text_is_checked_in_slices() -> None:
    check = Check()
    proofreading = Proofreading(check)
    lines = [f"bad {number}" for number in range(10)]
    assert [proofreading.read(lines, None, 4) for _ in range(3)] == [False, False, True]
    assert check.asked == lines
    assert [row for row, _ in proofreading.places(lines, None)] == list(range(10))


def test_what_left_the_text_is_forgotten() -> None:
    check = Check()
    proofreading = Proofreading(check)
    proofreading.read(["bad"], None, 10)
    proofreading.read(["good"], None, 10)
    proofreading.read(["bad"], None, 10)
    assert check.asked == ["bad", "good", "bad"]


def test_blank_lines_are_not_worth_a_question() -> None:
    check = Check()
    assert Proofreading(check).read(["", "   "], None, 10)
    assert check.asked == []


@given(st.lists(st.sampled_from(["bad", "fine", "", "too bad", "x"]), max_size=12), st.integers(1, 5))
def test_slices_find_what_one_go_finds(lines: list[str], at_most: int) -> None:
    one, many = Proofreading(Check()), Proofreading(Check())
    one.read(lines, None, len(lines) + 1)
    goes = 1
    while not many.read(lines, None, at_most):
        goes += 1
    assert goes <= len(lines) + 1
    assert list(one.places(lines, None)) == list(many.places(lines, None))
