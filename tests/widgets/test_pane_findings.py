from __future__ import annotations

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
    return [Finding(start=start, end=start + 10, kind="blame", level="warn", rule="fault", message="", ask="How?")]


@pytest.fixture(autouse=True)
def no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(proofread, "PAUSE", 0.001)
    monkeypatch.setattr(proofread, "BREATH", 0.001)


async def settled(pilot: Pilot[None], pane: Pane, count: int) -> bool:
    """Give the timers their turn until `count` findings are known."""
    for _ in range(200):
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
