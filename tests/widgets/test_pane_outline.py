from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from noblame.widgets.pane import Pane

if TYPE_CHECKING:
    from tests.widgets.conftest import Stage

TREE = "pool ran out\n  error path leaks\n    no check"


@pytest.fixture
def tree() -> Pane:
    return Pane(TREE, title="Why tree", outline=True)


async def test_tab_moves_a_line_with_its_branch_and_undo_takes_it_back_as_one_step(
    stage: type[Stage], tree: Pane
) -> None:
    app = stage(tree)
    async with app.run_test() as pilot:
        tree.focus()
        tree.move_cursor((1, 4))
        await pilot.press("shift+tab")
        assert tree.lines == ["pool ran out", "error path leaks", "  no check"]
        assert tree.cursor_location == (1, 2)
        assert app.focused is tree
        await pilot.press("tab")
        assert tree.text == TREE
        assert tree.cursor_location == (1, 4)
        assert len(app.said(Pane.Edited)) == 2
        await pilot.press("ctrl+z")
        assert tree.lines[1] == "error path leaks"
        await pilot.press("ctrl+z")
        assert tree.text == TREE


async def test_a_selection_moves_as_a_whole(stage: type[Stage], tree: Pane) -> None:
    async with stage(tree).run_test() as pilot:
        tree.focus()
        tree.append_line("  no alert")
        tree.move_cursor((1, 4))
        await pilot.press("shift+down", "shift+down", "shift+tab")
        assert tree.lines == ["pool ran out", "error path leaks", "  no check", "no alert"]
        assert tree.selection.start == (1, 2)


async def test_tab_without_a_place_to_go_changes_nothing_and_keeps_the_focus(stage: type[Stage], tree: Pane) -> None:
    app = stage(tree)
    async with app.run_test() as pilot:
        tree.focus()
        await pilot.press("tab", "shift+tab")
        assert tree.text == TREE
        assert app.focused is tree
        assert not app.posted


async def test_enter_keeps_the_level_and_backspace_gives_it_up(stage: type[Stage], tree: Pane) -> None:
    async with stage(tree).run_test() as pilot:
        tree.focus()
        tree.move_cursor((2, 12))
        await pilot.press("enter", "x")
        assert tree.lines[2:4] == ["    no check", "    x"]
        await pilot.press("backspace", "backspace", "y")
        assert tree.line(3) == "  y"


async def test_a_read_only_outline_leaves_tab_to_the_focus(stage: type[Stage]) -> None:
    tree, other = Pane(TREE, title="a", outline=True, read_only=True), Pane(title="b")
    app = stage(tree, other)
    async with app.run_test() as pilot:
        tree.focus()
        await pilot.press("tab")
        assert app.focused is other


def stamp(typed: str, row: int) -> str | None:
    return {"1422 ": "14:22 ", "now ": f"15:0{row} "}.get(typed)


async def test_an_expansion_is_visible_and_a_step_of_its_own(stage: type[Stage]) -> None:
    pane = Pane(title="Timeline", expand=stamp)
    async with stage(pane).run_test() as pilot:
        pane.focus()
        await pilot.press("1", "4", "2", "2", "space", "u", "p", "enter", "n", "o", "w", "space")
        assert pane.lines == ["14:22 up", "15:01 "]
        assert pane.cursor_location == (1, 6)
        await pilot.press("ctrl+z")
        assert pane.lines == ["14:22 up", "now "]
        await pilot.press("x")
        assert pane.line(1) == "now x"


async def test_only_what_is_typed_at_the_start_of_a_line_expands(stage: type[Stage]) -> None:
    pane = Pane("now loaded", title="Timeline", expand=stamp)
    app = stage(pane)
    async with app.run_test() as pilot:
        pane.focus()
        app.copy_to_clipboard("\nnow ")
        await pilot.press("end", "space", "n", "o", "w", "space", "ctrl+v")
        assert pane.lines == ["now loaded now ", "now "]
