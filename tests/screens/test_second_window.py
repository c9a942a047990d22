"""A second window on one record: it shows what the first one does, and writes nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.screens.conftest import Open

RECORD = "title: Lights out\nattendees: [Ana Prieto (responder)]\ncauses: [One]\nstarted: 2026-11-18T14:02:00Z\n"


async def test_it_follows_place_clock_pane_and_text(meeting: Open) -> None:
    async with meeting(RECORD) as first:
        path = first.room.desk.path
        async with meeting(path, over=False) as second:
            assert "read-only: another window edits" in second.row("#status")
            await first.press("f4")
            await first.beat(10)
            await second.beat(1)
            assert second.place.PLACE == "stage"
            assert "1:49 left of 2:00" in second.text
            await first.press("f4", "f4")
            await first.write("root_cause", "Nothing watched the disk")
            first.saved()
            await first.beat()
            await second.look()
            assert second.place.PLACE == "root-cause"
            await second.look()
            assert second.pane("root_cause").text == "Nothing watched the disk"
            assert second.pane("root_cause").has_focus
            await first.press("f6")
            await first.beat()
            await second.beat(1)
            assert "PAUSED" in second.text


async def test_nothing_can_be_changed_in_it(meeting: Open) -> None:
    async with meeting(RECORD) as first:
        path = first.room.desk.path
        await first.press("f4")
        await first.beat(2)
        first.saved()
        before, bytes_before = first.incident, path.read_bytes()
        async with meeting(path, over=False) as second:
            assert second.place.PLACE == "stage"
            offered = {command.id for command in second.place.offered_commands()}
            assert not offered & {"forward", "back", "minute", "pause", "capture", "done", "menu", "facts", "editor"}
            assert {"help", "leave", "room", "redirect"} <= offered
            await second.press("f4", "f5", "f6", "f7", "ctrl+l", "ctrl+f", "x", "n", "f10", "ctrl+s")
            await second.focus("#attendees")
            await second.type("someone")
            await second.beat(1)
            assert second.place.PLACE == "stage"
            assert second.pane("attendees").text == "Ana Prieto (responder)"
            await second.press("ctrl+q")
        assert first.incident == before
        assert path.read_bytes() == bytes_before


async def test_it_does_not_offer_to_end_the_meeting(meeting: Open) -> None:
    async with meeting(RECORD) as first:
        await first.press("f10")
        await first.beat(2)
        assert first.row("#keys").startswith("F10 end meeting")
        async with meeting(first.room.desk.path, over=False) as second:
            assert second.place.PLACE == "close"
            assert "end meeting" not in second.row("#keys")


async def test_leaving_it_leaves_the_meeting_of_the_first_alone(meeting: Open) -> None:
    async with meeting(RECORD) as first:
        path = first.room.desk.path
        async with meeting(path, over=False) as second:
            await second.press("ctrl+q")
        await first.press("f4")
        await first.write("attendees", "Bo Li")
        assert first.saved().attendees[0].name == "Bo Li"
