from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from noblame.record.notation.tree import walk
from noblame.settings import Settings

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
        asked = window.row("#next-why")
        assert asked == "What would have made that check happen by itself?"
        assert not any(name in asked for name in window.room.people)


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
    text = "title: x\nattendees: [Ana Prieto]\ncauses: [{because: Ana Prieto deleted it, kind: root}]\n"
    async with meeting(text, step="root-cause") as window:
        assert window.row("#done") == "Done when  ✗ a root that is no person   ✗ something to act on"
        assert "Why tree · 1st why · a person is no root: ask on" in window.text


PERSON = "title: x\nattendees: [Ana Prieto]\ncauses: [Human error, Ana Prieto deleted it, Why was it found late?]\n"


async def test_a_person_is_not_made_a_root_but_asked_on_below(meeting: Open) -> None:
    async with meeting(PERSON, step="root-cause") as window:
        await window.press("ctrl+f", "r")
        causes = window.saved().causes
        assert causes[0].kind == ""
        (asked,) = causes[0].next
        assert asked.because.endswith("?")
        assert window.row("#next-why") == asked.because
        assert window.row("#said") == "a person is no root: the question below asks on"
        await window.press("up", "ctrl+f", "r")
        assert window.saved().causes == causes  # the question is there already
        await window.press("down", "down", "ctrl+f", "r")
        assert window.saved().causes[1].kind == ""
        assert "Ana" not in window.saved().causes[1].next[0].because


async def test_a_question_is_no_root(meeting: Open) -> None:
    async with meeting(PERSON, step="root-cause") as window:
        await window.press("ctrl+end", "ctrl+f", "r")
        assert window.row("#said") == "a question is no root: its answer may be one"
        assert window.saved().causes[2].kind == ""
        assert "Why tree · a question: its answers go below it" in window.text


async def test_a_contributing_factor_made_it_worse_or_harder(meeting: Open) -> None:
    async with meeting(TREE, step="root-cause") as window:
        await window.press("down", "ctrl+f", "w")
        assert window.pane("causes").lines[1] == "  Nothing watches the disk [contributing] [worse] {c1}"
        await window.press("ctrl+f", "h")
        assert window.saved().causes[0].next[0].effect == "harder"
        await window.press("ctrl+f", "h")
        assert (window.incident.causes[0].next[0].kind, window.incident.causes[0].next[0].effect) == (
            "contributing",
            "",
        )
        await window.press("ctrl+f", "w", "ctrl+f", "r")
        assert window.pane("causes").lines[1] == "  Nothing watches the disk [root] {c1}"


async def test_each_root_is_asked_whether_it_could_happen_again(meeting: Open) -> None:
    async with meeting(TREE, step="root-cause") as window:
        await window.press("down", "ctrl+f", "r", "ctrl+f", "o")
        assert "If every kept action were done, could this happen the same way?" in window.text
        await window.press("u")
        assert window.saved().causes[0].next[0].recurs == "unsure"
        assert window.pane("causes").lines[1] == "  Nothing watches the disk [root] [recurs: unsure] {c1}"
        await window.press("ctrl+f", "o", "escape")
        assert window.saved().causes[0].next[0].recurs == "unsure"
        await window.press("ctrl+f", "o", "minus")
        assert window.saved().causes[0].next[0].recurs == ""


EVIDENCE = """title: x
started: 2026-11-23T10:00:00Z
timeline:
  - {at: 2026-11-23T10:02:00Z, what: Disk alert paged}
  - {at: 2026-11-23T10:09:00Z, what: Pool ran dry}
links: [{title: Disk dashboard, url: https://g.example/d}]
causes: [{because: The disk was full, kind: immediate}]
"""


async def test_evidence_is_a_line_of_the_timeline_a_link_or_words(meeting: Open) -> None:
    async with meeting(EVIDENCE, step="root-cause") as window:
        assert window.row("#evidence") == "evidence: none yet · which line of the timeline shows it?"
        await window.press("ctrl+f", "e", "down", "down", "enter")
        assert window.saved().causes[0].evidence == ("10:09 Pool ran dry",)
        assert window.row("#evidence") == "evidence: 10:09 Pool ran dry"
        await window.press("ctrl+f", "e")
        await window.type("dash")
        await window.press("down", "enter", "ctrl+f", "e")
        await window.type("seen by the night shift")
        await window.press("enter")
        assert window.saved().causes[0].evidence[1:] == (
            "Disk dashboard <https://g.example/d>",
            "seen by the night shift",
        )
        await window.press("ctrl+f", "e", "down", "enter", "ctrl+f", "e", "escape")
        assert len(window.saved().causes[0].evidence) == 2
        assert "Pool ran dry" not in str(window.incident.causes)


async def test_the_example_reads_as_one_and_enter_on_nothing_says_that_nothing_was_noted(meeting: Open) -> None:
    async with meeting(EVIDENCE, step="root-cause") as window:
        await window.press("ctrl+f", "e")
        assert window.row("#answer").startswith("in your own words, e.g. ")
        await window.press("enter")
        assert window.row("#said") == "nothing was noted"
        assert window.saved().causes[0].evidence == ()
        await window.press("ctrl+f", "e", "escape")
        assert not window.screen.is_modal


async def test_evidence_is_read_in_the_rooms_zone_and_kept_in_utc(meeting: Open) -> None:
    async with meeting(EVIDENCE, step="root-cause", settings=Settings(timezone="Europe/Berlin")) as window:
        await window.press("ctrl+f", "e")
        assert "11:02 Disk alert paged" in window.text
        await window.press("down", "enter")
        assert window.saved().causes[0].evidence == ("10:02Z Disk alert paged",)


async def test_a_tree_starts_with_one_of_three_questions(meeting: Open) -> None:
    async with meeting("title: x\n", step="root-cause") as window:
        assert "Why tree · ctrl+f starts with a question" in window.text
        await window.press("ctrl+f", "s", "2")
        await window.type("The alert went to a mailbox")
        assert window.pane("causes").lines == ["Why was it found late?", "  The alert went to a mailbox"]
        (asked,) = window.saved().causes
        assert [answer.because for answer in asked.next] == ["The alert went to a mailbox"]
        assert "Why tree · 1st why · go on until you can act on it · 1 without an action" in window.text
        await window.press("ctrl+f", "s")
        assert "Why was it found late?" not in window.row("#dialog")


async def test_an_empty_line_offers_what_is_for_the_tree(meeting: Open) -> None:
    async with meeting("title: x\n", step="root-cause") as window:
        await window.press("ctrl+f")
        assert "start with a question" in window.row("#dialog")
        assert "ask how it came to be, in place of why" in window.row("#dialog")
        assert "next why" not in window.row("#dialog")
        assert "jump" not in window.row("#dialog")


async def test_the_room_may_ask_how_in_place_of_why(meeting: Open) -> None:
    async with meeting(TREE, step="root-cause") as window:
        await window.press("ctrl+f", "q")
        assert window.row("#next-why") == "How did it come to be that the disk was full?"
        assert window.row("#question") == "How did it come to happen?"
        await window.press("f4", "f3")
        assert window.row("#next-why") == "How did it come to be that the disk was full?"
        await window.press("ctrl+f", "q")
        assert window.row("#next-why") == "Why was it possible that the disk was full?"
        assert window.row("#question") == "Why did it happen?"
    async with meeting(TREE, step="root-cause", settings=Settings(ask="how")) as window:
        assert window.row("#next-why") == "How did it come to be that the disk was full?"


async def test_answers_without_an_action_are_counted_and_reached_one_by_one(meeting: Open) -> None:
    async with meeting(f"{TREE}  - {{because: The alert was muted}}\n", step="root-cause") as window:
        assert "Why tree · 1st why · answered below · 2 without an action" in window.text
        await window.press("ctrl+f", "j")
        assert window.pane("causes").row == 1
        await window.press("ctrl+f", "j", "ctrl+f", "m")
        await window.type("Unmute it")
        await window.press("enter", "ctrl+f", "j")
        assert window.pane("causes").row == 1
        assert "1 without an action" in window.text


async def test_what_only_repeats_its_question_and_a_single_chain_are_said(meeting: Open) -> None:
    async with meeting(TREE, step="root-cause") as window:
        await window.press("down", "end", "enter", "tab")
        await window.type("Nothing is watching disks")
        window.saved()
        assert "3rd why · it repeats its question: what had to be true?" in window.text
        await window.press("up", "ctrl+f", "r")
        assert "Why tree · 2nd why · answered below" in window.text


async def test_a_window_that_follows_shows_the_question_and_offers_no_start(meeting: Open) -> None:
    async with (
        meeting(TREE, step="root-cause") as leading,
        meeting(leading.room.desk.path, step="root-cause", over=False) as window,
    ):
        await window.look()
        assert window.row("#next-why") == "Why was it possible that the disk was full?"
        assert "Why tree · 1st why · answered below" in window.text


async def test_markup_in_evidence_stays_text(meeting: Open) -> None:
    text = 'title: x\ntimeline: [{what: "[b]x[/b] [@click=app.quit]y[/]"}]\ncauses: [The disk was full]\n'
    async with meeting(text, step="root-cause") as window:
        await window.press("ctrl+f", "e")
        assert "[b]x[/b] [@click=app.quit]y[/]" in window.text
        await window.press("down", "enter")
        assert window.row("#evidence") == "evidence: [b]x[/b] [@click=app.quit]y[/]"


async def test_a_person_typed_as_root_stays_and_is_asked_about_once_the_line_is_left(meeting: Open) -> None:
    async with meeting("title: x\nattendees: [Ana Prieto]\n", step="root-cause") as window:
        await window.focus("#causes")
        await window.type("Ana Prieto deleted it [root]")
        assert "a person is no root" not in window.row("#said")
        await window.press("enter")
        assert window.row("#said").startswith("a person is no root; ctrl+f, r asks below it: ")
        assert window.row("#said").endswith("?")
        assert [cause.kind for cause in window.saved().causes] == ["root"]
        await window.press("up", "ctrl+f", "r")
        (cause,) = window.saved().causes
        assert cause.kind == ""
        assert cause.next[0].because.endswith("?")


async def test_a_root_that_is_no_person_is_left_in_quiet(meeting: Open) -> None:
    async with meeting("title: x\n", step="root-cause") as window:
        await window.focus("#causes")
        await window.type("Nothing watches the disk [root]")
        await window.press("enter")
        assert "a person" not in window.row("#said")


async def test_undo_takes_back_an_action_with_the_mark_it_left_in_the_tree(meeting: Open) -> None:
    tree = "title: t\ncauses:\n  - because: The pool ran out\n    next: [{because: No check notices it}]\n"
    async with meeting(tree, step="root-cause") as window:
        before = window.saved()
        await window.press("ctrl+end", "ctrl+f", "m")
        await window.type("Add a check")
        await window.press("enter")
        after = window.saved()
        assert after.actions[0].closes == after.causes[0].next[0].id
        for _ in range(2):
            await window.press("ctrl+z")
            assert (window.saved().causes, window.saved().actions) == (before.causes, before.actions)
            assert "its action is taken back too" in window.text
            await window.press("ctrl+y")
            assert (window.saved().causes, window.saved().actions) == (after.causes, after.actions)


async def test_an_action_that_is_not_written_after_all_leaves_no_mark(meeting: Open) -> None:
    async with meeting("title: t\ncauses: [{because: The pool ran out}]\n", step="root-cause") as window:
        before = window.saved()
        await window.press("ctrl+f", "m", "escape")
        assert window.saved().causes == before.causes
        assert "{c1}" not in window.text
        await window.press("ctrl+f", "m")
        await window.type("A")
        await window.press("backspace", "escape")
        assert window.saved().causes == before.causes


async def test_it_leaves_no_mark_either_where_the_record_was_saved_and_changed_meanwhile(meeting: Open) -> None:
    async with meeting(TREE, step="root-cause") as window:
        path = window.writing.desk.path
        await window.press("ctrl+f", "m")
        assert window.saved().causes[0].id == "c2"
        path.write_text(path.read_text() + "notes: from another program\n")
        await window.look()
        await window.press("escape")
        assert window.pane("causes").lines[0] == "The disk was full"
        saved = window.saved()
        assert (saved.causes[0].id, saved.notes) == ("", "from another program")
        assert "c2" not in path.read_text()


REPEATED = """title: x
causes:
  - because: The disk was full
    next: [{because: The disk was full}]
  - because: No alert on queue depth
timeline:
  - {at: 2026-11-23T10:02:00Z, what: Campaign Black Week scheduled for 1.3 million customers by the whole team at night}
"""
ADVICE = "it repeats its question: what had to be true?"


@pytest.mark.parametrize(
    ("size", "title"),
    [
        ((100, 28), f"Why tree · 2nd why · {ADVICE} · 2 without an action"),
        ((80, 24), f"Why tree · 2nd why · {ADVICE}"),
        ((60, 18), ADVICE),
    ],
)
async def test_of_a_title_what_matters_is_whole_at_every_size(meeting: Open, size: tuple[int, int], title: str) -> None:
    async with meeting(REPEATED, step="root-cause", size=size) as window:
        await window.press("down")
        assert window.rows("#causes")[0].strip("┏━┓ ") == title
        await window.pilot.resize_terminal(100, 28)
        await window.settle()
        assert f"{ADVICE} · 2 without an action" in window.rows("#causes")[0]


@pytest.mark.parametrize("size", [(60, 18), (80, 24), (100, 28)])
async def test_menu_and_citations_use_the_width_there_is_and_no_more(meeting: Open, size: tuple[int, int]) -> None:
    async with meeting(REPEATED, step="root-cause", size=size) as window:
        await window.press("ctrl+f")
        assert "e  evidence: none yet  " in window.text
        assert "…" not in window.row("#dialog")
        await window.press("e")
        [cited, *others] = (row for row in window.rows("#evidence") if row)
        assert cited.startswith("10:02 Campaign")
        assert cited.endswith("…")
        assert len(cited) >= min(size[0], 76) - 14
        assert not others
        assert "Esc no change" in window.lines[-1]
        await window.press("down", "enter", "ctrl+f")
        [row] = (row for row in window.rows("#dialog") if " e  " in row)
        assert row.strip("┃ ").endswith("…")
        assert len(row.strip("┃ ")) >= min(size[0], 76) - 24


async def test_of_an_answer_that_is_no_sentence_the_question_reads(meeting: Open) -> None:
    async with meeting(REPEATED, step="root-cause") as window:
        await window.press("ctrl+end")
        assert window.row("#next-why") == "Why was it possible: “No alert on queue depth”?"
