import re

import pytest

from noblame.language import find
from noblame.meeting.agenda import PLACES
from noblame.meeting.guide import FRAMING, GUIDE, OBSERVERS, REASONS, REASONS_TOLD, REDIRECT

TEXTS = {
    f"{place} {name}": text
    for place, guide in GUIDE.items()
    for name, texts in (
        ("prompt", guide.prompts),
        ("teach", tuple(guide.teach.values())),
        ("help", guide.help),
        ("question", (guide.question, guide.hint)),
    )
    for text in texts
}


def test_every_place_has_a_guide() -> None:
    assert tuple(GUIDE) == PLACES
    assert all(guide.place == place and guide.title and guide.short for place, guide in GUIDE.items())


def test_the_words_of_the_practice_are_the_practices_own() -> None:
    assert FRAMING == "This is blameless, we're here to learn"
    assert REDIRECT == "What allowed that to happen?"
    assert len(REASONS) == len(REASONS_TOLD) == 4


@pytest.mark.parametrize("place", PLACES)
def test_three_to_five_prompts_each_short_enough_to_be_read_aloud(place: str) -> None:
    assert 3 <= len(GUIDE[place].prompts) <= 5
    assert all(len(prompt) <= 120 for prompt in GUIDE[place].prompts)


@pytest.mark.parametrize("place", PLACES)
def test_question_and_hint_fit_beside_the_clock_at_eighty_columns(place: str) -> None:
    assert len(GUIDE[place].question) <= 44
    assert len(GUIDE[place].hint) <= 64


@pytest.mark.parametrize("place", PLACES)
def test_an_empty_pane_is_taught_with_an_example_in_one_line(place: str) -> None:
    for line in GUIDE[place].teach.values():
        assert ":" in line
        assert "\n" not in line
        assert len(line) <= 90


@pytest.mark.parametrize("text", [*TEXTS.values(), OBSERVERS, *REASONS_TOLD])
def test_nothing_asks_why_of_a_person_or_names_a_key(text: str) -> None:
    assert not re.search(r"\b(?:why|how come) (?:did|didn't|do|don't) (?:you|he|she|they|we)\b", text, re.IGNORECASE)
    assert not re.search(r"\b(?:who (?:did|broke|caused|forgot)|should have|human error|fault)\b", text, re.IGNORECASE)
    assert not re.search(r"\bctrl\b|\bF\d", text)


@pytest.mark.parametrize("text", [*TEXTS.values(), OBSERVERS, *REASONS_TOLD])
def test_the_language_check_has_nothing_against_it(text: str) -> None:
    assert find(text) == []
