"""Marks stay with the words they were given to, however the line is written on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual import events

from noblame.record.fields import FIELDS
from noblame.widgets.pane import Pane

if TYPE_CHECKING:
    from tests.widgets.conftest import Stage
    from textual.pilot import Pilot

CAUSE = "The queue filled up [root] {c1}"


def pane_of(key: str, text: str) -> Pane:
    return Pane(text, title="x", outline=key == "causes", words=FIELDS[key].words)


async def shown(pilot: Pilot[None], pane: Pane, *keys: str) -> list[str]:
    pane.focus()
    await pilot.press(*keys)
    return pane.lines


@pytest.mark.parametrize(
    ("key", "line", "after"),
    [
        ("causes", CAUSE, "The queue filled up! [root] {c1}"),
        ("improvements", "First idea [2]", "First idea! [2]"),
        ("improvements", "Idea [2] (held: root-cause)", "Idea! [2] (held: root-cause)"),
        ("attendees", "Ann Bee (expert)", "Ann Bee! (expert)"),
        ("links", "Pool <https://g.example/d/1> [dashboard]", "Pool! <https://g.example/d/1> [dashboard]"),
        ("links", "https://g.example/d [dashboard]", "https://g.example/d! [dashboard]"),
        ("lessons.went_well", "Nobody panicked (expert)", "Nobody panicked (expert)!"),
        ("causes", "[root] {c1}", "! [root] {c1}"),
        ("causes", "    [root]", "    ! [root]"),
    ],
)
@pytest.mark.parametrize("places", [("end",), ("ctrl+end",), ("end", "end")])
async def test_what_is_typed_behind_marks_goes_before_them(
    stage: type[Stage], key: str, line: str, after: str, places: tuple[str, ...]
) -> None:
    async with stage(pane := pane_of(key, line)).run_test() as pilot:
        assert await shown(pilot, pane, *places, "!") == [after]
        assert pane.cursor_location == (0, after.index("!") + 1)


async def test_more_words_go_on_where_the_first_went_and_undo_takes_them_back(stage: type[Stage]) -> None:
    async with stage(pane := pane_of("causes", CAUSE)).run_test() as pilot:
        assert await shown(pilot, pane, "ctrl+end", *" again") == ["The queue filled up again [root] {c1}"]
        await pilot.press(*["ctrl+z"] * 6)
        assert pane.lines == [CAUSE]


async def test_between_two_marks_and_behind_their_space_it_is_the_same(stage: type[Stage]) -> None:
    async with stage(pane := pane_of("causes", CAUSE)).run_test() as pilot:
        for column in (CAUSE.index("[root]"), CAUSE.index(" {c1}"), CAUSE.index("{c1}")):
            pane.load_text(CAUSE)
            pane.move_cursor((0, column))
            assert await shown(pilot, pane, "!") == ["The queue filled up! [root] {c1}"]


async def test_a_paste_on_one_line_goes_before_the_marks_and_one_of_many_takes_none_along(stage: type[Stage]) -> None:
    async with stage(pane := pane_of("causes", CAUSE)).run_test() as pilot:
        await shown(pilot, pane, "ctrl+end")
        pilot.app.post_message(events.Paste(" again\r\nand\nmore"))
        await pilot.pause()
        await pilot.press("!")
        assert pane.lines == ["The queue filled up again [root] {c1}", "and", "more!"]
        pane.move_cursor((0, 100))
        pilot.app.post_message(events.Paste(" today"))
        await pilot.pause()
        assert pane.lines[0] == "The queue filled up again today [root] {c1}"


async def test_a_mark_can_be_typed_by_hand_and_words_in_brackets_go_on_as_words(stage: type[Stage]) -> None:
    async with stage(pane := pane_of("causes", "")).run_test() as pilot:
        await shown(pilot, pane, *"Pool [root] ran [root] [actionable]")
        assert pane.lines == ["Pool [root] ran [root] [actionable]"]
        await pilot.press("enter", *"next")
        assert pane.lines == ["Pool [root] ran [root] [actionable]", "next"]
        await pilot.press("up", "end", *" dry")
        assert pane.lines[0] == "Pool [root] ran dry [root] [actionable]"


async def test_another_mark_can_be_typed_by_hand_behind_marks(stage: type[Stage]) -> None:
    async with stage(pane := pane_of("causes", CAUSE)).run_test() as pilot:
        await shown(pilot, pane, "ctrl+end", *" [worse]")
        assert pane.lines == ["The queue filled up [worse] [root] {c1}"]


async def test_backspace_at_the_end_takes_a_mark_away_and_leaves_the_others(stage: type[Stage]) -> None:
    async with stage(pane := pane_of("causes", CAUSE)).run_test() as pilot:
        assert await shown(pilot, pane, "end", "end", *["backspace"] * 5, "!") == ["The queue filled up! [root]"]


async def test_a_mark_can_be_changed_inside(stage: type[Stage]) -> None:
    async with stage(pane := pane_of("improvements", "First idea [2]")).run_test() as pilot:
        assert await shown(pilot, pane, "end", "end", "left", "1") == ["First idea [21]"]


@pytest.mark.parametrize(
    ("key", "line", "column", "after"),
    [
        ("causes", f"  {CAUSE}", 100, [f"  {CAUSE}", "  Drill"]),
        ("causes", f"  {CAUSE}", 21, [f"  {CAUSE}", "  Drill"]),
        ("causes", CAUSE, 10, ["The queue [root] {c1}", "Drillfilled up"]),
        ("causes", CAUSE, 0, ["", f"Drill{CAUSE}"]),
        ("links", "Pool <https://x.example> [dashboard]", 4, ["Pool <https://x.example> [dashboard]", "Drill"]),
        ("links", "Pool <https://x.example> [dashboard]", 15, ["Pool <https://x.example> [dashboard]", "Drill"]),
        ("improvements", "Alert on depth [2]", 14, ["Alert on depth [2]", "Drill"]),
        ("attendees", "Ann Bee (expert)", 7, ["Ann Bee (expert)", "Drill"]),
        ("lessons.lucky", "Nobody [2] (expert)", 6, ["Nobody", "Drill [2] (expert)"]),
    ],
)
async def test_enter_leaves_the_marks_with_the_upper_line(
    stage: type[Stage], key: str, line: str, column: int, after: list[str]
) -> None:
    async with stage(pane := pane_of(key, line)).run_test() as pilot:
        pane.move_cursor((0, column))
        await shown(pilot, pane, "enter", *"Drill")
        assert [each.rstrip().replace("  [", " [") for each in pane.lines] == after
        await pilot.press(*["ctrl+z"] * 3)
        assert pane.lines == [line]


async def test_end_and_home_go_to_the_words_first(stage: type[Stage]) -> None:
    async with stage(pane := pane_of("causes", CAUSE)).run_test() as pilot:
        pane.focus()
        seen = []
        for key in ("end", "end", "end", "home", "home"):
            await pilot.press(key)
            seen.append(pane.cursor_location[1])
        assert seen == [19, len(CAUSE), 19, 0, 0]
        await pilot.press("shift+end")
        assert pane.selected_text == "The queue filled up"


async def test_home_goes_behind_time_and_kind_and_then_before_them(stage: type[Stage]) -> None:
    line = "14:09 [alert] Pool alert"
    async with stage(pane := pane_of("timeline", line)).run_test() as pilot:
        assert await shown(pilot, pane, "end", "home", "!") == ["14:09 [alert] !Pool alert"]
        await pilot.press("home", "home")
        assert pane.cursor_location == (0, 0)
        await pilot.press("home")
        assert pane.cursor_location == (0, 14)


async def test_a_mark_that_was_given_while_the_cursor_stood_at_the_end_stays(stage: type[Stage]) -> None:
    async with stage(pane := pane_of("improvements", "")).run_test() as pilot:
        await shown(pilot, pane, *"Alert on depth")
        pane.replace_text("Alert on depth [2]")
        await pilot.press("enter", *"Drill")
        assert pane.lines == ["Alert on depth [2]", "Drill"]
        pane.replace_text("Alert on depth [2]\nDrill [1]")
        await pilot.press(*" twice")
        assert pane.lines == ["Alert on depth [2]", "Drill twice [1]"]


@pytest.mark.parametrize(
    ("place", "key"), [((1, 0), "backspace"), ((0, len(CAUSE)), "delete"), ((0, CAUSE.index(" [root]")), "delete")]
)
async def test_a_line_that_is_joined_to_another_goes_before_its_marks(
    stage: type[Stage], place: tuple[int, int], key: str
) -> None:
    async with stage(pane := pane_of("causes", f"{CAUSE}\n again\nlast")).run_test() as pilot:
        pane.move_cursor(place)
        assert await shown(pilot, pane, key) == ["The queue filled up again [root] {c1}", "last"]
        assert pane.cursor_location == (0, 19)
        await pilot.press("ctrl+z")
        assert pane.lines == [CAUSE, " again", "last"]


async def test_backspace_takes_back_the_line_that_enter_began(stage: type[Stage]) -> None:
    async with stage(pane := pane_of("causes", CAUSE)).run_test() as pilot:
        assert await shown(pilot, pane, "end", "enter", "backspace", "!") == ["The queue filled up! [root] {c1}"]


async def test_delete_behind_the_last_words_takes_no_mark_apart_and_elsewhere_deletes(stage: type[Stage]) -> None:
    async with stage(pane := pane_of("causes", f"one\n{CAUSE}")).run_test() as pilot:
        pane.move_cursor((1, 19))
        assert await shown(pilot, pane, "delete") == ["one", CAUSE]
        pane.move_cursor((1, 20))
        assert await shown(pilot, pane, "delete") == ["one", "The queue filled up root] {c1}"]
        pane.move_cursor((0, 3))
        assert await shown(pilot, pane, "delete") == ["oneThe queue filled up root] {c1}"]


async def test_a_line_of_marks_alone_can_be_emptied(stage: type[Stage]) -> None:
    async with stage(pane := pane_of("causes", "[root]")).run_test() as pilot:
        assert await shown(pilot, pane, "home", *["delete"] * 6) == [""]


async def test_up_and_down_go_past_marks_and_keep_the_column(stage: type[Stage]) -> None:
    text = "a line that is longer than the next\nshort [root] [worse] {c1}\nanother that is longer"
    async with stage(pane := pane_of("causes", text)).run_test() as pilot:
        pane.focus()
        pane.move_cursor((0, 10), record_width=True)
        await pilot.press("down")
        assert pane.cursor_location == (1, 5)
        await pilot.press("down")
        assert pane.cursor_location == (2, 10)
        await pilot.press("up", "!")
        assert pane.lines[1] == "short! [root] [worse] {c1}"


async def test_up_and_down_come_through_marks_that_wrap(stage: type[Stage]) -> None:
    line = f"{'word ' * 4}end [root] [worse] {{c1}}"
    async with stage(pane := pane_of("causes", f"a\n{line}\nb")).run_test(size=(28, 20)) as pilot:
        assert pane.wrapped_document.height == 4
        await shown(pilot, pane, "down", "down", "down")
        assert pane.cursor_location == (2, 0)
        await pilot.press("up", "up", "up")
        assert pane.row == 0
