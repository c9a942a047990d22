import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.sharing.typed import HOSTILE, one_line

from noblame.sharing.lines import cut, few, paragraphs


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", []),
        ("One\nline\n", [["One line"]]),
        ("One\n \n\ntwo", [["One"], ["two"]]),
        ("Steps:\n- roll back\n  2. end the\ntransactions", [["Steps:", "- roll back", "2. end the transactions"]]),
        ("4.11 on all pods", [["4.11 on all pods"]]),
    ],
)
def test_line_breaks_stay_where_they_mean_something(text: str, found: list[list[str]]) -> None:
    assert paragraphs(text) == found


@given(HOSTILE)
def test_paragraphs_lose_no_word(text: str) -> None:
    assert " ".join(line for lines in paragraphs(text) for line in lines).split() == one_line(text).split()


@pytest.mark.parametrize(
    ("text", "most", "found"),
    [
        ("The pool ran out", 16, "The pool ran out"),
        ("The pool ran out", 15, "The pool ran…"),
        ("The database", 10, "The datab…"),
        ("x" * 20, 10, "xxxxxxxxx…"),
        ("One\ntwo", 7, "One two"),
    ],
)
def test_a_text_is_cut_between_words_where_there_are_some(text: str, most: int, found: str) -> None:
    assert cut(text, most) == found


@given(HOSTILE, st.integers(2, 40))
def test_what_is_cut_is_never_longer_and_begins_as_the_text_does(text: str, most: int) -> None:
    found = cut(text, most)
    assert len(found) <= most
    assert one_line(text).startswith(found.removesuffix("…"))


@pytest.mark.parametrize(
    ("count", "said"),
    [(0, ""), (1, "x0"), (3, "x0; x1; x2"), (4, "x0; x1; x2; and 1 more"), (9, "x0; x1; x2; and 6 more")],
)
def test_a_few_are_named_and_the_rest_is_counted(count: int, said: str) -> None:
    assert few([f"x{number}" for number in range(count)], 10) == said
