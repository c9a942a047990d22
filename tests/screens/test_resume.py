from __future__ import annotations

from typing import TYPE_CHECKING

from noblame.meeting.standing import find

if TYPE_CHECKING:
    from tests.screens.conftest import HandClock, Open


async def test_a_meeting_cut_off_goes_on_paused_where_it_stood_without_the_time_between(
    meeting: Open, clock: HandClock
) -> None:
    async with meeting(over=False) as window:
        path = window.room.desk.path
        await window.press("f4")
        window.clock.go_on(50)
        await window.press("f4", "f5")
        await window.beat(200)
        await window.press("ctrl+end", "enter")
        await window.type("19:00 Half a sen")
        await window.beat(2)
    clock.go_on(minutes=47)
    async with meeting(path) as window:
        assert "This meeting was cut off at Timeline, 3:22 into it" in window.text
        await window.press("g")
        assert window.place.PLACE == "timeline"
        assert "PAUSED  7:38 left of 11:00" in window.text
        assert window.pane("timeline").lines[-1] == "19:00 Half a sen"
        await window.press("f6")
        await window.beat(8)
        assert "7:30 left of 11:00" in window.text
        assert window.room.session.spent("stage", window.clock()) == 50


async def test_it_can_start_over_in_the_lobby_with_the_text(meeting: Open) -> None:
    async with meeting(step="timeline", over=False) as window:
        path = window.room.desk.path
        await window.press("end")
        await window.type("!")
        await window.beat(60)
    async with meeting(path) as window:
        await window.press("down", "enter")
        assert window.place.PLACE == "lobby"
        assert window.row("#clock").endswith("50:00 planned")
        assert window.incident.timeline[0].what.endswith("customers!")


async def test_escape_lets_it_be_for_now(meeting: Open) -> None:
    async with meeting(step="timeline", over=False) as window:
        path = window.room.desk.path
        await window.beat(60)
    async with meeting(path, over=False) as window:
        await window.press("escape")
    assert window.app.return_value == 0
    assert find(path) is not None


async def test_a_meeting_that_ended_is_not_offered_again(meeting: Open) -> None:
    async with meeting(step="close", over=False) as window:
        path = window.room.desk.path
        await window.beat(5)
        await window.press("f10")
    assert find(path) is None


async def test_a_meeting_left_in_the_lobby_is_not_offered_again(meeting: Open) -> None:
    async with meeting(over=False) as window:
        path = window.room.desk.path
        await window.beat(5)
        await window.press("ctrl+q")
    async with meeting(path) as window:
        assert window.place.PLACE == "lobby"
