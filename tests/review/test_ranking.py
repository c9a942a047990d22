import pytest
from msgspec.structs import replace

from noblame.record.incident import Action, Improvement, Incident
from noblame.review.ranking import rank, ranked_actions, says_anything, votes

IDEAS = (
    Improvement(idea="Lint rule for connections", votes=5),
    Improvement(idea="Alert at 80 % of the pool", votes=2),
    Improvement(idea="Buy a larger disk"),
)
LINT, ALERT = Action(what="Lint rule for connections"), Action(what="Alert at 80 % of the pool", priority="P2")
DISK, DONE = Action(what="Buy a larger disk"), Action(what="Rotate the logs", done=True)


def order(*actions: Action) -> list[str]:
    incident = Incident(title="x", improvements=IDEAS, actions=actions)
    return [action.what.split()[0] for action in ranked_actions(incident).actions]


def test_priority_comes_first_then_votes_then_the_order_it_had() -> None:
    assert order(DISK, LINT, ALERT) == ["Alert", "Lint", "Buy"]
    assert order(DISK, replace(ALERT, priority=""), LINT) == ["Lint", "Alert", "Buy"]
    assert order(DONE, replace(DISK, decided="later"), LINT) == ["Lint", "Rotate", "Buy"]


def test_where_nothing_moves_the_record_is_the_same() -> None:
    incident = Incident(title="x", actions=(LINT, DISK))
    assert ranked_actions(incident) is incident
    assert not says_anything(incident)
    assert says_anything(replace(incident, improvements=IDEAS))
    assert says_anything(replace(incident, actions=(LINT, ALERT)))


@pytest.mark.parametrize(
    ("label", "number"), [("1", 1), ("P3", 3), ("high", 1), ("medium", 3), ("low", 5), ("", 9), ("soon", 9)]
)
def test_a_label_is_a_number(label: str, number: int) -> None:
    assert rank(replace(LINT, priority=label)) == number


def test_an_action_has_the_votes_of_the_idea_it_came_from_also_reworded() -> None:
    incident = Incident(title="x", improvements=IDEAS)
    assert votes(LINT, incident) == 5
    assert votes(replace(LINT, what="Lint rule for open connections"), incident) == 5
    assert votes(replace(LINT, what="Write a runbook"), incident) == 0
    assert votes(DISK, incident) == 0
