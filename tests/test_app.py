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
from noblame.source.problem import Problem
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
        for _ in range(200):
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


async def test_a_wrong_setting_is_said_and_the_app_goes_on(path: Path) -> None:
    problem = Problem(path="config.yaml", found="[red]loud[/]", expected="true or false", line=2, column=7)
    app = NoblameApp(Settings(), [problem], path.parent, lambda: NOON)
    async with app.run_test() as pilot:
        await pilot.pause()
        said = [each.message for each in app._notifications]
        assert said == [f"{problem} (1 in the settings)"]
        assert app.screen.id == "home"


async def test_keys_and_theme_that_nothing_has_are_said_and_the_usual_ones_hold(path: Path) -> None:
    text = 'theme: pink\nkeys: {nosuchthing: "f5", minute: "zzz"}\n'
    (path.parent / ".noblame.yaml").write_text(text, "utf-8")
    app = NoblameApp.of(path.parent)
    assert [(problem.line, problem.column) for problem in app.problems] == [(1, 8), (2, 8), (2, 35)]
    assert (app.theme, app.settings.keys) == ("projector-dark", {})
    async with app.run_test() as pilot:
        await pilot.pause()
        assert [each.message.endswith("(3 in the settings)") for each in app._notifications] == [True]


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
