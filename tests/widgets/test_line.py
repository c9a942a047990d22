from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual import events
from textual.widgets import Input

from noblame.widgets.line import Line, one_of

if TYPE_CHECKING:
    from tests.widgets.conftest import Stage

PEOPLE = ("Zofia Wrona", "Tomás Vidal", "Zo\x1b[31mfia")


class Heard(Line):
    """A line that remembers what it told about edits."""

    def __init__(self, value: str) -> None:
        super().__init__(value)
        self.heard: list[str] = []

    def on_input_changed(self, event: Input.Changed) -> None:
        self.heard.append(event.value)


async def test_the_right_arrow_completes_what_was_typed(stage: type[Stage]) -> None:
    line = Line(complete=one_of(PEOPLE))
    async with stage(line).run_test() as pilot:
        line.focus()
        await pilot.press(*"zof")
        assert line._suggestion == "Zofia Wrona"
        await pilot.press("right")
        assert (line.value, line.cursor_position) == ("Zofia Wrona", 11)


async def test_it_completes_also_before_the_rest_could_be_shown(stage: type[Stage]) -> None:
    line = Line(complete=one_of(PEOPLE))
    async with stage(line).run_test():
        line.value, line.cursor_position = "Zof", 3
        assert line._suggestion == ""
        line.action_cursor_right()
        assert line.value == "Zofia Wrona"


async def test_who_came_later_completes_too(stage: type[Stage]) -> None:
    people: list[str] = []
    line = Line(complete=lambda typed: one_of(people)(typed))  # noqa: PLW0108  the list is asked anew
    async with stage(line).run_test() as pilot:
        line.focus()
        await pilot.press(*"Zof", "right")
        assert line.value == "Zof"
        people.append("Zofia Wrona")
        await pilot.press("right")
        assert line.value == "Zofia Wrona"


async def test_in_the_middle_or_with_nothing_to_add_it_is_an_arrow(stage: type[Stage]) -> None:
    async with stage().run_test() as pilot:
        line = Line("Zofia W", complete=one_of(PEOPLE))
        await pilot.app.mount(line)
        line.focus()
        await pilot.press("home", "right")
        assert (line.value, line.cursor_position) == ("Zofia W", 1)
        await pilot.press("end", "x", "right")
        assert line.value == "Zofia Wx"
        await pilot.press("ctrl+u", "right")
        assert line.value == ""


async def test_a_completion_is_inert(stage: type[Stage]) -> None:
    line = Line(complete=one_of(PEOPLE[2:]))
    async with stage(line).run_test() as pilot:
        line.focus()
        await pilot.press(*"Zo")
        assert line._suggestion == "Zo␛[31mfia"
        await pilot.press("right")
        assert line.value == "Zo␛[31mfia"


async def test_what_begins_otherwise_is_not_shown_behind_it(stage: type[Stage]) -> None:
    line = Line(complete=lambda typed: "Tomás Vidal" if typed else None)
    async with stage(line).run_test() as pilot:
        line.focus()
        await pilot.press(*"vid")
        assert line._suggestion == ""
        await pilot.press("right")
        assert line.value == "Tomás Vidal"


async def test_a_paste_of_many_lines_becomes_one_clean_line(stage: type[Stage]) -> None:
    async with stage().run_test() as pilot:
        line = Line("ab")
        await pilot.app.mount(line)
        line.focus()
        await pilot.press("home", "right")
        line.post_message(events.Paste("one\r\n  two\x1b[31m\n"))
        await pilot.pause()
        assert line.value == "aone two␛[31mb"
        line.post_message(events.Paste("\n \n"))
        await pilot.pause()
        assert line.value == "aone two␛[31mb"


async def test_it_shows_inert_and_is_silent_when_filled_from_the_record(stage: type[Stage]) -> None:
    async with stage().run_test() as pilot:
        line = Heard("a\x1bb")
        await pilot.app.mount(line)
        assert line.value == "a␛b"
        await pilot.pause()
        line.heard.clear()
        line.set_value("c\x07")
        await pilot.pause()
        assert (line.value, line.heard) == ("c␇", [])
        line.focus()
        await pilot.press("end", "!")
        assert line.heard == ["c␇!"]


async def test_going_into_a_line_puts_nothing_under_the_next_key(stage: type[Stage]) -> None:
    async with stage().run_test() as pilot:
        line = Line("kept")
        await pilot.app.mount(line)
        await pilot.press("tab", "end", "x")
        assert line.value == "keptx"


@pytest.mark.parametrize(("typed", "whole"), [("zo", "Zofia"), ("ZOF", "Zofia"), ("b", None), ("Zofia", "Zofia")])
def test_one_of_many_is_the_first_that_begins_so(typed: str, whole: str | None) -> None:
    assert one_of(["Ana", "Zofia", "Zoe"])(typed) == whole
