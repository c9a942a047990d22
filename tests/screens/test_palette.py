from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from noblame.app import NoblameApp
from noblame.screens.palette import Palette

if TYPE_CHECKING:
    from tests.screens.conftest import Open, Window


def offered(window: Window) -> set[str]:
    assert isinstance(window.app, NoblameApp)
    return {command.title for command in window.app.get_system_commands(window.screen)}


def shows(window: Window, title: str) -> bool:
    return title in window.text


async def test_the_palette_has_every_command_that_can_be_given_here_and_no_other(meeting: Open) -> None:
    async with meeting(step="timeline") as window:
        await window.proofread()
        assert offered(window) == {command.title for command in window.place.offered_commands()}
        assert "Next place to reword: its question" in offered(window)
        assert "Decide what was changed here and on disk at once" not in offered(window)
        await window.press("f4", "f4")
        assert "Change title, severity and times of the incident" in offered(window)
        await window.press("f10")
        assert "Step forward" not in offered(window)
        assert "End the meeting and leave, naming the file" in offered(window)


async def test_what_is_chosen_is_done_where_the_meeting_is(meeting: Open) -> None:
    async with meeting(step="timeline") as window:
        for words, title in (("one more", "One more minute for this step"), ("light theme", "Change between the dark")):
            await window.press("ctrl+p")
            await window.type(words)
            assert await window.until(partial(shows, window, title))
            await window.press("enter")
            assert await window.until(lambda: window.screen is window.place)
        assert window.room.session.ledger.added["timeline"] == 60
        assert await window.until(lambda: window.app.theme == "projector-light")


async def test_escape_closes_it_and_the_pane_has_the_focus_again(meeting: Open) -> None:
    async with meeting(step="timeline") as window:
        await window.press("ctrl+p")
        await window.type("abc")
        await window.press("escape")
        assert await window.until(lambda: window.screen is window.place)
        assert window.pane("timeline").has_focus
        assert "abc" not in window.pane("timeline").text


async def test_minutes_pause_and_capture_work_in_it_as_in_any_dialog(meeting: Open) -> None:
    async with meeting(step="timeline") as window:
        await window.press("ctrl+p")
        await window.type("room")
        await window.press("f5", "f6")
        assert window.screen is not window.place
        assert window.room.session.ledger.added["timeline"] == 60
        assert window.room.session.paused
        await window.press("f7")
        assert await window.until(lambda: window.screen is window.place)
        await window.type("+ c")
        assert window.incident.improvements[-1].idea == "+ c"


async def test_a_page_key_that_outruns_the_list_ends_nothing(meeting: Open) -> None:
    async with meeting(step="timeline", size=(60, 18)) as window:
        for key in ("pagedown", "pageup"):
            await window.press("ctrl+p")
            for burst in ("u", key, "n", key, key):
                window._send(burst)
            await window.settle()
            await window.press("escape")
            assert await window.until(lambda: window.screen is window.place)


async def test_it_can_be_opened_again_the_moment_it_was_closed(meeting: Open) -> None:
    async with meeting(step="timeline") as window:
        for key in ("ctrl+p", "escape", "ctrl+p", "escape", "ctrl+p"):
            window._send(key)
        await window.settle()
        assert await window.until(lambda: isinstance(window.screen, Palette))
