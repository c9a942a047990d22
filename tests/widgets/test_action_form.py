from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace
from textual import events
from textual.app import App
from textual.keys import _character_to_key
from textual.pilot import Pilot

from noblame.record.incident import Action
from noblame.widgets.action_form import LABELS, ActionForm
from noblame.widgets.line import Line, one_of
from noblame.widgets.themes import OURS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.widget import Widget

TUESDAY = date(2026, 11, 24)
ALERT = Action(
    what="Add an alert", id="a1", owner="Ana Prieto", due="2026-12-01", type="tool", priority="P1", ticket="OPS-1"
)


class Owner(App[None]):
    """Owns a form, and keeps what it says."""

    def __init__(self, form: ActionForm) -> None:
        super().__init__()
        self.register_theme(OURS[0])
        self.theme = OURS[0].name
        self.form, self.said = form, list[Action]()

    def compose(self) -> Iterator[Widget]:
        yield self.form

    def on_action_form_edited(self) -> None:
        self.said.append(self.form.action)
        self.form.show(self.form.action)


@pytest.fixture
def owner() -> Owner:
    return Owner(ActionForm(one_of(["Zofia Wrona"]), lambda: TUESDAY))


def line(app: Owner, name: str) -> Line:
    return app.query_one(f"#action-{name}", Line)


async def retype(pilot: Pilot[None], app: Owner, name: str, text: str) -> None:
    """Go into a line, empty it, and type another text in one piece."""
    line(app, name).focus()
    await pilot.press("end", "ctrl+u")
    for character in text:
        line(app, name).post_message(events.Key(_character_to_key(character), character))
    await pilot.pause()


async def test_it_shows_an_action_without_saying_that_it_was_edited(owner: Owner) -> None:
    async with owner.run_test() as pilot:
        owner.form.show(ALERT)
        await pilot.pause()
        assert [line(owner, name).value for name in LABELS] == [getattr(ALERT, name) for name in LABELS]
        assert owner.said == []
        owner.form.show(Action(what=""))
        assert not any(line(owner, name).value for name in LABELS)


async def test_every_key_is_handed_over_and_what_the_form_does_not_show_stays(owner: Owner) -> None:
    async with owner.run_test() as pilot:
        owner.form.show(replace(ALERT, closes="c1", detail="as before"))
        line(owner, "what").focus()
        await pilot.press("end", "!", "?")
        assert [action.what for action in owner.said] == ["Add an alert!", "Add an alert!?"]
        assert owner.said[-1] == replace(ALERT, what="Add an alert!?", closes="c1", detail="as before")


async def test_a_day_is_taken_as_a_date_and_shown_as_one_once_the_line_is_left(owner: Owner) -> None:
    async with owner.run_test() as pilot:
        owner.form.show(ALERT)
        for typed, due in (("fri", "2026-11-27"), ("+2w", "2026-12-08"), ("soon", "soon")):
            await retype(pilot, owner, "due", typed)
            assert (owner.said[-1].due, line(owner, "due").value) == (due, typed)
            await pilot.press("enter")
            assert line(owner, "due").value == due
            assert line(owner, "type").has_focus


async def test_only_what_the_record_can_say_reaches_it(owner: Owner) -> None:
    cases = (
        ("priority", "P9", ""),
        ("priority", "high", "high"),
        ("type", "Tool", "tool"),
        ("type", "tools", ""),
        ("owner", " Bo ", "Bo"),
        ("ticket", "http://x", "http://x"),
    )
    async with owner.run_test() as pilot:
        owner.form.show(ALERT)
        for name, typed, taken in cases:
            await retype(pilot, owner, name, typed)
            assert getattr(owner.said[-1], name) == taken
            await pilot.press("tab")
            assert line(owner, name).value == taken


async def test_owner_type_and_priority_complete(owner: Owner) -> None:
    async with owner.run_test() as pilot:
        for name, typed, whole in (
            ("owner", "zo", "Zofia Wrona"),
            ("type", "ar", "architecture"),
            ("priority", "p", "P1"),
        ):
            await retype(pilot, owner, name, typed)
            await pilot.press("right")
            assert getattr(owner.said[-1], name) == whole


async def test_a_line_in_hand_is_not_rewritten_while_others_follow_the_record(owner: Owner) -> None:
    async with owner.run_test() as pilot:
        owner.form.show(ALERT)
        await retype(pilot, owner, "due", "fri")
        owner.form.show(replace(owner.said[-1], owner="Bo Li"))
        assert (line(owner, "due").value, line(owner, "owner").value) == ("fri", "Bo Li")


async def test_a_window_that_follows_takes_no_key() -> None:
    app = Owner(ActionForm(one_of([]), lambda: TUESDAY, read_only=True))
    async with app.run_test() as pilot:
        app.form.show(ALERT)
        await pilot.press("tab", "x")
        assert (line(app, "what").value, app.said) == ("Add an alert", [])
