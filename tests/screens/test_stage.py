from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from msgspec.structs import replace

from noblame.record import load
from noblame.record.desk import Desk
from noblame.record.incident import Action, Attendee
from noblame.screens.carried import CarriedDialog

if TYPE_CHECKING:
    from tests.screens.conftest import Open, Window


async def test_it_shows_the_words_the_people_and_the_facts(meeting: Open) -> None:
    async with meeting(step="stage") as window:
        assert "“This is blameless, we're here to learn”" in window.text
        assert "Lerato Mokoena (facilitator)" in window.text
        assert "Started   Sun 22 Nov 2026 18:20 UTC" in window.text
        assert "Lasted    1 h 46 min" in window.text
        assert "Detected  after 27 min" in window.text
        assert "About 21,000 people could not log in" in window.text


async def test_ctrl_l_notes_that_the_framing_was_said_and_again_takes_it_back(meeting: Open) -> None:
    async with meeting(step="stage") as window:
        assert window.row("#done") == "Done when  ✗ the framing was said"
        await window.press("ctrl+l")
        assert window.row("#done") == "Done when  ✓ the framing was said"
        assert window.saved().meeting.framing_said
        await window.press("ctrl+l")
        assert not window.saved().meeting.framing_said


async def test_a_person_added_is_an_attendee_and_the_others_keep_what_they_have(meeting: Open) -> None:
    async with meeting("title: x\nattendees: [{name: Ana Prieto, role: expert, invited: true}]\n") as window:
        await window.press("f4", "ctrl+end", "enter")
        await window.type("Bo Li (scribe)")
        ana, bo = window.saved().attendees
        assert ana == Attendee(name="Ana Prieto", role="expert", invited=True, present=True)
        assert (bo.name, bo.role) == ("Bo Li", "scribe")


# What earlier meetings left open (S94)

EARLIER = """noblame: 1
title: Pool used up   # an earlier one
actions:
  - {id: a1, what: Add a lint rule, owner: Tomás Vidal, due: 2026-12-01, ticket: OPS-7}
  - {what: Page at 80 %, owner: Ana Prieto, due: 2026-11-20}
  - {what: Done long ago, done: 2026-11-01}
"""
DAY = date(2026, 11, 24)


@pytest.fixture
def earlier(archive: Path) -> Path:
    path = archive / "2026-11-18-pool.yaml"
    path.write_text(EARLIER)
    return path


def rows(window: Window) -> list[str]:
    return [row for row in window.rows("#carried") if row]


def text_of(path: Path) -> str:
    return path.read_text()


def write(path: Path, text: str) -> None:
    path.write_text(text)


@asynccontextmanager
async def stage(meeting: Open, *what: Path, **how: Any) -> AsyncIterator[Window]:
    """The stage, once the other records were read and the list has the focus."""
    async with meeting(*what, **({} if what else {"step": "stage"}), **how) as window:
        assert await window.until(lambda: "carried over" in window.text)
        await window.press("tab")
        yield window


async def said(window: Window, words: str) -> bool:
    """Wait until the line at the bottom says these words: records are written in a thread."""
    return await window.until(lambda: window.row("#said") == words)


@pytest.mark.usefixtures("earlier")
async def test_open_actions_of_earlier_records_are_listed_the_longest_overdue_first(meeting: Open) -> None:
    async with stage(meeting, size=(120, 32)) as window:
        assert window.row("#carried-asks") == "2 open actions carried over: done, still on, dropped? Tab, then Enter"
        first, second = rows(window)
        assert first.startswith("· Page at 80 % ")
        assert first.endswith(" Ana Prieto · overdue by 4 d")
        assert second.endswith(" Tomás Vidal · Tue 1 Dec")


async def test_without_any_there_is_no_list(meeting: Open) -> None:
    async with meeting(step="stage") as window:
        assert "carried over" not in window.text
        assert not window.screen.query_one("#carried-over").display


async def test_done_asks_how_it_was_verified_and_is_written_into_its_record(meeting: Open, earlier: Path) -> None:
    async with stage(meeting) as window:
        await window.press("down", "enter")
        assert "Tomás Vidal · due 2026-12-01 · OPS-7 · Pool used up" in window.text
        await window.press("d")
        await window.type("build 812 failed")
        await window.press("enter")
        assert await said(window, "done, noted in 2026-11-18-pool.yaml")
        assert rows(window)[1].startswith("✓ Add a lint rule")
        assert rows(window)[1].endswith(" done")
        assert window.row("#carried-asks") == "2 open actions carried over, 1 answered"
    incident = load(earlier).incident
    assert (incident.actions[0].done, incident.actions[0].verified) == (DAY, "build 812 failed")
    assert incident.reviews == (DAY,)
    assert "# an earlier one" in text_of(earlier)


async def test_still_on_notes_no_more_than_that_it_was_looked_at(meeting: Open, earlier: Path) -> None:
    async with stage(meeting) as window:
        await window.press("ctrl+f", "s")
        assert await said(window, "still on, noted in 2026-11-18-pool.yaml")
        assert rows(window)[0].endswith(" still on")
    assert text_of(earlier) == f"{EARLIER}reviews: [2026-11-24]\n"


async def test_dropped_needs_a_reason(meeting: Open, earlier: Path) -> None:
    async with stage(meeting) as window:
        await window.press("enter", "x", "enter")
        assert isinstance(window.screen, CarriedDialog)
        await window.type("the service is gone")
        await window.press("enter")
        assert await said(window, "dropped, noted in 2026-11-18-pool.yaml")
        assert rows(window)[0].endswith(" dropped")
    action = load(earlier).incident.actions[1]
    assert (action.decided, action.reason) == ("no", "the service is gone")


async def test_another_answer_takes_the_place_of_the_first(meeting: Open, earlier: Path) -> None:
    async with stage(meeting) as window:
        await window.press("enter", "x")
        await window.type("gone")
        await window.press("enter")
        assert await said(window, "dropped, noted in 2026-11-18-pool.yaml")
        await window.press("enter", "s")
        assert await said(window, "still on, noted in 2026-11-18-pool.yaml")
        assert rows(window)[0].endswith(" still on")
    incident = load(earlier).incident
    assert incident.actions[1] == Action(what="Page at 80 %", owner="Ana Prieto", due="2026-11-20")
    assert incident.reviews == (DAY,)


async def test_the_item_menu_is_offered_where_the_list_has_the_focus(meeting: Open, earlier: Path) -> None:
    async with stage(meeting, size=(160, 40)) as window:
        assert "ctrl+f item" in window.row("#keys")
        await window.press("shift+tab")
        assert "ctrl+f item" not in window.row("#keys")
        await window.press("ctrl+f")
        assert not isinstance(window.screen, CarriedDialog)
    assert text_of(earlier) == EARLIER


async def test_escape_changes_nothing_and_letters_are_no_answers_outside_of_the_menu(
    meeting: Open, earlier: Path
) -> None:
    async with stage(meeting) as window:
        await window.press("enter", "escape", "enter", "d", "escape", "d")
        await window.finish()
        assert window.row("#carried-asks").startswith("2 open actions carried over: done")
    assert text_of(earlier) == EARLIER


async def test_what_cannot_be_noted_is_said_in_one_line(meeting: Open, earlier: Path) -> None:
    async with stage(meeting) as window:
        write(earlier, "noblame: 1\ntitle: [\n")
        await window.press("enter", "s")
        assert await window.until(lambda: window.row("#said").startswith("not noted: "))
        assert rows(window)[0].startswith("· Page at 80 %")
        write(earlier, "noblame: 1\ntitle: other\n")
        await window.press("enter", "s")
        assert await said(window, "not noted: 2026-11-18-pool no longer has the action “Page at 80 %”")
    assert text_of(earlier) == "noblame: 1\ntitle: other\n"


async def test_the_other_record_may_be_open_in_a_window(meeting: Open, earlier: Path) -> None:
    desk = Desk.open(earlier)
    desk.edit(replace(desk.incident, title="Typed meanwhile"))
    async with stage(meeting) as window:
        await window.press("enter", "d", "enter")
        assert await said(window, "done, noted in 2026-11-18-pool.yaml")
        assert rows(window)[0].endswith(" done")
    desk.close()
    incident = load(earlier).incident
    assert (incident.title, incident.actions[1].done) == ("Typed meanwhile", DAY)


async def test_a_window_that_follows_shows_them_and_asks_nothing(meeting: Open, earlier: Path) -> None:
    async with meeting() as leading:
        await leading.press("f4")
        await leading.beat(2)
        leading.saved()
        async with stage(meeting, leading.room.desk.path, over=False) as window:
            assert window.room.read_only
            await window.focus("#carried")
            await window.press("enter", "ctrl+f")
            assert not isinstance(window.screen, CarriedDialog)
    assert text_of(earlier) == EARLIER


@pytest.mark.parametrize("size", [(80, 24), (60, 18), (100, 28)])
async def test_the_words_and_the_people_keep_their_place(meeting: Open, archive: Path, size: tuple[int, int]) -> None:
    more = "".join(f"  - {{what: Action {number}, owner: Bo Li}}\n" for number in range(9))
    (archive / "2026-11-18-pool.yaml").write_text(f"{EARLIER}{more}")
    async with stage(meeting, size=size) as window:
        assert "This is blameless, we're here to learn" in window.text
        assert "Lerato Mokoena (facilitator)" in window.text
        assert "11 open actions carried over" in window.text
        assert 2 <= len(rows(window)) <= 4
        await window.press("end")
        assert "Action 8" in rows(window)[-1]


async def test_an_ongoing_incident_says_so(meeting: Open) -> None:
    async with meeting("2026-11-23-vans-on-the-map", step="stage") as window:
        assert "Lasted    not known, or ongoing" in window.text
