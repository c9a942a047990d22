from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from noblame.settings import Settings

if TYPE_CHECKING:
    from tests.screens.conftest import Open, Window

RECORD = "title: Lights out\nseverity: P2\nstarted: 2026-11-18T14:02:31Z\nimpact: Nobody saw a thing\n"


async def open_facts(window: Window) -> None:
    await window.press("ctrl+p")
    await window.type("change title")
    assert await window.until(lambda: "Change title, severity and times" in window.text)
    await window.press("enter")
    assert await window.until(lambda: "Facts of the incident" in window.text)


async def test_the_facts_can_be_changed_from_any_step_and_show_at_once(meeting: Open) -> None:
    async with meeting(RECORD, step="wins") as window:
        await open_facts(window)
        await window.retype("#fact-title", "Lights out in Oslo")
        await window.retype("#fact-severity", "SEV1")
        await window.retype("#fact-detected", "14:09")
        await window.retype("#fact-resolved", "2026-11-19 00:15")
        await window.press("enter")
        assert window.row("#status").startswith("Lights out in Oslo · SEV1")
        saved = window.saved()
        assert (saved.title, saved.severity, saved.impact) == ("Lights out in Oslo", "SEV1", "Nobody saw a thing")
        assert saved.detected == datetime(2026, 11, 18, 14, 9, tzinfo=UTC)
        assert saved.resolved == datetime(2026, 11, 19, 0, 15, tzinfo=UTC)
        assert saved.started == datetime(2026, 11, 18, 14, 2, 31, tzinfo=UTC)


async def test_escape_puts_everything_back(meeting: Open) -> None:
    async with meeting(RECORD, step="wins") as window:
        before = window.incident
        await open_facts(window)
        await window.retype("#fact-title", "Another")
        await window.retype("#fact-started", "15:00")
        assert window.incident.title == "Another"
        await window.press("escape")
        assert window.saved() == before


async def test_typing_back_what_stood_there_brings_back_what_was_meant(meeting: Open) -> None:
    async with meeting(RECORD, step="wins") as window:
        before = window.incident
        await open_facts(window)
        await window.focus("#fact-title")
        await window.press("end", "x", "backspace")
        await window.retype("#fact-started", "2026-11-18 15:00")
        await window.retype("#fact-started", "2026-11-18 14:02")
        await window.press("enter")
        assert window.incident == before


async def test_what_cannot_be_read_is_said_and_never_taken(meeting: Open) -> None:
    async with meeting(RECORD, step="wins") as window:
        await open_facts(window)
        await window.retype("#fact-severity", "bad")
        assert "Severity:" in window.row("#fact-trouble")
        assert window.incident.severity == "P2"
        await window.retype("#fact-started", "25:99")
        assert window.row("#fact-trouble") == "Started: a time as 2026-11-18 14:02, or 14:02 on the day of the incident"
        await window.retype("#fact-title", "")
        assert window.row("#fact-trouble") == "Title: a record needs one"
        await window.press("enter")
        assert window.app.focused is window.screen.query_one("#fact-title")
        saved = window.saved()
        assert (saved.title, saved.severity) == ("Lights out", "P2")
        assert saved.started == datetime(2026, 11, 18, 14, 2, 31, tzinfo=UTC)


async def test_times_are_in_the_zone_of_the_settings(meeting: Open) -> None:
    async with meeting(RECORD, step="wins", settings=Settings(timezone="Europe/Helsinki")) as window:
        await open_facts(window)
        assert "(times in Europe/Helsinki)" in window.text
        assert window.screen.query_one("#fact-started").value == "2026-11-18 16:02"
        await window.retype("#fact-detected", "16:09")
        assert window.saved().detected == datetime(2026, 11, 18, 14, 9, tzinfo=UTC)


BARE = "title: Lights out\n"  # the clock of the tests says 2026-11-24 09:30


def day(number: int, hour: int, minute: int) -> datetime:
    return datetime(2026, 11, number, hour, minute, tzinfo=UTC)


async def test_times_of_day_in_a_fresh_record_are_of_the_last_such_day(draft: Open) -> None:
    async with draft(BARE, section="summary") as window:
        await window.retype("#fact-started", "23:50")
        await window.retype("#fact-detected", "00:09")
        await window.retype("#fact-resolved", "00:49")
        saved = window.saved()
        assert (saved.started, saved.detected, saved.resolved) == (day(23, 23, 50), day(24, 0, 9), day(24, 0, 49))
        assert window.screen.query_one("#fact-started").value == "2026-11-23 23:50"  # left, it says its day


async def test_a_time_of_day_follows_when_the_start_gets_another_day(draft: Open) -> None:
    async with draft(BARE, section="summary") as window:
        await window.retype("#fact-detected", "14:09")
        await window.retype("#fact-resolved", "2026-11-20 14:49")
        await window.retype("#fact-started", "2026-11-18 14:02")
        saved = window.saved()
        assert (saved.started, saved.detected, saved.resolved) == (day(18, 14, 2), day(18, 14, 9), day(20, 14, 49))
        assert window.screen.query_one("#fact-detected").value == "2026-11-18 14:09"


async def test_the_line_in_trouble_is_named_and_marked_until_it_can_be_read(draft: Open) -> None:
    async with draft(BARE, section="summary") as window:
        line = await window.retype("#fact-started", "quarter past")
        await window.retype("#fact-severity", "P1")
        assert window.row("#fact-trouble").startswith("Started: a time as ")
        assert window.row("#beside-fact-started") == "not taken"
        assert (line.value, line.has_class("-wrong")) == ("quarter past", True)
        assert not window.screen.query_one("#fact-severity").has_class("-wrong")
        await window.retype("#fact-started", "09:15")
        assert window.row("#fact-trouble") == ""
        assert not line.has_class("-wrong")
        assert window.saved().started == day(24, 9, 15)


async def test_now_is_the_moment_it_was_typed(draft: Open) -> None:
    async with draft(BARE, section="summary") as window:
        await window.retype("#fact-resolved", "now")
        window.clock.go_on(3600)
        await window.retype("#fact-started", "09:02")
        assert window.saved().resolved == day(24, 9, 30)
