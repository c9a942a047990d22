"""Words that are looked for: all of them, in any order, without case and accents."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from noblame.review.looked_for import folded, holds

TEXT = "svc-99 was slow in M\u00e1laga; Stra\u00dfe; \u2460"


@pytest.mark.parametrize(
    "typed", ["svc 99", "99 svc", "MALAGA", "m\u00e1laga slow", "strasse", "STRA\u00dfE", "", "   ", "1"]
)
def test_every_word_is_found_wherever_it_stands(typed: str) -> None:
    assert holds(folded(TEXT), typed)


@pytest.mark.parametrize("typed", ["svc 98", "svc99", "slow slower", "99-svc"])
def test_one_word_that_is_not_there_is_enough(typed: str) -> None:
    assert not holds(folded(TEXT), typed)


@given(st.lists(st.text(min_size=1), max_size=5))
def test_a_text_holds_its_own_words_in_any_order(words: list[str]) -> None:
    assert holds(folded(" ".join(words)), " ".join(reversed(words)))
