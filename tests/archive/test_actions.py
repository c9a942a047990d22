"""The actions of a whole archive (S21, S93)."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from noblame.archive.actions import By, Which, actions_of, chosen, grouped
from noblame.archive.folder import Listed
from noblame.archive.sheet import sheet
from noblame.record.followed import Followed
from noblame.record.incident import Action, Incident

DAY = date(2026, 11, 25)
WHEN = datetime(2026, 11, 18, tzinfo=UTC)
LATE = Action(what="late", id="a1", owner="Tomás Vidal", due="2026-11-20", ticket="OPS_1_x 2")
LATER = Action(what="later", id="a2", owner="Ana  Prieto", due="2026-12-24")
SOON = Action(what="soon", owner="Tomás Vidal", due="2026-12-01")
WISH = Action(what="wish", owner="the team")
DONE = Action(what="done", owner="Ana Prieto", due="2026-11-20", done=DAY)
NO = Action(what="no", owner="Ana Prieto", due="2026-11-20", decided="no")


def listed(stem: str, *actions: Action) -> Listed:
    return Listed(path=Path(f"/x/{stem}.yaml"), incident=Incident(title=stem.title(), actions=actions), when=WHEN)


ALL = tuple(
    actions_of(
        [listed("one", WISH, SOON, DONE), Listed(path=Path("/x/b.yaml"), when=WHEN), listed("two", LATER, NO, LATE)]
    )
)


def words(found: Any) -> list[str]:
    return [one.action.what for one in found]


def test_every_action_knows_its_record_and_its_place_there() -> None:
    assert ALL[-1] == Followed(path=Path("/x/two.yaml"), title="Two", number=3, action=LATE)
    assert [(one.record, one.name) for one in ALL] == [
        *(("one", "1"), ("one", "2"), ("one", "3")),
        *(("two", "a2"), ("two", "2"), ("two", "a1")),
    ]


@pytest.mark.parametrize(
    ("which", "owner", "expected"),
    [
        ("open", "", ["wish", "soon", "later", "late"]),
        ("overdue", "", ["late"]),
        ("all", "", ["wish", "soon", "done", "later", "no", "late"]),
        ("open", "tomas", ["soon", "late"]),
        ("open", "PRIETO", ["later"]),
        ("open", "ana prieto", ["later"]),
        ("open", "rieto", []),
    ],
)
def test_which_and_whose(which: Which, owner: str, expected: list[str]) -> None:
    assert words(chosen(ALL, which, owner, DAY)) == expected


@pytest.mark.parametrize(
    ("by", "expected"),
    [
        ("incident", {"One (one)": ["soon", "wish", "done"], "Two (two)": ["late", "later", "no"]}),
        (
            "owner",
            {"Ana Prieto": ["later", "done", "no"], "Tomás Vidal": ["late", "soon"], "Nobody yet": ["wish"]},
        ),
        (
            "due",
            {
                "Overdue": ["late"],
                "Due within a week": ["soon"],
                "Due later": ["later"],
                "No date": ["wish"],
                "No longer open": ["done", "no"],
            },
        ),
    ],
)
def test_under_headings_the_longest_overdue_come_first(by: By, expected: dict[str, list[str]]) -> None:
    groups = grouped(ALL, by, DAY)
    assert {name: words(found) for name, found in groups.items()} == expected
    assert list(groups) == list(expected)


def test_the_sheet_has_a_box_for_each_action_under_its_owner() -> None:
    page = sheet(chosen(ALL, "open", "", DAY), DAY, "https://jira.example/{ticket}")
    assert page.splitlines() == [
        "# Actions to look at again, 2026-11-25",
        "",
        "4 open, 1 overdue, in 2 records. WISH stands at 1 without an owner or a date.",
        "",
        "## Ana Prieto: 1 open",
        "",
        "- [ ] later - Due: 2026-12-24 - two a2",
        "",
        "## Tomás Vidal: 2 open, 1 overdue",
        "",
        "- [ ] late - Due: 2026-11-20 (overdue by 5 d) - <https://jira.example/OPS_1_x%202> - two a1",
        "- [ ] soon - Due: 2026-12-01 - one 2",
        "",
        "## Nobody yet: 1 open",
        "",
        "- [ ] WISH (no owner, no date): wish - one 1",
    ]


def test_a_sheet_of_nothing_says_so() -> None:
    assert sheet([], DAY).splitlines()[-1] == "Nothing is open."


def test_words_on_the_sheet_are_only_words() -> None:
    evil = Action(
        what="<img src=x> [a](javascript:x) `b` *c* _d_ pool_size &lt; \x1b[31m\nnext", owner="<b>", ticket="x"
    )
    page = sheet(tuple(actions_of([listed("r", evil)])), DAY)
    assert r"\<img src=x> \[a](javascript:x) \`b\` \*c\* \_d\_ pool_size \&lt; ␛\[31m next" in page
    assert r"## \<b>: 1 open" in page
    assert len(page.splitlines()) == 7
