"""F5 leads to the action that an advice is about, and into the field in which it is followed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.screens.conftest import Open, Window

RECORD = """title: Lights out
status: published
attendees: [{name: Ana Prieto, role: responder}]
meeting: {held: 2026-11-19T15:00:00Z}
causes: [{because: No limit protects the queue, kind: root, actionable: true, id: c1}]
actions:
  - what: Improve monitoring
  - what: Add a lint rule that fails on an unclosed connection
    owner: Ana Prieto
    done: 2026-11-20
  - what: Add an alert at 80 % of the queue
    owner: Ana Prieto
    due: 2026-12-01
    type: tool
    closes: c1
    priority: 1
  - what: Limit the queue to 500 entries
    owner: Ana Prieto
    due: 2026-11-20
    closes: c1
    priority: 2
    ticket: OPS-1
  - what: Raise the pool to 200 connections
    owner: Ana Prieto
    due: 2026-12-01
    priority: 3
    ticket: OPS-2
  - {what: Buy a larger database, decided: "no"}
"""


async def lead_to(window: Window, rule: str, number: int) -> None:
    """Press F5 until it has led to this advice about this action."""
    counsel = window.screen.edge.counsel
    for _ in range(60):
        await window.press("f5")
        point = counsel.in_hand
        if point.advice and (point.advice.id, point.place) == (rule, f"actions[{number}]"):
            return
    raise AssertionError([(point.place, point.advice) for point in window.screen.edge.lacking().points])


@pytest.mark.parametrize(
    ("rule", "number", "field"),
    [
        ("wish", 0, "owner"),
        ("not-specific", 0, "what"),
        ("type-detail", 2, "detail"),
        ("untracked", 2, "ticket"),
        ("overdue", 3, "due"),
    ],
)
async def test_the_cursor_is_in_the_field_that_is_missing(draft: Open, rule: str, number: int, field: str) -> None:
    async with draft(RECORD) as window:
        await lead_to(window, rule, number)
        assert window.screen.in_hand == number
        assert window.screen.query_one("#action-what").value == window.incident.actions[number].what
        assert window.app.focused is window.screen.query_one(f"#action-{field}")
        assert window.incident == window.writing.opened


@pytest.mark.parametrize(
    ("rule", "number", "said"),
    [
        ("unverified", 1, "ctrl+f, v: how it was verified"),
        ("symptom", 4, "ctrl+f, c: which cause it answers"),
        ("unexplained", 5, "ctrl+f, k, l or n: keep it, or say why not"),
    ],
)
async def test_what_is_no_field_is_said_with_its_key(draft: Open, rule: str, number: int, said: str) -> None:
    async with draft(RECORD) as window:
        await lead_to(window, rule, number)
        assert window.screen.in_hand == number
        assert window.screen.query_one("#action-what").value == window.incident.actions[number].what
        assert window.app.focused is window.screen.table
        assert window.row("#said") == said
        await window.press("ctrl+f")
        assert f"{said.partition(':')[0][-1]}  " in window.text


async def test_how_a_done_action_was_verified_can_be_noted_afterwards(draft: Open) -> None:
    async with draft(RECORD) as window:
        await lead_to(window, "unverified", 1)
        await window.press("ctrl+f", "v")
        await window.type("the build failed on purpose")
        await window.press("enter")
        action = window.saved().actions[1]
        assert (str(action.done), action.verified) == ("2026-11-20", "the build failed on purpose")


async def test_an_owner_in_two_makes_a_wish_of_its_date(draft: Open) -> None:
    async with draft(RECORD.replace("  - what: Improve monitoring\n", "  - {what: x, owner: Ana}\n")) as window:
        await lead_to(window, "wish", 0)
        assert window.app.focused is window.screen.query_one("#action-due")


async def test_what_is_about_all_actions_leads_to_the_table(draft: Open) -> None:
    async with draft("title: x\nmeeting: {held: 2026-11-19T15:00:00Z}\n", section="wins") as window:
        for _ in range(40):
            await window.press("f5")
            if window.screen.edge.counsel.in_hand.place == "actions":
                break
        assert window.app.focused is window.screen.table
