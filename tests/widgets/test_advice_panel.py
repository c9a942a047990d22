"""What a section lacks, in as many rows as there is room for."""

from collections.abc import Sequence

import pytest
from tests.widgets.conftest import Stage

from noblame.widgets.advice_panel import AdvicePanel

SHORT = ("hint", "Nothing is linked. → Link a log.")
LONG = ("warn", "This action is a wish: it has no owner and no date. → Give it one person as owner, and a date.")


async def shown(
    stage: type[Stage], size: tuple[int, int], points: Sequence[tuple[str, str]], in_hand: int | None = None
) -> list[str]:
    """The rows of the panel in a terminal of a size."""
    panel = AdvicePanel()
    async with stage(panel).run_test(size=size) as pilot:
        panel.show(points, in_hand, "l")
        await pilot.pause()
        return [strip.text.strip() for strip in panel.render_lines(panel.outer_size.region)]


async def test_all_is_whole_where_there_is_room(stage: type[Stage]) -> None:
    assert await shown(stage, (60, 24), [LONG, SHORT]) == [
        "▲ needed   This action is a wish: it has no owner and no",
        "date. → Give it one person as owner, and a date.",
        "· maybe    Nothing is linked. → Link a log.",
    ]


async def test_the_first_is_whole_where_there_is_less_and_the_rest_is_counted(stage: type[Stage]) -> None:
    assert await shown(stage, (60, 24), [LONG, LONG, LONG, SHORT]) == [
        "▲ needed   This action is a wish: it has no owner and no",
        "date. → Give it one person as owner, and a date.",
        "▲ needed   This action is a wish: it has no owner and no …",
        "and 2 more · l reads all",
    ]


async def test_the_one_in_hand_comes_first_and_is_whole_in_any_terminal(stage: type[Stage]) -> None:
    assert (await shown(stage, (60, 18), [SHORT, LONG], 1))[:2] == [
        "▲ needed   This action is a wish: it has no owner and no",
        "date. → Give it one person as owner, and a date.",
    ]


@pytest.mark.parametrize(("height", "most"), [(40, 7), (28, 4), (24, 4), (21, 3), (18, 1)])
async def test_the_panel_leaves_the_room_to_the_pane(stage: type[Stage], height: int, most: int) -> None:
    assert len(await shown(stage, (60, height), [LONG] * 9)) == most


@pytest.mark.parametrize("width", [1, 2, 3, 9])
async def test_a_tiny_terminal_is_survived(stage: type[Stage], width: int) -> None:
    assert await shown(stage, (width, 6), [LONG, SHORT])


async def test_nothing_takes_no_room(stage: type[Stage]) -> None:
    panel = AdvicePanel()
    async with stage(panel).run_test(size=(60, 24)):
        assert str(panel.render()) == ""
