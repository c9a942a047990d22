"""What is to be reworded, step by step, on the rail: counted in the background, never while it is being written."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

import pytest

from noblame.language import Finding
from noblame.review import reader
from noblame.screens import counting
from noblame.settings import Settings
from noblame.widgets import proofread

if TYPE_CHECKING:
    from tests.screens.conftest import Open, Window

RECORD = """title: x
attendees: [Ana Prieto]
timeline: [Ana forgot to look, The disk was full]
causes: [Ana should have known]
actions: [Be more careful next time]
"""


@pytest.fixture(autouse=True)
def no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (proofread, counting):
        monkeypatch.setattr(module, "PAUSE", 0.001)
        monkeypatch.setattr(module, "BREATH", 0.001)


def counts(window: Window) -> dict[str, int]:
    """Return the numbers on the rail, by the name of the step."""
    found = re.findall(r"(Stage|Timeline|Root cause|Improve|Actions|Wins)[^A-Z·]*·([0-9]+)", window.row("#rail"))
    return {name: int(number) for name, number in found}


async def test_every_step_is_counted_before_anybody_goes_there(meeting: Open) -> None:
    async with meeting(RECORD) as window:
        assert window.place.PLACE == "lobby"
        assert await window.until(lambda: counts(window) == {"Timeline": 1, "Root cause": 1, "Actions": 1})


async def test_what_somebody_writes_counts_once_its_line_is_left_also_in_the_next_step(meeting: Open) -> None:
    async with meeting(RECORD, step="timeline", size=(140, 30)) as window:
        assert await window.until(lambda: counts(window).get("Timeline") == 1)
        await window.press("ctrl+end", "enter")
        await window.type("Ana forgot to check")
        await window.beat(1)
        await window.proofread()
        assert counts(window)["Timeline"] == 1
        await window.press("enter")
        assert await window.until(lambda: counts(window)["Timeline"] == 2)
        await window.type("Ana forgot the rest")
        await window.press("f4")
        assert await window.until(lambda: counts(window)["Timeline"] == 3)


async def test_a_capture_counts_when_it_is_kept(meeting: Open) -> None:
    async with meeting(RECORD, step="root-cause", size=(140, 30)) as window:
        assert await window.until(lambda: "Root cause" in counts(window))
        await window.press("f7")
        await window.type("Ana should have known")
        await window.beat(1)
        window.place._count()
        await window.settle()
        assert window.saved().improvements[0].idea == "Ana should have known"
        assert "Improve" not in counts(window)
        await window.press("enter")
        assert await window.until(lambda: counts(window).get("Improve") == 1)


async def test_an_action_counts_when_its_line_is_left(meeting: Open) -> None:
    async with meeting(RECORD, step="actions", size=(140, 30)) as window:
        assert await window.until(lambda: counts(window).get("Actions") == 1)
        await window.retype("#action-what", "Alert at 80 % of the disk")
        await window.beat(1)
        window.place._count()
        await window.settle()
        assert window.saved().actions[0].what == "Alert at 80 % of the disk"
        assert counts(window)["Actions"] == 1
        await window.press("tab")
        assert await window.until(lambda: "Actions" not in counts(window))


async def test_somebody_who_joins_is_known_in_steps_that_were_looked_at_before(
    meeting: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    def knows(line: str, _pane: str, people: Sequence[str], *_: object) -> list[Finding]:
        known = any(who.split()[0].lower() in line for who in people)
        return [Finding(0, 5, "blame", "warn", "omission", "", "How?")] if known else []

    monkeypatch.setattr(reader, "findings", knows)
    text = "title: x\nattendees: [Ana Prieto]\ncauses: [zofia forgot to look]\n"
    async with meeting(text, step="root-cause", size=(140, 30)) as window:
        await window.proofread()
        before = window.pane("causes").findings
        await window.press("f3", "f3", "ctrl+end", "enter")
        await window.type("Zofia Wrona")
        await window.press("f4", "f4")
        await window.proofread()
        assert before == []
        assert len(window.pane("causes").findings) == 1


async def test_a_window_that_follows_shows_the_counts_too(meeting: Open) -> None:
    async with meeting(RECORD, step="timeline") as window, meeting(window.room.desk.path, over=False) as second:
        await second.proofread()
        assert counts(second) == {"Timeline": 1, "Root cause": 1, "Actions": 1}


async def test_with_the_setting_off_nothing_is_shown_nor_counted(meeting: Open) -> None:
    async with meeting(RECORD, step="timeline", settings=Settings(room_marks="off")) as window:
        await window.beat(1)
        assert counts(window) == {}
        assert window.place.tally.counts == {}


@pytest.mark.parametrize("size", [(60, 18), (80, 24), (100, 28), (200, 60)])
async def test_the_rail_keeps_the_step_and_the_end_at_every_size(meeting: Open, size: tuple[int, int]) -> None:
    async with meeting(RECORD, step="root-cause", size=size) as window:
        await window.proofread()
        assert "Root cause ·1" in window.row("#rail")
        assert window.row("#rail").split()[-2] == "ends"
