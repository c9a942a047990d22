from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from noblame.record import load
from noblame.record.incident import Pulse
from noblame.screens.reword import RewordDialog
from noblame.settings import Settings

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
        assert window.row("#keys").startswith("F10 end meeting")


async def test_escape_leaves_a_count_of_hands_and_letters_are_keys_again(meeting: Open) -> None:
    async with meeting(ACTIONS, step="close") as window:
        await window.focus("#pulse-hands")
        await window.press("7", "escape", "y")
        assert window.incident.meeting.pulse == Pulse(hands=7)
        assert window.row("#done") == "Done when  ✓ every action was read back"


BLAME = """title: x
attendees: [Ana Prieto]
timeline: [Ana forgot to look]
causes: [Ana should have known]
notes: Ana forgot the page.
"""


async def test_the_score_of_the_whole_document_says_where_to_go(meeting: Open) -> None:
    async with meeting(BLAME, step="close") as window:
        await window.proofread()
        expected = "3 open language findings (1 in what no step shows): F3 goes back, F8 brings the next"
        assert window.row("#score") == expected


async def test_f8_goes_to_the_first_step_with_something_to_reword_and_brings_its_question(meeting: Open) -> None:
    async with meeting(BLAME, step="close") as window:
        await window.proofread()
        await window.press("f8")
        assert await window.until(lambda: isinstance(window.screen, RewordDialog))
        assert window.place.PLACE == window.room.session.place == "timeline"
        assert window.row("#dialog-title") == "1 of 1 to reword · 1 more in root cause"


async def test_f8_brings_an_action_that_is_to_be_reworded_too(meeting: Open) -> None:
    text = "title: x\nattendees: [Ana Prieto]\nactions: [Be more careful next time]\n"
    async with meeting(text, step="close") as window:
        await window.proofread()
        await window.press("escape", "g")
        assert await window.until(lambda: isinstance(window.screen, RewordDialog))
        assert window.place.PLACE == "actions"


async def test_what_no_step_shows_is_gone_to_by_no_key(meeting: Open) -> None:
    async with meeting("title: x\nattendees: [Ana Prieto]\nnotes: Ana forgot the page.\n", step="close") as window:
        await window.proofread()
        assert window.row("#score") == "1 open language finding, in what no step shows"
        await window.press("f8")
        assert window.place.PLACE == "close"
        assert not window.screen.is_modal


@pytest.mark.parametrize("blame", ["", "notes: Ana forgot the page.\ntimeline: [Ana forgot to look]\n"])
async def test_in_a_zoomed_font_three_rows_are_read_back(meeting: Open, blame: str) -> None:
    actions = "[{what: One, owner: Ana Prieto}, {what: Two}, {what: Three}]"
    text = f"title: x\nattendees: [Ana Prieto]\nactions: {actions}\n{blame}"
    async with meeting(text, step="close", size=(60, 18)) as window:
        await window.proofread()
        shown = " ".join(window.rows("#read-back"))
        assert all(what in shown for what in ("One", "Two", "Three"))
        assert window.pane("lessons.headline").size.height >= 1
        assert window.row("#keys").startswith("F10 end meeting")


async def test_what_was_decided_to_be_kept_is_not_in_the_score(meeting: Open) -> None:
    async with meeting(BLAME.replace("notes: Ana forgot the page.\n", ""), step="root-cause") as window:
        await window.proofread()
        await window.press("f8", "k", "enter")
        await window.press("f10")
        await window.proofread()
        assert window.row("#score") == "1 open language finding: F3 goes back, F8 brings the next"


async def test_a_blameless_document_is_told_so_and_its_keys_are_those_of_the_settings(meeting: Open) -> None:
    async with meeting("title: x\n", step="close") as window:
        await window.proofread()
        assert window.row("#score") == "0 open language findings"
    async with meeting(BLAME, step="close", settings=Settings(keys={"reword": "f11", "back": "f12"})) as window:
        await window.proofread()
        assert window.row("#score").endswith("F12 goes back, F11 brings the next")


async def test_with_the_setting_off_there_is_no_score(meeting: Open) -> None:
    async with meeting(BLAME, step="close", settings=Settings(room_marks="off")) as window:
        await window.proofread()
        await window.beat(1)
        assert window.row("#score") == ""


async def test_the_headline_counts_once_its_line_is_left(meeting: Open) -> None:
    async with meeting("title: x\nattendees: [Ana Prieto]\n", step="close") as window:
        await window.focus("#lessons--headline")
        await window.type("Ana forgot to look")
        await window.beat(1)
        await window.proofread()
        assert window.row("#score") == "0 open language findings"
        await window.press("escape")
        await window.proofread()
        assert window.row("#score").startswith("1 open language finding:")


@pytest.mark.parametrize("size", [(100, 28), (80, 24), (60, 18)])
async def test_sharing_stands_in_the_footer_and_says_where_its_letter_is_a_key(
    meeting: Open, size: tuple[int, int]
) -> None:
    async with meeting(ACTIONS, step="close", size=size) as window:
        assert "e share after Esc" in window.row("#keys")
        assert "F10 end meeting" in window.row("#keys")
        await window.press("escape")
        assert "after Esc" not in window.row("#keys")
        assert "e share" in window.row("#keys")
        await window.press("e")
        assert window.screen.is_modal
