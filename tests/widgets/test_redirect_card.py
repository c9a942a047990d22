from __future__ import annotations

from typing import TYPE_CHECKING

from textual.pilot import Pilot

from noblame.widgets.clock_face import ClockFace
from noblame.widgets.pane import Pane
from noblame.widgets.pixels import lettering
from noblame.widgets.redirect_card import RedirectCard, broken

if TYPE_CHECKING:
    from tests.widgets.conftest import Stage


def all_text(app: Stage) -> str:
    return "\n".join(strip.text for strip in app.screen._compositor.render_strips())


async def gone(pilot: Pilot[None], card: RedirectCard) -> bool:
    for _ in range(5_000):
        if not card.is_shown:
            return True
        await pilot.pause(0.001)
    return False


async def test_the_card_takes_neither_focus_nor_keys(stage: type[Stage]) -> None:
    pane, card = Pane(title="x"), RedirectCard()
    app = stage(ClockFace(), pane, card)
    async with app.run_test(size=(80, 24)) as pilot:
        pane.focus()
        await pilot.press("a")
        card.toggle_card()
        await pilot.press("b")
        await pilot.pause()
        assert card.is_shown
        assert app.focused is pane
        assert pane.text == "ab"
        for line in ("What allowed", "that to happen?"):
            assert all(row.rstrip() in all_text(app) for row in lettering(line) or ["never drawn"])


async def test_where_large_letters_have_no_room_or_a_letter_is_not_drawn_the_words_stand(stage: type[Stage]) -> None:
    for card, size in ((RedirectCard(), (60, 18)), (RedirectCard("What made it [possible]?"), (100, 28))):
        app = stage(card)
        async with app.run_test(size=size) as pilot:
            card.toggle_card()
            await pilot.pause()
            assert card._sentence in all_text(app)


def test_a_sentence_breaks_in_two_even_lines() -> None:
    assert broken("What allowed that to happen?") == [
        ["What allowed that to happen?"],
        ["What allowed", "that to happen?"],
    ]
    assert broken("Why?") == [["Why?"]]


async def test_the_clock_stays_in_sight(stage: type[Stage]) -> None:
    clock, card = ClockFace(), RedirectCard()
    for size in ((100, 28), (80, 24), (60, 18)):
        app = stage(clock := ClockFace(), card := RedirectCard())
        async with app.run_test(size=size) as pilot:
            card.toggle_card()
            await pilot.pause()
            assert card.region.width == size[0]
            assert not card.region.overlaps(clock.region)


async def test_a_second_press_takes_it_away(stage: type[Stage]) -> None:
    card = RedirectCard()
    async with stage(card).run_test() as pilot:
        card.toggle_card()
        card.toggle_card()
        await pilot.pause()
        assert not card.is_shown


async def test_it_goes_by_itself(stage: type[Stage]) -> None:
    card = RedirectCard(seconds=0.001)
    async with stage(card).run_test() as pilot:
        card.toggle_card()
        assert card.is_shown
        assert await gone(pilot, card)


async def test_a_card_laid_again_stays_its_whole_time(stage: type[Stage]) -> None:
    card = RedirectCard(seconds=1000)
    async with stage(card).run_test() as pilot:
        card.toggle_card()
        first = card._timer
        card.toggle_card()
        card.toggle_card()
        await pilot.pause()
        assert card.is_shown
        assert first is not None
        assert first is not card._timer
        assert first._task is None, "the first timer no longer runs"
