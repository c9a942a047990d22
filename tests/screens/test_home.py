from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from textual.widgets import Static

from noblame.archive.folder import records
from noblame.meeting.standing import find, forget
from noblame.record import load
from noblame.screens.help import HelpDialog
from noblame.screens.home import HomeScreen
from noblame.screens.triage import TriageDialog

if TYPE_CHECKING:
    from tests.screens.conftest import Open, Window

Record = Callable[[str], Path]
DRAFTED, FINISHED, ONGOING = "2026-11-22-login-codes", "2026-11-18-checkout-pool", "2026-11-23-vans-on-the-map"


@pytest.fixture
def three(record: Record, archive: Path) -> None:
    for stem in (DRAFTED, FINISHED, ONGOING):
        record(stem)
    (archive / "broken.yaml").write_text("noblame: 1\ntitle: [\n")


def listed(window: Window) -> list[str]:
    return [row.strip("┃│ ") for row in window.rows("#records")[1:-1] if row.strip("┃│ ")]


@pytest.mark.usefixtures("three")
async def test_it_lists_the_records_with_what_is_due_and_says_what_is_wrong(home: Open) -> None:
    async with home() as window:
        rows = listed(window)
        assert len(rows) == 4
        assert any(row.startswith("P1") and "Checkout unavailable for 47 minutes" in row for row in rows)
        assert any("▲ cannot be read   broken.yaml" in row for row in rows)
        assert window.row("#status").endswith("4 of 4 records")
        assert "meeting" in window.row("#tally")
        for _ in range(4):
            if "broken.yaml:3:1:" in window.row("#detail"):
                break
            await window.press("down")
        assert "broken.yaml:3:1:" in window.row("#detail")
        await window.press("enter")
        assert isinstance(window.screen, HomeScreen)


@pytest.mark.usefixtures("three")
async def test_a_text_filters_and_single_letters_are_only_text_there(home: Open) -> None:
    async with home() as window:
        await window.press("slash")
        await window.type("quiniq")
        assert listed(window) == []
        await window.press("ctrl+u")
        await window.type("PRIYA raman")
        assert [row for row in listed(window) if "Checkout" in row] == listed(window)
        assert window.row("#status").endswith("1 of 4 records")
        await window.press("enter")
        assert window.app.focused is window.screen.query_one("#records")
        await window.press("slash", "ctrl+u", "enter")
        assert window.row("#status").endswith("4 of 4 records")


async def test_the_words_of_a_filter_may_stand_anywhere(home: Open, archive: Path) -> None:
    for number in (98, 99):
        (archive / f"2026-11-0{number - 90}-x.yaml").write_text(f"noblame: 1\ntitle: svc-{number} was slow in Málaga\n")
    async with home() as window:
        await window.press("slash")
        await window.type("MALAGA 99 svc")
        assert window.row("#status").endswith("1 of 2 records")
        assert "svc-99" in listed(window)[0]


@pytest.mark.parametrize("size", [(60, 18), (80, 24), (100, 28)])
async def test_a_record_with_a_day_only_is_from_today_whatever_the_hour(
    home: Open, archive: Path, size: tuple[int, int]
) -> None:
    for day in (24, 23, 20):
        (archive / f"2026-11-{day}-x.yaml").write_text(f"noblame: 1\ntitle: On the {day}th\n")
    (archive / "y.yaml").write_text("noblame: 1\ntitle: With a time\nstarted: 2026-11-24T01:00:00Z\n")
    async with home(size=size) as window:
        assert [row.split("draft")[1].split()[0] for row in listed(window)] == ["8", "today", "yesterday", "4"]


@pytest.mark.usefixtures("three")
async def test_enter_runs_the_meeting_and_leaving_comes_back_home(home: Open) -> None:
    async with home() as window:
        await window.press("slash")
        await window.type("login")
        await window.press("enter", "enter")
        assert window.place.PLACE == "lobby"
        assert window.row("#status").startswith("Login codes arrived")
        await window.press("ctrl+q")
        assert await window.until(lambda: isinstance(window.screen, HomeScreen))
        await window.finish()
        assert window.app.room is None
        await window.press("enter")
        assert window.place.PLACE == "lobby"
        await window.press("q")
        assert await window.until(lambda: isinstance(window.screen, HomeScreen))
        await window.press("q")
    assert window.app.return_value == 0


async def test_a_new_record_is_decided_about_and_drafted(home: Open, archive: Path) -> None:
    async with home() as window:
        assert "No records here yet. n writes the first one." in window.text
        await window.press("n")
        assert isinstance(window.screen, TriageDialog)
        await window.type("The lights [b]went[/b] out")
        await window.press("enter")
        await window.type("P2")
        await window.press("enter", "enter", "space", "ctrl+s")
        assert await window.until(lambda: window.app.room is not None)
        assert "The lights [b]went[/b] out" in window.text
        path = archive / "2026-11-24-the-lights-b-went-b-out.yaml"
        assert load(path).incident.severity == "P2"
        await window.press("ctrl+q")
        assert await window.until(lambda: isinstance(window.screen, HomeScreen))


async def test_escape_writes_no_record(home: Open, archive: Path) -> None:
    async with home() as window:
        await window.press("n")
        await window.type("Nothing")
        await window.press("escape")
        assert isinstance(window.screen, HomeScreen)
        assert records(archive) == []


async def test_an_empty_folder_can_be_made_an_archive(home: Open, archive: Path) -> None:
    (archive / ".noblame.yaml").unlink()
    async with home() as window:
        assert "i makes this folder an archive" in window.text
        assert "i make an archive" in window.row("#keys")
        await window.press("i")
        assert (archive / ".noblame.yaml").exists()
        assert "make an archive" not in window.row("#keys")
        assert "made " in window.row("#detail")


@pytest.mark.usefixtures("three")
async def test_help_and_palette_offer_what_can_be_done_at_home(home: Open) -> None:
    async with home() as window:
        await window.press("f1")
        assert isinstance(window.screen, HelpDialog)
        assert "Run the meeting of this record (home.open)" in window.text
        await window.press("escape", "ctrl+p")
        assert await window.until(lambda: "Write a new record" in window.text)
        assert "Step forward" not in window.text
        await window.type("dark and")
        assert await window.until(lambda: "Change between the dark and the light theme" in window.text)
        await window.press("enter")
        assert await window.until(lambda: window.app.theme == "projector-light")


@pytest.mark.usefixtures("three")
async def test_a_record_that_cannot_be_opened_says_so_and_stays_home(home: Open, archive: Path) -> None:
    async with home() as window:
        await window.press("slash")
        await window.type("login")
        await window.press("enter")
        (archive / f"{DRAFTED}.yaml").write_text("noblame: 1\ntitle: [\n")
        await window.press("enter")
        assert isinstance(window.screen, HomeScreen)
        assert f"{DRAFTED}.yaml:3:1:" in str(window.screen.query_one("#detail", Static).content)


@pytest.mark.usefixtures("three")
@pytest.mark.parametrize("size", [(60, 18), (80, 24), (200, 60)])
async def test_every_row_is_one_line_and_what_is_cut_ends_in_an_ellipsis(home: Open, size: tuple[int, int]) -> None:
    async with home(size=size) as window:
        assert len(listed(window)) == 4
        assert all(len(line) <= size[0] for line in window.lines)
        assert "F1 help" in window.lines[-1]


@pytest.mark.usefixtures("three")
async def test_escape_takes_the_filter_away(home: Open) -> None:
    async with home() as window:
        await window.press("slash")
        await window.type("login")
        assert len(listed(window)) == 1
        await window.press("escape")
        assert len(listed(window)) == 4
        await window.press("n")
        assert window.screen.is_modal


@pytest.mark.usefixtures("three")
async def test_keys_pressed_at_once_go_where_they_belong_and_a_record_can_be_run_again_at_once(
    home: Open, archive: Path
) -> None:
    """Enter opens the meeting before the next key is taken; ctrl+q leaves it, and not the program."""
    async with home() as window:
        await window.press("slash")
        await window.type("login")
        await window.press("enter")
        for keys, place in ((("enter", "f4", "f4"), "timeline"), (("enter", "s", "f4"), "stage")):
            for key in (*keys, "ctrl+q"):
                window._send(key)
            await window.settle()
            assert await window.until(lambda: window.app.room is None)
            assert isinstance(window.screen, HomeScreen)
            standing = find(archive / f"{DRAFTED}.yaml")
            assert standing is not None
            assert standing.place == place
        assert not window.app._exit
    forget(archive / f"{DRAFTED}.yaml")
