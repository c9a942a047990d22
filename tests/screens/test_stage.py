from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from noblame.record.incident import Attendee

if TYPE_CHECKING:
    from tests.screens.conftest import Open

from collections.abc import Callable


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


async def test_open_actions_of_earlier_records_are_carried_over(meeting: Open, record: Callable[[str], Path]) -> None:
    record("2026-11-18-checkout-pool")
    async with meeting(step="stage", size=(120, 32)) as window:
        assert await window.until(lambda: "· Add a lint rule that fails the build" in window.text)
        assert "2 open actions carried over" in window.text


async def test_an_ongoing_incident_says_so(meeting: Open) -> None:
    async with meeting("2026-11-23-vans-on-the-map", step="stage") as window:
        assert "Lasted    not known, or ongoing" in window.text
