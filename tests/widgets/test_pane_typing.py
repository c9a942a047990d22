from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual import events
from textual.widgets import Button

from noblame.widgets import guarded
from noblame.widgets.pane import Pane

if TYPE_CHECKING:
    from tests.widgets.conftest import Stage


@pytest.fixture
def pane() -> Pane:
    return Pane("one\ntwo\nthree", title="List [a]", id="list")


async def test_typing_posts_edited_and_a_merge_does_not(stage: type[Stage], pane: Pane) -> None:
    app = stage(pane)
    async with app.run_test() as pilot:
        pane.focus()
        await pilot.press("h", "i", "enter")
        assert pane.lines == ["hi", "one", "two", "three"]
        assert [message.pane for message in app.said(Pane.Edited)] == [pane] * 3
        pane.replace_text("hi\none\n2\nthree")
        await pilot.pause()
        assert pane.text == "hi\none\n2\nthree"
        assert len(app.said(Pane.Edited)) == 3


async def test_a_merge_leaves_the_cursor_in_its_line_and_the_line_where_it_is_on_screen(stage: type[Stage]) -> None:
    long = [f"line {number}" for number in range(60)]
    pane = Pane("\n".join(long), title="Long")
    app = stage(pane)
    async with app.run_test(size=(40, 14)) as pilot:
        pane.focus()
        pane.move_cursor((40, 3))
        await pilot.pause()
        height = pane.cursor_screen_offset.y
        pane.replace_text("\n".join(["new", "newer", *long[:-1]]))
        await pilot.pause()
        assert pane.cursor_location == (42, 3)
        assert pane.line(pane.row) == "line 40"
        assert pane.cursor_screen_offset.y == height


async def test_undo_goes_back_behind_a_merge_and_is_then_an_edit(stage: type[Stage], pane: Pane) -> None:
    app = stage(pane)
    async with app.run_test() as pilot:
        pane.focus()
        await pilot.press("a", "b")
        pane.replace_text("theirs\nabone\ntwo\nthree")
        await pilot.press("ctrl+z")
        assert pane.text == "abone\ntwo\nthree"
        await pilot.press("ctrl+z")
        assert pane.text == "one\ntwo\nthree"
        await pilot.press("ctrl+y", "ctrl+y")
        assert pane.text == "theirs\nabone\ntwo\nthree"
        assert len(app.said(Pane.Edited)) == 2 + 4


async def test_undo_with_nothing_to_undo_is_no_edit(stage: type[Stage], pane: Pane) -> None:
    app = stage(pane)
    async with app.run_test() as pilot:
        pane.focus()
        await pilot.press("ctrl+z", "ctrl+y")
        assert not app.posted


async def test_a_paste_is_cleaned_with_one_notice(stage: type[Stage], pane: Pane) -> None:
    app = stage(pane)
    async with app.run_test() as pilot:
        pane.focus()
        app.post_message(events.Paste("\x1b[31mred\x1b[0m\r\n\u202eend"))
        await pilot.pause()
        assert pane.lines[:2] == ["␛[31mred␛[0m", "\u2039U+202E\u203aendone"]
        assert [message.count for message in app.said(Pane.Cleaned)] == [3]
        assert len(app.said(Pane.Edited)) == 1
        await pilot.press("ctrl+z")
        assert pane.text == "one\ntwo\nthree"


async def test_what_the_program_copied_is_cleaned_too(stage: type[Stage], pane: Pane) -> None:
    app = stage(pane)
    async with app.run_test() as pilot:
        pane.focus()
        app.copy_to_clipboard("x\u2028y\x07")
        await pilot.press("ctrl+v")
        assert pane.lines[:2] == ["x", "y␇one"]


@pytest.mark.parametrize(
    ("typed", "stands"),
    [
        ("\u202e", "\u2039U+202E\u203a"),
        ("\x85", ""),
        ("\u00a0", "\u00a0"),
        ("\u200d", "\u200d"),
        ("é", "é"),
        ("漢", "漢"),
    ],
)
async def test_what_is_typed_is_printable_or_replaced(stage: type[Stage], typed: str, stands: str) -> None:
    pane = Pane(title="x")
    app = stage(pane)
    async with app.run_test() as pilot:
        pane.focus()
        pane.post_message(events.Key(typed, typed))
        await pilot.pause()
        assert pane.line(0) == stands


async def test_a_paste_beyond_what_a_record_holds_is_refused(
    stage: type[Stage], pane: Pane, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(guarded, "MOST_BYTES", 20)
    app = stage(pane)
    async with app.run_test() as pilot:
        pane.focus()
        app.post_message(events.Paste("éééé"))  # 8 bytes beside the 13 there are
        await pilot.pause()
        assert pane.text == "one\ntwo\nthree"
        assert [message.reason for message in app.said(Pane.Refused)] == ["not pasted: a record holds at most 8 MiB"]
        app.post_message(events.Paste("ééé"))
        await pilot.pause()
        assert pane.line(0) == "éééone"


async def test_control_characters_of_the_record_are_shown_and_kept(stage: type[Stage], shown_rows: object) -> None:
    pane = Pane("a\x1b]52;c;x\x07\nb", title="x")
    app = stage(pane)
    async with app.run_test(size=(40, 10)) as pilot:
        pane.focus()
        pane.move_cursor((1, 1))
        await pilot.press("!")
        assert callable(shown_rows)
        assert "␛]52;c;x␇" in "".join(shown_rows(pane))
        assert pane.text == "a\x1b]52;c;x\x07\nb!"
        assert pane.line(0) == "a\x1b]52;c;x\x07"


async def test_tab_moves_the_focus_and_types_nothing(stage: type[Stage], pane: Pane) -> None:
    app = stage(Button("before"), pane, Button("after"))
    async with app.run_test() as pilot:
        pane.focus()
        await pilot.press("tab")
        assert app.focused is app.query(Button).last()
        pane.focus()
        await pilot.press("shift+tab")
        assert app.focused is app.query(Button).first()
        assert pane.text == "one\ntwo\nthree"


async def test_escape_leaves_and_keeps_the_text(stage: type[Stage], pane: Pane) -> None:
    app = stage(pane)
    async with app.run_test() as pilot:
        pane.focus()
        await pilot.press("x", "escape", "y")
        assert app.focused is None
        assert pane.line(0) == "xone"
        assert len(app.said(Pane.Left)) == 1


async def test_a_read_only_pane_takes_no_key_and_follows_the_record(stage: type[Stage]) -> None:
    pane = Pane("one", title="x", read_only=True)
    app = stage(pane)
    async with app.run_test() as pilot:
        pane.focus()
        app.copy_to_clipboard("nothing")
        await pilot.press("a", "space", "enter", "backspace", "ctrl+v", "ctrl+k", "ctrl+x")
        assert pane.text == "one"
        pane.replace_text("one\ntwo")
        await pilot.press("ctrl+z", "ctrl+y", "ctrl+w", "ctrl+u", "ctrl+d")
        assert pane.text == "one\ntwo"
        assert not app.posted


async def test_an_empty_pane_teaches(stage: type[Stage], shown_rows: object) -> None:
    pane = Pane(title="Timeline [UTC]", teach="14:09 [detect] Pool alert paged on-call")
    app = stage(pane)
    async with app.run_test(size=(60, 8)) as pilot:
        await pilot.pause()
        assert callable(shown_rows)
        assert "14:09 [detect] Pool alert paged on-call" in shown_rows(pane)[1]
        assert "Timeline [UTC]" in shown_rows(pane)[0]
        assert pane.text == ""
        pane.focus()
        await pilot.press("x")
        assert "Pool alert" not in "".join(shown_rows(pane))


async def test_a_focused_pane_has_a_heavier_border(stage: type[Stage], shown_rows: object, pane: Pane) -> None:
    app = stage(pane)
    async with app.run_test(size=(40, 8)) as pilot:
        app.screen.set_focus(None)
        await pilot.pause()
        assert callable(shown_rows)
        assert shown_rows(pane)[0].startswith("┌─")
        pane.focus()
        await pilot.pause()
        assert shown_rows(pane)[0].startswith("┏━")


async def test_lines_added_by_the_program_are_edits_that_undo_takes_back_one_by_one(
    stage: type[Stage], pane: Pane
) -> None:
    app = stage(pane)
    async with app.run_test() as pilot:
        pane.focus()
        pane.append_line("four")
        assert pane.cursor_location == (0, 0)
        pane.insert_below_cursor("half")
        assert pane.cursor_location == (1, 4)
        pane.replace_row(1, "ONE AND A HALF")
        assert pane.cursor_location == (1, 4)
        assert pane.lines == ["one", "ONE AND A HALF", "two", "three", "four"]
        await pilot.pause()
        assert len(app.said(Pane.Edited)) == 3
        await pilot.press("ctrl+z")
        assert pane.lines == ["one", "half", "two", "three", "four"]
        await pilot.press("ctrl+z")
        assert pane.lines == ["one", "two", "three", "four"]
        await pilot.press("ctrl+z")
        assert pane.text == "one\ntwo\nthree"


async def test_a_line_appended_to_an_empty_pane_or_above_an_empty_last_line(stage: type[Stage]) -> None:
    empty, open_ended = Pane(title="x"), Pane("a\n", title="y")
    async with stage(empty, open_ended).run_test():
        empty.append_line("first")
        assert empty.text == "first"
        open_ended.move_cursor((1, 0))
        open_ended.append_line("b")
        assert open_ended.text == "a\nb\n"
        assert open_ended.cursor_location == (2, 0)


async def test_putting_the_same_line_in_its_place_is_no_edit(stage: type[Stage]) -> None:
    pane = Pane("a\x1b", title="x")
    app = stage(pane)
    async with app.run_test() as pilot:
        pane.replace_row(0, "a\x1b")
        await pilot.pause()
        assert not app.posted


async def test_ctrl_home_and_ctrl_end_go_through_the_whole_text(stage: type[Stage], pane: Pane) -> None:
    async with stage(pane).run_test() as pilot:
        pane.focus()
        await pilot.press("ctrl+end")
        assert pane.cursor_location == (2, 5)
        await pilot.press("ctrl+shift+home")
        assert pane.selected_text == "one\ntwo\nthree"


async def test_ctrl_c_without_a_selection_does_not_quit(stage: type[Stage], pane: Pane) -> None:
    app = stage(pane)
    async with app.run_test() as pilot:
        pane.focus()
        await pilot.press("ctrl+c", "x")
        assert pane.line(0) == "xone"


async def test_undoing_a_long_paste_takes_the_scrollbar_and_the_lines_away(stage: type[Stage], pane: Pane) -> None:
    app = stage(pane)
    async with app.run_test(size=(40, 8)) as pilot:
        pane.focus()
        pane.move_cursor((2, 5))
        pane.insert("".join(f"\nline {number}" for number in range(500)))
        await pilot.pause()
        assert pane.show_vertical_scrollbar
        assert pane.row == 502
        await pilot.press("ctrl+z")
        await pilot.pause()
        assert pane.text == "one\ntwo\nthree"
        assert pane.cursor_location == (2, 5)
        await pilot.press("ctrl+y")
        await pilot.pause()
        assert pane.row == 502
