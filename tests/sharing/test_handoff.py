import re
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from tests.sharing.samples import STEMS, WHOLE, agreed, hostile, shared
from tests.sharing.typed import HOSTILE, one_line

from noblame.record.incident import Action, Cause, Incident, Resolution
from noblame.sharing.escaping import BREAK

NAMES = ["What", "State", "Watch for", "Open actions", "Read"]


def rows(incident: Incident, now: datetime = datetime(2026, 11, 25, 12, tzinfo=UTC), **more: str) -> dict[str, str]:
    """What stands behind each label; there are five lines and no other."""
    text = shared("handoff", incident, now, **more)
    assert text.endswith("\n")
    pairs = [line.partition(": ") for line in text.removesuffix("\n").split("\n")]
    assert [name for name, _, _ in pairs] == NAMES
    return {name: said for name, _, said in pairs}


@pytest.mark.parametrize("stem", STEMS)
def test_a_sample_reads_as_it_was_agreed(stem: str) -> None:
    text, expected = agreed("handoff", stem)
    assert text == expected


def test_five_lines_say_what_the_next_on_call_needs() -> None:
    assert rows(WHOLE) == {
        "What": "Checkout unavailable (P1), 2026-11-18, 14:02 - 14:49 UTC (47 min): 38 % of checkouts failed",
        "State": "over since 2026-11-18 14:49 UTC, the document is a draft. Fix: Rolled back.",
        "Watch for": "The pool ran out. Still open: No check notices it",
        "Open actions": "1 of 2; next due 2026-12-01: Add a lint rule (Tomás Vidal)",
        "Read": "https://wiki.example/pm/42",
    }


def test_without_a_trigger_the_root_cause_is_what_to_watch_for() -> None:
    assert rows(Incident(title="Down", root_cause="The pool is too small"))["Watch for"] == "The pool is too small"


def test_a_record_with_a_title_alone_says_what_is_not_known() -> None:
    assert rows(Incident(title="Down")) == {
        "What": "Down",
        "State": "no times yet, the document is a draft",
        "Watch for": "nothing is said of how it began",
        "Open actions": "none written yet",
        "Read": "no link yet, the record is a-record.yaml",
    }


@pytest.mark.parametrize(
    ("change", "state"),
    [
        ({"resolved": None, "resolution": ""}, "ongoing since 2026-11-18 14:02 UTC, the document is a draft"),
        (
            {"resolution": Resolution(temporary="Rolled back")},
            "over since 2026-11-18 14:49 UTC, the document is a draft. Only for now: Rolled back",
        ),
        (
            {"resolution": Resolution(temporary="Rolled back", permanent="Fixed in 4.13"), "status": "published"},
            "over since 2026-11-18 14:49 UTC, the document is published. Fix: Fixed in 4.13",
        ),
    ],
)
def test_the_state_says_whether_it_is_over_and_what_holds_it(change: dict[str, object], state: str) -> None:
    assert rows(replace(WHOLE, **change))["State"] == state


def test_a_root_is_open_until_an_action_that_closes_it_is_done() -> None:
    done = tuple(replace(action, done=True) for action in WHOLE.actions)
    assert rows(replace(WHOLE, actions=done))["Watch for"] == "The pool ran out"
    roots = tuple(Cause(because=f"Root {number}", kind="root") for number in range(5))
    found = rows(replace(WHOLE, causes=roots))["Watch for"]
    assert found == "still open: Root 0; Root 1; Root 2; and 2 more"


@pytest.mark.parametrize(
    ("actions", "said"),
    [
        (
            (Action(what="One", owner="Ana", due="2026-11-24"), Action(what="Two", owner="Ana", due="2026-11-20")),
            "2 of 2, 2 overdue; overdue since 2026-11-20: Two (Ana)",
        ),
        ((Action(what="One"), Action(what="Two", due="2026-11-25")), "2 of 2, 2 WISH; next due 2026-11-25: Two"),
        ((Action(what="One", owner="Ana", done=date(2026, 11, 20)),), "none, all 1 are done"),
        ((Action(what="One", owner="Ana", decided="no"),), "none written yet"),
    ],
)
def test_open_actions_are_counted_with_what_is_late_and_what_comes_next(actions: tuple[Action, ...], said: str) -> None:
    assert rows(replace(WHOLE, actions=actions))["Open actions"] == said


def test_why_there_is_no_action_is_said() -> None:
    record = replace(WHOLE, actions=(), reasons={"no-actions": "a cable was cut"})
    assert rows(record)["Open actions"] == "none, a cable was cut"


def test_long_texts_are_cut() -> None:
    found = rows(replace(WHOLE, title="word " * 200, impact="word " * 200))
    assert all(len(said) < 700 for said in found.values())
    assert "word… (P1)" in found["What"]


@given(st.lists(HOSTILE.map(lambda text: text[:60].strip() or "something"), min_size=12, max_size=12))
def test_every_place_reads_as_it_was_typed_in_five_lines(texts: list[str]) -> None:
    found = {name: said.replace(BREAK, "") for name, said in rows(hostile(texts)).items()}
    said = [one_line(text) for text in texts]
    assert found["What"] == f"{said[0]} (P1), 2026-11-18, 14:02 UTC - ongoing: {said[1]}"
    assert found["State"].endswith(f"Fix: {said[7]}")
    assert found["Watch for"] == f"still open: {said[4]}"
    assert found["Open actions"].endswith(f"next due 2026-12-01: {said[8]} (Ana)")


@given(HOSTILE)
def test_nobody_is_called_by_it(text: str) -> None:
    record = replace(WHOLE, title=text, impact=f"<!here> [~ana] <@U1> {text}")
    bare = re.sub(r"https?://\S*", "", shared("handoff", record))
    assert not re.search(r"(?<![\w])@\w|#[0-9]|<[!@#]\w|\[~", bare)
