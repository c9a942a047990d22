from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.screens.conftest import Open


async def test_wins_and_luck_are_typed_and_one_is_enough(meeting: Open) -> None:
    async with meeting("title: x\n", step="wins") as window:
        assert window.row("#done") == "Done when  ✗ one thing is acknowledged"
        await window.type("The rollback took four minutes")
        await window.beat()
        assert window.row("#done") == "Done when  ✓ one thing is acknowledged"
        await window.press("tab")
        await window.type("It was a Sunday")
        lessons = window.saved().lessons
        assert lessons.went_well == ("The rollback took four minutes",)
        assert lessons.lucky == ("It was a Sunday",)


async def test_it_is_filled_from_quick_captures(meeting: Open) -> None:
    async with meeting(step="timeline") as window:
        await window.press("f7", "down")
        await window.type("Care answered fast")
        await window.press("enter", "escape", "6")
        assert window.pane("lessons.went_well").lines[-1] == "Care answered fast"
