"""The list of people: a name and its signs, one row each, under a title that says what they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from noblame.record.incident import Attendee
from noblame.screens.people import rows

if TYPE_CHECKING:
    from tests.screens.conftest import Open

PEOPLE = (
    Attendee(name="Mateus Figueiredo", role="facilitator", invited=True, present=True),
    Attendee(name="李小龍", role="expert", invited=True),
    Attendee(name="[b]Ines[/b]"),
)
RECORD = """title: x
attendees: [{name: Mateus Figueiredo, role: facilitator, invited: true}, {name: Ines Faro, role: stakeholder}]
"""


def test_names_come_first_and_signs_stand_below_each_other() -> None:
    said = rows(PEOPLE, 0, held=True)
    assert [row.plain.split() for row in said] == [
        ["Mateus", "Figueiredo", "·", "facilitator", "✓", "✓"],
        ["李小龍", "·", "expert", "✓", "✗"],
        ["[b]Ines[/b]", "✗", "✗"],
    ]
    assert len({row.cell_length for row in said}) == 1
    assert rows(PEOPLE, 0, held=False)[0].plain == "Mateus Figueiredo · facilitator   ✓"
    assert rows((), 20, held=True) == []


@pytest.mark.parametrize("width", [1, 8, 20, 30, 80])
def test_a_name_gives_way_and_no_sign_does(width: int) -> None:
    for row in rows(PEOPLE, width, held=True):
        assert row.plain[-3:] in {"✓ ✓", "✓ ✗", "✗ ✗"}
        assert row.cell_length <= max(width, 7)


@pytest.mark.parametrize("size", [(60, 18), (80, 24), (100, 28)])
@pytest.mark.parametrize("held", [False, True])
async def test_nobody_takes_two_rows_and_no_key_is_cut_from_the_title(
    draft: Open, size: tuple[int, int], *, held: bool
) -> None:
    text = RECORD + ("meeting: {held: 2026-11-19T15:00:00Z}\n" if held else "")
    async with draft(text, section="people", size=size) as window:
        await window.focus("#people")
        top, first, second = (row.strip("┃┏┓━│┌┐─ ") for row in window.rows("#people")[:3])
        assert first == f"Mateus Figueiredo · facilitator   {'✓ ✗' if held else '✓'}"
        assert second == f"Ines Faro · stakeholder           {'✗ ✗' if held else '✗'}"
        title = "Enter ✓ invited · t ✓ was there · i invitation" if held else "Enter ✓ invited · i invitation"
        assert top == title
