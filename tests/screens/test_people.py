"""Who was there, and who leads the meeting (S37 to S40)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.screens.conftest import Open

HELD = """title: Lights out
attendees: [{name: Ana Prieto, present: true}, {name: Bo Li, present: true}]
meeting: {held: 2026-11-19T15:00:00Z}
"""


async def test_nobody_is_ticked_off_from_the_list_of_sections(draft: Open) -> None:
    async with draft(HELD) as window:
        await window.press("escape", "2", "t")
        assert all(who.present for who in window.saved().attendees)
        assert window.row("#said") == "t ticks in the list of people: Tab leads there"


async def test_whoever_is_ticked_off_is_named(draft: Open) -> None:
    async with draft(HELD, section="people") as window:
        await window.focus("#people")
        await window.press("down", "t")
        assert [who.present for who in window.saved().attendees] == [True, False]
        assert window.row("#said") == "Bo Li: not there"
        await window.press("t")
        assert window.saved().attendees[1].present
        assert window.row("#said") == "Bo Li: was there"


async def test_who_leads_it_and_is_not_listed_is_told_apart_and_taken(draft: Open) -> None:
    async with draft(HELD, section="people") as window:
        assert window.row("#beside-fact-meeting--facilitator") == ""
        await window.retype("#fact-meeting--facilitator", "31.11.")
        assert window.row("#beside-fact-meeting--facilitator") == "not among the people below"
        assert window.saved().meeting.facilitator == "31.11."
        await window.retype("#fact-meeting--facilitator", " bo  li")
        assert window.row("#beside-fact-meeting--facilitator") == ""


async def test_who_leads_it_is_listed_once_somebody_writes_the_name_below(draft: Open) -> None:
    async with draft(HELD, section="people") as window:
        await window.retype("#fact-meeting--facilitator", "Cy Nox")
        await window.focus("#attendees")
        await window.press("ctrl+end", "enter")
        await window.type("Cy Nox (facilitator)")
        await window.beat()
        assert window.row("#beside-fact-meeting--facilitator") == ""
