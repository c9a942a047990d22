from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pytest
from textual.color import Color

from noblame.widgets import pixels
from noblame.widgets.clock_face import ClockFace

if TYPE_CHECKING:
    from tests.widgets.conftest import Stage


class Face(NamedTuple):
    """A moment of the clock."""

    digits: str = "11:42"
    words: str = "11:42 left of 15:00"
    alarm: str = "calm"
    alarm_word: str = ""
    paused: bool = False
    asleep: str = ""


SOON = Face("2:40", "2:40 left of 15:00", "soon", "soon over")
LAST = Face("0:40", "0:40 left of 15:00", "last", "last minute")
OVER = Face("-1:20", "1:20 over", "over", "over")


def lines(clock: ClockFace) -> list[str]:
    return [strip.text for strip in clock.render_lines(clock.size.region)]


@pytest.mark.parametrize(("rows", "tall"), [(60, 6), (24, 6), (23, 4), (19, 4), (18, 1), (5, 1)])
async def test_digits_are_as_tall_as_the_terminal_allows(stage: type[Stage], rows: int, tall: int) -> None:
    clock = ClockFace()
    async with stage(clock).run_test(size=(80, rows)) as pilot:
        clock.show(Face())
        await pilot.pause()
        assert clock.size.height == tall
        assert lines(clock)[-1].strip().startswith("11:42 left")


async def test_nothing_moves_while_the_digits_change(stage: type[Stage]) -> None:
    clock = ClockFace()
    async with stage(clock).run_test(size=(80, 24)) as pilot:
        regions = set()
        for face in (Face(), SOON, OVER, Face("-75:00", "75:00 over", "over", "over"), Face(paused=True)):
            clock.show(face)
            await pilot.pause()
            regions.add(clock.region)
            drawn = [line.rstrip() for line in pixels.large(face.digits)]
            assert [line.strip() for line in lines(clock)[:5]] == [line.strip() for line in drawn]
        assert len(regions) == 1


@pytest.mark.parametrize(
    ("face", "words", "token"),
    [
        (SOON, "▲ SOON OVER  2:40 left of 15:00", "warning"),
        (LAST, "▲▲ LAST MINUTE  0:40 left of 15:00", "error"),
        (OVER, "■ 1:20 over", "error"),
        (Face(paused=True), "❚❚ PAUSED  11:42 left of 15:00", "primary"),
        (Face(asleep="asleep 47 min: F6 takes it off"), "asleep 47 min: F6 takes it off", "primary"),
    ],
)
async def test_an_alarm_is_a_word_a_sign_and_a_filled_bar(
    stage: type[Stage], face: Face, words: str, token: str
) -> None:
    clock = ClockFace()
    app = stage(clock)
    async with app.run_test(size=(80, 24)) as pilot:
        clock.show(face)
        await pilot.pause()
        bar = clock.render_line(5)
        assert bar.text.strip() == words
        colours = {segment.style.bgcolor for segment in bar if segment.style}
        assert colours == {Color.parse(app.theme_variables[token]).rich_color}


async def test_without_digits_the_words_are_short_and_still_say_all(stage: type[Stage]) -> None:
    clock = ClockFace()
    async with stage(clock).run_test(size=(60, 18)) as pilot:
        clock.show(LAST)
        await pilot.pause()
        assert lines(clock)[0].strip() == "▲▲ LAST MINUTE  0:40 left"
        clock.show(Face(asleep="asleep 147 min: F6 takes it off"))
        await pilot.pause()
        assert lines(clock)[0].strip() == "asleep 147 min: F6 takes it off"


async def test_the_same_face_is_not_drawn_again(stage: type[Stage]) -> None:
    clock = ClockFace()
    async with stage(clock).run_test(size=(80, 24)) as pilot:
        clock.show(Face())
        await pilot.pause()
        asked: list[bool] = []
        clock.refresh = lambda **how: asked.append(how["layout"])  # type: ignore[method-assign, assignment]
        clock.show(Face())
        assert not asked
        clock.show(SOON)
        assert asked == [False], "drawn in its place, without laying out the screen"


def test_large_and_small_digits_have_even_rows() -> None:
    for draw, tall in ((pixels.large, 5), (pixels.small, 3)):
        rows = draw("-0123:456789")
        assert len(rows) == tall
        assert len({len(row) for row in rows}) == 1
        assert set("".join(rows)) <= set(" █▀▄")


def test_every_digit_is_different() -> None:
    assert len({tuple(pixels.bitmap(digit)) for digit in "0123456789"}) == 10
