"""What stands below an open dialog: only keys that work there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.screens.conftest import Open

SIZES = [(60, 18), (80, 24), (100, 28)]


@pytest.mark.parametrize("size", SIZES)
async def test_at_home_the_footer_of_a_dialog_has_its_keys_alone(home: Open, size: tuple[int, int]) -> None:
    async with home(size=size) as window:
        assert "F1 help" in window.lines[-1]
        await window.press("n")
        assert window.lines[-1].strip() == "Tab · space ticks · ctrl+s writes · Esc no change"
        assert "F1 help" not in window.text
        await window.press("escape")
        assert "F1 help" in window.lines[-1]


async def test_in_a_meeting_the_keys_of_the_clock_stand_behind_them_and_work(meeting: Open) -> None:
    async with meeting(step="root-cause") as window:
        await window.press("f1")
        assert window.lines[-1].split("  ") == [" ↑↓ scroll · Esc back", "F5 +1 min", "F6 pause", "F7 capture"]
        before = window.room.session.remaining(window.clock())
        await window.press("f5")
        assert window.room.session.remaining(window.clock()) == before + 60
        await window.pilot.click("#dialog-below", offset=(13, 0))
        await window.settle()
        assert not window.room.session.running


async def test_alone_there_is_no_clock_and_what_has_no_room_is_left_out(draft: Open) -> None:
    async with draft(section="root-cause") as window:
        await window.press("ctrl+f")
        assert "F7 capture" in window.lines[-1]
        assert "F5" not in window.lines[-1]
        await window.pilot.resize_terminal(50, 18)
        await window.settle()
        assert window.lines[-1].strip() == "a letter, or ↑↓ and Enter · Esc no change"


@pytest.mark.parametrize("place", ["root-cause", "actions", "timeline"])
async def test_nothing_of_the_footer_below_shines_through(meeting: Open, place: str) -> None:
    async with meeting(step=place, size=(200, 60)) as window:
        assert "F2 redirect" in window.text
        for key in ("ctrl+f", "f1"):
            await window.press(key)
            assert window.screen.is_modal
            assert "F2 redirect" not in window.lines[-1]
            await window.press("escape")
