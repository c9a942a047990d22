from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from textual import events

from noblame.settings import Settings
from noblame.widgets.pane import Pane

if TYPE_CHECKING:
    from tests.screens.conftest import Open

BROKEN = """title: x
started: 2026-11-18T14:02:00Z
timeline: ["14:30 The rollback was done", "14:02 [change] A deploy finished", "14:09 [detect] The alert paged"]
detection: An alert.
"""


async def test_it_shows_lines_detection_gaps_and_time_to_detect(meeting: Open) -> None:
    async with meeting(step="timeline") as window:
        assert "18:47 [detect] Customer care reports 60 calls in ten minutes" in window.text
        assert "Customers called 27 minutes before we knew." in window.text
        assert window.row("#gaps") == "detected after 27 min · 3 gaps over 15 min, the longest 33 min after 19:05"


async def test_times_are_shown_in_the_zone_of_the_settings_which_the_title_names(meeting: Open) -> None:
    async with meeting(step="timeline", settings=Settings(timezone="Europe/Helsinki")) as window:
        assert "Timeline (Europe/Helsinki)" in window.text
        assert "20:47 [detect] Customer care" in window.text
        assert "ends 12:18" in window.text
        await window.press("end")
        await window.type("!")
        assert window.saved().timeline[0].at == datetime(2026, 11, 22, 18, 2, tzinfo=UTC)


async def test_digits_now_and_plus_become_times_as_typed_and_undo_brings_them_back(meeting: Open) -> None:
    async with meeting(BROKEN, step="timeline") as window:
        pane = window.pane("timeline")
        await window.press("ctrl+end", "enter")
        await window.type("1422 One")
        await window.press("enter")
        await window.type("+5 Two")
        await window.press("enter")
        await window.type("now ")
        assert pane.lines[3:5] == ["14:22 One", "14:27 Two"]
        assert pane.lines[5].endswith("09:30 ")
        await window.press("ctrl+z")
        assert pane.lines[5] == "now "
        await window.press("ctrl+z", "ctrl+z")
        assert [entry.at for entry in window.saved().timeline][3:] == [
            datetime(2026, 11, 18, 14, 22, tzinfo=UTC),
            datetime(2026, 11, 18, 14, 27, tzinfo=UTC),
        ]


async def test_a_pasted_number_is_no_time(meeting: Open) -> None:
    async with meeting(BROKEN, step="timeline") as window:
        window.app.copy_to_clipboard("2048 requests failed")
        await window.press("ctrl+end", "enter", "ctrl+v")
        assert window.saved().timeline[-1].what == "2048 requests failed"


async def test_in_a_new_record_the_first_time_says_its_day_and_the_next_follow(meeting: Open) -> None:
    async with meeting("title: x\n", step="timeline") as window:
        assert window.row("#gaps").startswith("which day? Write the first time as 2026-11-24 14:02")
        await window.type("now One")
        await window.press("enter")
        await window.type("+5 Two")
        await window.press("enter")
        await window.type("0940 Three")
        day = datetime(2026, 11, 24, tzinfo=UTC)
        assert [entry.at for entry in window.saved().timeline] == [
            day.replace(hour=9, minute=30),
            day.replace(hour=9, minute=35),
            day.replace(hour=9, minute=40),
        ]
        await window.beat()
        assert "which day?" not in window.text


async def test_in_a_new_record_a_time_of_day_is_of_the_last_such_day(meeting: Open) -> None:
    async with meeting("title: x\n", step="timeline") as window:
        await window.type("14:02 Deploy")
        await window.press("enter")
        await window.type("14:09 [detect] Alert")
        await window.beat()
        yesterday = datetime(2026, 11, 23, 14, tzinfo=UTC)
        assert [row.at for row in window.saved().timeline] == [yesterday.replace(minute=2), yesterday.replace(minute=9)]
        assert window.row("#gaps") == "the 14:02 line is of Mon 23 Nov"


async def test_four_digits_in_a_new_record_get_the_last_such_day(meeting: Open) -> None:
    async with meeting("title: x\n", step="timeline") as window:
        await window.type("1402 Deploy")
        assert window.screen.query_one("#timeline", Pane).lines[0] == "2026-11-23 14:02 Deploy"
        assert window.saved().timeline[0].at == datetime(2026, 11, 23, 14, 2, tzinfo=UTC)


DST = """title: x
started: 2026-10-24T20:00:00Z
timeline:
  - {at: 2026-10-24T22:05:00Z, what: Alert}
  - {at: 2026-10-25T23:05:00Z, what: All clear}
"""


async def test_the_time_in_utc_is_that_of_the_file_also_behind_a_change_of_the_clocks(meeting: Open) -> None:
    async with meeting(DST, step="timeline", settings=Settings(timezone="Europe/Berlin")) as window:
        await window.focus("#timeline")
        await window.press("ctrl+end")
        assert "00:05 is 23:05 UTC" in window.row("#gaps")
        await window.press("up")
        assert "00:05 is 22:05 UTC" in window.row("#gaps")


async def test_leaving_the_timeline_sorts_it_and_never_before(meeting: Open) -> None:
    async with meeting(BROKEN, step="timeline") as window:
        await window.beat(1)
        assert window.incident.timeline[0].what == "The rollback was done"
        await window.press("f4", "f3")  # nobody wrote in it
        assert window.saved().timeline[0].what == "The rollback was done"
        await window.focus("#timeline")
        await window.press("ctrl+end", "!", "f4")
        assert [entry.what for entry in window.saved().timeline] == [
            "A deploy finished",
            "The alert paged!",
            "The rollback was done",
        ]
        await window.press("f3")
        assert window.pane("timeline").lines[0] == "14:02 [change] A deploy finished"


async def test_the_menu_marks_the_kind_of_the_line_and_sorts_on_command(meeting: Open) -> None:
    async with meeting(BROKEN, step="timeline") as window:
        await window.press("ctrl+f")
        assert window.row("#dialog-title") == "14:30 The rollback was done"
        assert "m  mitigate" in window.text
        await window.press("m")
        assert window.pane("timeline").lines[0] == "14:30 [mitigate] The rollback was done"
        assert window.saved().timeline[0].kind == "mitigate"
        await window.press("ctrl+f", "o")
        assert window.pane("timeline").lines[2] == "14:30 [mitigate] The rollback was done"
        assert window.saved().timeline[2].kind == "mitigate"


async def test_every_kind_has_its_letter_also_c(meeting: Open) -> None:
    async with meeting(BROKEN, step="timeline") as window:
        for letter, kind in (("c", "change"), ("a", "alert"), ("e", "decide"), ("s", "status"), ("n", "note")):
            await window.press("ctrl+f", letter)
            assert window.incident.timeline[0].kind == kind


async def test_a_cause_typed_in_gets_the_hint_once_its_line_was_left_and_is_held_from_there(meeting: Open) -> None:
    async with meeting(BROKEN, step="timeline") as window:
        await window.press("ctrl+end", "enter")
        await window.type("14:12 The pool ran dry because it leaks")
        await window.beat()
        assert "hold" not in window.row("#gaps"), "never while it is being typed"
        await window.press("enter")
        assert window.row("#gaps").startswith("hold the 14:12 line for root cause? (ctrl+f, w)")
        await window.press("ctrl+f")
        assert "w  hold the 14:12 line for root cause" in window.text
        await window.press("w")
        assert "The pool ran dry" not in window.pane("timeline").text
        assert "hold" not in window.row("#gaps")
        assert window.row("#said") == "held for root cause"
        saved = window.saved()
        assert [cause.because for cause in saved.causes] == ["The pool ran dry because it leaks"]
        assert len(saved.timeline) == 3


async def test_a_fix_is_offered_to_be_held_where_the_cursor_is_and_waits_for_improvements(meeting: Open) -> None:
    async with meeting(BROKEN, step="timeline") as window:
        await window.press("ctrl+end", "enter")
        await window.type("We should alert earlier")
        await window.press("up", "down")
        assert window.row("#gaps").startswith("hold it for improvements? (ctrl+f, h)")
        await window.press("ctrl+f", "h")
        assert "We should alert earlier" not in window.pane("timeline").text
        idea = window.saved().improvements[0]
        assert (idea.idea, idea.held_from) == ("We should alert earlier", "timeline")
        assert window.row("#counts") == "1 held"


async def test_a_line_that_was_loaded_is_only_asked_about_at_the_cursor(meeting: Open) -> None:
    text = 'title: x\ntimeline: ["The disk was full", "Rolled back because of errors"]\n'
    async with meeting(text, step="timeline") as window:
        await window.beat()
        assert "hold" not in window.row("#gaps")
        await window.press("down")
        assert window.row("#gaps").startswith("hold it for root cause? (ctrl+f, w)")
        await window.press("up")
        assert "hold" not in window.row("#gaps")


async def test_a_plain_fact_can_be_held_for_either_step(meeting: Open) -> None:
    async with meeting(BROKEN, step="timeline") as window:
        await window.press("ctrl+f", "w", "ctrl+f", "h")
        saved = window.saved()
        assert [cause.because for cause in saved.causes] == ["The rollback was done"]
        assert [idea.idea for idea in saved.improvements] == ["A deploy finished"]


async def test_the_other_letter_still_means_the_line_at_the_cursor(meeting: Open) -> None:
    async with meeting(BROKEN, step="timeline") as window:
        await window.press("end", "enter")
        await window.type("We should alert earlier")
        await window.press("down", "ctrl+f")
        assert "h  hold line 2 for improvements" in window.text
        await window.press("w")
        assert [cause.because for cause in window.saved().causes] == ["A deploy finished"]


async def test_where_the_line_of_facts_is_hidden_the_hint_is_said(meeting: Open) -> None:
    async with meeting(BROKEN, step="timeline", size=(60, 18)) as window:
        await window.press("ctrl+end", "enter")
        await window.type("14:12 We should alert earlier")
        await window.press("enter")
        assert window.row("#said").startswith("hold the 14:12 line for improvements?")


@pytest.mark.parametrize("size", [(100, 28), (60, 18)])
async def test_the_hint_shows_the_room_neither_a_sentence_nor_a_name(meeting: Open, size: tuple[int, int]) -> None:
    async with meeting(BROKEN, step="timeline", size=size) as window:
        await window.press("ctrl+end", "enter")
        await window.type("2026-11-20 14:13 Zofia should have known better because of it")
        await window.press("enter")
        hint = window.row("#said") or window.row("#gaps")
        assert hint.startswith("hold the 14:13 line for root cause? (ctrl+f, w)")
        assert "Zofia" not in hint


async def test_the_menu_on_an_empty_line_does_nothing(meeting: Open) -> None:
    async with meeting("title: x\n", step="timeline") as window:
        before = window.incident
        await window.press("ctrl+f", "a")
        assert window.incident == before


async def test_an_empty_pane_says_what_goes_there(meeting: Open) -> None:
    async with meeting("title: x\n", step="timeline") as window:
        assert "A time and what happened: 14:09 [detect] Pool alert paged on-call" in window.text


async def test_it_is_done_when_the_room_agrees(meeting: Open) -> None:
    async with meeting(step="timeline") as window:
        assert window.row("#done") == "Done when  ✓ at least one line   ✗ the room agrees"
        await window.press("ctrl+l")
        assert window.row("#done") == "Done when  ✓ at least one line   ✓ the room agrees"
        assert window.saved().meeting.timeline_agreed


async def test_ninety_entries_scroll_and_nothing_else_moves(meeting: Open) -> None:
    async with meeting("2026-11-05-storage-recovery", step="timeline", size=(80, 24)) as window:
        assert len(window.incident.timeline) == 90
        clock = window.rows("#clock")
        await window.press("ctrl+end")
        await window.type("!")
        assert window.pane("timeline").row == len(window.pane("timeline").lines) - 1
        assert window.rows("#clock") == clock
        assert window.saved().timeline[-1].what.endswith("!")


async def test_a_long_gap_and_a_late_detection_are_told_in_hours(meeting: Open) -> None:
    text = """title: x
started: 2026-11-18T14:02:00Z
timeline: ["14:02 [change] A deploy finished", "2026-11-19 03:38 [detect] The alert paged"]
"""
    async with meeting(text, step="timeline") as window:
        assert window.row("#gaps") == (
            "detected after 13 h 36 min · 1 gap over 15 min, the longest 13 h 36 min after 14:02"
        )
    async with meeting(text, step="stage") as window:
        assert "Detected  after 13 h 36 min" in window.text


async def test_a_paste_that_is_taken_back_leaves_the_file_as_it_was(draft: Open) -> None:
    async with draft("2026-11-05-storage-recovery", section="timeline") as window:
        path = window.writing.desk.path
        before = path.read_bytes()
        window.pane("timeline").focus()
        await window.press("ctrl+home")
        window.app.post_message(events.Paste("05:00 one\n05:01 two\nthree "))
        await window.settle()
        assert window.saved().timeline[0].what == "one"
        await window.press("x")
        window.saved()
        await window.press("ctrl+z", "ctrl+z")
        window.saved()
        assert path.read_bytes() == before
