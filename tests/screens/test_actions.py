from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.screens.conftest import Open

FOUR = """title: x
attendees: [Tomás Vidal, Ana Prieto]
causes: [{because: The disk was full}, {because: Nothing watches the disk, id: c1}]
actions:
  - {what: Add an alert at 80 %, id: a1, owner: Ana Prieto, due: 2026-12-01, priority: P1, ticket: OPS-1, closes: c1}
  - {what: Rotate the logs every day, id: a2, owner: Ana Prieto, due: 2026-12-02}
  - {what: Move the logs off the disk, id: a3, owner: Ana Prieto, due: 2026-12-03}
  - {what: Buy a larger disk, id: a4, owner: Ana Prieto, due: 2026-12-04}
"""


async def test_each_action_shows_its_five_lights_and_what_it_closes(meeting: Open) -> None:
    async with meeting(FOUR, step="actions") as window:
        rows = window.rows("#actions")
        assert "Ana Prieto    Tue 1 Dec  S O T T P Nothing watc…" in rows[2]
        assert "S O T · ·" in rows[3]


async def test_three_are_kept_and_the_fourth_is_braked(meeting: Open) -> None:
    async with meeting(FOUR, step="actions") as window:
        rows = window.rows("#actions")
        assert "── above three: rank, later or no" in rows[5]
        assert "4  Buy a larger disk" in rows[6]
        await window.press("down", "down", "down")
        assert window.screen.query_one("#action-what").value == "Buy a larger disk"
        await window.press("up")
        assert window.screen.query_one("#action-what").value == "Move the logs off the disk"
        await window.press("down")
        await window.press("ctrl+f", "l")
        assert "above three" not in window.text
        assert "LATER  Buy a larger disk" in window.text
        assert [action.decided for action in window.saved().actions] == ["", "", "", "later"]


async def test_the_menu_decides_moves_and_takes_out(meeting: Open) -> None:
    async with meeting(FOUR, step="actions") as window:
        await window.press("ctrl+f", "d")
        assert [action.id for action in window.incident.actions] == ["a2", "a1", "a3", "a4"]
        assert window.screen.query_one("#action-what").value == "Add an alert at 80 %"
        await window.press("ctrl+f", "u", "ctrl+f", "x")
        assert window.incident.actions[0].done == date(2026, 11, 24)
        await window.press("ctrl+f", "x", "ctrl+f", "n")
        assert window.incident.actions[0].done is None
        assert window.incident.actions[0].decided == "no"
        await window.press("ctrl+f", "k", "ctrl+f", "minus")
        assert [action.id for action in window.saved().actions] == ["a2", "a3", "a4"]


async def test_an_action_says_which_cause_it_answers(meeting: Open) -> None:
    async with meeting(FOUR, step="actions") as window:
        await window.press("ctrl+f", "c")
        assert "Which cause does it answer?" in window.text
        await window.press("1")
        saved = window.saved()
        assert (saved.actions[0].closes, saved.causes[0].id) == ("c2", "c2")


async def test_the_first_key_of_a_new_action_makes_it(meeting: Open) -> None:
    async with meeting("title: x\n", step="actions") as window:
        await window.press("enter")
        assert window.app.focused is window.screen.query_one("#action-what")
        await window.type("A")
        assert [(action.id, action.what) for action in window.incident.actions] == [("a1", "A")]
        await window.type("dd an alert")
        assert [action.what for action in window.saved().actions] == ["Add an alert"]
        assert "WISH  Add an alert" in window.text


async def test_an_owner_completes_from_the_attendees_also_from_one_who_came_late(meeting: Open) -> None:
    async with meeting(FOUR, step="actions") as window:
        await window.press("f3", "escape", "1")
        await window.write("attendees", "Tomás Vidal\nAna Prieto\nZofia Wrona")
        await window.press("escape", "5")
        owner = await window.retype("#action-owner", "Zof")
        await window.press("right")
        assert owner.value == "Zofia Wrona"
        await window.retype("#action-owner", "tomas")
        await window.press("right")
        assert window.saved().actions[0].owner == "Tomás Vidal"


async def test_due_fri_becomes_a_date_when_the_line_is_left(meeting: Open) -> None:
    async with meeting(FOUR, step="actions") as window:
        due = await window.retype("#action-due", "fri")
        assert due.value == "fri"
        assert window.incident.actions[0].due == "2026-11-27"
        assert "Fri 27 Nov" in window.text
        await window.press("tab")
        assert due.value == "2026-11-27"
        assert window.saved().actions[0].due == "2026-11-27"


async def test_an_invalid_priority_or_type_never_reaches_the_record(meeting: Open) -> None:
    async with meeting(FOUR, step="actions") as window:
        await window.retype("#action-priority", "P9")
        assert window.saved().actions[0].priority == ""
        await window.press("shift+tab")
        await window.type("toolish")
        assert window.saved().actions[0].type == ""
        await window.press(*["backspace"] * 3, "tab")
        assert window.saved().actions[0].type == "tool"
        assert window.screen.query_one("#action-priority").value == ""


async def test_half_a_date_is_kept_as_the_text_it_is(meeting: Open) -> None:
    async with meeting(FOUR, step="actions") as window:
        await window.retype("#action-due", "soon")
        await window.press("tab")
        assert window.saved().actions[0].due == "soon"
        assert "“soon” is no date" in window.row("#why-off")


async def test_it_opens_on_the_first_wish_and_says_what_it_lacks(meeting: Open) -> None:
    async with meeting(step="actions") as window:
        assert window.screen.query_one("#action-what").value == "Improve monitoring"
        assert window.row("#why-off").startswith("which signal, which threshold? · no owner: one person · no date")


async def test_the_criteria_are_shown_as_they_are_reached(meeting: Open) -> None:
    async with meeting(FOUR, step="actions", size=(200, 60)) as window:
        assert window.row("#done").split("   ") == [
            "Done when  ✓ an action, or a reason for none",
            "✓ each specific",
            "✓ each owned by one person",
            "✓ each with a date",
        ]
        await window.retype("#action-owner", "")
        assert "✗ each owned by one person" in window.row("#done")


async def test_markup_in_an_action_stays_text(meeting: Open) -> None:
    text = 'title: x\nactions: [{what: "[b]Add[/b] [@click=app.quit]x[/]", owner: "[red]Ana[/red]"}]\n'
    async with meeting(text, step="actions") as window:
        assert "[b]Add[/b] [@click=app.quit]x[/]" in window.text
        assert "[red]Ana[/re…" in window.text


async def test_escape_goes_from_the_form_to_the_table_where_letters_are_keys(meeting: Open) -> None:
    async with meeting(FOUR, step="actions") as window:
        await window.focus("#action-ticket")
        await window.press("escape", "f")
        assert window.screen.is_modal
        assert window.incident.actions[0].ticket == "OPS-1"
        await window.press("escape")
        assert window.app.focused is window.screen.query_one("#actions")


async def test_what_a_field_cannot_take_is_said_and_a_beginning_is_completed(meeting: Open) -> None:
    async with meeting(FOUR, step="actions") as window:
        await window.retype("#action-type", "zzz")
        await window.press("tab")
        assert "Type is one of immediate, process, tool, architecture; “zzz” is not kept" in window.text
        line = await window.retype("#action-type", "To")
        await window.press("tab")
        assert line.value == "tool"
        assert window.saved().actions[0].type == "tool"


async def test_every_light_that_is_off_says_why_in_two_rows_if_need_be(meeting: Open) -> None:
    async with meeting("title: x\nactions: [{what: Improve monitoring}]\n", step="actions", size=(80, 24)) as window:
        assert window.row("#why-off").endswith("no rank: 1 to 5, or what it goes before")
