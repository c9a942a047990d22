"""The rules' own examples, and what every rule must have."""

import pytest

from noblame.language import find
from noblame.language.finding import Finding
from noblame.language.sources import Rule, Source, read_rules
from noblame.settings import RULES

PEOPLE = (
    *("Priya Raman", "Dana Okafor", "Tomás Vidal", "Mei Tanaka", "Kenji Mori", "Kofi Boateng", "Grace Obi", "Sam Lee"),
    *(
        "Kwame Asante",
        "Rana Bishara",
        "Fatima Said",
        "Noor Alvi",
        "Hannah Eisenberg",
        "April Wu",
        "Will Page",
        "Lee Chan",
    ),
)
SOURCES = list(read_rules())
RULES_READ = [source.rule for source in SOURCES]
BAD = [(source.rule, line) for source in SOURCES for line in source.bad]
GOOD = [line for source in SOURCES for line in source.good]


def loud(line: str) -> list[Finding]:
    return [found for found in find(line, PEOPLE) if found.level != "hint"]


@pytest.mark.parametrize(("rule", "line"), BAD, ids=lambda value: value.id if isinstance(value, Rule) else value[:30])
def test_a_bad_example_is_found_by_its_own_rule(rule: Rule, line: str) -> None:
    found = {each.rule: each for each in loud(line)}
    assert rule.id in found
    assert (found[rule.id].kind, found[rule.id].message) == (rule.kind, rule.message)


@pytest.mark.parametrize("line", GOOD, ids=lambda line: line[:40])
def test_a_good_example_is_left_alone_by_every_rule(line: str) -> None:
    assert loud(line) == []


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.rule.id)
def test_every_rule_has_three_questions_for_every_case_and_examples_of_both_kinds(source: Source) -> None:
    assert len([question for question in source.rule.questions if not question.when]) >= 3
    assert len(source.bad) >= 6
    assert len(source.good) >= 3
    assert source.rule.message.endswith((".", "?"))


def test_every_category_of_the_design_has_a_rule_and_the_settings_know_them() -> None:
    assert {rule.id for rule in RULES_READ} == set(RULES)
    assert {rule.id for rule in RULES_READ if rule.kind == "shallow"} == {
        *("vigilance", "retrain", "vague", "comply", "one-off", "label"),
    }


def test_no_two_rules_are_of_the_same_rank() -> None:
    assert sorted(rule.rank for rule in RULES_READ) == list(range(1, len(SOURCES) + 1))


def test_every_question_is_one() -> None:
    questions = [question.ask for rule in RULES_READ for question in rule.questions]
    assert all(question.endswith("?") for question in questions)
    assert len(set(questions)) > 100
