"""Whatever is advised can be accepted, with a reason, and is said no more."""

import pytest
from msgspec.structs import replace
from tests.review.advice.records import ACTION, NOW, good
from tests.review.advice.test_rules import PAIRS, Pair

from noblame.record.incident import Accepted, Incident
from noblame.review.advice.accepting import accepted, question
from noblame.review.advice.advice import Advice
from noblame.review.advice.all import advise
from noblame.settings import Settings

TWO = good(actions=(replace(ACTION, owner=""), replace(ACTION, id="a2", what="Add an alert at 80 %", owner="")))


def wishes(incident: Incident) -> list[Advice]:
    return [each for each in advise(incident, NOW, Settings()) if each.id == "wish"]


@pytest.mark.parametrize("pair", PAIRS, ids=[f"{each.id}-{at}" for at, each in enumerate(PAIRS)])
def test_each_rule_is_silent_about_what_was_accepted(pair: Pair) -> None:
    found = advise(pair.yes, NOW, Settings())
    advice = next(each for each in found if (each.id, each.place) == (pair.id, pair.place))
    after = advise(accepted(pair.yes, advice, "so be it"), NOW, Settings())
    assert (pair.id, pair.place) not in [(each.id, each.place) for each in after]
    assert set(after) <= set(found)


def test_what_is_accepted_of_one_item_is_still_said_of_another() -> None:
    first, second = wishes(TWO)
    kept = accepted(TWO, first, " nobody is\nfree ")
    assert wishes(kept) == [second]
    assert kept.accepted == (Accepted(text=ACTION.what, rule="wish", reason="nobody is free"),)
    assert kept.reasons == TWO.reasons
    assert wishes(accepted(kept, second, "nor here")) == []


def test_other_words_are_looked_at_again() -> None:
    first, second = wishes(TWO)
    kept = accepted(TWO, first, "nobody is free")
    reworded = replace(
        kept, actions=(replace(kept.actions[0], what="Add a rule that fails the build"), kept.actions[1])
    )
    assert wishes(reworded) == [first, second]


def test_what_is_about_the_whole_is_accepted_by_its_rule() -> None:
    record = good(links=())
    (advice,) = advise(record, NOW, Settings())
    assert accepted(record, advice, "the logs are gone").reasons["no-links"] == "the logs are gone"


@pytest.mark.parametrize(
    ("id_", "key", "asks"),
    [
        ("no-meeting", "no-meeting", "Why is no meeting held?"),
        ("late-meeting", "no-meeting", "Why is no meeting held?"),
        ("no-actions", "no-actions", "Why is there no action?"),
        ("no-stakeholder", "no-stakeholder", "Why is nobody listed who was affected?"),
        ("still-open", "status-closed", "Why is it closed all the same?"),
        ("no-timeline", "no-timeline", "Why is it right as it is?"),
    ],
)
def test_a_reason_that_the_advice_speaks_of_is_asked_for_and_stands_where_it_says(
    id_: str, key: str, asks: str
) -> None:
    record = next(pair.yes for pair in PAIRS if pair.id == id_)
    advice = next(each for each in advise(record, NOW, Settings()) if each.id == id_)
    assert question(advice) == asks
    assert advice.takes_reason == (id_ != "no-timeline")
    assert accepted(record, advice, "so be it").reasons == record.reasons | {key: "so be it"}


def test_why_one_is_skipped_stands_in_the_decision() -> None:
    record = next(pair.yes for pair in PAIRS if pair.id == "skip-contradicted")
    advice = next(each for each in advise(record, NOW, Settings()) if each.id == "skip-contradicted")
    assert question(advice) == "Why is none held?"
    assert record.triage is not None
    assert accepted(record, advice, "it is replaced").triage == replace(record.triage, reason="it is replaced")


def test_an_item_without_words_is_accepted_by_the_rule_and_nothing_without_a_reason() -> None:
    record = good(actions=(replace(ACTION, what="", owner=""),))
    (advice,) = wishes(record)
    kept = accepted(record, advice, "to be written")
    assert kept.reasons["wish"] == "to be written"
    assert kept.accepted == ()
    assert wishes(kept) == []
    assert accepted(record, advice, "  ") is record
