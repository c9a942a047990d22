from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace
from textual import events
from textual.app import App
from textual.keys import _character_to_key
from textual.pilot import Pilot
from textual.widgets import Label

from noblame.record.incident import Action, Incident
from noblame.review.owners import split_owner
from noblame.widgets.action_form import LABELS, ActionForm
from noblame.widgets.line import Line, one_of
from noblame.widgets.themes import OURS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.widget import Widget

TUESDAY = date(2026, 11, 24)
ALERT = Action(
    what="Add an alert",
    id="a1",
    owner="Ana Prieto",
    helpers=("Bo Li", "Zofia Wrona"),
    due="2026-12-01",
    type="tool",
    priority="P1",
    ticket="OPS-1",
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
        assert {name: line(owner, name).value for name in LABELS} == {
            "what": "Add an alert",
            "owner": "Ana Prieto",
            "helpers": "Bo Li, Zofia Wrona",
            "due": "2026-12-01",
            "type": "tool",
            "priority": "P1",
            "detail": "",
            "ticket": "OPS-1",
            "moves_down": "",
        }
        assert owner.said == []
        owner.form.show(Action(what=""))
        assert not any(line(owner, name).value for name in LABELS)


async def test_every_key_is_handed_over_and_what_the_form_does_not_show_stays(owner: Owner) -> None:
    async with owner.run_test() as pilot:
        owner.form.show(replace(ALERT, closes="c1", reason="as before"))
        line(owner, "what").focus()
        await pilot.press("end", "!", "?")
        assert [action.what for action in owner.said] == ["Add an alert!", "Add an alert!?"]
        assert owner.said[-1] == replace(ALERT, what="Add an alert!?", closes="c1", reason="as before")


async def test_a_day_is_taken_as_a_date_and_shown_as_one_once_the_line_is_left(owner: Owner) -> None:
    async with owner.run_test() as pilot:
        owner.form.show(ALERT)
        for typed, due in (("fri", "2026-11-27"), ("+2w", "2026-12-08"), ("soon", "soon")):
            await retype(pilot, owner, "due", typed)
            assert (owner.said[-1].due, line(owner, "due").value) == (due, typed)
            await pilot.press("enter")
            assert line(owner, "due").value == due
            assert line(owner, "helpers").has_focus


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


async def test_what_a_type_asks_is_the_label_of_its_detail(owner: Owner) -> None:
    async with owner.run_test() as pilot:
        owner.form.show(Action(what="x"))
        await pilot.pause()
        assert str(owner.query_one("#label-detail", Label).render()) == "Detail"
        for kind, label, asked in (
            ("immediate", "Patched", "what is patched, and where?"),
            ("process", "Document", "the link of the runbook or checklist"),
            ("tool", "Check", "the threshold, or the check's name"),
            ("architecture", "First step", "a small first step"),
        ):
            await retype(pilot, owner, "type", kind)
            assert str(owner.query_one("#label-detail", Label).render()) == label
            assert line(owner, "detail").placeholder == asked
        await retype(pilot, owner, "detail", "move the queue first")
        assert owner.said[-1] == Action(what="x", type="architecture", detail="move the queue first")


async def test_helpers_are_names_with_commas(owner: Owner) -> None:
    async with owner.run_test() as pilot:
        owner.form.show(ALERT)
        await retype(pilot, owner, "helpers", "Bo Li,, Ana ,")
        assert owner.said[-1].helpers == ("Bo Li", "Ana")
        await pilot.press("tab")
        assert line(owner, "helpers").value == "Bo Li, Ana"


async def test_a_date_is_offered_where_there_is_none_and_the_right_arrow_takes_it() -> None:
    sooner = lambda action: "2026-11-27" if action.type == "immediate" else "2026-12-08"  # noqa: E731  a table of two
    app = Owner(ActionForm(one_of([]), lambda: TUESDAY, offer=sooner))
    async with app.run_test() as pilot:
        app.form.show(Action(what="x"))
        line(app, "due").focus()
        await pilot.pause()
        assert line(app, "due").placeholder == "→ 2026-12-08"
        await pilot.press("right")
        assert app.said[-1].due == "2026-12-08"
        await retype(pilot, app, "due", "")
        await retype(pilot, app, "type", "immediate")
        line(app, "due").focus()
        await pilot.press("right")
        assert app.said[-1].due == "2026-11-27"
        await pilot.press("home", "right")
        assert app.said[-1].due == "2026-11-27"


async def test_of_two_names_typed_one_owns_it_once_the_line_is_left_and_not_before() -> None:
    split = partial(split_owner, incident=Incident(title="x"))
    app = Owner(ActionForm(one_of([]), lambda: TUESDAY, split=split))
    async with app.run_test() as pilot:
        app.form.show(Action(what="x", owner="Ana & Bo"))
        line(app, "owner").focus()
        await pilot.press("tab")
        assert app.said == []  # nobody typed
        await retype(pilot, app, "owner", "Priya and Tomás")
        assert (app.said[-1].owner, app.said[-1].helpers) == ("Priya and Tomás", ())
        await pilot.press("tab")
        await pilot.pause()
        assert (app.said[-1].owner, app.said[-1].helpers) == ("Priya", ("Tomás",))
        assert (line(app, "owner").value, line(app, "helpers").value) == ("Priya", "Tomás")


async def test_hints_fit_their_fields(owner: Owner) -> None:
    for width in (60, 80, 120):
        async with owner.run_test(size=(width, 24)) as pilot:
            owner.form.show(Action(what="x"))
            await pilot.pause()
            await pilot.pause()
            for name in LABELS:
                assert len(str(line(owner, name).placeholder)) <= max(line(owner, name).size.width, 1), (width, name)
        owner = Owner(ActionForm(one_of([]), lambda: TUESDAY))
