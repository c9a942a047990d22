import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from tests.sharing.samples import STEMS, WHOLE, agreed, hostile, shared
from tests.sharing.typed import HOSTILE, one_line

from noblame.record.incident import Action, Incident
from noblame.sharing.escaping import BREAK


@pytest.mark.parametrize("stem", STEMS)
def test_a_sample_reads_as_it_was_agreed(stem: str) -> None:
    text, expected = agreed("ticket", stem)
    assert text == expected


def test_it_is_two_lines_and_the_link() -> None:
    assert shared("ticket", replace(WHOLE, status="published")) == (
        "Post-mortem (published): Checkout unavailable (P1), 2026-11-18, 14:02 - 14:49 UTC (47 min)\n"
        "Root cause: No check notices it - Actions: 1 of 2 open, next due 2026-12-01\n"
        "https://wiki.example/pm/42\n"
    )


def test_a_record_with_a_title_alone_says_what_is_not_known() -> None:
    assert shared("ticket", Incident(title="Down")) == (
        "Post-mortem (draft): Down\n"
        "Root cause: not found yet - Actions: none yet\n"
        "No link yet, the record is a-record.yaml\n"
    )


@pytest.mark.parametrize(
    ("actions", "said"),
    [
        ((Action(what="One", due="2026-11-20"),), "1 of 1 open, overdue since 2026-11-20"),
        ((Action(what="One", due="2026-11-25"),), "1 of 1 open, next due 2026-11-25"),
        ((Action(what="One"),), "1 of 1 open"),
        ((Action(what="One", done=True),), "all 1 done"),
    ],
)
def test_it_says_how_the_actions_stand(actions: tuple[Action, ...], said: str) -> None:
    line = shared("ticket", replace(WHOLE, actions=actions)).split("\n")[1]
    assert line.partition(" - Actions: ")[2] == said


def test_the_link_that_is_given_wins() -> None:
    assert shared("ticket", WHOLE, link="https://e.example/7").split("\n")[2] == "https://e.example/7"


@given(st.lists(HOSTILE.map(lambda text: text[:60].strip() or "something"), min_size=12, max_size=12))
def test_every_place_reads_as_it_was_typed_in_three_lines(texts: list[str]) -> None:
    lines = shared("ticket", hostile(texts)).replace(BREAK, "").split("\n")
    title, cause = one_line(texts[0]), one_line(texts[3])
    assert lines == [
        f"Post-mortem (draft): {title} (P1), 2026-11-18, 14:02 UTC - ongoing",
        f"Root cause: {cause} - Actions: 2 of 2 open, next due 2026-12-01",
        "No link yet, the record is a-record.yaml",
        "",
    ]
