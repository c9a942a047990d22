"""The quiet lines at the edges: status, banner, done, keys, rail."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pytest
from rich.cells import cell_len
from textual.widget import Widget

from noblame.widgets.banner import Banner
from noblame.widgets.done_line import DoneLine
from noblame.widgets.key_line import KeyLine
from noblame.widgets.one_line import OneLine
from noblame.widgets.rail import Rail
from noblame.widgets.status_line import StatusLine

if TYPE_CHECKING:
    from tests.widgets.conftest import Stage

WIDTHS = (200, 100, 95, 80, 70, 60, 40, 20, 8, 3)


class Stop(NamedTuple):
    """One step as the rail is told of it."""

    number: int
    label: str
    minutes: str
    planned: str
    state: str
    sign: str


STOPS = (
    Stop(1, "Stage", "2:11", "2", "done", "✓"),
    Stop(2, "Timeline", "9:40", "10", "done", "✓"),
    Stop(3, "Root cause", "", "15", "current", "▶"),
    Stop(4, "Improve", "15", "15", "ahead", ""),
    Stop(5, "Actions", "5", "5", "ahead", ""),
    Stop(6, "Wins", "3", "3", "ahead", ""),
)
KEYS = (
    ("F1", "help", "help"),
    ("F4", "next", "forward"),
    ("F5", "+1 min", "add_minute"),
    ("", "no key", "facts"),
    ("F2", "redirect", "redirect"),
    ("F10", "close", "close_meeting"),
)


def filled(widget: OneLine) -> OneLine:
    if isinstance(widget, Rail):
        widget.show(STOPS, "ends 15:53", {3: 2, 5: 1})
    elif isinstance(widget, KeyLine):
        widget.show(KEYS)
    elif isinstance(widget, DoneLine):
        widget.show([("a root that is no person", True), ("something to act on", False)])
    elif isinstance(widget, StatusLine):
        widget.show_left("Checkout [@click=app.quit]x[/] unavailable · 漢字")
        widget.show_right("saved 14:02:03")
    return widget


def text(widget: Widget) -> str:
    return widget.render_line(0).text


def words(widget: Widget) -> str:
    return " ".join(text(widget).split())


@pytest.mark.parametrize("kind", [Rail, KeyLine, DoneLine, StatusLine])
async def test_every_edge_fits_every_width(stage: type[Stage], kind: type[OneLine]) -> None:
    widget = kind()
    async with stage(widget).run_test() as pilot:
        filled(widget)
        for width in WIDTHS:
            await pilot.resize_terminal(width, 6)
            said, room = text(widget), widget.size.width
            assert widget.size.height == 1
            assert cell_len(said) <= room
            if widget.line(room).cell_length > room > 0:
                assert "…" in said, "nothing is cut without saying so"
            assert "\x1b" not in said


async def test_the_rail_says_more_the_wider_it_is(stage: type[Stage]) -> None:
    rail = Rail()
    async with stage(rail).run_test(size=(200, 4)) as pilot:
        rail.show(STOPS, "ends 15:53")
        await pilot.pause()
        assert "✓ 2 Timeline 9:40 of 10" in text(rail)
        await pilot.resize_terminal(100, 4)
        usual = "✓ 1 Stage 2:11 ✓ 2 Timeline 9:40 ▶ 3 Root cause 4 Improve 15 5 Actions 5 6 Wins 3 ends 15:53"
        assert words(rail) == usual
        await pilot.resize_terminal(80, 4)
        assert all(stop.label in text(rail) for stop in STOPS)
        await pilot.resize_terminal(60, 4)
        assert words(rail) == "▶ 3 of 6 Root cause ends 15:53"


async def test_the_rail_says_how_much_is_to_be_reworded_in_each_step(stage: type[Stage]) -> None:
    rail = Rail()
    async with stage(rail).run_test(size=(200, 4)) as pilot:
        rail.show(STOPS, "ends 15:53", {2: 3, 3: 2, 4: 0, 6: 12})
        await pilot.pause()
        assert "✓ 2 Timeline 9:40 of 10 ·3 to reword   " in text(rail)
        assert " ▶ 3 Root cause ·2 to reword " in text(rail)
        assert "4 Improve 15   5 Actions 5   6 Wins 3 ·12 to reword" in text(rail)
        await pilot.resize_terminal(100, 4)
        assert words(rail).startswith(
            "✓ 1 Stage ✓ 2 Timeline ·3 ▶ 3 Root cause ·2 4 Improve 15 5 Actions 5 6 Wins 3 ·12"
        )
        await pilot.resize_terminal(80, 4)
        assert words(rail) == "✓1 ✓2 ·3 ▶3 Root cause ·2 4 Improve 5 Actions 6 Wins ·12 ends 15:53"
        await pilot.resize_terminal(60, 4)
        assert words(rail) == "▶ 3 of 6 Root cause ·2 ends 15:53"
        rail.show(STOPS, "ends 15:53", {})
        await pilot.pause()
        assert "·" not in text(rail)


async def test_the_rail_is_drawn_again_only_when_it_says_something_else(stage: type[Stage]) -> None:
    rail = Rail()
    async with stage(rail).run_test(size=(100, 4)) as pilot:
        rail.show(STOPS, "ends 15:53")
        await pilot.pause()
        drawn: list[int] = []
        line = rail.line
        rail.line = lambda width: drawn.append(width) or line(width)  # type: ignore[method-assign, func-returns-value]
        rail.show(tuple(STOPS), "ends 15:53")
        await pilot.pause()
        assert not drawn
        rail.show(STOPS, "ends 15:54")
        await pilot.pause()
        assert drawn


async def test_help_is_always_in_the_footer_and_the_rest_goes_by_importance(stage: type[Stage]) -> None:
    keys = KeyLine()
    async with stage(keys).run_test(size=(100, 4)) as pilot:
        keys.show(KEYS)
        await pilot.pause()
        assert words(keys) == "F4 next F5 +1 min F2 redirect F10 close F1 help"
        await pilot.resize_terminal(31, 4)
        assert words(keys) == "F4 next F5 +1 min F1 help"
        await pilot.resize_terminal(12, 4)
        assert words(keys) == "F1 help"


async def test_a_click_on_a_key_posts_its_action(stage: type[Stage]) -> None:
    keys = KeyLine()
    app = stage(keys)
    async with app.run_test(size=(100, 4)) as pilot:
        keys.show(KEYS)
        await pilot.pause()
        place = text(keys)
        for label in ("next", "redirect", "help"):
            await pilot.click(KeyLine, offset=(1 + place.index(label), 0))
        await pilot.click(KeyLine, offset=(98, 0))
        assert [message.action for message in app.said(KeyLine.Pressed)] == ["forward", "redirect", "help"]


async def test_the_banner_stays_until_the_trouble_is_over(stage: type[Stage]) -> None:
    banner = Banner()
    async with stage(banner).run_test(size=(60, 4)) as pilot:
        assert not banner.display
        banner.show("not saved: the disk is full")
        await pilot.pause()
        assert text(banner).strip() == "▲ ATTENTION  not saved: the disk is full"
        banner.show("")
        await pilot.pause()
        assert not banner.display


async def test_the_banner_takes_as_many_rows_as_the_whole_of_it_needs(stage: type[Stage]) -> None:
    banner = Banner()
    async with stage(banner).run_test(size=(40, 8)) as pilot:
        banner.show("not saved: the disk is full; [/] all of it is in /home/mei/.local/state/noblame/copies/pool.yaml")
        await pilot.pause()
        said = "".join(banner.render_line(row).text.strip() for row in range(banner.size.height))
        assert said.endswith("/copies/pool.yaml")
        assert "[/]" in said


async def test_done_line_says_what_is_missing_first_where_there_is_little_room(stage: type[Stage]) -> None:
    done = DoneLine()
    async with stage(done).run_test(size=(80, 4)) as pilot:
        done.show([("a root that is no person", True), ("something to act on", False)])
        await pilot.pause()
        assert text(done).strip() == "Done when  ✓ a root that is no person   ✗ something to act on"
        await pilot.resize_terminal(40, 4)
        assert text(done).strip() == "✓ 1 of 2   ✗ something to act on"


async def test_the_last_save_stays_whole(stage: type[Stage]) -> None:
    status = StatusLine("A very long title of an incident that goes on and on", "saved 14:02:03")
    async with stage(status).run_test(size=(40, 4)):
        assert text(status).rstrip().endswith("…  saved 14:02:03")


async def test_the_left_is_told_in_the_longest_form_that_fits(stage: type[Stage]) -> None:
    status = StatusLine()
    status.show_left("11 h left for the meeting", "meet within 11 h", "11 h")
    async with stage(status).run_test(size=(40, 4)) as pilot:
        assert text(status).strip() == "11 h left for the meeting"
        status.show_right("saved 14:02:03")
        await pilot.pause()
        assert text(status).split("  ")[0].strip() == "meet within 11 h"
        await pilot.resize_terminal(24, 4)
        assert text(status).strip().startswith("11 h  ")
