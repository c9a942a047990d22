from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from textual.widgets import Input

from noblame.widgets.action_form import ActionForm

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
        assert "Ana Prieto    Tue 1 Dec  S O T T P Nothing watches th…" in rows[2]
        assert "S O T · · treats a symptom?" in rows[3]


async def test_three_are_kept_and_the_fourth_is_braked(meeting: Open) -> None:
    async with meeting(FOUR, step="actions") as window:
        rows = window.rows("#actions")
        assert "── above 3: rank, later or no" in rows[5]
        assert "4  Buy a larger disk" in rows[6]
        await window.press("down", "down", "down")
        assert window.screen.query_one("#action-what").value == "Buy a larger disk"
        await window.press("up")
        assert window.screen.query_one("#action-what").value == "Move the logs off the disk"
        await window.press("down")
        await window.press("ctrl+f", "l")
        assert "Why later?" in window.text
        await window.press("enter")
        assert "a few words are enough" in window.text
        await window.type("after the audit")
        await window.press("enter")
        assert "above 3" not in window.text
        assert "LATER  Buy a larger disk" in window.text
        assert window.row("#why-off") == "later: after the audit"
        assert [(action.decided, action.reason) for action in window.saved().actions] == [
            *[("", "")] * 3,
            ("later", "after the audit"),
        ]


async def test_the_menu_decides_moves_and_takes_out(meeting: Open) -> None:
    async with meeting(FOUR, step="actions") as window:
        await window.press("ctrl+f", "d")
        assert [action.id for action in window.incident.actions] == ["a2", "a1", "a3", "a4"]
        assert window.screen.query_one("#action-what").value == "Add an alert at 80 %"
        await window.press("ctrl+f", "u", "ctrl+f", "x")
        assert "How was it verified?" in window.text
        await window.type("It fired in a drill")
        await window.press("enter")
        done = window.incident.actions[0]
        assert (done.done, done.verified) == (date(2026, 11, 24), "It fired in a drill")
        assert window.row("#why-off") == "done 2026-11-24 · verified: It fired in a drill"
        await window.press("ctrl+f", "x", "ctrl+f", "n")
        await window.type("too dear")
        await window.press("enter")
        assert window.incident.actions[0].done is None
        assert (window.incident.actions[0].decided, window.incident.actions[0].reason) == ("no", "too dear")
        await window.press("ctrl+f", "k")
        assert (window.incident.actions[0].decided, window.incident.actions[0].reason) == ("", "")
        await window.press("ctrl+f", "minus")
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
        assert "[red]Ana[/red]" in window.text


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


async def test_escape_from_a_line_a_decision_asks_for_changes_nothing(meeting: Open) -> None:
    async with meeting(FOUR, step="actions") as window:
        before = window.saved().actions
        for letter in "lnxg":
            await window.press("ctrl+f", letter)
            await window.type("half a th")
            await window.press("escape")
        assert window.saved().actions == before


async def test_all_above_three_come_later_for_one_reason(meeting: Open) -> None:
    five = FOUR + "  - {what: Paint the disk, id: a5}\n"
    async with meeting(five, step="actions") as window:
        await window.press("ctrl+f", "b")
        assert "Why later? 2 actions above three" in window.text
        await window.type("two at a time")
        await window.press("enter")
        assert [(each.decided, each.reason) for each in window.saved().actions] == [
            *[("", "")] * 3,
            *[("later", "two at a time")] * 2,
        ]
        await window.press("ctrl+f")
        assert "above three" not in window.row("#dialog")


VOTED = """title: x
improvements: [{idea: Rotate the logs, votes: 4}, {idea: Buy a larger disk, votes: 1}]
actions:
  - {what: Paint the disk, id: a1}
  - {what: Buy a larger disk, id: a2}
  - {what: Add an alert at 80 %, id: a3, priority: P1}
  - {what: Rotate the logs, id: a4}
"""


async def test_they_are_ranked_by_priority_then_by_the_votes_of_their_ideas(meeting: Open) -> None:
    async with meeting(VOTED, step="actions") as window:
        await window.press("ctrl+f", "r")
        assert [each.id for each in window.saved().actions] == ["a3", "a4", "a2", "a1"]
        assert window.screen.query_one("#action-what").value == "Paint the disk"
        assert window.row("#said").startswith("ranked by priority, then votes: now later or no")


async def test_nothing_is_ranked_where_nothing_says_how(meeting: Open) -> None:
    text = "title: x\nactions: [{what: One, id: a1}, {what: Two, id: a2}]\n"
    async with meeting(text, step="actions") as window:
        await window.press("ctrl+f", "r")
        assert window.row("#said").startswith("nothing to rank by yet")
        assert [each.id for each in window.saved().actions] == ["a1", "a2"]


async def test_an_action_moves_among_those_it_stands_with(meeting: Open) -> None:
    text = "title: x\nactions: [{what: One, id: a1}, {what: Two, id: a2, decided: later}, {what: Three, id: a3}]\n"
    async with meeting(text, step="actions") as window:
        await window.press("ctrl+f", "d")
        assert [each.id for each in window.incident.actions] == ["a3", "a2", "a1"]
        await window.press("ctrl+f", "d")
        assert [each.id for each in window.saved().actions] == ["a3", "a2", "a1"]
        assert window.screen.query_one("#action-what").value == "One"


async def test_of_two_names_one_owns_it_and_the_other_helps(meeting: Open) -> None:
    async with meeting(FOUR, step="actions") as window:
        await window.retype("#action-owner", "Ana Prieto and Tomás Vidal")
        assert await window.until(lambda: "several names: one owns it" in window.row("#why-off"))
        await window.press("tab")
        assert window.row("#said") == "Ana Prieto owns it, Tomás Vidal helps"
        assert (window.saved().actions[0].owner, window.saved().actions[0].helpers) == ("Ana Prieto", ("Tomás Vidal",))
        assert "Ana Prieto +1" in window.text


async def test_two_names_that_came_with_the_file_are_told_apart_from_the_menu(meeting: Open) -> None:
    text = "title: x\nactions: [{what: Rotate the logs, owner: Ana & Bo & Cem}]\n"
    async with meeting(text, step="actions") as window:
        await window.press("ctrl+f")
        assert "Ana owns it, Bo, Cem help" in window.text
        await window.press("o")
        assert (window.saved().actions[0].owner, window.saved().actions[0].helpers) == ("Ana", ("Bo", "Cem"))


async def test_an_owner_who_was_not_there_is_to_be_asked(meeting: Open) -> None:
    text = FOUR.replace("[Tomás Vidal, Ana Prieto]", "[{name: Tomás Vidal, present: true}, Ana Prieto]")
    async with meeting(text, step="actions") as window:
        assert "the owner was not in the meeting: ask before it counts" in window.row("#why-off")


async def test_the_type_asks_its_question_until_it_is_answered(meeting: Open) -> None:
    async with meeting(FOUR, step="actions") as window:
        await window.retype("#action-type", "tool")
        assert window.row("#why-off") == "check: the threshold, or the check's name"
        await window.retype("#action-detail", "disk > 80 %")
        assert window.row("#why-off") == ""
        assert window.saved().actions[0].detail == "disk > 80 %"


async def test_a_date_is_offered_by_severity(meeting: Open) -> None:
    async with meeting("title: x\nseverity: P1\nactions: [{what: Rotate the logs}]\n", step="actions") as window:
        due = await window.focus("#action-due")
        assert due.placeholder == "→ 2026-12-08"
        await window.press("right")
        assert window.saved().actions[0].due == "2026-12-08"


async def test_what_it_goes_before_is_a_priority(meeting: Open) -> None:
    async with meeting(FOUR, step="actions") as window:
        await window.press("down", "ctrl+f", "g")
        await window.type("the new cart")
        await window.press("enter")
        assert window.saved().actions[1].moves_down == "the new cart"
        assert "no rank" not in window.row("#why-off")


async def test_an_action_that_no_cause_asks_for_is_marked_and_linked_with_one_key(meeting: Open) -> None:
    async with meeting(FOUR, step="actions") as window:
        await window.press("down")
        assert "treats a symptom?" in window.row("#why-off")
        await window.press("ctrl+f", "c", "2")
        assert window.saved().actions[1].closes == "c1"
        assert "symptom" not in window.row("#why-off")
        await window.press("ctrl+f", "c", "minus")
        assert window.saved().actions[1].closes == ""


async def test_where_no_cause_is_known_no_action_treats_a_symptom(meeting: Open) -> None:
    async with meeting("title: x\nactions: [{what: Rotate the logs}]\n", step="actions") as window:
        assert "symptom" not in window.text
        await window.press("ctrl+f", "c")
        assert window.row("#said") == "the why tree has no answer yet"


@pytest.mark.parametrize(("size", "rows"), [((80, 24), 5), ((100, 28), 6), ((60, 18), 6)])
async def test_the_table_keeps_its_rows_in_any_terminal(meeting: Open, size: tuple[int, int], rows: int) -> None:
    async with meeting(FOUR, step="actions", size=size) as window:
        assert window.screen.query_one("#actions").size.height - 1 >= rows
        assert window.screen.query_one("#action-detail").region.height == 1


async def test_a_long_owner_has_room_where_no_cause_is_shown(meeting: Open) -> None:
    text = "title: x\nactions: [{what: Rotate the logs, owner: Chukwuemeka Obi}]\n"
    async with meeting(text, step="actions", size=(80, 24)) as window:
        assert "Chukwuemeka Obi" in window.row("#actions")


async def test_what_has_no_room_in_two_rows_is_counted(meeting: Open) -> None:
    text = "title: x\ncauses: [The disk was full]\nactions: [{what: Improve monitoring, owner: the team, due: soon}]\n"
    async with meeting(text, step="actions", size=(80, 24)) as window:
        assert window.row("#why-off").endswith("no rank: 1 to 5, or what it goes before · 1 more")
    async with meeting(text, step="actions") as window:
        assert window.row("#why-off").endswith("no rank: 1 to 5, or what it goes before · treats a symptom?")


async def test_without_a_wish_it_opens_on_the_first_row(meeting: Open) -> None:
    text = """title: x
actions:
  - {what: Rotate the logs, owner: Ana, due: 2026-11-20, done: true}
  - {what: Add an alert at 80 %, owner: Ana, due: 2026-12-01}
"""
    async with meeting(text, step="actions") as window:
        assert window.screen.query_one("#action-what").value == "Add an alert at 80 %"


async def test_a_key_whose_message_has_not_come_is_not_taken_back(meeting: Open) -> None:
    async with meeting(FOUR, step="actions") as window:
        line = await window.focus("#action-what")
        form = window.screen.query_one(ActionForm)
        with window.app._context():
            line.value += "!"
            form.on_input_changed(Input.Changed(line, line.value))
            window.screen.show_anew()  # as when carried actions arrive just now
        assert line.value.endswith("!")
        assert window.incident.actions[0].what.endswith("!")


async def test_a_zoomed_font_says_in_one_row_why_a_light_is_off(meeting: Open) -> None:
    record = "title: t\nactions: [{what: Improve monitoring}, {what: Add an alert at 80 %, owner: Ana Prieto}]\n"
    async with meeting(record, step="actions", size=(60, 18)) as window:
        assert window.rows("#why-off") == ["which signal, which threshold? · 4 more"]
        await window.press("escape", "down")
        assert window.row("#why-off").startswith("no date")
        assert window.screen.query_one("#actions").size.height >= 4


LACKING = """title: x
causes: [The disk was full]
actions: [{what: Improve monitoring, owner: the team, due: soon, type: tool}]
"""


@pytest.mark.parametrize("size", [(80, 24), (60, 18)])
async def test_the_reason_of_the_field_in_hand_comes_first_so_that_each_is_reachable(
    draft: Open, size: tuple[int, int]
) -> None:
    begins = {
        "what": "which signal, which threshold?",
        "owner": "a group: one person",
        "due": "“soon” is no date",
        "ticket": "no ticket: a key or a link",
        "priority": "no rank: 1 to 5, or what it goes before",
        "detail": "check: the threshold, or the check's name",
    }
    async with draft(LACKING, section="actions", size=size) as window:
        for field, reason in begins.items():
            await window.focus(f"#action-{field}")
            assert window.row("#why-off").startswith(reason)
            assert window.row("#why-off").endswith(" more")


async def test_beside_the_list_of_sections_no_reason_is_cut(draft: Open) -> None:
    async with draft(LACKING, section="actions", size=(100, 27)) as window:
        assert window.row("#why-off").endswith("check: the threshold, or the check's name")
        await window.pilot.resize_terminal(80, 24)
        await window.settle()
        assert await window.until(lambda: window.row("#why-off").endswith(" · 3 more"))


async def test_beside_the_list_of_sections_all_reasons_come_with_the_room(draft: Open) -> None:
    async with draft(section="actions", size=(80, 24)) as window:
        assert window.row("#why-off").endswith(" more")
        await window.pilot.resize_terminal(130, 28)
        await window.settle()
        assert await window.until(lambda: window.row("#why-off").endswith("treats a symptom?"))
