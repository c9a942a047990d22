from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.sharing.typed import HOSTILE, one_line

from noblame.record.incident import Action, Cause, Incident
from noblame.sharing.why_graph import Box, why_graph, wrapped


@given(HOSTILE, st.integers(1, 40))
def test_each_break_stands_for_one_space(text: str, width: int) -> None:
    assert " ".join(wrapped(text, width)) == one_line(text)


@given(st.lists(st.text("ab", min_size=1, max_size=8), min_size=1, max_size=20))
def test_lines_are_no_longer_than_they_may_be_and_no_shorter_than_they_must(words: list[str]) -> None:
    lines = wrapped(" ".join(words), 10)
    assert all(len(line) <= 10 for line in lines)
    assert all(len(f"{one} {two.split(' ')[0]}") > 10 for one, two in pairwise(lines))


@pytest.mark.parametrize(
    ("cause", "box"),
    [
        (Cause(because="x"), Box("c1", "answer", "x", ())),
        (Cause(because=" ", kind="root"), Box("c1", "root", "no answer yet", ("root",))),
        (
            Cause(because="x", kind="contributing", effect="worse", actionable=True, evidence=("log", " ", "14:09")),
            Box("c1", "contributing", "x", ("contributing, made it worse, actionable", "evidence: log; 14:09")),
        ),
    ],
)
def test_a_cause_says_its_kind_in_words_and_its_evidence(cause: Cause, box: Box) -> None:
    assert why_graph(Incident(title="t", causes=(cause,))).boxes[1] == box


@pytest.mark.parametrize(
    ("action", "boxes"),
    [
        (Action(what="x", closes="r"), [Box("a1", "action", "x", ("owner: WISH", "due: WISH"))]),
        (
            Action(what="x", closes="r", owner="Ana", due="2026-12-01"),
            [Box("a1", "action", "x", ("owner: Ana", "due: 2026-12-01"))],
        ),
        (Action(what="x", closes="r", done=date(2026, 11, 20)), [Box("a1", "done", "x", ("done",))]),
        (Action(what="x", closes="r", decided="later"), []),
        (Action(what="x", closes="other"), []),
        (Action(what="x"), []),
    ],
)
def test_an_action_hangs_at_the_cause_that_it_closes(action: Action, boxes: list[Box]) -> None:
    record = Incident(title="t", causes=(Cause(because="y", id="r"), Cause(because="z")), actions=(action,))
    assert [box for box in why_graph(record).boxes if box.id.startswith("a")] == boxes
