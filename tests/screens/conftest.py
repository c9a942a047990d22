"""One window of the program, driven by keys and read as text; its clock is moved by hand."""

from __future__ import annotations

import asyncio
import gc
from collections.abc import AsyncIterator, Callable, Iterable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager, suppress
from datetime import UTC, datetime, timedelta
from importlib import resources
from pathlib import Path
from typing import Any

import pytest
from textual import events
from textual.dom import DOMNode
from textual.keys import _character_to_key
from textual.pilot import Pilot
from textual.widget import Widget

from noblame.app import NoblameApp
from noblame.meeting.clock import Now
from noblame.meeting.opening import Wish
from noblame.meeting.room import Room
from noblame.meeting.standing import forget
from noblame.meeting.writing import Writing
from noblame.record import load
from noblame.record.desk import Desk
from noblame.record.incident import Incident
from noblame.screens.led import LedScreen
from noblame.settings import Settings
from noblame.widgets.pane import Pane

START = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
"""A Tuesday: the day of the meeting that the half-drafted sample is planned for."""
DRAFTED = "2026-11-22-login-codes"
FINISHED = "2026-11-18-checkout-pool"
LONG = "2026-11-05-storage-recovery"
ONGOING = "2026-11-23-vans-on-the-map"
CHARACTERS = {"space": " ", "full_stop": ".", "plus": "+", "minus": "-", "question_mark": "?", "slash": "/"}
"""Keys by name that are characters too."""
ROUNDS = 5
"""How often messages are passed on until all is quiet: from a key to a pane, its screen, a dialog, the paint."""
PATIENCE = 1.0
"""Seconds to wait for a widget, which may have been taken away."""


class HandClock:
    """A clock that stands still until somebody moves it."""

    def __init__(self) -> None:
        self.seconds = 0.0
        self.slept = 0.0

    def __call__(self) -> Now:
        return Now(
            elapsed=5e5 + self.seconds,
            awake=3e5 + self.seconds - self.slept,
            wall=START + timedelta(seconds=self.seconds),
        )

    def go_on(self, seconds: float = 0.0, *, minutes: float = 0.0, asleep: bool = False) -> None:
        """Let time pass; `asleep` with the machine sleeping."""
        self.seconds += seconds + 60 * minutes
        self.slept += (seconds + 60 * minutes) * asleep


class Window:
    """The program on a screen of its own, with a pilot at the keys."""

    def __init__(self, app: NoblameApp, pilot: Pilot[int], clock: HandClock) -> None:
        self.app, self.pilot, self.clock = app, pilot, clock

    @property
    def room(self) -> Room:
        assert isinstance(self.app.room, Room)
        return self.app.room

    @property
    def writing(self) -> Writing:
        """The meeting or the draft."""
        assert self.app.room is not None
        return self.app.room

    @property
    def incident(self) -> Incident:
        return self.writing.incident

    @property
    def screen(self) -> Any:
        return self.app.screen

    @property
    def place(self) -> LedScreen:
        """The place of the meeting that is shown, also below a dialog."""
        assert self.app.led is not None
        return self.app.led

    @property
    def lines(self) -> list[str]:
        """What the terminal shows, row by row."""
        return [strip.text.rstrip() for strip in self.app.screen._compositor.render_strips(self.app.size)]

    @property
    def text(self) -> str:
        return "\n".join(self.lines)

    def pane(self, key: str = "") -> Pane:
        """Return the pane of a field, else the one with the focus."""
        pane = self.place.query_one(f"#{key.replace('.', '--')}") if key else self.app.focused
        assert isinstance(pane, Pane)
        return pane

    def rows(self, selector: str) -> list[str]:
        """Return what one widget shows, row by row."""
        widget: Widget = self.app.screen.query_one(selector)
        left, right = widget.region.x, widget.region.right
        strips = self.app.screen._compositor.render_strips(self.app.size)
        return [strip.crop(left, right).text.strip() for strip in strips[widget.region.y : widget.region.bottom]]

    def row(self, selector: str) -> str:
        return " ".join(self.rows(selector)).strip()

    async def press(self, *keys: str) -> None:
        """Press keys, each once the one before has been dealt with."""
        for key in keys:
            self._send(key)
            await self.settle()

    async def type(self, text: str) -> None:
        """Type a text, as quickly as it can be sent."""
        for character in text:
            self._send(_character_to_key(character), character)
        await self.settle()

    def _send(self, key: str, character: str | None = None) -> None:
        event = events.Key(key, character or CHARACTERS.get(key) or (key if len(key) == 1 else None))
        event.set_sender(self.app)
        assert self.app._driver is not None
        self.app._driver.send_message(event)

    async def settle(self) -> None:
        """Wait until everybody has dealt with what was posted, and with what that led to."""
        for _ in range(ROUNDS):
            if self.app._exit:
                return
            while self.app.keys_in_turn and not self.app._exit:
                await passed_by(self.app)
            screen = self.app.screen
            await passed_by(self.app, *screen.focus_chain, screen)
            screen._on_timer_update()
        await self.pilot._wait_for_screen()
        self.app.screen._on_timer_update()

    async def focus(self, selector: str) -> Any:
        """Put the focus on a widget, as the Tab key would."""
        widget = self.app.screen.query_one(selector)
        widget.focus()
        await self.settle()
        return widget

    async def retype(self, selector: str, text: str) -> Any:
        """Go into a line, empty it, and type another text."""
        line = await self.focus(selector)
        await self.press("end", "ctrl+u")
        await self.type(text)
        return line

    async def write(self, key: str, text: str) -> Pane:
        """Put a text into a pane as one edit of a person, and hand it over."""
        pane = self.pane(key)
        pane.focus()
        with self.app._context():
            pane.replace(text, pane.document.start, pane.document.end)
        await self.settle()
        return pane

    async def beat(self, seconds: float = 0.0) -> None:
        """Let time pass and the screen beat once."""
        self.clock.go_on(seconds)
        with self.app._context():  # more than one window may be open
            self.place.beat()
        await self.settle()

    async def look(self) -> None:
        """Let the window look at the disk and show what it found there."""
        desk = self.writing.desk
        await self.beat(2)
        assert await self.until(lambda: not desk._errand or desk._errand.done)
        await self.beat(2)

    async def until(self, happened: Callable[[], object]) -> bool:
        """Give timers and threads their turn until something has happened; return whether it has."""
        for _ in range(5_000):
            if happened():
                await self.settle()
                return True
            await self.pilot.pause(0.002)
        return False

    async def proofread(self) -> None:
        """Let the panes of this place be checked and all places be counted, as they are a moment after the last key."""
        for pane in self.place.query(Pane):
            pane.proofread()
        if self.place.counts_findings:
            assert await self.until(lambda: self.writing.is_read)
            self.place.count()
        await self.settle()

    async def finish(self) -> None:
        """Wait for what is done in threads, and for the screen to show it."""
        await self.app.workers.wait_for_complete()
        await self.settle()

    def saved(self) -> Incident:
        """Hand over what was typed, save it, and return what the file says."""
        with self.app._context():
            self.place.flush()
        assert self.writing.desk.save_now(self.clock().wall)
        return load(self.writing.desk.path).incident


async def passed_by(*nodes: DOMNode) -> None:
    """Wait until each of `nodes` has dealt with what was posted to it so far, or is gone."""
    for node in nodes:
        done = asyncio.Event()
        if node.call_later(done.set):
            with suppress(TimeoutError):
                await asyncio.wait_for(done.wait(), PATIENCE)


Open = Callable[..., AbstractAsyncContextManager[Window]]


def sample(stem: str) -> bytes:
    return (resources.files("noblame.sample_incidents") / f"{stem}.yaml").read_bytes()


@pytest.fixture(autouse=True, scope="session")
def collected_seldom() -> Iterator[None]:
    """Look for garbage seldom; at Python's own pace that takes a seventh of these tests."""
    usual = gc.get_threshold()
    gc.set_threshold(50_000)
    yield
    gc.set_threshold(*usual)


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    folder = tmp_path / "archive"
    folder.mkdir()
    (folder / ".noblame.yaml").write_text("")
    return folder


@pytest.fixture
def record(archive: Path) -> Callable[[str], Path]:
    """Write a record into the archive, by a sample's name or by its text, and return its path."""

    def write(what: str = DRAFTED) -> Path:
        is_text = "\n" in what
        path = archive / ("incident.yaml" if is_text else f"{what}.yaml")
        path.write_bytes(f"noblame: 1\n{what}".encode() if is_text else sample(what))
        return path

    return write


@pytest.fixture
def meeting(record: Callable[[str], Path], archive: Path, clock: HandClock) -> Open:
    """Open a meeting on a sample, a record's text or a path; one that is not `over` at the end is found again."""

    @asynccontextmanager
    async def open_meeting(
        what: str | Path = DRAFTED,
        *,
        step: str | None = None,
        size: tuple[int, int] = (100, 28),
        settings: Settings | None = None,
        over: bool = True,
        **wish: Any,
    ) -> AsyncIterator[Window]:
        path = what if isinstance(what, Path) else record(what)
        app = NoblameApp(settings or Settings(), [], archive, clock)
        app.desk, app.wish = Desk.open(path), Wish(path=path, step=step, **wish)
        async with app.run_test(size=size) as pilot:
            window = Window(app, pilot, clock)
            await window.finish()
            yield window
        app.desk.close()
        if over:
            forget(path)

    return open_meeting


@pytest.fixture
def draft(record: Callable[[str], Path], archive: Path, clock: HandClock) -> Open:
    """Open the document of a sample, of a record's text or of a path."""

    @asynccontextmanager
    async def open_draft(
        what: str | Path = DRAFTED,
        *,
        section: str = "summary",
        size: tuple[int, int] = (100, 28),
        settings: Settings | None = None,
    ) -> AsyncIterator[Window]:
        path = what if isinstance(what, Path) else record(what)
        app = NoblameApp(settings or Settings(), [], archive, clock)
        app.desk = Desk.open(path)
        async with app.run_test(size=size) as pilot:
            window = Window(app, pilot, clock)
            await window.finish()
            if section != "summary":
                window.place.go(section)
                await window.finish()
            yield window
        app.desk.close()

    return open_draft


@pytest.fixture
def home(archive: Path, clock: HandClock) -> Open:
    """Open the home screen of the archive."""

    @asynccontextmanager
    async def open_home(
        *, settings: Settings | None = None, size: tuple[int, int] = (100, 28), problems: Iterable[Any] = ()
    ) -> AsyncIterator[Window]:
        app = NoblameApp(settings or Settings(), list(problems), archive, clock)
        async with app.run_test(size=size) as pilot:
            window = Window(app, pilot, clock)
            await window.finish()
            yield window

    return open_home
