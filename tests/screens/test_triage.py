"""The decision whether a post-mortem is due, on the screen."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from noblame.archive.folder import records
from noblame.record import load
from noblame.record.incident import Incident, Triage
from noblame.review.triage import WORDS
from noblame.screens.home import HomeScreen
from noblame.screens.triage import TriageDialog
from noblame.settings import Settings
from noblame.widgets.criteria import CriteriaList

if TYPE_CHECKING:
    from tests.screens.conftest import Open, Window

INTERNAL, NEAR_MISS, NIGHT, PLANNED, EARLY, TRIVIAL = 4, 5, 7, 8, 9, 10
"""How many criteria stand above one."""


async def begin(window: Window, title: str = "Checkout down") -> None:
    """Open the dialog with a title, the cursor in the list."""
    await window.press("n")
    assert isinstance(window.screen, TriageDialog)
    await window.type(title)
    await window.focus("#criteria")


async def tick(window: Window, *places: int) -> None:
    await window.focus("#criteria")
    for place in places:
        await window.press("home", *["down"] * place, "space")


def written(archive: Path) -> Incident:
    [path] = archive.glob("2026-*.yaml")
    return load(path).incident


async def test_the_verdict_shows_with_every_tick(home: Open) -> None:
    async with home() as window:
        await begin(window)
        assert window.row("#verdict") == "What applies?"
        await tick(window, PLANNED)
        assert window.row("#verdict") == "Skip: planned maintenance that went as planned"
        await tick(window, INTERNAL)
        assert window.row("#verdict") == "Usually: an internal tool was out"
        await tick(window, 0)
        assert window.row("#verdict") == "Always: customers could not use it"
        await tick(window, 0, INTERNAL, PLANNED)
        assert window.row("#verdict") == "What applies?"


async def test_what_was_decided_stands_in_the_record(home: Open, archive: Path) -> None:
    async with home() as window:
        await begin(window)
        await tick(window, 0, NIGHT)
        await window.retype("#new-severity", "p1")
        assert "customers cannot use a main function" in window.row("#beside-severity")
        await window.retype("#new-started", "2026-11-23 03:10")
        await window.press("ctrl+s")
        assert await window.until(lambda: window.app.room is not None)
        incident = written(archive)
        assert incident.triage == Triage(criteria=("customer-outage", "night-page"), verdict="always")
        assert (incident.title, incident.severity, incident.customer_impact) == ("Checkout down", "p1", True)
        assert f"{incident.started:%Y-%m-%d %H:%M}" == "2026-11-23 03:10"
        assert (archive / "2026-11-23-checkout-down.yaml").exists()
        await window.press("ctrl+q")
        assert await window.until(lambda: window.app.room is None)


async def test_a_usual_one_is_decided_against_by_writing_why(home: Open, archive: Path) -> None:
    async with home() as window:
        await begin(window)
        assert not window.screen.query_one("#row-against").display
        await tick(window, INTERNAL)
        await window.retype("#new-against", "it is replaced next week")
        assert window.row("#verdict").startswith("Skip, though usually: an internal tool was out; because it is repl")
        await window.press("ctrl+s")
        await window.finish()
        assert isinstance(window.screen, HomeScreen)
        assert window.row("#detail").startswith("wrote 2026-11-24-checkout-down.yaml: skip, though usually")
        assert written(archive).triage == Triage(
            criteria=("internal-outage",), verdict="skip", reason="it is replaced next week"
        )


async def test_a_reason_against_counts_only_where_it_is_asked_for(home: Open, archive: Path) -> None:
    async with home() as window:
        await begin(window)
        await tick(window, INTERNAL)
        await window.retype("#new-against", "no time")
        await tick(window, 3)
        await window.retype("#new-reason", "about 40,000 EUR")
        await window.press("ctrl+s")
        assert await window.until(lambda: window.app.room is not None)
        assert written(archive).triage == Triage(
            criteria=("revenue", "internal-outage"), verdict="always", reason="about 40,000 EUR"
        )


async def test_something_trivial_asks_for_its_fix(home: Open, archive: Path) -> None:
    async with home() as window:
        await begin(window)
        await tick(window, TRIVIAL)
        await window.press("ctrl+s")
        says = "trivial, with an obvious fix: which one? ctrl+s once more writes it without"
        assert window.row("#triage-trouble") == says
        assert window.app.focused is window.screen.query_one("#new-fix")
        await window.type("Correct the link in the banner")
        await window.press("ctrl+s")
        await window.finish()
        [action] = written(archive).actions
        assert (action.what, action.id) == ("Correct the link in the banner", "a1")


async def test_it_says_what_could_change_the_decision(home: Open) -> None:
    async with home() as window:
        await begin(window)
        await tick(window, EARLY)
        assert "Could it have been worse? then it is a near miss" in window.row("#triage-notes")
        await window.retype("#new-started", "03:10")
        assert "It began at night" in window.row("#triage-notes")
        await tick(window, NEAR_MISS, NIGHT)
        assert window.row("#triage-notes") == ""
        await tick(window, 2)
        assert "share it only with those who need to know" in window.row("#triage-notes")


async def test_earlier_records_like_it_are_shown(home: Open, archive: Path) -> None:
    (archive / "2026-10-02-pool.yaml").write_text("noblame: 1\ntitle: Checkout slow [b]again[/b]\n")
    (archive / "broken.yaml").write_text("noblame: 1\ntitle: [\n")
    async with home() as window:
        await begin(window)
        await window.finish()
        assert window.row("#triage-notes") == "Again? 1 earlier record shares checkout: 2026-10-02-pool"
        await window.retype("#new-title", "The map is empty")
        assert window.row("#triage-notes") == ""


async def test_what_is_missing_or_wrong_is_said_and_nothing_is_written(home: Open, archive: Path) -> None:
    async with home() as window:
        await window.press("n", "ctrl+s")
        assert window.row("#triage-trouble") == "a record needs a title"
        await window.type("Down")
        await window.retype("#new-severity", "bad")
        assert window.row("#beside-severity").startswith("P1 to P3 or SEV1 to SEV5")
        await window.press("ctrl+s")
        assert window.row("#triage-trouble") == "severity: P1 to P3 or SEV1 to SEV5"
        await window.press("ctrl+u")
        await window.retype("#new-started", "at noon")
        await window.press("ctrl+s")
        assert window.row("#triage-trouble").startswith("started: a time as 2026-11-18 14:02")
        await window.press("escape")
        assert isinstance(window.screen, HomeScreen)
    assert records(archive) == []


async def test_undecided_it_is_written_when_asked_twice(home: Open, archive: Path) -> None:
    async with home() as window:
        await begin(window)
        await window.press("ctrl+s")
        assert "nothing is ticked yet" in window.row("#triage-trouble")
        assert isinstance(window.screen, TriageDialog)
        await window.press("ctrl+s")
        assert await window.until(lambda: window.app.room is not None)
        assert written(archive).triage is None


async def test_enter_goes_from_line_to_line_to_the_list_and_the_button_writes(home: Open, archive: Path) -> None:
    async with home() as window:
        await window.press("n")
        await window.type("Down")
        await window.press("enter", "enter", "enter")
        assert isinstance(window.app.focused, CriteriaList)
        await window.press("enter", "tab", "enter")
        assert await window.until(lambda: window.app.room is not None)
        assert written(archive).triage == Triage(criteria=("customer-outage",), verdict="always")


@pytest.mark.parametrize("size", [(60, 18), (80, 24), (100, 28), (200, 60)])
async def test_everything_is_on_the_screen_at_every_size(home: Open, size: tuple[int, int]) -> None:
    async with home(size=size) as window:
        await begin(window, "Checkout unavailable for 47 minutes")
        await tick(window, INTERNAL)
        for text in ("Checkout unavailable for 47", "[x] an internal tool", "Usually: an", "Or not?", "ctrl+s writes"):
            assert text in window.text
        assert "Write the record" in window.text
        await tick(window, TRIVIAL)
        assert "[x] trivial, with an obvious fix" in window.text


async def test_a_title_named_on_the_command_line_goes_right_to_the_decision(home: Open, archive: Path) -> None:
    async with home(settings=Settings(timezone="Europe/Berlin")) as window:
        assert isinstance(window.screen, HomeScreen)
        window.screen.ask_for_new("[b]Lights[/b] out")
        await window.settle()
        assert isinstance(window.app.focused, CriteriaList)
        await window.press("space")
        await window.retype("#new-started", "00:30")
        assert window.row("#beside-started") == "Tue 24 Nov 00:30 CET"
        await window.press("ctrl+s")
        assert await window.until(lambda: window.app.room is not None)
        assert written(archive).title == "[b]Lights[/b] out"
        assert (archive / "2026-11-24-b-lights-b-out.yaml").exists()


async def test_the_list_shows_what_was_skipped_and_finds_near_misses(home: Open, archive: Path) -> None:
    for name, criterion, decided in (
        ("a", "near-miss", "usually"),
        ("b", "planned", "skip"),
        ("c", "security", "always"),
    ):
        text = f"noblame: 1\ntitle: {name * 5}\ntriage: {{criteria: [{criterion}], verdict: {decided}}}\n"
        (archive / f"2026-11-0{ord(name) - 96}-{name}.yaml").write_text(text)
    async with home() as window:
        assert "skipped" in next(row for row in window.rows("#records") if "bbbbb" in row)
        assert sum("skipped" in row for row in window.rows("#records")) == 1
        await window.press("slash")
        await window.type("near miss")
        assert window.row("#status").endswith("1 of 3 records")
        assert "aaaaa" in window.row("#records")


GROUPS = ("Always hold one, if any of these is so", "Usually hold one", "Skip it, if nothing above is so")


async def test_the_whole_decision_is_seen_at_80_by_24(home: Open) -> None:
    async with home(size=(80, 24)) as window:
        await window.press("n")
        for text in (*GROUPS, *WORDS.values(), "what broke, for how long: Shop down 47 min", "What applies?"):
            assert text in window.text
        assert "more" not in window.row("#criteria")


async def test_what_is_out_of_sight_is_announced_with_the_group_that_begins_there(home: Open) -> None:
    async with home(size=(60, 18)) as window:
        await begin(window)
        assert "▼ 6 more: Skip it, if nothing above is so" in window.row("#criteria")
        assert "▲" not in window.row("#criteria")
        await window.press("end")
        assert "▲ 5 more" in window.row("#criteria")
        assert "▼" not in window.row("#criteria")
        await window.pilot.resize_terminal(80, 24)
        await window.settle()
        assert "more" not in window.row("#criteria")


@pytest.mark.parametrize("size", [(60, 18), (80, 24)])
async def test_a_definition_a_time_that_is_none_and_the_notes_are_whole(
    home: Open, archive: Path, size: tuple[int, int]
) -> None:
    (archive / "2026-10-02-pool.yaml").write_text("noblame: 1\ntitle: Checkout slow\n")
    async with home(size=size) as window:
        await begin(window)
        await window.retype("#new-severity", "p1")
        assert window.row("#beside-severity") == Settings().severities["P1"]
        await window.retype("#new-started", "at noon")
        assert window.row("#beside-started") == "a time as 11-18 14:02"
        await tick(window, NEAR_MISS)
        await window.finish()
        assert window.row("#row-against").endswith("why none is held; empty to hold one")
        assert window.row("#triage-notes").endswith("2026-10-02-pool")
        assert "[x] a near miss" in window.row("#criteria")
        assert window.row("#write") == "Write the record"
        assert window.screen.query_one("#write").region in window.screen.query_one("#dialog").region


async def test_no_row_is_kept_for_what_there_is_nothing_to_say_about(home: Open) -> None:
    async with home(size=(80, 24)) as window:
        await begin(window)
        assert not window.screen.query_one("#triage-notes").display
        await tick(window, EARLY)
        assert window.screen.query_one("#triage-notes").region.height == 1
