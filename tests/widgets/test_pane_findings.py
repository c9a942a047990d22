from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from textual.pilot import Pilot

from noblame.language.finding import Finding
from noblame.widgets import proofread
from noblame.widgets.pane import Pane

if TYPE_CHECKING:
    from tests.widgets.conftest import Stage

TEXT = "fine\nJohn broke it\n漢字 John broke it\nfine"


def check(line: str) -> list[Finding]:
    start = line.find("John")
    if start < 0:
        return []
    return [
        Finding(
            start=start, end=start + 10, kind="blame", level="warn", rule="fault", message="It stops.", ask="How so?"
        )
    ]


@pytest.fixture(autouse=True)
def no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(proofread, "PAUSE", 0.001)
    monkeypatch.setattr(proofread, "BREATH", 0.001)


async def settled(pilot: Pilot[None], pane: Pane, count: int) -> bool:
    """Give the timers their turn until `count` findings are known."""
    for _ in range(5_000):
        if len(pane.findings) == count:
            return True
        await pilot.pause(0.001)
    return False


async def test_what_was_loaded_is_checked_and_the_count_told(stage: type[Stage]) -> None:
    pane = Pane(TEXT, title="x", check=check)
    app = stage(pane)
    async with app.run_test() as pilot:
        assert await settled(pilot, pane, 2)
        await pilot.pause()
        assert [row for row, _ in pane.findings] == [1, 2]
        assert [message.count for message in app.said(Pane.Checked)] == [2]


async def test_the_line_being_typed_is_never_marked_until_it_is_left(stage: type[Stage]) -> None:
    pane = Pane("", title="x", check=check, show_marks=True)
    app = stage(pane)
    async with app.run_test(size=(40, 8)) as pilot:
        pane.focus()
        await pilot.press(*"John", "space", *"broke", "space", *"it")
        pane.proofread()
        assert pane.findings == []
        assert not underlined(pane, 0)
        await pilot.press("enter")
        assert await settled(pilot, pane, 1)
        await pilot.pause()
        assert underlined(pane, 0) == "John broke"
        await pilot.press("up", "x")
        assert pane.findings == []
        assert not underlined(pane, 0)


async def test_leaving_the_pane_finishes_the_line(stage: type[Stage]) -> None:
    pane = Pane("", title="x", check=check)
    async with stage(pane).run_test() as pilot:
        pane.focus()
        await pilot.press(*"John", "space", *"broke", "escape")
        assert await settled(pilot, pane, 1)


def underlined(pane: Pane, row: int) -> str:
    """Return what is drawn underlined in one row of the text."""
    strip = pane.render_line(row)
    return "".join(segment.text for segment in strip if segment.style and segment.style.underline)


async def test_marks_are_drawn_where_they_are_with_wide_characters_too(stage: type[Stage]) -> None:
    pane = Pane(TEXT, title="x", check=check, show_marks=True)
    async with stage(pane).run_test(size=(40, 10)) as pilot:
        assert await settled(pilot, pane, 2)
        assert [underlined(pane, row) for row in range(4)] == ["", "John broke", "John broke", ""]
        pane.show_marks = False
        await pilot.pause()
        assert not underlined(pane, 1)


async def test_without_marks_findings_are_only_counted(stage: type[Stage]) -> None:
    pane = Pane(TEXT, title="x", check=check)
    async with stage(pane).run_test() as pilot:
        assert await settled(pilot, pane, 2)
        assert not any(underlined(pane, row) for row in range(4))


async def test_a_place_beyond_the_line_is_clipped(stage: type[Stage]) -> None:
    pane = Pane("John", title="x", check=check, show_marks=True)
    async with stage(pane).run_test() as pilot:
        assert await settled(pilot, pane, 1)
        assert underlined(pane, 0) == "John"
        assert pane.next_finding() is not None


async def test_next_finding_walks_round(stage: type[Stage]) -> None:
    pane = Pane(TEXT, title="x", check=check)
    async with stage(pane).run_test():
        walked = [pane.next_finding() for _ in range(3)]
        assert [found[0] for found in walked if found] == [1, 2, 1]
        pane.move_cursor((2, 0))
        found = pane.next_finding()
        assert found is not None
        assert (found[0], pane.cursor_location) == (2, (2, 3))


async def test_next_finding_where_there_is_none(stage: type[Stage]) -> None:
    pane = Pane("fine", title="x", check=check)
    async with stage(pane).run_test():
        assert pane.next_finding() is None


async def test_a_finding_at_the_very_start_comes_first(stage: type[Stage]) -> None:
    pane = Pane("John broke it\nJohn broke it again", title="x", check=check)
    async with stage(pane).run_test():
        rows = [found[0] for found in (pane.next_finding(), pane.next_finding()) if found]
        assert rows == [0, 1]


async def test_recheck_asks_again(stage: type[Stage]) -> None:
    people: list[str] = []
    pane = Pane("John broke it", title="x", check=lambda line: check(line) if people else [])
    app = stage(pane)
    async with app.run_test() as pilot:
        pane.proofread()
        assert pane.findings == []
        people.append("John")
        pane.recheck()
        assert await settled(pilot, pane, 1)
        await pilot.pause()
        assert [message.count for message in app.said(Pane.Checked)] == [1]


async def test_a_merge_is_checked_without_taking_the_line_in_hand_for_finished(stage: type[Stage]) -> None:
    pane = Pane("", title="x", check=check)
    async with stage(pane).run_test() as pilot:
        pane.focus()
        await pilot.press(*"John", "space", *"broke")
        pane.replace_text("John was here\nJohn broke")
        pane.proofread()
        assert pane.row == 1
        assert [row for row, _ in pane.findings] == [0]


def explained(pane: Pane) -> str:
    """Return what the lower border says."""
    return str(pane.border_subtitle or "")


async def test_the_finding_at_the_cursor_is_explained_where_findings_are_marked(stage: type[Stage]) -> None:
    pane = Pane(TEXT, title="x", check=check, show_marks=True)
    async with stage(pane).run_test(size=(60, 10)) as pilot:
        assert await settled(pilot, pane, 2)
        pane.focus()
        await pilot.pause()
        assert explained(pane) == ""
        pane.move_cursor((1, 3))
        assert explained(pane) == "fault · It stops. → How so?"
        assert "fault · It stops. → How so?" in pilot.app.screen._compositor.render_strips(pilot.app.size)[9].text
        pane.move_cursor((0, 0))
        assert explained(pane) == ""
        pane.move_cursor((2, 0))
        await pilot.resize_terminal(24, 10)
        assert explained(pane) == "fault → How so?"
        await pilot.resize_terminal(18, 10)
        assert explained(pane) == "How so?"
        await pilot.resize_terminal(12, 10)
        assert explained(pane).endswith("…")
        await pilot.press("escape")
        assert explained(pane) == "", "only where the cursor is seen"
        await pilot.press("tab")
        assert explained(pane)
        pane.show_marks = False
        await pilot.pause()
        assert explained(pane) == ""


async def test_without_marks_nothing_is_explained(stage: type[Stage]) -> None:
    pane = Pane(TEXT, title="x", check=check)
    async with stage(pane).run_test() as pilot:
        assert await settled(pilot, pane, 2)
        pane.focus()
        await pilot.pause()
        pane.move_cursor((1, 3))
        assert explained(pane) == ""


async def test_the_line_being_typed_is_not_explained(stage: type[Stage]) -> None:
    pane = Pane("John broke it", title="x", check=check, show_marks=True)
    async with stage(pane).run_test() as pilot:
        assert await settled(pilot, pane, 1)
        pane.focus()
        await pilot.pause()
        assert explained(pane)
        await pilot.press("x")
        pane.proofread()
        assert explained(pane) == ""


async def test_one_who_writes_alone_sees_marks_in_the_line_being_typed_once_the_keys_pause(stage: type[Stage]) -> None:
    pane = Pane("", title="x", check=check, show_marks=True, while_typing=True)
    async with stage(pane).run_test(size=(40, 8)) as pilot:
        pane.focus()
        await pilot.press(*"John", "space", *"broke")
        assert await settled(pilot, pane, 1)
        await pilot.pause()
        assert underlined(pane, 0) == "John broke"
        assert explained(pane) == "fault · It stops. → How so?"


async def test_with_two_in_a_line_the_one_the_cursor_is_in_is_explained(stage: type[Stage]) -> None:
    def two(_: str) -> list[Finding]:
        first = check("John broke it")[0]
        return [first, first._replace(start=15, end=20, rule="harm")]

    pane = Pane("John broke it, then Ana", title="x", check=two, show_marks=True)
    async with stage(pane).run_test() as pilot:
        assert await settled(pilot, pane, 2)
        for column, rule in ((0, "fault"), (13, "fault"), (16, "harm"), (23, "fault")):
            pane.move_cursor((0, column))
            assert explained(pane).startswith(rule)


async def test_a_line_that_was_written_in_says_so_when_it_is_left(stage: type[Stage]) -> None:
    pane = Pane("one\ntwo", title="x", check=check)
    app = stage(pane)
    async with app.run_test() as pilot:
        pane.focus()
        await pilot.press("down", "up", "!", "enter", "down", "escape")
        assert [message.text for message in app.said(Pane.LineLeft)] == ["!", "one"]
        await pilot.press("tab", "x", "escape")
        assert [message.text for message in app.said(Pane.LineLeft)][2:] == ["xtwo"]


async def test_a_long_check_gives_the_keys_their_turn(stage: type[Stage], monkeypatch: pytest.MonkeyPatch) -> None:
    """Each slice ends once its time is over, however many lines that were."""
    monkeypatch.setattr(proofread, "enough", lambda: after(3))
    slices: list[int] = []
    asked: list[str] = []

    def noted(line: str) -> list[Finding]:
        asked.append(line)
        return check(line)

    pane = Pane("\n".join(f"John {n}" for n in range(10)), title="x", check=noted)
    read = pane.proofreading.read

    def counted(*arguments: object) -> bool:
        before = len(asked)
        done = read(*arguments)  # type: ignore[arg-type]
        slices.append(len(asked) - before)
        return done

    monkeypatch.setattr(pane.proofreading, "read", counted)
    async with stage(pane).run_test() as pilot:
        assert await settled(pilot, pane, 10)
        await pilot.pause()
        assert slices == [3, 3, 3, 1]
        assert pane.count == 10


def after(lines: int) -> Callable[[], bool]:
    seen = iter(range(1, 1000))
    return lambda: next(seen) >= lines


async def test_a_check_waits_for_what_comes_first(stage: type[Stage]) -> None:
    waiting = iter([True] * 5)
    asked: list[bool] = []

    def must_wait() -> bool:
        asked.append(next(waiting, False))
        assert pane.findings == []
        return asked[-1]

    pane = Pane("John broke it", title="x", check=check, must_wait=must_wait)
    async with stage(pane).run_test() as pilot:
        assert await settled(pilot, pane, 1)
        assert asked == [*[True] * 5, False]


async def test_where_nobody_can_write_the_line_that_changes_is_being_typed_elsewhere(stage: type[Stage]) -> None:
    pane = Pane("fine\n\nJohn broke it", title="x", check=check, show_marks=True, read_only=True)
    async with stage(pane).run_test() as pilot:
        assert await settled(pilot, pane, 1)
        pane.focus()
        for typed in ("John", "John broke"):
            pane.replace_text(f"fine\n{typed}\nJohn broke it")
            pane.proofread()
            assert [row for row, _ in pane.findings] == [2]
        await pilot.press("down", "down", "up")
        assert [row for row, _ in pane.findings] == [2]
        pane.replace_text("fine\nJohn broke\n\nJohn broke it")
        assert await settled(pilot, pane, 2)
