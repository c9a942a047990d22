from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from noblame.widgets.capture_box import CaptureBox

if TYPE_CHECKING:
    from tests.screens.conftest import Open

BARE = "title: x\nstarted: 2026-11-18T14:02:00Z\n"


async def test_a_capture_is_in_the_record_from_its_first_character(meeting: Open) -> None:
    async with meeting(BARE, step="timeline") as window:
        await window.press("f7", "a")
        assert [idea.idea for idea in window.saved().improvements] == ["a"]
        await window.press("b")
        assert [idea.idea for idea in window.saved().improvements] == ["ab"]
        await window.press("backspace", "backspace")
        assert window.saved().improvements == ()


async def test_it_can_change_its_sort_and_leaves_nothing_where_it_was(meeting: Open) -> None:
    async with meeting(BARE, step="timeline") as window:
        await window.press("f7")
        await window.type("14:30 hm")
        seen = []
        for _ in range(6):
            seen.append(window.row("#sorts").partition("[")[2].partition("]")[0])
            incident = window.incident
            lists = (incident.improvements, incident.lessons.went_well, incident.actions, incident.parked)
            assert sum(map(len, (*lists, incident.questions, incident.timeline))) == 1
            await window.press("down")
        assert seen == ["idea", "win", "action", "parked", "question", "timeline"]
        await window.press("up", "enter")
        entry = window.saved().timeline[0]
        assert (f"{entry.at:%H:%M}", entry.what) == ("14:30", "hm")


@pytest.mark.parametrize("key", ["enter", "escape"])
async def test_enter_and_escape_keep_it_and_go_back_to_what_was_in_hand(meeting: Open, key: str) -> None:
    async with meeting(BARE, step="timeline") as window:
        await window.focus("#detection")
        await window.type("By")
        await window.press("f7")
        await window.type("alert")
        await window.press(key)
        assert window.row("#said") == "held for the improvements step"
        await window.type(" mail")
        saved = window.saved()
        assert (saved.improvements[0].idea, saved.improvements[0].held_from) == ("alert", "timeline")
        assert saved.detection == "By mail"


async def test_an_empty_one_leaves_nothing_and_says_nothing(meeting: Open) -> None:
    async with meeting(BARE, step="timeline") as window:
        before = window.incident
        await window.press("ctrl+t", "space", "enter")
        assert window.incident == before
        assert not window.place.has_class("-saying")


async def test_from_the_improvements_on_an_idea_is_not_held_and_shows_in_the_pane(meeting: Open) -> None:
    async with meeting(BARE, step="improvements") as window:
        await window.type("one")
        await window.press("f7")
        await window.type("two")
        await window.press("enter")
        assert window.pane("improvements").lines == ["one", "two"]
        await window.type(" b")
        assert [(idea.idea, idea.held_from) for idea in window.saved().improvements] == [("one b", ""), ("two", "")]


async def test_over_a_dialog_it_keeps_too_and_the_pane_shows_it_afterwards(meeting: Open) -> None:
    async with meeting("title: x\nimprovements: [one]\n", step="improvements") as window:
        await window.press("ctrl+f", "f7")
        await window.type("vote")
        await window.press("enter", "escape")
        assert window.pane("improvements").lines == ["one", "vote"]
        await window.press("end")
        await window.type("!")
        assert [idea.idea for idea in window.saved().improvements] == ["one!", "vote"]


async def test_letters_of_a_menu_below_are_only_text_in_a_capture(meeting: Open) -> None:
    async with meeting("title: x\nimprovements: [one]\n", step="improvements") as window:
        await window.press("ctrl+f", "f7")
        await window.type("vum")
        assert window.incident.improvements[0].votes == 0
        assert window.incident.improvements[1].idea == "vum"
        assert window.incident.actions == ()


async def test_it_begins_with_the_sort_used_last(meeting: Open) -> None:
    async with meeting(BARE, step="timeline") as window:
        await window.press("f7", "down", "down", "down")
        await window.type("a")
        await window.press("enter", "f7")
        assert "[parked]" in window.row("#sorts")
        assert window.screen.query_one("#capture Line").value == ""
        await window.type("b -> ops guild")
        assert [(each.what, each.for_) for each in window.saved().parked] == [("a", ""), ("b", "ops guild")]


async def test_a_save_while_typing_takes_nothing_away(meeting: Open) -> None:
    async with meeting(BARE, step="timeline") as window:
        await window.type("1402 Deploy")
        await window.press("f7")
        await window.type("one")
        await window.beat(1)
        window.saved()
        await window.beat(1)
        await window.type("two")
        saved = window.saved()
        assert [idea.idea for idea in saved.improvements] == ["onetwo"]
        assert saved.timeline[0].what == "Deploy"


async def test_it_lies_above_the_keys_and_below_the_clock(meeting: Open) -> None:
    for size in ((60, 18), (80, 24), (100, 28)):
        async with meeting(step="timeline", size=size) as window:
            await window.press("f7")
            box = window.screen.query_one(CaptureBox).region
            assert box.y > window.screen.query_one("#clock").region.bottom
            assert window.lines[-1].startswith(" F4 next")
            assert "[idea]" in window.row("#sorts")
            assert "timeline" in window.row("#sorts")


async def test_a_step_change_keeps_an_open_capture_and_closes_it(meeting: Open) -> None:
    async with meeting(BARE, step="timeline") as window:
        await window.press("f7")
        await window.type("one")
        await window.press("f4")
        assert [idea.idea for idea in window.saved().improvements] == ["one"]
        await window.press("f3")
        assert not window.screen.query_one(CaptureBox).display
        assert window.pane("timeline").has_focus
        await window.press("f7")
        await window.type("two")
        assert [idea.idea for idea in window.saved().improvements] == ["one", "two"]


async def test_a_pane_edited_beside_an_open_capture_loses_neither(meeting: Open) -> None:
    async with meeting("title: x\nimprovements: [one]\n", step="improvements") as window:
        await window.press("f7")
        await window.type("two")
        assert window.pane("improvements").lines == ["one", "two"]
        await window.focus("#improvements")
        await window.press("end")
        await window.type("!")
        assert [idea.idea for idea in window.saved().improvements] == ["one!", "two"]
        await window.press("f7")
        await window.type("?")
        assert [idea.idea for idea in window.saved().improvements] == ["one!", "two?"]


async def test_a_line_captured_over_the_question_survives_the_question_below_its_line(meeting: Open) -> None:
    record = "title: x\nattendees: [Ana]\nlessons: {went_well: [Ana forgot to look]}\n"
    async with meeting(record, step="wins") as window:
        await window.proofread()
        await window.press("f8", "f7", "down")
        await window.type("Care answered")
        await window.press("enter", "i")
        went_well = window.saved().lessons.went_well
        assert len(went_well) == 3
        assert went_well[0] == "Ana forgot to look"
        assert went_well[2] == "Care answered"
