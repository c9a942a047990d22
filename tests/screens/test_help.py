from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from noblame.meeting.guide import GUIDE
from noblame.screens.help import HelpDialog, KeyTable, folded

if TYPE_CHECKING:
    from tests.screens.conftest import Open


async def test_help_is_about_where_you_are_and_lists_what_works_there(meeting: Open) -> None:
    async with meeting(size=(100, 60)) as window:
        for place in ("lobby", "timeline", "actions", "close"):
            if place != "lobby":
                window.place.go(place)
                await window.settle()
            offered = window.place.offered_commands()
            await window.press("f1")
            assert isinstance(window.screen, HelpDialog)
            shown = " ".join(" ".join(window.rows("#dialog")).replace("┃", " ").split())
            assert GUIDE[place].purpose[:60] in shown
            for command in offered:
                assert f"{command.title} ({command.id})" in shown
            await window.press("escape")


async def test_it_says_what_works_outside_a_pane_and_scrolls(meeting: Open) -> None:
    async with meeting(step="timeline", size=(80, 24)) as window:
        await window.press("escape", "question_mark")
        page = window.screen.query_one("#help-page")
        assert page.has_focus
        assert page.max_scroll_y > 0
        await window.press("end")
        await window.pilot.wait_for_animation()
        assert "F7, ctrl+t   c               Quick capture" in str(page.query("Static")[3].content)
        assert "The setting `keys` changes a key by the name in brackets" in window.text
        assert window.screen.query_one("#dialog").region in window.screen.region


@pytest.mark.parametrize("size", [(60, 18), (80, 24), (100, 28)])
async def test_what_wraps_goes_on_below_itself_never_in_the_column_of_keys(draft: Open, size: tuple[int, int]) -> None:
    async with draft(size=size) as window:
        await window.press("escape", "f1")
        await window.settle()
        table = window.screen.query_one(KeyTable)
        lines = str(table.content).splitlines()
        assert len(lines) == table.region.height
        advice = next(n for n, line in enumerate(lines) if "Next advice" in line)
        assert lines[advice].startswith("F5           a               Next advice: go")
        words = " ".join(line[29:] for line in lines[advice : advice + 4])
        assert "Next advice: go where something is still missing (advice)" in words


def test_a_row_that_fits_stays_one_line_and_a_longer_one_is_folded() -> None:
    title = "Next advice: go where something is still missing (advice)"
    assert "\n" not in folded("F5", "a", title, 29 + len(title))
    assert folded("F5", "a", title, 28 + len(title)).splitlines()[1] == " " * 29 + "(advice)"
