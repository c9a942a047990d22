"""A record as plain lines: everything is there, nothing acts, and it reads well aloud."""

import json
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import jsonschema
import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from noblame.cli.plain import plain_lines
from noblame.inert import ACTIVE, visible
from noblame.record import incident as incident_module
from noblame.record.file import load
from noblame.record.incident import Action, Entry, Incident
from noblame.record.schema import json_schema
from noblame.sharing.typed import as_json

Run = Callable[..., Any]
FULL = Path(__file__).parent / "full.yaml"
TODAY = date(2026, 12, 3)


def shown(incident: Incident, zone: Any = UTC) -> list[str]:
    return list(plain_lines(incident, zone, TODAY))


def texts(value: Any) -> set[str]:
    """Every text and number somewhere in a record."""
    if isinstance(value, dict):
        return set().union(*map(texts, value.values())) if value else set()
    if isinstance(value, list):
        return set().union(*map(texts, value)) if value else set()
    return {value} if isinstance(value, str) else set()


def filled(value: Any) -> set[tuple[str, str]]:
    """Every field, by the name of its struct, that is not empty somewhere in a record."""
    if isinstance(value, tuple):
        return set().union(*map(filled, value))
    if isinstance(value, dict):
        return set().union(*map(filled, value.values()))
    if not isinstance(value, msgspec.Struct):
        return set()
    here = {name: getattr(value, name) for name in value.__struct_fields__}
    own = {(type(value).__name__, name) for name, each in here.items() if each}
    return own.union(*map(filled, here.values()))


def test_the_record_of_these_tests_fills_every_field() -> None:
    parts = [
        each for each in vars(incident_module).values() if isinstance(each, type) and issubclass(each, msgspec.Struct)
    ]
    every = {(part.__name__, name) for part in parts for name in part.__struct_fields__}
    assert len(every) > 70
    assert filled(load(FULL).incident) == every


def test_everything_written_in_a_record_is_shown() -> None:
    incident = load(FULL).incident
    page = "\n".join(shown(incident))
    known = {each for each in texts(json.loads(as_json(incident))) if not each.endswith("Z")}
    assert len(known) > 70
    assert {each for each in known if each not in page} == set()
    for moment in (
        "2026-11-18 23:50 UTC",
        "2026-11-19 01:05:30 UTC",
        "2026-11-20 15:02:10 UTC",
        "00:15:31: Rolled back",
    ):
        assert moment in page


def test_durations_are_derived() -> None:
    page = shown(load(FULL).incident)
    assert "Duration: 1 h 15 min" in page
    assert "Time to detect: 7 min" in page


def test_times_are_shown_in_the_zone_of_the_settings() -> None:
    page = shown(load(FULL).incident, ZoneInfo("Asia/Tokyo"))
    assert "Started: 2026-11-19 08:50 JST" in page
    assert "Times are in Asia/Tokyo." in page


@pytest.mark.parametrize("year", [1, 9999])
def test_the_ends_of_the_calendar_are_shown_in_any_zone(year: int) -> None:
    at = datetime(year, 1, 1, tzinfo=UTC) if year == 1 else datetime(year, 12, 31, 23, 59, tzinfo=UTC)
    incident = Incident(title="t", started=at, timeline=(Entry(at=at, what="x"),))
    for zone in ("America/New_York", "Asia/Tokyo"):
        assert any("x" in line for line in shown(incident, ZoneInfo(zone)))


def test_each_day_of_the_timeline_stands_before_its_entries() -> None:
    page = shown(load(FULL).incident)
    start = page.index("Timeline")
    assert page[start + 2 : start + 7] == [
        "Wednesday 2026-11-18",
        "23:50 change: Deploy of checkout 4.12 finished (source: #inc-1432)",
        "time unknown note: Somebody rang",
        "Thursday 2026-11-19",
        "00:15:31: Rolled back",
    ]


def test_the_why_tree_is_numbered() -> None:
    page = shown(load(FULL).incident)
    assert "1. The first because (immediate)" in page
    assert "1.2. The third because (root, actionable, would happen again: unsure, c3)" in page


@pytest.mark.parametrize(
    ("action", "said"),
    [
        (Action(what="Look"), "1. WISH (no owner, no date): Look"),
        (Action(what="Look", owner="Ana"), "1. WISH (no date): Look"),
        (Action(what="Look", owner="Ana", due="soon"), "1. WISH (no date): Look"),
        (Action(what="Look", owner="the team", due="2026-12-01"), "1. WISH (no owner): Look"),
        (Action(what="Look", owner="Ana", due="2026-12-01"), "1. Look"),
        (Action(what="Look", done=True), "1. Look"),
    ],
)
def test_an_action_without_owner_or_date_is_a_wish(action: Action, said: str) -> None:
    assert said in shown(Incident(title="t", actions=(action,)))


def test_only_open_actions_are_overdue() -> None:
    page = [line for line in shown(load(FULL).incident) if "Due:" in line]
    assert page == ["   Due: 2026-12-01 (overdue by 2 d)", "   Due: 2026-11-30", "   Due: 2026-11-30"]


def test_nothing_is_drawn() -> None:
    page = "\n".join(shown(load(FULL).incident))
    assert not [each for each in page if 0x2190 <= ord(each) <= 0x2BFF]


def test_an_empty_record_is_short() -> None:
    assert shown(Incident(title="Only a title")) == ["Only a title", "Status: draft"]


def test_show_writes_visible_lines(noblame_: Run, tmp_path: Path) -> None:
    path = tmp_path / "hostile.yaml"
    path.write_text('noblame: 1\ntitle: "\\e]52;c;aGk=\\a \\u202E"\n', encoding="utf-8")
    answer = noblame_("show", path)
    assert answer.status == 0
    assert "␛]52;c;aGk=␇ ‹U+202E›" in answer.out
    assert not ACTIVE.search(answer.out)


def test_show_takes_the_zone_of_the_archive(noblame_: Run, tmp_path: Path) -> None:
    (tmp_path / ".noblame.yaml").write_text("timezone: Asia/Tokyo\n", encoding="utf-8")
    (tmp_path / "full.yaml").write_bytes(FULL.read_bytes())
    answer = noblame_("show", "full", "--archive", tmp_path)
    assert "Started: 2026-11-19 08:50 JST" in answer.out


def test_json_is_the_record_and_fits_the_schema(noblame_: Run) -> None:
    answer = noblame_("show", FULL, "--json")
    found = json.loads(answer.out)
    jsonschema.validate(found, json_schema())
    assert msgspec.convert(found, Incident) == load(FULL).incident
    assert found["parked"] == [{"what": "The parked matter", "for": "ops guild"}]


@given(st.text())
def test_json_never_acts_and_loses_nothing(title: str) -> None:
    text = as_json(Incident(title=title))
    assert not ACTIVE.search(text)
    assert json.loads(text)["title"] == title


@given(st.text(), st.text(), st.text())
def test_whatever_is_typed_is_shown(what: str, owner: str, cause: str) -> None:
    incident = Incident(title="t", actions=(Action(what=what, owner=owner),), root_cause=cause)
    page = visible("\n".join(shown(incident)))
    assert not ACTIVE.search(page)
    assert all(visible(text) in page for text in (what, owner, cause))


def test_an_unreadable_record_gives_its_lines(noblame_: Run, tmp_path: Path) -> None:
    path = tmp_path / "bad.yaml"
    path.write_text("noblame: 1\ntitle: [a\n", encoding="utf-8")
    answer = noblame_("show", path)
    assert (answer.status, answer.out) == (2, "")
    assert answer.err.startswith(f"{path}:")
    assert "Traceback" not in answer.err


def test_a_doubt_about_the_file_goes_to_stderr(noblame_: Run, tmp_path: Path) -> None:
    path = tmp_path / "slip.yaml"
    path.write_text("noblame: 1\ntitle: t\nseverty: P1\n", encoding="utf-8")
    answer = noblame_("show", path)
    assert answer.status == 0
    assert "severity" in answer.err
    assert answer.out.startswith(f"File: {path}\n")
