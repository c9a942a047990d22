from __future__ import annotations

from typing import TYPE_CHECKING

from noblame.record.notation.tree import walk

if TYPE_CHECKING:
    from tests.screens.conftest import Open

TREE = """title: x
attendees: [Ana Prieto]
causes:
  - because: The disk was full
    next: [{because: Nothing watches the disk, id: c1}]
"""


async def test_each_answer_becomes_the_next_question(meeting: Open) -> None:
    async with meeting(TREE, step="root-cause") as window:
        assert window.row("#next-why") == "Why was it possible that the disk was full?"
        await window.press("down")
        assert window.row("#next-why") == "Why was it possible that nothing watches the disk?"
        await window.press("end", "enter")
        assert window.row("#next-why") == "Why was it possible that nothing watches the disk?"


async def test_an_answer_that_blames_is_asked_what_allowed_it_without_a_name(meeting: Open) -> None:
    async with meeting(step="root-cause") as window:
        await window.press("ctrl+end")
        assert window.row("#next-why") == "What allowed that to happen?"


async def test_tab_moves_a_line_with_its_branch(meeting: Open) -> None:
    async with meeting(TREE, step="root-cause") as window:
        await window.press("ctrl+end", "enter", "shift+tab")
        await window.type("Logs grew")
        await window.press("enter", "tab")
        await window.type("Debug was on")
        assert [(place.path, place.cause.because) for place in walk(window.saved().causes)][2:] == [
            ((1,), "Logs grew"),
            ((1, 0), "Debug was on"),
        ]
        await window.press("up", "tab")
        assert [place.path for place in walk(window.saved().causes)] == [(0,), (0, 0), (0, 1), (0, 1, 0)]
        assert window.pane("causes").has_focus


async def test_the_menu_marks_kind_and_actionable_and_the_same_again_takes_it_off(meeting: Open) -> None:
    async with meeting(TREE, step="root-cause") as window:
        await window.press("down", "ctrl+f", "r", "ctrl+f", "a")
        assert window.pane("causes").lines[1] == "  Nothing watches the disk [root] [actionable] {c1}"
        cause = window.saved().causes[0].next[0]
        assert (cause.kind, cause.actionable) == ("root", True)
        assert window.row("#done") == "Done when  ✓ a root that is no person   ✓ something to act on"
        await window.press("ctrl+f", "r", "ctrl+f", "a")
        cause = window.saved().causes[0].next[0]
        assert (cause.kind, cause.actionable) == ("", False)


async def test_contributing_has_its_letter_although_c_captures_elsewhere(meeting: Open) -> None:
    async with meeting(TREE, step="root-cause") as window:
        await window.press("ctrl+f", "c")
        assert window.saved().causes[0].kind == "contributing"


async def test_next_why_opens_a_line_below_one_level_in(meeting: Open) -> None:
    async with meeting(TREE, step="root-cause") as window:
        await window.press("ctrl+f", "n")
        await window.type("Nobody knew its size")
        pane = window.pane("causes")
        assert pane.lines[1] == "  Nobody knew its size"
        assert [cause.because for cause in window.saved().causes[0].next] == [
            "Nobody knew its size",
            "Nothing watches the disk",
        ]


async def test_an_action_made_from_a_cause_closes_it(meeting: Open) -> None:
    async with meeting(TREE, step="root-cause") as window:
        await window.press("ctrl+f", "m")
        assert "[action]" in window.row("#sorts")
        await window.type("Alert at 80 %")
        await window.press("enter")
        saved = window.saved()
        assert saved.causes[0].id == "c2"
        assert [(action.what, action.closes, action.id) for action in saved.actions] == [("Alert at 80 %", "c2", "a1")]
        assert window.pane("causes").has_focus
        assert window.row("#said") == "kept for the action items"


async def test_the_summary_is_a_pane_of_its_own(meeting: Open) -> None:
    async with meeting(TREE, step="root-cause") as window:
        await window.focus("#root_cause")
        await window.type("Nothing watched the disk.")
        assert window.saved().root_cause == "Nothing watched the disk."


async def test_a_person_as_root_does_not_count(meeting: Open) -> None:
    text = "title: x\nattendees: [Ana Prieto]\ncauses: [Ana Prieto deleted it]\n"
    async with meeting(text, step="root-cause") as window:
        await window.press("ctrl+f", "r")
        assert window.row("#done") == "Done when  ✗ a root that is no person   ✗ something to act on"
