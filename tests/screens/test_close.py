from __future__ import annotations

from typing import TYPE_CHECKING

from noblame.record import load
from noblame.record.incident import Pulse

if TYPE_CHECKING:
    from tests.screens.conftest import Open

ACTIONS = """title: x
actions:
  - {what: Add an alert at 80 %, owner: Ana Prieto, due: 2026-12-01, id: a1}
  - {what: Improve monitoring, id: a2}
  - {what: Never mind, decided: no, id: a3}
  - {what: Was done, done: 2026-11-20, id: a4}
"""


async def test_every_kept_action_is_read_back_with_owner_and_date(meeting: Open) -> None:
    async with meeting(ACTIONS, step="close") as window:
        assert "1  Ana Prieto · by Tue 1 Dec · Add an alert at 80 %" in window.text
        assert "2  nobody · no date · Improve monitoring   WISH" in window.text
        assert "Never mind" not in window.text
        assert "Was done" not in window.text
        await window.press("ctrl+l")
        assert window.row("#done") == "Done when  ✓ every action was read back"
        assert window.saved().checklist == {"actions": True}


async def test_without_an_action_it_asks_for_the_reason(meeting: Open) -> None:
    async with meeting("title: x\n", step="close") as window:
        await window.focus("#no-actions")
        await window.type("Fixed upstream")
        assert window.saved().reasons == {"no-actions": "Fixed upstream"}
        await window.press(*["backspace"] * 20)
        assert window.saved().reasons == {}


async def test_a_kept_action_asks_for_no_reason(meeting: Open) -> None:
    async with meeting(ACTIONS, step="close") as window:
        assert not window.screen.query_one("#no-actions").display


async def test_headline_and_hands_are_kept(meeting: Open) -> None:
    async with meeting(ACTIONS, step="close") as window:
        await window.focus("#lessons--headline")
        await window.type("Watch what can run out")
        await window.press("tab")
        await window.type("7")
        await window.press("enter")
        await window.type("x6")
        await window.press("enter")
        await window.type("5")
        saved = window.saved()
        assert saved.lessons.headline == "Watch what can run out"
        assert saved.meeting.pulse == Pulse(hands=7, learned=6, again=5)


async def test_the_rest_is_a_list_for_later(meeting: Open) -> None:
    async with meeting(step="close") as window:
        assert window.row("#later") == "Later: 1 parked matter, 1 open question, 3 ideas, publish within a week"


async def test_f10_ends_the_meeting_from_the_pane_and_names_the_file(meeting: Open) -> None:
    async with meeting(ACTIONS, step="close") as window:
        path = window.room.desk.path
        await window.focus("#lessons--headline")
        await window.type("Last words")
        window.clock.go_on(60)
        await window.press("f10")
    assert window.app.return_value == 0
    assert str(path) in window.app.farewell[0]
    incident = load(path).incident
    assert incident.lessons.headline == "Last words"
    assert incident.meeting.ended == window.clock().wall
    assert incident.meeting.steps["stage"].planned == 120


async def test_there_is_nothing_after_the_close(meeting: Open) -> None:
    async with meeting(step="close") as window:
        await window.press("f4", "f5")
        assert window.place.PLACE == "close"
        assert "F4" not in window.row("#keys")
        assert window.row("#keys").startswith("F10 end the meeting")


async def test_escape_leaves_a_count_of_hands_and_letters_are_keys_again(meeting: Open) -> None:
    async with meeting(ACTIONS, step="close") as window:
        await window.focus("#pulse-hands")
        await window.press("7", "escape", "y")
        assert window.incident.meeting.pulse == Pulse(hands=7)
        assert window.row("#done") == "Done when  ✓ every action was read back"
