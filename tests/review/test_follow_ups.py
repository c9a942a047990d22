from typing import get_args

import pytest
from msgspec.structs import replace

from noblame.record.incident import Action, ActionType
from noblame.review.follow_ups import NO_TYPE, detail_lacks, follow_up

ALERT = Action(what="Add an alert", type="tool")


@pytest.mark.parametrize("kind", [kind for kind in get_args(ActionType) if kind])
def test_each_type_asks_its_own_question_until_it_is_answered(kind: ActionType) -> None:
    action = Action(what="x", type=kind)
    asked = follow_up(action)
    assert asked is not NO_TYPE
    assert detail_lacks(action) == f"{asked.label.lower()}: {asked.ask}"
    assert detail_lacks(replace(action, detail="said")) == ""


def test_the_four_questions_differ_and_without_a_type_none_is_open() -> None:
    asked = {follow_up(replace(ALERT, type=kind)).ask for kind in get_args(ActionType)}
    assert len(asked) == 5
    assert detail_lacks(replace(ALERT, type="")) == ""
    assert detail_lacks(ALERT) == "check: the threshold, or the check's name"
