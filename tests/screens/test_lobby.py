from __future__ import annotations

from typing import TYPE_CHECKING

from noblame.record.incident import Attendee

if TYPE_CHECKING:
    from tests.screens.conftest import Open

ONE_PRESENT = "title: x\nattendees: [{name: Ana, present: true}, {name: Bo, invited: true}]\n"


async def test_everybody_invited_is_taken_as_here(meeting: Open) -> None:
    async with meeting() as window:
        here = [who.name for who in window.incident.attendees if who.present]
        assert here[:2] == ["Lerato Mokoena", "Zofia Wrona"]
        assert "Leif Andersen" not in here
        assert "✗ absent  Leif Andersen · leadership" in window.text


async def test_who_was_ticked_before_stays_as_ticked(meeting: Open) -> None:
    async with meeting(ONE_PRESENT) as window:
        assert [who.present for who in window.incident.attendees] == [True, False]


async def test_enter_ticks_somebody_off_and_the_missing_role_is_said(meeting: Open) -> None:
    async with meeting() as window:
        assert "Every needed role is here." in window.text
        await window.focus("#people")
        await window.press(*["down"] * 5, "enter")
        assert "✗ absent  Diego Fuentes · stakeholder" in window.text
        assert "Not here: somebody who was affected" in window.text
        assert not window.saved().attendees[4].present
        await window.press("enter")
        assert window.saved().attendees[4].present


async def test_enter_starts_the_clock_which_stood_still_before(meeting: Open) -> None:
    async with meeting() as window:
        await window.beat(300)
        assert window.row("#clock").endswith("50:00 planned")
        assert window.row("#rail").endswith("ends 10:25")
        await window.press("enter")
        assert window.place.PLACE == "stage"
        assert "2:00 left of 2:00" in window.text
        assert window.incident.meeting.held == window.clock().wall


async def test_minutes_and_pause_wait_for_the_clock(meeting: Open) -> None:
    async with meeting() as window:
        await window.press("f5", "f6")
        assert "+1 min" not in window.row("#keys")
        assert not window.room.session.paused
        assert sum(window.room.session.ledger.planned.values()) == 50 * 60


async def test_with_nobody_listed_it_says_how_to_add_people(meeting: Open) -> None:
    async with meeting("title: x\n") as window:
        assert "add people in the next step, one line each, as in: Ines Faro (responder)" in window.text
        assert window.incident.attendees == ()


async def test_markup_in_a_name_stays_text(meeting: Open) -> None:
    async with meeting("title: x\nattendees: ['[b]Ana[/b] [@click=app.quit]', Bo]\n") as window:
        assert "[b]Ana[/b] [@click=app.quit]" in window.text
        assert window.incident.attendees[1] == Attendee(name="Bo", present=True)
