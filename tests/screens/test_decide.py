from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from noblame.record import load
from noblame.record.incident import Cause, Entry
from noblame.screens.decide import DecideDialog, in_words

if TYPE_CHECKING:
    from tests.screens.conftest import Open, Window

RECORD = "title: Lights out\nroot_cause: The old words\ncauses: [One]\n"


async def clash(window: Window) -> None:
    """Change the root cause here and on disk at once, and something else on disk only."""
    path = window.room.desk.path
    path.write_text(path.read_text().replace("The old words", "Their words").replace("One", "Two"))
    await window.write("root_cause", "Our words")
    window.saved()
    await window.beat()


async def test_a_conflict_is_shown_and_theirs_stands_until_somebody_decides(meeting: Open) -> None:
    async with meeting(RECORD, step="root-cause") as window:
        await clash(window)
        assert window.row("#banner") == "▲ ATTENTION  1 changed here and on disk at once: ctrl+p, decide"
        assert window.pane("root_cause").text == "Their words"
        assert window.pane("causes").text == "Two"
        await window.press("ctrl+p")
        await window.type("decide")
        assert await window.until(lambda: "Decide what was changed here and on disk at once" in window.text)
        await window.press("enter")
        assert await window.until(lambda: isinstance(window.screen, DecideDialog))
        assert "on disk  Their words" in window.text
        assert "here     Our words" in window.text


@pytest.mark.parametrize(("letter", "words"), [("o", "Our words"), ("t", "Their words")])
async def test_it_is_decided_by_a_letter(meeting: Open, letter: str, words: str) -> None:
    async with meeting(RECORD, step="root-cause") as window:
        await clash(window)
        await window.app.run_action("decide", window.place)
        await window.settle()
        await window.press(letter)
        assert window.screen is window.place
        assert window.pane("root_cause").text == words
        assert window.saved().root_cause == words
        await window.beat()
        assert not window.screen.query_one("#banner").display
        assert load(window.room.desk.path).incident.causes == (Cause(because="Two"),)


async def test_escape_decides_nothing(meeting: Open) -> None:
    async with meeting(RECORD, step="root-cause") as window:
        await clash(window)
        await window.app.run_action("decide", window.place)
        await window.settle()
        await window.press("escape")
        assert len(window.room.desk.conflicts) == 1
        assert "ATTENTION" in window.row("#banner")


async def test_what_another_program_wrote_appears_and_the_cursor_stays_with_its_line(meeting: Open) -> None:
    record = 'title: x\nstarted: 2026-11-18T14:02:00Z\ntimeline: ["14:02 One", "14:09 Two"]\n'
    async with meeting(record, step="timeline") as window:
        path = window.room.desk.path
        await window.press("down", "end")
        await window.type("!")
        window.saved()
        path.write_text(path.read_text().replace('["14:02 One"', '["14:01 Zero", "14:02 One"'))
        await window.look()
        pane = window.pane("timeline")
        assert pane.lines == ["14:01 Zero", "14:02 One", "14:09 Two!"]
        assert pane.cursor_location == (2, len("14:09 Two!"))
        await window.type("?")
        assert [entry.what for entry in window.saved().timeline] == ["Zero", "One", "Two!?"]


def test_both_sides_are_told_in_words() -> None:
    assert in_words(None) == "(taken out)"
    assert in_words("") == "(empty)"
    assert in_words(("a", "b")) == "a; b"
    assert in_words(Entry(what="Pool alert", kind="alert")) == "Pool alert · alert"
