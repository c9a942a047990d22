"""Whoever only looks changes no byte of the file: what nobody edited is never written back (design section 5)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.screens.conftest import DRAFTED, FINISHED, LONG, ONGOING

from noblame.meeting.sections import SECTIONS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.screens.conftest import Open, Window

PRINTERS = "2026-10-27-label-printers"
UNSORTED = """title: Rows as somebody put them
status: published
timeline:
  - {at: 2026-11-18T14:49:00Z, what: Back, kind: resolve}
  - {at: 2026-11-18T14:02:00Z, what: Deploy finished, kind: change}
improvements:
  - {idea: Alert, votes: 1}
  - {idea: Lint rule, votes: 5}
"""
HOSTILE = r"""title: "x\u200by\ttab"
severity: sev2
started: 2026-11-18T14:02:31+01:00
impact: "a\u202Eb\r\n[b]c[/b]\n"
customer_impact: off
affected: ["shop\u200b, web", "  pay  "]
tags: [a, "b\u2028c", ""]
detected_by: ALERT
resolution: {temporary: "back\u001b[31m", permanent: ""}
meeting: {facilitator: "Mei\u200b Tanaka ", scheduled: 2026-11-19T15:00:59Z}
attendees:
  - {name: "Ana\u202E Prieto  ", role: responder}
timeline:
  - {what: "no time\u0007"}
  - {at: 2026-11-18T14:49:00Z, what: "Two\nlines"}
  - {at: 2026-11-18T14:02:00Z, what: " 14:01 [detect] odd "}
causes: [{because: "a\u200bb", next: [{because: "  c"}]}]
improvements: [{idea: "x [5]", votes: 1}, {idea: "\u200b", votes: 3}]
actions:
  - {what: "act\u200bion ", owner: " Ana", due: soon, helpers: ["a, b"], priority: high, done: yes}
lessons: {went_well: ["one\ntwo", ""], headline: "head\u200bline\n"}
links: [{title: "t <x>", url: "https://e\u200bx"}]
questions: [{ask: "Who? @x", who: ""}]
parked: [{what: "a -> b", for: ""}]
notes: "n\u200b\r\n\r\n"
cost: {people_hours: 031}
"""


async def look_at_all(window: Window) -> None:
    """Go through all sections with the keys of the list, through each line of them, and let each be saved."""
    await window.press("escape")
    for number in range(1, len(SECTIONS) + 1):
        await window.press(str(number % 10))
        await window.beat(2)
    for name in SECTIONS:
        window.place.go(name)
        await window.finish()
        for widget in window.screen.focus_chain:
            widget.focus()
            await window.settle()
        await window.beat(2)
        await window.press("escape")


@pytest.mark.parametrize("what", [DRAFTED, FINISHED, LONG, ONGOING, PRINTERS, UNSORTED, HOSTILE])
async def test_who_looks_at_every_section_changes_no_byte(
    draft: Open, record: Callable[[str], Path], what: str
) -> None:
    path = record(what)
    before = path.read_bytes()
    async with draft(path) as window:
        found = window.incident
        await look_at_all(window)
        assert window.incident == found
        assert window.writing.desk.save_now(window.clock().wall)
        window.writing.leave()
    assert path.read_bytes() == before


async def test_a_timeline_that_somebody_wrote_in_is_put_in_order_once_it_is_left(draft: Open) -> None:
    async with draft(UNSORTED, section="timeline") as window:
        await window.focus("#timeline")
        await window.press("ctrl+end", "enter")
        await window.type("14:09 Pool alert")
        await window.press("escape", "6")
        assert [row.what for row in window.saved().timeline] == ["Deploy finished", "Pool alert", "Back"]
        await window.press("7")
        assert [idea.votes for idea in window.saved().improvements] == [1, 5]


async def test_what_was_typed_and_taken_back_leaves_the_order_alone(draft: Open) -> None:
    async with draft(UNSORTED, section="timeline") as window:
        await window.focus("#timeline")
        await window.type("x")
        window.saved()
        await window.press("ctrl+z", "escape", "6")
        assert [row.what for row in window.saved().timeline] == ["Back", "Deploy finished"]


async def test_ideas_that_got_a_vote_are_put_in_order_once_they_are_left(meeting: Open) -> None:
    async with meeting(UNSORTED, step="improvements") as window:
        await window.press("f4", "f3")
        assert [idea.votes for idea in window.incident.improvements] == [1, 5]
        await window.focus("#improvements")
        await window.press("ctrl+home", "ctrl+f", "v", "f4")
        assert [idea.votes for idea in window.incident.improvements] == [5, 2]


async def test_a_title_that_holds_what_is_not_seen_can_be_changed_all_the_same(draft: Open) -> None:
    async with draft('title: "x\\u200by"\nimpact: some\n') as window:
        assert window.screen.query_one("#fact-title").value == "x‹U+200B›y"
        assert window.saved().title == "x\u200by"
        await window.retype("#fact-title", "xy")
        assert window.saved().title == "xy"
