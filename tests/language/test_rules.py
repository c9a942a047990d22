"""The rules' own examples, and what every rule must have."""

import pytest

from noblame.language import find
from noblame.language.rules import Example, Rule, rules

PEOPLE = ("Priya Raman", "Dana Okafor", "Tomás Vidal", "Mei Tanaka")
BAD = [(rule, example) for rule in rules() for example in rule.bad]
GOOD = [line for rule in rules() for line in rule.good]


def by_id(rule: Rule) -> str:
    return rule.id if isinstance(rule, Rule) else str(rule)


@pytest.mark.parametrize(("rule", "example"), BAD, ids=by_id)
def test_a_bad_example_is_found_by_its_own_rule(rule: Rule, example: str | Example) -> None:
    expected = example if isinstance(example, Example) else Example(text=example)

    (finding,) = [finding for finding in find(expected.text, PEOPLE) if finding.rule == rule.id]

    assert (finding.kind, finding.level, finding.message) == (rule.kind, rule.level, rule.message)
    assert not expected.covers or expected.text[finding.start : finding.end] == expected.covers
    assert not expected.ask or finding.ask == expected.ask


@pytest.mark.parametrize("line", GOOD)
def test_a_good_example_is_left_alone_by_every_rule(line: str) -> None:
    assert find(line, PEOPLE) == []


@pytest.mark.parametrize("rule", rules(), ids=by_id)
def test_every_rule_has_three_questions_and_examples_of_both_kinds(rule: Rule) -> None:
    assert len({str(question) for question in rule.ask}) >= 3
    assert any(isinstance(question, str) for question in rule.ask)
    assert len(rule.bad) >= 3
    assert len(rule.good) >= 3


def test_rules_have_ids_of_their_own() -> None:
    ids = [rule.id for rule in rules()]

    assert len(ids) == len(set(ids))


def test_no_question_and_no_message_names_a_person() -> None:
    from noblame.language.rules import classes

    names = {name for line in classes().names for name in line.split("|")}
    said = [word for rule in rules() for text in (rule.message, *map(str, rule.ask)) for word in text.split()]

    assert names.isdisjoint(said)
