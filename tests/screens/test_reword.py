"""F8: the question for a place to reword, never its sentence nor a name; and what the room does with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from noblame.language import Finding
from noblame.record.incident import Accepted
from noblame.review import reader
from noblame.screens.reword import RewordDialog
from noblame.settings import Settings
from noblame.widgets import proofread

if TYPE_CHECKING:
    from tests.screens.conftest import Open

TWO = """title: x
attendees: [Ana Prieto]
causes: [Ana broke the pool, Ana broke the cache]
lessons: {to_improve: [Ana broke the build]}
actions: [Ana broke the plan, Add an alert]
"""
QUESTIONS = ("What made it possible?", "What would have stopped it?", "What did the screen show?")


@pytest.fixture(autouse=True)
def no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(proofread, "PAUSE", 0.001)
    monkeypatch.setattr(proofread, "BREATH", 0.001)


@pytest.fixture(autouse=True)
def broken(monkeypatch: pytest.MonkeyPatch) -> None:
    """Find who "broke" something, with three questions; "perhaps broke" is a hint. The rest is the real thing."""

    def found(line: str, *_: object) -> list[Finding]:
        start, level = line.find("Ana"), "hint" if "perhaps" in line else "warn"
        here = (line[start:], "harm") not in {(each.text, each.rule) for each in _accepted(_)}
        if "broke" not in line or start < 0 or not here:
            return []
        asks = {"ask": QUESTIONS[0], "others": QUESTIONS[1:]}
        return [Finding(start, len(line), "blame", level, "harm", "Why it matters.", **asks)]  # type: ignore[arg-type]

    monkeypatch.setattr(reader, "findings", found)


def _accepted(arguments: tuple[object, ...]) -> tuple[Accepted, ...]:
    accepted: tuple[Accepted, ...] = arguments[2].accepted  # type: ignore[attr-defined]
    return accepted


async def test_it_shows_the_question_never_the_sentence_nor_a_name(meeting: Open) -> None:
    async with meeting(TWO, step="root-cause") as window:
        await window.proofread()
        await window.press("f8")
        assert isinstance(window.screen, RewordDialog)
        shown = "\n".join(window.rows("#dialog"))
        assert "1 of 2 to reword" in shown
        assert window.row("#ask") == QUESTIONS[0]
        assert "Ana" not in shown
        assert "broke" not in shown


async def test_the_room_does_not_read_the_same_question_twice_until_there_is_no_other(meeting: Open) -> None:
    async with meeting(TWO, step="root-cause") as window:
        await window.proofread()
        asked = []
        for key in ("f8", "n", "f8", "down", "ctrl+g"):
            await window.press(key)
            asked.append(window.row("#ask"))
        assert asked == [QUESTIONS[0], QUESTIONS[1], QUESTIONS[2], QUESTIONS[2], QUESTIONS[0]]
        await window.press("escape", "f4", "f8")
        assert window.row("#ask") == QUESTIONS[1], "also not in another step"


async def test_the_last_one_says_where_there_are_more(meeting: Open) -> None:
    async with meeting(TWO, step="root-cause") as window:
        await window.proofread()
        await window.press("f8")
        assert window.row("#dialog-title").endswith("1 of 2 to reword")
        await window.press("f8")
        assert "2 of 2 to reword · 1 more in improvements, 1 in actions" in window.text
        await window.press("f8")
        assert "1 of 2 to reword" in window.text


async def test_where_there_is_none_f8_says_where_there_is(meeting: Open) -> None:
    async with meeting(TWO, step="wins") as window:
        await window.proofread()
        assert "F8 reword" in window.row("#keys")
        await window.press("f8")
        assert window.row("#said") == "nothing to reword here: 2 in root cause, 1 in improvements, 1 in actions"


async def test_without_any_f8_is_not_offered(meeting: Open) -> None:
    async with meeting("title: x\ncauses: [The disk was full, Ana perhaps broke it]\n", step="root-cause") as window:
        await window.proofread()
        assert "F8" not in window.row("#keys")
        await window.press("f8")
        assert not window.screen.is_modal
        assert "to reword" not in window.text


async def test_insert_puts_the_question_shown_below_the_line_as_the_next_why(meeting: Open) -> None:
    async with meeting(TWO, step="root-cause") as window:
        await window.proofread()
        await window.press("f8", "f8", "i")
        pane = window.pane("causes")
        assert pane.lines == ["Ana broke the pool", "Ana broke the cache", f"  {QUESTIONS[1]}"]
        assert pane.cursor_location == (2, len(QUESTIONS[1]) + 2)
        assert pane.has_focus
        assert window.saved().causes[1].next[0].because == QUESTIONS[1]


async def test_outside_the_tree_the_question_stands_below_its_line(meeting: Open) -> None:
    async with meeting(TWO, step="improvements") as window:
        await window.proofread()
        await window.press("f8", "i")
        assert window.saved().lessons.to_improve == ("Ana broke the build", QUESTIONS[0])


async def test_words_are_kept_with_a_reason_and_not_shown_again(meeting: Open) -> None:
    async with meeting(TWO, step="root-cause") as window:
        await window.proofread()
        await window.press("f8", "k")
        await window.type("king of the pool: praise")
        await window.press("enter")
        assert window.saved().accepted == (
            Accepted(text="Ana broke the pool", rule="harm", reason="king of the pool: praise"),
        )
        await window.proofread()
        assert "1 to reword" in window.row("#counts")
        await window.press("f8")
        assert "1 of 1 to reword" in window.text


async def test_enter_alone_says_that_they_were_kept_in_the_meeting(meeting: Open) -> None:
    async with meeting(TWO, step="root-cause") as window:
        await window.proofread()
        await window.press("f8", "down", "enter", "enter")
        assert [each.reason for each in window.saved().accepted] == ["kept in the meeting"]


@pytest.mark.parametrize("keys", [["escape"], ["k", "escape"], ["k", "x", "escape"]])
async def test_escape_changes_nothing(meeting: Open, keys: list[str]) -> None:
    async with meeting(TWO, step="root-cause") as window:
        await window.proofread()
        before = window.incident
        await window.press("ctrl+g", *keys)
        assert not window.screen.is_modal
        assert window.incident is before
        assert "2 to reword" in window.row("#counts")


async def test_a_capture_over_the_reason_leaves_it_as_it_was(meeting: Open) -> None:
    async with meeting(TWO, step="root-cause") as window:
        await window.proofread()
        await window.press("f8", "k")
        await window.type("nice")
        await window.press("f7")
        await window.type("kin")
        await window.press("enter")
        await window.type("!")
        await window.press("enter")
        assert window.saved().accepted[0].reason == "nice!"
        assert window.saved().improvements[0].idea == "kin"


async def test_an_action_is_asked_about_in_its_table_and_changed_in_the_form(meeting: Open) -> None:
    async with meeting(TWO, step="actions") as window:
        await window.proofread()
        assert "1 to reword (F8)" in window.row("#counts")
        await window.press("f8")
        assert "1 of 1 to reword · 2 more in root cause, 1 in improvements" in window.text
        assert "insert" not in window.text
        await window.press("e")
        assert window.app.focused is not None
        assert window.app.focused.id == "action-what"
        await window.retype("#action-what", "Alert at 80 %")
        await window.press("tab")
        await window.proofread()
        assert "to reword" not in window.row("#counts")
        assert window.saved().actions[0].what == "Alert at 80 %"


async def test_an_action_can_be_kept_as_it_is(meeting: Open) -> None:
    async with meeting(TWO, step="actions") as window:
        await window.proofread()
        await window.press("f8", "k", "enter")
        assert [each.text for each in window.saved().accepted] == ["Ana broke the plan"]
        await window.proofread()
        assert "to reword" not in window.row("#counts")


async def test_a_window_that_follows_is_asked_nothing(meeting: Open) -> None:
    async with meeting(TWO, step="root-cause") as window, meeting(window.room.desk.path, over=False) as second:
        await second.proofread()
        await second.press("f8")
        assert not second.screen.is_modal
        assert "F8" not in second.row("#keys")


async def test_with_the_setting_off_there_is_neither_count_nor_question(meeting: Open) -> None:
    async with meeting(TWO, step="root-cause", settings=Settings(room_marks="off")) as window:
        await window.proofread()
        await window.beat(1)
        await window.press("f8")
        assert not window.screen.is_modal
        assert "to reword" not in window.text
        assert "·2" not in window.row("#rail")
        assert "F8" not in window.row("#keys")


@pytest.mark.parametrize("size", [(60, 18), (80, 24), (100, 28)])
async def test_question_choices_and_reason_are_whole_at_every_size(meeting: Open, size: tuple[int, int]) -> None:
    async with meeting(TWO, step="root-cause", size=size) as window:
        await window.proofread()
        await window.press("f8")
        assert window.screen.query_one("#dialog").region in window.screen.region
        shown = " ".join(f"{window.row('#dialog')} {window.row('#dialog-keys')}".replace("┃", " ").split())
        for words in (
            QUESTIONS[0],
            "i insert the question below the line",
            "n go on to the next place",
            "Esc no change",
        ):
            assert words in shown
        await window.press("k")
        await window.type("praise")
        assert window.row("#reason") == "praise"
        assert QUESTIONS[0] in window.text
