"""What actions say without labels: `@ola`, `by 2026-06-15`, `[OPS-88]`."""

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.sharing.converting.documents import record, said, words

from noblame.record.incident import Action

ALL = Action(what="Write runbook", owner="ola", due="2026-06-15", ticket="OPS-88")


def action(item: str) -> Action:
    (found,) = record(f"# Pool\n## Action items\n- [ ] {item}\n").actions
    return found


@pytest.mark.parametrize("marks", tuple(permutations(("@ola", "by 2026-06-15", "[OPS-88]"))))
def test_marks_stand_in_any_order_apart_or_in_brackets(marks: tuple[str, ...]) -> None:
    assert action(f"Write runbook {' '.join(marks)}") == ALL
    assert action(f"Write runbook, {', '.join(marks)}") == ALL
    assert action(f"Write runbook ({', '.join(marks)}).") == ALL
    assert action(f"Write runbook {' '.join(f'({mark})' for mark in marks)}") == ALL


@pytest.mark.parametrize(
    ("item", "found"),
    [
        ("Add disk alert (@ola, due 2026-06-15)", Action(what="Add disk alert", owner="ola", due="2026-06-15")),
        ("Add disk alert (@ola, due: 2026-06-15)", Action(what="Add disk alert", owner="ola", due="2026-06-15")),
        ("Write runbook @ola [OPS-88] - Due: 2026-06-15", ALL),
        ("Write runbook by 2026-06-15 @ola OPS-88", ALL),
        ("Fix it, OPS-88", Action(what="Fix it", ticket="OPS-88")),
        ("Close OPS-88", Action(what="Close OPS-88")),
        ("Close OPS-88 by 2026-06-15", Action(what="Close OPS-88", due="2026-06-15")),
        ("Fix it (as said by 2026-06-15)", Action(what="Fix it (as said by 2026-06-15)")),
        ("Pair @ana @ola", Action(what="Pair @ana", owner="ola")),
        ("Write to a@ola", Action(what="Write to a@ola")),
        (r"Ask \@ola by 2026-06-15", Action(what="Ask @ola", due="2026-06-15")),
        ("@ola", Action(what="@ola")),
    ],
)
def test_what_is_part_of_the_sentence_stays_there(item: str, found: Action) -> None:
    assert action(item) == found


MARKS = ("Fix", "it", "@ola", "by 2026-06-15", "[OPS-88]", "OPS-88", "(", ")", "[", "]", ",", ".", "due", "(@ana)", "-")


@given(st.lists(st.sampled_from(MARKS), min_size=1))
def test_no_word_is_dropped_whatever_stands_together(marks: list[str]) -> None:
    found = said(record(f"# Pool\n## Action items\n- [ ] Fix {' '.join(marks)}\n"))
    assert words(" ".join(marks)).keys() - {"by", "due"} <= found.keys()


def test_many_marks_are_quick_to_read() -> None:
    assert action(f"Fix {'OPS-1 ' * 20_000}@ola").owner == "ola"
