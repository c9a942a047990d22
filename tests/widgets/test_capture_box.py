from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from textual.app import App
from textual.widgets import Input

from noblame.meeting.agenda import default_agenda
from noblame.meeting.capture import SORTS
from noblame.meeting.clock import Now
from noblame.meeting.room import Room
from noblame.meeting.session import Session
from noblame.record.desk import Desk
from noblame.record.incident import Action
from noblame.settings import Settings
from noblame.widgets.capture_box import CaptureBox
from noblame.widgets.line import Line

if TYPE_CHECKING:
    from textual.widget import Widget

NOON = Now(elapsed=1.0, awake=1.0, wall=datetime(2026, 11, 24, 12, tzinfo=UTC))


class Meeting(App[None]):
    """Some input, and the box."""

    CSS = "Screen { layers: default overlay; }"

    def __init__(self, room: Room) -> None:
        super().__init__()
        self.box, self.before = CaptureBox(room), Input(id="before")
        self.kept: list[str] = []

    def compose(self) -> Iterator[Widget]:
        yield self.before
        yield self.box

    def on_capture_box_closed(self, message: CaptureBox.Closed) -> None:
        self.kept.append(message.kept)


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    path = tmp_path / "record.yaml"
    path.write_text("noblame: 1\ntitle: x\n")
    desk = Desk.open(path)
    yield Room(desk, Session(default_agenda()), Settings(), lambda: NOON)
    desk.close()


async def test_it_is_hidden_until_it_is_opened_and_takes_no_key_before(room: Room) -> None:
    app = Meeting(room)
    async with app.run_test() as pilot:
        assert not app.box.display
        app.before.focus()
        await pilot.press("a", "down", "escape")
        assert app.before.value == "a"
        assert room.incident == room.opened
        assert app.kept == []


async def test_each_key_is_kept_and_up_and_down_change_the_sort(room: Room) -> None:
    app = Meeting(room)
    async with app.run_test() as pilot:
        app.before.focus()
        await pilot.pause()
        app.box.open()
        await pilot.press("h", "i")
        assert room.incident.improvements[0].idea == "hi"
        await pilot.press("up")
        assert SORTS[app.box.chosen].name == "timeline"
        assert room.incident.timeline[0].what == "hi"
        assert room.incident.improvements == ()
        await pilot.press("down", "enter")
        assert app.kept == ["held for the improvements step"]
        assert app.before.has_focus
        assert not app.box.display


async def test_opened_for_a_cause_it_makes_an_action_that_closes_it(room: Room) -> None:
    app = Meeting(room)
    async with app.run_test() as pilot:
        app.box.open("action", closes="c3")
        await pilot.press("h", "i", "escape")
        assert room.incident.actions == (Action(what="hi", id="a1", closes="c3"),)
        assert app.kept == ["kept for the action items"]


async def test_opened_while_open_it_stays_as_it_is(room: Room) -> None:
    app = Meeting(room)
    async with app.run_test() as pilot:
        app.box.open()
        await pilot.press("h")
        app.box.open("action")
        await pilot.press("i")
        assert app.box.query_one(Line).value == "hi"
        assert (room.incident.improvements[0].idea, room.incident.actions) == ("hi", ())


async def test_one_that_says_nothing_keeps_nothing(room: Room) -> None:
    app = Meeting(room)
    async with app.run_test() as pilot:
        app.box.open()
        await pilot.press("space", "enter")
        assert app.kept == [""]
        assert room.incident == room.opened


async def test_what_had_the_focus_before_may_be_gone(room: Room) -> None:
    app = Meeting(room)
    async with app.run_test() as pilot:
        app.before.focus()
        await pilot.pause()
        app.box.open()
        await app.before.remove()
        await pilot.press("h", "enter")
        assert app.kept == ["held for the improvements step"]


@pytest.mark.parametrize("width", [100, 80, 60])
async def test_it_says_that_escape_keeps_it_and_how_to_drop_it(room: Room, width: int) -> None:
    app = Meeting(room)
    async with app.run_test(size=(width, 18)) as pilot:
        app.box.open()
        await pilot.press("h", "i")
        shown = [strip.text.strip() for strip in app.screen._compositor.render_strips(app.size)]
        assert any("Enter or Esc keeps it" in line for line in shown)
        assert any("empty it to drop it" in line for line in shown)
        await pilot.press("ctrl+u", "escape")
        assert room.incident == room.opened
        assert app.kept == [""]
