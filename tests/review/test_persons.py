import pytest

from noblame.review.persons import is_no_person, is_person

PEOPLE = ("Ana Prieto", "Bo Li")


@pytest.mark.parametrize(
    "because",
    ["Ana Prieto deleted it", "Ana deleted it", "Human error", "The engineer forgot to look", "Li was not told"],
)
def test_a_person_or_human_error_is_no_root(because: str) -> None:
    assert is_person(because, PEOPLE)
    assert not is_no_person(because, PEOPLE)


@pytest.mark.parametrize(
    "because", ["No check notices an open connection", "Anabolic load on the disk", "The runbook names Ana Prieto"]
)
def test_a_system_is(because: str) -> None:
    assert is_no_person(because, PEOPLE)


@pytest.mark.parametrize("because", ["", "  ", "Why did nothing notice it?"])
def test_nothing_and_a_question_are_no_root_and_no_person(because: str) -> None:
    assert not is_no_person(because, PEOPLE)
    assert not is_person(because, PEOPLE)
