"""A terminal squeezed to almost nothing, as a dragged tmux border does: nothing ends, and all is back afterwards."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from noblame.widgets.section_list import SectionList

if TYPE_CHECKING:
    from tests.screens.conftest import Open

TINY = [(1, 1), (2, 3), (9, 4), (30, 8)]


@pytest.mark.parametrize("key", ["f1", "ctrl+f", "f7", "f2", "ctrl+p"])
async def test_whatever_is_open_survives_and_comes_back(meeting: Open, key: str) -> None:
    async with meeting(step="timeline") as window:
        await window.proofread()
        await window.press(key)
        before = window.lines
        for size in TINY:
            await window.pilot.resize_terminal(*size)
            await window.settle()
            await window.beat()
        await window.pilot.resize_terminal(100, 28)
        await window.settle()
        assert window.lines[1:] == before[1:]


async def test_every_place_survives(meeting: Open) -> None:
    async with meeting() as window:
        for size in TINY:
            await window.pilot.resize_terminal(*size)
            for place in window.room.session.places[1:]:
                window.place.go(place)
                await window.settle()
            window.place.go("stage")
            await window.settle()
        await window.pilot.resize_terminal(80, 24)
        await window.settle()
        assert "Set the stage" in window.text


async def test_home_survives(home: Open) -> None:
    async with home() as window:
        await window.press("n")
        for size in TINY:
            await window.pilot.resize_terminal(*size)
            await window.settle()
        await window.press("escape")
        for size in TINY:
            await window.pilot.resize_terminal(*size)
            await window.settle()


async def test_the_keys_of_a_long_menu_are_seen(draft: Open) -> None:
    async with draft(section="root-cause", size=(60, 18)) as window:
        await window.press("ctrl+f")
        assert "Esc no change" in window.row("#dialog-keys")
        await window.press(*["down"] * 12)
        assert "ask how" in window.text


@pytest.mark.parametrize(
    "keys", [("down",), ("f9",), ("z",), ("2", "i"), ("0", "enter", "enter"), ("7", "ctrl+f"), ("c",)]
)
async def test_drafting_survives_it_and_escape_leads_back_to_the_list(draft: Open, keys: tuple[str, ...]) -> None:
    async with draft() as window:
        await window.press(*keys)
        for size in (*TINY, (60, 18), (100, 28)):
            await window.pilot.resize_terminal(*size)
            await window.settle()
            await window.beat()
        before = window.incident
        await window.press("escape", "escape", "escape")
        assert not window.screen.is_modal
        assert isinstance(window.app.focused, SectionList)
        assert window.incident == before
