"""What every step with panes promises; shown on the timeline and the why tree."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from noblame.settings import Settings
from noblame.widgets import proofread

if TYPE_CHECKING:
    from tests.screens.conftest import Open

CLEAN = "title: x\nattendees: [Ana Prieto]\ncauses: [The disk was full]\n"


@pytest.fixture(autouse=True)
def no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(proofread, "PAUSE", 0.001)
    monkeypatch.setattr(proofread, "BREATH", 0.001)


async def test_going_back_finds_text_cursor_and_time_as_left(meeting: Open) -> None:
    async with meeting(step="timeline") as window:
        window.clock.go_on(100)
        await window.press("down", "end")
        await window.type("!")
        pane = window.pane("timeline")
        at, text = pane.cursor_location, pane.text
        await window.press("f4")
        window.clock.go_on(30)
        await window.press("f3")
        assert (pane.cursor_location, pane.text) == (at, text)
        assert pane.has_focus
        assert "8:20 left of 10:00" in window.text
        window.clock.go_on(10)
        await window.press("f4")
        assert "14:30 left of 15:00" in window.text


async def test_what_is_typed_is_in_the_file_after_a_beat_without_leaving_the_line(meeting: Open) -> None:
    async with meeting(CLEAN, step="root-cause") as window:
        await window.press("end")
        await window.type(" at 14:02")
        assert window.saved().causes[0].because == "The disk was full at 14:02"


async def test_escape_leaves_the_pane_and_keeps_the_text(meeting: Open) -> None:
    async with meeting(CLEAN, step="root-cause") as window:
        await window.press("end")
        await window.type("!")
        await window.press("escape")
        assert window.app.focused is None
        assert window.pane("causes").text == "The disk was full!"
        assert window.saved().causes[0].because == "The disk was full!"


async def test_the_line_being_typed_is_never_marked(meeting: Open) -> None:
    async with meeting(CLEAN, step="root-cause") as window:
        await window.press("end", "enter")
        await window.type("Ana forgot it")
        pane = window.pane("causes")
        pane.proofread()
        await window.settle()
        assert "to reword" not in window.text
        assert "F8" not in window.row("#keys")
        await window.press("enter")
        pane.proofread()
        await window.settle()
        assert await window.until(lambda: "1 to reword (F8)" in window.row("#counts"))
        assert "F8 reword" in window.row("#keys")


async def test_a_room_sees_the_number_only_unless_the_setting_says_otherwise(meeting: Open) -> None:
    async with meeting(step="root-cause") as window:
        await window.proofread()
        assert not window.pane("causes").show_marks
        assert re.search(r"\d to reword", window.row("#counts"))
    async with meeting(step="root-cause", settings=Settings(room_marks="marks")) as window:
        assert window.pane("causes").show_marks
    async with meeting(step="root-cause", settings=Settings(room_marks="off")) as window:
        await window.proofread()
        assert "to reword" not in window.text


async def test_a_paste_is_cleaned_and_it_is_said(meeting: Open) -> None:
    async with meeting(CLEAN, step="root-cause") as window:
        window.app.copy_to_clipboard("red \x1b[31m")
        await window.press("end", "ctrl+v")
        assert window.saved().causes[0].because == "The disk was fullred ␛[31m"
        assert window.row("#said") == "1 control character was made visible"


async def test_the_prompts_come_one_at_a_time(meeting: Open) -> None:
    async with meeting(step="timeline") as window:
        first = window.row("#prompt")
        await window.press("escape", "full_stop")
        second = window.row("#prompt")
        assert first != second
        for _ in range(4):
            await window.press("full_stop")
        assert window.row("#prompt") == first


async def test_parked_are_counted_at_every_step_and_held_until_they_are_opened(meeting: Open) -> None:
    async with meeting(step="timeline") as window:
        assert window.row("#counts").startswith("3 held · 1 parked")
        await window.press("f4", "f4", "f4", "f4")
        assert window.place.PLACE == "wins"
        assert window.row("#counts") == "1 parked"


@pytest.mark.parametrize(("size", "keys"), [((60, 18), []), ((100, 28), ["f9"])])
async def test_the_pane_in_hand_stays_tall_after_escape(meeting: Open, size: tuple[int, int], keys: list[str]) -> None:
    async with meeting(step="timeline", size=size) as window:
        await window.press(*keys)
        tall = window.pane("timeline").size.height
        assert tall > 4
        await window.press("escape")
        assert window.pane("timeline").size.height == tall


async def test_an_empty_line_offers_only_what_needs_no_line(meeting: Open) -> None:
    async with meeting("title: x\n", step="improvements") as window:
        await window.press("ctrl+f")
        assert "put the ideas in order of votes" in window.text
        assert "one vote more" not in window.text
