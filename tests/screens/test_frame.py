"""What every place of a meeting shows, at every size, in every theme, for every record."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from noblame.settings import Settings
from noblame.widgets.clock_face import ClockFace
from noblame.widgets.done_line import DoneLine
from noblame.widgets.key_line import KeyLine
from noblame.widgets.pane import Pane
from noblame.widgets.rail import Rail

if TYPE_CHECKING:
    from tests.screens.conftest import Open, Window

SIZES = [(60, 18), (80, 24), (100, 28), (200, 60)]
NAMES = ["Stage", "Timeline", "Root cause", "Improve", "Actions", "Wins"]


def whole(window: Window, selector: object) -> list[str]:
    """Return what a widget shows, which must be all on the screen."""
    widget = window.screen.query_one(selector)
    assert widget.display
    assert widget.region.width
    assert widget.region.height
    assert widget.region in window.screen.region, widget
    return window.rows(f"#{widget.id}")


def must_fit(window: Window) -> None:
    """Check what no place may do without."""
    lines = window.lines
    number, name = window.room.session.places.index(window.place.PLACE), window.place.guide.short
    assert all(len(line) <= window.app.size.width for line in lines)
    clock = "\n".join(whole(window, ClockFace))
    assert re.search(r"\d+:\d\d (left|planned|taken)", clock)
    rail = whole(window, Rail)[0]
    assert re.search(r"ends \d\d:\d\d$", rail)
    if name in NAMES:
        assert re.search(f"▶ ?{number} ", rail)
        assert name in rail
    assert whole(window, "#question")[0].startswith(window.place.guide.question.split("?")[0][:20])
    keys = whole(window, KeyLine)[0]
    assert keys.endswith("F1 help")
    if window.place.PLACE not in ("lobby", "close"):
        assert keys.startswith("F4 next")
    if window.place.query(DoneLine):
        assert re.search("[✓✗]", whole(window, DoneLine)[0])
    for widget in window.screen.query("#body *, #head *, #body, #head, #done, #status, #rail, #said"):
        if widget.region.area and not widget.parent.allow_vertical_scroll:
            assert widget.region in widget.parent.region, widget
    focused = window.app.focused
    assert focused is None or focused.region.height >= 1


@pytest.mark.parametrize(
    ("stem", "size"),
    [*(("2026-11-05-storage-recovery", size) for size in SIZES), ("2026-11-22-login-codes", (80, 24))],
)
async def test_clock_step_name_done_line_and_keys_are_whole_at_every_place(
    meeting: Open, stem: str, size: tuple[int, int]
) -> None:
    async with meeting(stem, size=size) as window:
        for place in window.room.session.places:
            if place != "lobby":
                window.place.go(place)
                await window.settle()
            must_fit(window)


async def test_it_goes_along_with_a_change_of_size(meeting: Open) -> None:
    async with meeting(step="actions", size=(200, 60)) as window:
        for size in (*reversed(SIZES), (100, 28)):
            await window.pilot.resize_terminal(*size)
            await window.settle()
            must_fit(window)
            await window.beat()
            must_fit(window)


@pytest.mark.parametrize(
    ("size", "rows"), [((80, 24), 6), ((200, 60), 6), ((80, 23), 4), ((80, 19), 4), ((80, 18), 1), ((60, 18), 1)]
)
async def test_the_digits_are_as_tall_as_the_terminal_allows(meeting: Open, size: tuple[int, int], rows: int) -> None:
    async with meeting(step="timeline", size=size) as window:
        assert len(whole(window, ClockFace)) == rows


async def test_a_pane_in_hand_has_room_to_write_also_in_a_zoomed_font(meeting: Open) -> None:
    async with meeting(size=(60, 18)) as window:
        for place in ("stage", "timeline", "root-cause", "improvements", "wins"):
            window.place.go(place)
            await window.settle()
            assert isinstance(window.app.focused, Pane)
            assert window.app.focused.size.height >= 5, place


@pytest.mark.parametrize(
    ("theme", "no_color"),
    [
        ("projector-dark", "1"),
        ("projector-light", ""),
        ("projector-light", "1"),
        ("ansi-dark", ""),
        ("ansi-dark", "1"),
        ("no such theme", ""),
    ],
)
async def test_every_theme_draws_every_place_with_and_without_colour(
    meeting: Open, monkeypatch: pytest.MonkeyPatch, theme: str, no_color: str
) -> None:
    monkeypatch.setenv("NO_COLOR", no_color)
    async with meeting(step="stage", settings=replace(Settings(), theme=theme)) as window:
        left_out = theme == "no such theme" or (theme == "ansi-dark" and no_color)
        assert window.app.theme == ("projector-dark" if left_out else theme)
        must_fit(window)
        window.clock.go_on(119)
        await window.beat()
        assert "▲▲ LAST MINUTE  0:01 left of 2:00" in window.text
        await window.press("f4", "f2", "f2")
        must_fit(window)
        await window.press("f6")
        assert "❚❚ PAUSED" in window.text


async def test_title_severity_and_the_last_save_stand_at_the_top(meeting: Open) -> None:
    async with meeting(step="timeline") as window:
        window.saved()
        await window.beat()
        assert window.row("#status") == ("Login codes arrived up to 40 minutes late · P1" + " " * 38 + "saved 09:30:00")


async def test_a_title_too_long_ends_in_an_ellipsis_and_the_save_stays_whole(meeting: Open) -> None:
    async with meeting(f"title: {'漢字かな ' * 30}\n", step="timeline", size=(60, 18)) as window:
        window.saved()
        await window.beat()
        assert re.search(r"…\s+saved 09:30:00$", window.row("#status"))
        must_fit(window)


async def test_an_empty_new_record_teaches_at_every_place(meeting: Open) -> None:
    async with meeting("title: The lights went out\n", size=(80, 24)) as window:
        taught = {"stage": "Ines Faro (responder)", "timeline": "14:09 [detect]", "root-cause": "Start with what broke"}
        for place in window.room.session.places[1:]:
            window.place.go(place)
            await window.settle()
            must_fit(window)
            assert taught.get(place, "") in window.text
        await window.press("f10")
    assert window.app.return_value == 0


async def test_an_ongoing_incident_goes_through_every_place(meeting: Open) -> None:
    async with meeting("2026-11-23-vans-on-the-map") as window:
        for place in window.room.session.places[1:]:
            window.place.go(place)
            await window.settle()
            must_fit(window)


HOSTILE = "[b]x[/b] [@click=app.quit]y[/] \\[/var/log] full"
FIELDS = f"""title: '{HOSTILE}'
severity: P1
impact: '{HOSTILE}'
detection: '{HOSTILE}'
root_cause: '{HOSTILE}'
attendees: ['{HOSTILE}']
timeline: [{{what: '{HOSTILE}'}}]
causes: [{{because: '{HOSTILE}', kind: root}}]
improvements: [{{idea: '{HOSTILE}', votes: 1}}]
actions: [{{what: '{HOSTILE}', owner: '{HOSTILE}', due: '{HOSTILE}', closes: '{HOSTILE}'}}]
parked: [{{what: '{HOSTILE}'}}]
lessons: {{went_well: ['{HOSTILE}'], lucky: ['{HOSTILE}'], to_improve: ['{HOSTILE}'], headline: '{HOSTILE}'}}
"""
ESCAPES = '"\\e]52;c;aGk=\\a\\e[31m\\x9b2J\\u202e"'


async def test_a_record_full_of_markup_is_shown_as_it_is_written(meeting: Open) -> None:
    async with meeting(FIELDS, size=(120, 34)) as window:
        before = window.incident
        for place in window.room.session.places[1:]:
            window.place.go(place)
            await window.settle()
            assert HOSTILE in window.text, place
            assert window.row("#status").startswith(HOSTILE)
        await window.press("f3", "f3", "f3", "f3", "ctrl+f")
        assert window.row("#dialog-title") == HOSTILE + " [root]"
        assert replace(window.incident, meeting=before.meeting) == before


async def test_control_characters_never_reach_the_terminal(meeting: Open) -> None:
    text = re.sub("'.*?'", lambda _: ESCAPES, FIELDS)
    async with meeting(text, size=(100, 28)) as window:
        for place in window.room.session.places[1:]:
            window.place.go(place)
            await window.settle()
            drawn = window.text
            assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", drawn), place
            assert "␛" in drawn
        await window.app.run_action("facts", window.place)
        await window.settle()
        assert "␛" in window.text
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", window.text)
        await window.press("escape")
        saved = window.saved()
        assert saved.causes[0].because == "\x1b]52;c;aGk=\x07\x1b[31m\x9b2J\u202e"
        assert saved.title == saved.causes[0].because


async def test_what_is_wrong_lasts_in_a_banner_until_it_is_mended(meeting: Open) -> None:
    async with meeting(step="timeline") as window:
        path = window.room.desk.path
        path.unlink()
        await window.press("end")
        await window.type("!")
        await window.beat(1)
        assert await window.until(lambda: not window.room.desk.saving)
        for seconds in (0, 5, 600):
            await window.beat(seconds)
            assert await window.until(lambda: not window.room.desk.saving)
            assert window.row("#banner").startswith("▲ ATTENTION")
            assert "2026-11-22-login-codes.yaml" in window.row("#banner")
        await window.press("ctrl+s")
        assert await window.until(lambda: not window.room.desk.saving)
        await window.beat(1)
        assert not window.screen.query_one("#banner").display
        assert b"customers!" in path.read_bytes()


async def test_a_key_in_the_footer_can_be_clicked(meeting: Open) -> None:
    async with meeting(step="timeline") as window:
        await window.pilot.click("#keys", offset=(2, 0))
        await window.settle()
        assert window.place.PLACE == "root-cause"
        await window.pilot.click("#keys", offset=(window.row("#keys").index("F1 help") + 2, 0))
        await window.settle()
        assert window.screen.query("#help-page")
