"""Names off the screen, for an audience that need not read them (S3)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.color import Color

from noblame.widgets.hiding import HideNames

if TYPE_CHECKING:
    from tests.screens.conftest import Open

RECORD = """title: Bartek's queue ran full
attendees:
  - {name: Bartek Zieliński, role: responder}
timeline:
  - {at: 2026-11-18T14:02:00Z, what: Bartek Zieliński restarted the worker}
actions:
  - {what: Alert on depth, owner: Bartek Zieliński, helpers: [Ana Prieto]}
  - {what: Another, owner: the team}
"""


def hidden(line: str, *names: str) -> str:
    segments = HideNames(names).apply([Segment(line)], Color(0, 0, 0))
    return "".join(segment.text for segment in segments)


def test_a_name_is_hidden_whole_and_nothing_moves() -> None:
    assert hidden("Ana Prieto paged Anatole", "Ana Prieto") == "▒▒▒ ▒▒▒▒▒▒ paged Anatole"
    assert hidden("Ana-Maria's fix", "Ana-Maria") == "▒▒▒-▒▒▒▒▒'s fix"
    assert hidden("田中 paged", "田中") == "〓〓 paged"
    assert hidden("nobody here", "Ana") == "nobody here"


def test_a_name_in_two_styles_is_hidden_too() -> None:
    segments = [Segment("by A"), Segment("na today")]
    assert [each.text for each in HideNames(["Ana"]).apply(segments, Color(0, 0, 0))] == ["by ▒", "▒▒ today"]


async def test_one_key_hides_every_name_on_the_screen_and_keeps_them_in_the_record(meeting: Open) -> None:
    async with meeting(RECORD, step="timeline") as window:
        before = window.saved()
        await window.press("escape", "h")
        assert "Bartek" not in window.text
        assert "restarted the worker" in window.text
        await window.press("5")
        assert "Bartek" not in window.text
        assert "Ana" not in window.text
        assert "the team" in window.text
        assert window.saved() == before
        await window.press("h")
        assert "Bartek" in window.text


async def test_an_invitation_says_that_it_takes_hidden_names_along(draft: Open) -> None:
    async with draft(section="people") as window:
        await window.press("escape", "i")
        assert "though the screen hides them" not in window.text
        await window.press("escape", "h", "i")
        assert "though the screen hides them" in window.text
