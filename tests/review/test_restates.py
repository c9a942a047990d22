import pytest
from hypothesis import given
from hypothesis import strategies as st

from noblame.review.restates import restates

REPEATED = [
    ("The alert did not fire", "Why did the alert not fire?"),
    ("The alert didn't fire.", "Why was it possible that the alert did not fire?"),
    ("The alert failed to fire", "The alert did not fire"),
    ("The pool ran dry because it ran dry", "The database ran out of connections"),
    ("The pool ran dry", "Why was it possible that the pool ran dry?"),
    ("It was found late", "Why was it found late?"),
    ("Connections leaked", "The connection is leaking"),
    ("The cache was dropped", "Dropping the cache"),
    ("The disk was full since the disk was full", ""),
    ("Nobody noticed the leak", "The leak was never noticed"),
    ("磁盘满了", "磁盘满了"),
]
NEW = [
    ("The pool ran dry", "The database ran out of connections"),
    ("The error path leaks its connection", "The database ran out of connections"),
    ("No check notices an unclosed connection", "The error path leaks its connection"),
    ("No alert watches the pool", "The pool ran dry"),
    ("The alert fired", "Why did the alert not fire?"),
    ("There was a leak", "Why did nothing notice the leak?"),
    ("The config", "The config was wrong on two hosts"),
    ("The alert did not fire at night", "The alert did not fire"),
    ("The retry doubled the load because retries have no limit", "The queue stood still"),
    ("The pool ran dry since the 4.12 deploy", "The database ran out of connections"),
    ("磁盘满了", "没有人看"),
    ("", "Why did it happen?"),
    ("It just happened", "Why did it happen?"),
    ("The rule is too broad", "The rules list single addresses"),
]


@pytest.mark.parametrize(("answer", "question"), REPEATED)
def test_an_answer_that_says_nothing_new_restates(answer: str, question: str) -> None:
    assert restates(answer, question)


@pytest.mark.parametrize(("answer", "question"), NEW)
def test_an_answer_that_says_something_new_does_not(answer: str, question: str) -> None:
    assert not restates(answer, question)


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_two_texts_are_compared_and_an_added_word_is_never_a_repetition(answer: str, question: str) -> None:
    restates(answer, question)
    assert not restates("quixotry drove it", question) or "quix" in question.lower()
