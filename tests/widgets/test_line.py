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


async def test_another_value_has_the_cursor_at_its_end(stage: type[Stage]) -> None:
    async with stage().run_test() as pilot:
        line = Line("Ana Pop")
        await pilot.app.mount(line)
        line.set_value("Ylva Sørensen")
        assert line.cursor_position == 0  # so that the start of a long one is seen
        line.focus()
        await pilot.press("Z")
        assert line.value == "Ylva SørensenZ"
        line.set_value("Ines Faro")
        await pilot.press("Z")
        assert line.value == "Ines FaroZ"


async def test_a_line_that_nobody_wrote_in_shows_its_start_again_once_it_is_left(stage: type[Stage]) -> None:
    async with stage().run_test() as pilot:
        line, other = Line("first"), Line("second")
        await pilot.app.mount(line, other)
        line.set_value("another")
        line.focus()
        await pilot.pause()
        assert line.cursor_position == 7
        await pilot.press("tab")
        assert line.cursor_position == 0
        await pilot.press("shift+tab", "home", "x", "tab", "shift+tab")
        assert line.cursor_position == 1


async def test_a_merge_leaves_the_cursor_where_somebody_types(stage: type[Stage]) -> None:
    async with stage().run_test() as pilot:
        line = Line("pool dry")
        await pilot.app.mount(line)
        line.focus()
        await pilot.press("home", "x")
        line.set_value("xpool ran dry")
        assert line.cursor_position == 1
        line.set_value("another")
        assert line.cursor_position == 7


async def test_what_was_typed_is_taken_back_a_word_at_a_time_and_typed_again(stage: type[Stage]) -> None:
    async with stage().run_test() as pilot:
        line = Heard("The")
        await pilot.app.mount(line)
        line.focus()
        await pilot.press(*" pool", *" ran", "backspace")
        assert line.value == "The pool ra"
        seen = [line.value]
        for _ in range(4):
            await pilot.press("ctrl+z")
            seen.append(line.value)
        assert seen == ["The pool ra", "The pool ran", "The pool", "The", "The"]
        await pilot.press("ctrl+y", "ctrl+y")
        assert (line.value, line.cursor_position) == ("The pool ran", 12)
        assert line.heard[-1] == "The pool ran"
        await pilot.press("!", "ctrl+y")
        assert line.value == "The pool ran!"


async def test_a_paste_and_a_completion_are_steps_of_their_own(stage: type[Stage]) -> None:
    async with stage().run_test() as pilot:
        line = Line(complete=one_of(PEOPLE))
        await pilot.app.mount(line)
        line.focus()
        await pilot.press(*"Zof", "right")
        assert line.value == "Zofia Wrona"
        line.post_message(events.Paste(" and others"))
        await pilot.pause()
        await pilot.press("ctrl+z")
        assert line.value == "Zofia Wrona"
        await pilot.press("ctrl+z", "ctrl+z")
        assert line.value == ""


async def test_a_line_takes_back_only_what_was_typed_since_it_got_the_focus(stage: type[Stage]) -> None:
    async with stage().run_test() as pilot:
        line, other = Line("kept"), Line("other")
        await pilot.app.mount(line, other)
        line.focus()
        await pilot.press("x", "tab")
        assert pilot.app.focused is other
        await pilot.press("shift+tab", "ctrl+z")
        assert line.value == "keptx"
        line.set_value("from another window")
        await pilot.press("ctrl+z")
        assert line.value == "from another window"
