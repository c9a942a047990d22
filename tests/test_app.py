"""The app around the screens: its ways out, what it keeps, and what nobody may see."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from noblame.app import NoblameApp
from noblame.cli import opening
from noblame.meeting.clock import Now
from noblame.meeting.opening import Wish
from noblame.meeting.standing import find
from noblame.record import load
from noblame.record.desk import Desk
from noblame.screens.home import HomeScreen
from noblame.settings import Settings
from noblame.widgets.banner import Banner
from noblame.widgets.pane import Pane

NOON = Now(elapsed=10.0, awake=10.0, wall=datetime(2026, 11, 24, 12, tzinfo=UTC))
SECRET = "Ana Prieto dropped the table"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    record = tmp_path / "archive" / "record.yaml"
    record.parent.mkdir()
    record.write_text(f"noblame: 1\ntitle: Lights out\nlessons: {{went_well: [{SECRET}]}}\n")
    return record


@pytest.fixture
def app(path: Path) -> Iterator[NoblameApp]:
    app = NoblameApp(Settings(), [], path.parent, lambda: NOON)
    app.desk, app.wish = Desk.open(path), Wish(path=path, step="wins")
    yield app
    app.desk.close()


async def type_a_win(pilot: Pilot[Any]) -> None:
    pane = pilot.app.screen.query_one("#lessons--went_well", Pane)
    pane.focus()
    await pilot.press("end", "!")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
async def test_a_signal_saves_what_was_typed_a_moment_ago_and_ends_with_its_status(
    app: NoblameApp, path: Path, number: signal.Signals
) -> None:
    async with app.run_test() as pilot:
        await pilot.pause()
        await type_a_win(pilot)
        signal.raise_signal(number)
        for _ in range(5_000):
            if app.return_value is not None:
                break
            await pilot.pause(0.005)
    assert app.return_value == 128 + number
    assert str(path) in app.farewell[0]
    assert load(path).incident.lessons.went_well == (f"{SECRET}!",)
    standing = find(path)
    assert standing is not None
    assert standing.place == "wins"


async def test_a_signal_in_a_dialog_saves_the_pane_below(app: NoblameApp, path: Path) -> None:
    async with app.run_test() as pilot:
        await pilot.pause()
        await type_a_win(pilot)
        await pilot.press("f1")
        app.end_by_signal(signal.SIGTERM)
        await pilot.pause()
    assert load(path).incident.lessons.went_well == (f"{SECRET}!",)


async def test_ctrl_c_outside_a_pane_says_how_to_leave(app: NoblameApp) -> None:
    async with app.run_test() as pilot:
        await pilot.press("escape", "ctrl+c")
        assert "ctrl+q leaves; everything is saved" in [each.message for each in app._notifications]
        assert app.return_value is None


FOUR = 'theme: pink\nbell: perhaps\nkeys: {nosuchthing: "f5"}\nagenda: {stage: x}\n'
LASTING = "4 wrong settings: .noblame.yaml:1,2,3,4"


@pytest.mark.parametrize("size", [(60, 18), (80, 24)])
@pytest.mark.parametrize("at", ["home", "draft", "meeting"])
async def test_wrong_settings_are_said_in_a_row_of_their_own_that_lasts_and_covers_nothing(
    path: Path, at: str, size: tuple[int, int]
) -> None:
    (path.parent / ".noblame.yaml").write_text(FOUR, "utf-8")
    app = NoblameApp.of(path.parent)
    if at != "home":
        app.desk = Desk.open(path)
    if at == "meeting":
        app.wish = Wish(path=path, step="wins")
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        assert not app._notifications
        banner = app.screen.query_one(Banner)
        assert LASTING in str(banner.content)
        assert banner.region.height == 1
        if app.room is not None:
            app.room.beat()
            app.screen.show_all()  # type: ignore[attr-defined]
            assert LASTING in str(banner.content)
    if app.desk is not None:
        app.desk.close()


async def test_where_all_settings_are_used_nothing_is_said(app: NoblameApp) -> None:
    async with app.run_test() as pilot:
        await pilot.pause()
        assert not app.screen.query_one(Banner).display


def test_what_is_wrong_with_each_setting_is_told_in_full_once_the_terminal_is_the_users_again(
    path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (path.parent / ".noblame.yaml").write_text('theme: pink\nkeys: {nosuchthing: "f5", minute: "zzz"}\n', "utf-8")
    app = NoblameApp.of(path.parent)
    assert [(problem.line, problem.column) for problem in app.problems] == [(1, 8), (2, 8), (2, 35)]
    assert (app.theme, app.settings.keys) == ("projector-dark", {})
    monkeypatch.setattr(app, "run", lambda **_: 0)
    assert opening._run(app, mouse=False) == 0
    assert capsys.readouterr().err.splitlines() == [str(problem) for problem in app.problems]


async def test_an_unknown_theme_falls_back_to_ours(path: Path) -> None:
    app = NoblameApp(Settings(theme="no such theme"), [], path.parent)
    assert app.theme == "projector-dark"
    app.action_change_theme()
    assert app.theme == "projector-light"
    app.action_change_theme()
    assert app.theme == "projector-dark"


PLACES = ["lobby", "stage", "timeline", "root-cause", "improvements", "actions", "wins", "close"]


@pytest.mark.parametrize("place", PLACES)
def test_a_bug_in_any_place_shows_one_calm_line_never_code_nor_the_incident(
    path: Path, place: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(self: object) -> None:
        secret = SECRET
        raise KeyError(secret, self)

    desk = Desk.open(path)
    app = NoblameApp(Settings(), [], path.parent, lambda: NOON)
    app.desk, app.wish = desk, Wish(path=path, step=None if place == "lobby" else place)

    async def then(pilot: Pilot[Any]) -> None:
        await pilot.pause()
        if place == "wins":
            await type_a_win(pilot)
            assert app.led is not None
            app.led.flush()
        monkeypatch.setattr(type(app.screen), "show_time", broken)
        assert app.led is not None
        app.led.call_later(app.led.beat)

    run = app.run
    monkeypatch.setattr(app, "run", lambda *, mouse: run(headless=True, mouse=mouse, auto_pilot=then))
    assert opening._run(app, mouse=False) == 70
    shown = capsys.readouterr()
    assert "Traceback" not in shown.out + shown.err
    assert "dropped" not in shown.out + shown.err
    calm = shown.err.strip()
    assert "\n" not in calm
    assert calm.startswith("noblame made a mistake of its own and had to stop; the details are in ")
    log = Path(calm.rpartition(" ")[2])
    assert "in broken" in log.read_text()
    assert log.stat().st_mode & 0o077 == 0
    if place == "wins":
        assert load(path).incident.lessons.went_well == (f"{SECRET}!",)
    assert str(path) in shown.out


def test_a_bug_at_home_is_as_calm(
    path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(self: object) -> None:
        raise KeyError(SECRET, self)

    app = NoblameApp(Settings(), [], path.parent, lambda: NOON)

    async def then(pilot: Pilot[Any]) -> None:
        await pilot.pause()
        monkeypatch.setattr(HomeScreen, "on_resize", broken)
        await pilot.resize_terminal(60, 18)

    run = app.run
    monkeypatch.setattr(app, "run", lambda *, mouse: run(headless=True, mouse=mouse, auto_pilot=then))
    assert opening._run(app, mouse=False) == 70
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err.startswith("noblame made a mistake of its own and had to stop; the details are in ")
    assert "dropped" not in shown.err


async def test_the_screen_of_a_place_is_made_when_the_room_first_goes_there(app: NoblameApp) -> None:
    async with app.run_test() as pilot:
        await pilot.pause()
        assert app.is_screen_installed("wins")
        assert not app.is_screen_installed("actions")
        await pilot.press("f3")
        assert app.is_screen_installed("actions")
        before = app.get_screen("wins")
        await pilot.press("f4")
        assert app.screen is before
