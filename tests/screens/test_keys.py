"""Every key of the meeting, in a pane and outside one (design section 4)."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from noblame.screens.help import HelpDialog
from noblame.screens.item_menu import ItemMenu
from noblame.screens.palette import Palette
from noblame.screens.reword import RewordDialog
from noblame.settings import Settings
from noblame.widgets.capture_box import CaptureBox
from noblame.widgets.redirect_card import RedirectCard

if TYPE_CHECKING:
    from tests.screens.conftest import Open, Window

IN_A_PANE = {
    "help": ["f1"],
    "redirect": ["f2", "ctrl+r"],
    "back": ["f3", "ctrl+o"],
    "forward": ["f4", "ctrl+n"],
    "minute": ["f5"],
    "pause": ["f6"],
    "capture": ["f7", "ctrl+t"],
    "reword": ["f8", "ctrl+g"],
    "room": ["f9"],
    "close": ["f10"],
    "done": ["ctrl+l"],
    "menu": ["ctrl+f"],
    "palette": ["ctrl+p"],
}
OUTSIDE = {
    "help": "question_mark",
    "redirect": "r",
    "back": "p",
    "forward": "n",
    "minute": "plus",
    "pause": "space",
    "capture": "c",
    "reword": "g",
    "room": "v",
    "close": "x",
    "done": "y",
    "menu": "f",
}


def happened(window: Window, command: str) -> bool:
    """Tell whether a command has been obeyed in the timeline step."""
    session = window.room.session
    screen = window.screen
    checks: dict[str, Callable[[], bool]] = {
        "help": lambda: isinstance(screen, HelpDialog),
        "redirect": lambda: screen.query_one(RedirectCard).is_shown,
        "back": lambda: session.place == "stage",
        "forward": lambda: session.place == "root-cause",
        "minute": lambda: session.ledger.added["timeline"] == 60,
        "pause": lambda: session.paused,
        "capture": lambda: screen.query_one(CaptureBox).display,
        "reword": lambda: isinstance(screen, RewordDialog),
        "room": lambda: screen.has_class("-room"),
        "close": lambda: session.place == "close",
        "done": lambda: window.incident.meeting.timeline_agreed,
        "menu": lambda: isinstance(screen, ItemMenu) and not isinstance(screen, RewordDialog),
        "palette": lambda: isinstance(screen, Palette),
    }
    return bool(checks[command]())


async def back_to_the_timeline(window: Window) -> None:
    """Undo whatever a key did, and put the focus into the timeline pane again."""
    while window.screen is not window.place:
        await window.press("escape")
    if window.screen.query_one(CaptureBox).display:
        await window.press("escape")
    session = window.room.session
    session.resume(window.clock())
    session.ledger.added["timeline"] = 0
    window.room.note(timeline_agreed=False)
    window.screen.remove_class("-room")
    window.screen.query_one(RedirectCard).take_away()
    window.place.go("timeline")
    await window.settle()
    await window.focus("#timeline")
    await window.proofread()


@pytest.mark.parametrize("number", [0, 1])
async def test_every_key_works_while_a_pane_has_the_focus(meeting: Open, number: int) -> None:
    async with meeting(step="timeline") as window:
        for command, keys in IN_A_PANE.items():
            if number < len(keys):
                await back_to_the_timeline(window)
                text = window.pane("timeline").text
                assert not happened(window, command)
                await window.press(keys[number])
                assert happened(window, command), keys[number]
                assert window.place.PLACE != "timeline" or window.pane("timeline").text == text


async def test_a_bare_key_works_outside_a_pane_and_is_text_in_one(meeting: Open) -> None:
    async with meeting(step="timeline") as window:
        for command, key in OUTSIDE.items():
            await back_to_the_timeline(window)
            before = len(window.pane("timeline").text)
            await window.press("end", key)
            assert not happened(window, command), key
            assert len(window.pane("timeline").text) == before + 1
            await window.press("backspace", "escape", key)
            assert happened(window, command), key


@pytest.mark.parametrize("key", ["ctrl+q", "q"])
async def test_leaving_saves_names_the_file_and_can_be_taken_up_again(meeting: Open, key: str) -> None:
    async with meeting(step="timeline", over=False) as window:
        path = window.room.desk.path
        await window.press("end", "q")
        await window.press("escape", key)
    assert window.app.return_value == 0
    assert str(path) in window.app.farewell[0]
    assert b"1.3 million customersq" in path.read_bytes()
    async with meeting(path) as window:
        assert "This meeting was cut off at Timeline, 0:00 into it" in window.text


async def test_numbers_jump_from_outside_a_pane(meeting: Open) -> None:
    async with meeting() as window:
        for number, place in enumerate(window.room.session.places[1:], 1):
            await window.press("escape", str(number))
            assert window.room.session.place == place
            assert place == window.place.PLACE


async def test_space_stays_with_a_widget_that_has_a_use_for_it(meeting: Open) -> None:
    async with meeting(step="close") as window:
        await window.focus("#pulse-hands")
        await window.press("space")
        assert not window.room.session.paused


@pytest.mark.parametrize("opener", ["f1", "ctrl+f", "f8", "facts"])
async def test_minutes_pause_and_capture_work_in_dialogs_too(meeting: Open, opener: str) -> None:
    async with meeting(step="timeline") as window:
        if opener == "facts":
            await window.app.run_action("facts", window.place)
            await window.settle()
        else:
            await window.press(opener)
        dialog = window.screen
        await window.press("f5", "f6", "f7")
        await window.type("ok")
        assert window.screen is dialog
        assert window.room.session.ledger.added["timeline"] == 60
        assert window.room.session.paused
        assert window.incident.improvements[-1].idea == "ok"
        await window.press("escape")
        assert window.screen is dialog
        await window.press("escape")
        assert window.screen is window.place
        assert len(window.incident.improvements) == 4


async def test_a_minute_added_says_where_it_comes_from(meeting: Open) -> None:
    async with meeting(step="timeline") as window:
        await window.press("f5")
        assert window.row("#said") == "+1 min: 30 s from Root cause, 30 s from Improvements"
        assert "11:00 left of 11:00" in window.text
        assert window.row("#rail").endswith("ends 10:18")


async def test_a_pause_is_visible_and_stops_the_clock(meeting: Open) -> None:
    async with meeting(step="timeline") as window:
        await window.press("f6")
        await window.beat(120)
        assert "❚❚ PAUSED  10:00 left of 10:00" in window.text
        await window.press("f6")
        await window.beat(60)
        assert "9:00 left of 10:00" in window.text
        assert "PAUSED" not in window.text


async def test_a_step_that_runs_out_counts_over_and_nothing_moves(meeting: Open) -> None:
    async with meeting(step="timeline") as window:
        await window.beat(8 * 60 + 30)
        assert "▲ SOON OVER  1:30 left of 10:00" in window.text
        await window.beat(61)
        assert "▲▲ LAST MINUTE  0:29 left of 10:00" in window.text
        await window.beat(109)
        assert "■ 1:20 over" in window.text
        assert window.place.PLACE == "timeline"
        assert window.row("#rail").endswith("ends 10:19")


async def test_a_long_sleep_is_shown_and_taken_off(meeting: Open) -> None:
    async with meeting(step="timeline") as window:
        await window.beat(60)
        window.clock.go_on(minutes=47, asleep=True)
        await window.beat()
        assert "asleep 47 min: F6 takes it off" in window.text
        await window.press("f6")
        assert window.row("#said") == "47 min of sleep taken off"
        assert "9:00 left of 10:00" in window.text


async def test_the_redirect_card_takes_neither_focus_nor_text(meeting: Open) -> None:
    async with meeting(step="timeline") as window:
        await window.press("end", "f2")
        await window.type("!")
        assert window.pane("timeline").has_focus
        assert window.pane("timeline").lines[0].endswith("!")
        card = window.screen.query_one(RedirectCard)
        assert card.region.y > window.screen.query_one("#clock").region.bottom
        await window.press("ctrl+r")
        assert not card.is_shown


async def test_room_view_shows_step_clock_and_pane_only(meeting: Open) -> None:
    async with meeting(step="timeline") as window:
        await window.press("f9")
        assert not any(window.screen.query_one(f"#{part}").display for part in ("keys", "status", "done", "prompt"))
        assert "10:00 left of 10:00" in window.text
        assert "▶ 2 Timeline" in window.text
        assert window.pane("timeline").has_focus
        await window.press("f9")
        assert window.screen.query_one("#keys").display


async def test_saving_now_says_when(meeting: Open) -> None:
    async with meeting(step="timeline") as window:
        window.clock.go_on(3723)
        await window.press("ctrl+s")
        assert await window.until(lambda: window.row("#status").endswith("saved 10:32:03"))
        window.clock.go_on(1)
        await window.press("escape", "s")
        assert await window.until(lambda: window.row("#status").endswith("saved 10:32:04"))


async def test_remapped_keys_work_and_show_in_footer_help_and_palette(meeting: Open) -> None:
    keys = {"forward": "f11", "capture": "ctrl+y", "capture.outside": "k"}
    async with meeting(step="timeline", settings=replace(Settings(), keys=keys)) as window:
        assert window.row("#keys").startswith("F11 next  F5 +1 min  ctrl+y capture")
        await window.press("f4", "f7")
        assert window.place.PLACE == "timeline"
        assert not window.screen.query_one(CaptureBox).display
        await window.press("f1")
        assert "F11          n               Step forward (forward)" in window.text
        assert "ctrl+y       k               Quick capture" in window.text
        await window.press("escape", "ctrl+p")
        await window.type("quick")
        await window.finish()
        assert "ctrl+y" in window.text
        await window.press("escape", "f11")
        assert window.place.PLACE == "root-cause"


async def test_after_escape_letters_stay_keys_from_step_to_step_and_after_a_dialog(meeting: Open) -> None:
    async with meeting() as window:
        before = window.incident
        await window.press("enter", "escape", "n", "n", "n", "p", "p", "question_mark", "escape", "c")
        assert window.place.PLACE == "timeline"
        await window.type("An idea")
        await window.press("enter", "f", "escape", "5", "down", "n", "2", "n")
        assert window.place.PLACE == "root-cause"
        assert window.app.focused is None
        after = window.incident
        assert (after.timeline, after.causes) == (before.timeline, before.causes)
        await window.press("tab", "f4")
        assert window.pane("improvements").has_focus
