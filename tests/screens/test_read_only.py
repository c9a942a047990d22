"""A window that only follows invites nobody to write: what it says is true of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.widgets import Button

from noblame.screens.lobby import ELSEWHERE
from noblame.widgets.section_list import SectionList

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.screens.conftest import Open, Window

INVITED = """title: Lights out
attendees:
  - {name: Ana Prieto, role: responder, invited: true}
  - {name: Bo Li}
meeting: {held: 2026-11-19T15:00:00Z}
checklist: {}
"""
PLANNED = INVITED.replace("meeting: {held: 2026-11-19T15:00:00Z}\n", "")


def listed(window: Window) -> str:
    return str(window.screen.query_one(SectionList).render())


async def test_a_meeting_that_starts_elsewhere_is_no_lobby_to_start_from(
    draft: Open, meeting: Open, record: Callable[[str], Path]
) -> None:
    path = record(PLANNED)
    async with draft(path) as first, meeting(path) as second:
        assert second.place.PLACE == "lobby"
        assert second.row("#question") == ELSEWHERE
        assert "Enter starts" not in second.text
        assert "Everybody invited is ticked" not in second.text
        assert "✓ invited      Ana Prieto · responder" in second.text
        assert "✗ not invited  Bo Li" in second.text
        assert "absent" not in second.text
        assert "Not here" not in second.text
        assert not second.screen.query(Button)
        await second.press("enter", "f4")
        assert second.place.PLACE == "lobby"
        assert first.incident.attendees[0].present is False


async def test_once_it_is_ticked_there_who_is_here_it_says_so(meeting: Open) -> None:
    async with meeting(PLANNED) as first:
        first.saved()
        async with meeting(first.room.desk.path, over=False) as second:
            assert second.row("#question") == ELSEWHERE
            assert "✓ here    Ana Prieto" in second.text
            assert "✗ absent  Bo Li" in second.text


async def test_the_window_that_can_start_says_how(meeting: Open) -> None:
    async with meeting(PLANNED) as window:
        assert window.row("#question") == "Ready? Enter starts"
        assert window.screen.query_one("#start", Button).has_focus


async def test_a_draft_that_is_followed_offers_no_way_to_write(draft: Open, record: Callable[[str], Path]) -> None:
    path = record(INVITED)
    async with draft(path) as first, draft(path) as second:
        assert "Enter writes here" in listed(first)
        assert "leads to" in listed(first)
        assert "advice" in first.row("#keys")
        assert "Enter goes in" in listed(second)
        assert "writes" not in second.text
        assert "leads to" not in listed(second)
        assert "advice" not in second.row("#keys")
        await second.press("2")
        assert "Enter invites" not in second.text
        await second.press("0")
        assert "Enter" not in "\n".join(second.rows("#publishing"))


async def test_in_a_narrow_one_the_line_at_the_bottom_is_true_too(draft: Open, record: Callable[[str], Path]) -> None:
    path = record(INVITED)
    async with draft(path, size=(60, 18)) as first, draft(path, size=(60, 18)) as second:
        assert "Enter writes here" in first.row("#said")
        assert second.row("#said").startswith("read-only: another window edits it")


async def test_what_cannot_be_saved_is_not_nothing_to_save(draft: Open, record: Callable[[str], Path]) -> None:
    path = record(PLANNED)
    async with draft(path, section="wins") as window:
        assert "nothing to save yet" in window.row("#status")
        path.unlink()
        await window.focus("#lessons--went_well")
        await window.type("The rollback")
        await window.look()
        assert "moved or deleted" in window.row("#banner")
        assert window.row("#status").endswith(" not saved")
        await window.press("ctrl+s")
        assert await window.until(lambda: not window.writing.desk.saving)
        await window.look()
        assert "saved 09:30" in window.row("#status")
        path.unlink()
        await window.type("!")
        await window.look()
        assert "not saved since 09:30" in window.row("#status")
        await window.press("ctrl+s")
        await window.look()
