from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.screens.conftest import Open

IDEAS = "title: x\nimprovements: [One, Two, 'Three [2]']\n"


async def test_held_ideas_open_here_and_say_where_they_came_from(meeting: Open) -> None:
    async with meeting(step="improvements") as window:
        assert "A queue of its own for login codes (held: root-cause)" in window.text
        assert "Nobody outside marketing knew of the campaign" in window.text


async def test_hands_are_counted_for_the_line_at_the_cursor_and_never_below_none(meeting: Open) -> None:
    async with meeting(IDEAS, step="improvements") as window:
        await window.press("down", "ctrl+f", "v", "ctrl+f", "v", "ctrl+f", "v")
        assert window.pane("improvements").lines == ["One", "Two [3]", "Three [2]"]
        assert window.row("#done") == "Done when  ✓ at least one idea   ✓ the ideas are ranked"
        await window.press("ctrl+f", "u", "up", "ctrl+f", "u")
        assert [idea.votes for idea in window.saved().improvements] == [0, 2, 2]


async def test_votes_rank_ideas_at_the_step_change_not_before(meeting: Open) -> None:
    async with meeting(IDEAS, step="improvements") as window:
        await window.press("down", "ctrl+f", "v", "ctrl+f", "v", "ctrl+f", "v")
        await window.beat(1)
        assert [idea.idea for idea in window.incident.improvements] == ["One", "Two", "Three"]
        await window.press("f4")
        assert [idea.idea for idea in window.saved().improvements] == ["Two", "Three", "One"]
        await window.press("f3")
        assert window.pane("improvements").lines == ["Two [3]", "Three [2]", "One"]


async def test_they_are_ranked_on_command_too(meeting: Open) -> None:
    async with meeting(IDEAS, step="improvements") as window:
        await window.press("ctrl+f", "o")
        assert window.pane("improvements").lines == ["Three [2]", "One", "Two"]


async def test_an_action_made_of_an_idea_waits_in_the_next_step(meeting: Open) -> None:
    async with meeting(IDEAS, step="improvements") as window:
        await window.press("down", "ctrl+f", "m")
        assert window.row("#said") == "made an action: it waits in the next step"
        assert [(action.id, action.what) for action in window.saved().actions] == [("a1", "Two")]
        await window.press("f4")
        assert "1  WISH  Two" in window.text


async def test_ideas_and_what_did_not_work_are_typed_line_by_line(meeting: Open) -> None:
    async with meeting("title: x\n", step="improvements") as window:
        assert "One idea a line, votes in brackets: Lint rule for connection clean-up [5]" in window.text
        await window.type("Alert earlier [2]")
        await window.press("tab")
        await window.type("No alert")
        saved = window.saved()
        assert [(idea.idea, idea.votes) for idea in saved.improvements] == [("Alert earlier", 2)]
        assert saved.lessons.to_improve == ("No alert",)


async def test_an_idea_becomes_an_action_once(meeting: Open) -> None:
    async with meeting(IDEAS, step="improvements") as window:
        await window.press("ctrl+f", "m", "ctrl+f", "m")
        assert "it is an action already" in window.text
        assert [action.what for action in window.saved().actions] == ["One"]


async def test_an_idea_that_is_not_followed_says_why(meeting: Open) -> None:
    async with meeting(IDEAS, step="improvements") as window:
        await window.press("down", "ctrl+f", "n")
        await window.type("too dear")
        await window.press("enter")
        assert [idea.decided for idea in window.saved().improvements] == ["", "too dear", ""]
        assert window.pane("improvements").lines[1].endswith("(decided: too dear)")
        await window.press("ctrl+f", "n", "escape", "ctrl+f", "n", "ctrl+u", "enter")
        assert [idea.decided for idea in window.saved().improvements] == ["", "", ""]
