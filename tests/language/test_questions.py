"""The question fits the sentence, never names anybody, and is another one the next time."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from noblame.language import House, find


def ask(text: str, *people: str) -> str:
    return find(text, people)[0].ask


@pytest.mark.parametrize(
    ("text", "question"),
    [
        ("John pushed the bad code.", "What allowed bad code to reach production?"),
        ("We'll be more careful next time.", "How? What specific change will you make?"),
        ("Dana dropped the wrong table.", "What made it possible to drop a table in production by mistake?"),
        ("Dana deleted the production bucket.", "What made it possible to delete the production bucket in one step?"),
        ("Improve monitoring", "Which signal, at which threshold, should reach whom?"),
        ("The on-call engineer ignored the page.", "What made the signal easy to miss?"),
    ],
)
def test_the_question_fits_the_sentence(text: str, question: str) -> None:
    assert ask(text, "Dana Levi") == question


def test_a_doubtful_slot_gets_a_plain_question() -> None:
    assert "{" not in ask("Dana deleted everything Priya had in the wrong account.", "Dana Levi", "Priya Raman")


def test_a_finding_has_more_questions_than_one_so_that_a_room_hears_another_the_next_time() -> None:
    (finding,) = find("Dana should have asked.", ("Dana Levi",))
    assert len({finding.ask, *finding.others}) >= 4


def test_the_questions_of_the_house_come_first() -> None:
    house = House(questions={"fault": ("Which guard was missing?",)})
    (finding,) = find("It was Dana's fault.", ("Dana Levi",), house=house)
    assert finding.ask == "Which guard was missing?"
    assert finding.others


@given(
    st.sampled_from(["Mark Step", "Grace Guard", "Will What", "Hope Change"]),
    st.sampled_from(["broke it", "forgot it"]),
)
def test_no_question_holds_a_name_of_the_roster(name: str, predicate: str) -> None:
    for finding in find(f"{name} {predicate} again. It was {name}'s fault.", (name,)):
        for question in (finding.ask, *finding.others):
            assert not {part.lower() for part in name.split()} & set(
                question.lower().replace("?", " ").replace(",", " ").split()
            )
