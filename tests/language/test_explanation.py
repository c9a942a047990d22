"""Explaining tells tokens, parties, rules and what excused them."""

from noblame.language import explain


def test_it_tells_who_was_taken_for_whom_and_what_was_found() -> None:
    told = "\n".join(explain("Dana, who was on call, dropped the wrong table.", ("Dana Levi",)).lines())
    assert "Dana [person]" in told
    assert "dropped [human, destroy, systemic]" in told
    assert "harm           warn  reads “Dana, who was on call, dropped the wrong”, subject “Dana” (person)" in told
    assert told.endswith("finding: harm, warn: “Dana, who was on call, dropped the wrong table”")


def test_it_tells_what_excused_a_sentence() -> None:
    explained = explain("Dana dropped the wrong table in staging.", ("Dana Levi",))
    assert {tried.excuse for tried in explained.sentences[0].tried} == {"in|to|on staging|sandbox|test"}
    assert explained.found == ()
    assert list(explained.lines())[-1] == "no finding"


def test_a_text_without_any_word_that_calls_for_a_rule_is_not_read() -> None:
    assert explain("Zebras graze.").sentences == ()
