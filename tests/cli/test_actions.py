"""`noblame actions` and `noblame status` over an archive."""

import json
import re
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from noblame.record.file import load

Run = Callable[..., Any]
TODAY = datetime.now(UTC).date()
LATE = TODAY - timedelta(days=3)
NEXT = TODAY + timedelta(days=300)
POOL = f"""noblame: 1
title: Checkout unavailable
actions:
  - {{id: a1, what: Add a lint rule, owner: Tomás Vidal, due: {LATE}, ticket: OPS-7}}
  - {{what: Page at 80 %, owner: Ana Prieto, due: {NEXT}}}
  - {{id: a3, what: Tune the pool, owner: Ana Prieto, done: 2026-11-20}}
"""
CODES = """noblame: 1
title: Login codes late
actions:
  - {id: a1, what: Queue per tenant}
  - {id: b2, what: "Alert \\e[31mred", owner: Ana Prieto, due: soon, decided: later, reason: frozen}
"""

LISTED = f"""Login codes late (2026-11-22-codes)
  a1  WISH (no owner, no date): Queue per tenant

Checkout unavailable (2026-11-18-pool)
  a1  Add a lint rule · Tomás Vidal · due {LATE} (overdue by 3 d) · https://jira.example/OPS-7
  2   Page at 80 % · Ana Prieto · due {NEXT}

3 open actions in 2 records, 1 overdue
"""


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    folder = tmp_path / "archive"
    folder.mkdir()
    (folder / ".noblame.yaml").write_text("ticket_url: https://jira.example/{ticket}\nseverities: {odd: odd}\n")
    (folder / "2026-11-18-pool.yaml").write_text(POOL)
    (folder / "2026-11-22-codes.yaml").write_text(CODES)
    return folder


@pytest.fixture
def asked(noblame_: Run, archive: Path) -> Run:
    """Run a command on the archive."""
    return lambda command, *words: noblame_(command, *words, "--archive", archive)


def test_open_actions_stand_under_their_incidents(asked: Run) -> None:
    assert asked("actions") == (0, LISTED, "")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--overdue"], "1 open action in 1 record, 1 overdue"),
        (["--overdue", "--owner", "ana"], "nothing is overdue of ana"),
        (["--owner", "tomas"], "1 open action in 1 record, 1 overdue"),
        (["2026-11-22-codes"], "1 open action in 1 record"),
        (["2026-11-22-codes", "2026-11-22-codes.yaml"], "1 open action in 1 record"),
        (["--all"], "3 open actions in 2 records, 1 overdue, 2 no longer open"),
        (["--owner", "nobody else"], "no open actions of nobody else"),
    ],
)
def test_which_and_whose(asked: Run, words: list[str], said: str) -> None:
    assert asked("actions", *words).out.splitlines()[-1] == said


def test_by_owner_each_line_names_its_record(asked: Run) -> None:
    out = asked("actions", "--by", "owner", "--all").out
    assert re.findall(r"^\S.*$", out, re.MULTILINE)[:3] == ["Ana Prieto", "Tomás Vidal", "Nobody yet"]
    assert "  a1  WISH (no owner, no date): Queue per tenant · 2026-11-22-codes\n" in out
    assert "a3  Tune the pool · done 2026-11-20 · 2026-11-18-pool\n" in out
    assert "b2  Alert ␛[31mred · due soon · later: frozen · 2026-11-22-codes\n" in out


def test_an_empty_archive_has_none(noblame_: Run, tmp_path: Path) -> None:
    assert noblame_("actions", "--archive", tmp_path) == (0, "no open actions\n", "")
    assert noblame_("status", "--archive", tmp_path) == (0, "nothing is due\n", "")


def test_json_has_every_field(asked: Run) -> None:
    rows = json.loads(asked("actions", "--all", "--json").out)
    assert [(row["record"], row["number"], row["open"], row["overdue"]) for row in rows] == [
        ("2026-11-22-codes", 1, True, 0),
        ("2026-11-22-codes", 2, False, 0),
        ("2026-11-18-pool", 1, True, 3),
        ("2026-11-18-pool", 2, True, 0),
        ("2026-11-18-pool", 3, False, 0),
    ]
    assert (rows[2]["id"], rows[2]["due"], rows[2]["ticket_url"]) == ("a1", str(LATE), "https://jira.example/OPS-7")
    assert (rows[0]["wish"], rows[4]["done"]) == (True, "2026-11-20")


def test_one_that_cannot_be_read_is_named_and_the_rest_is_listed(asked: Run, archive: Path) -> None:
    (archive / "2026-11-19-broken.yaml").write_text("noblame: 1\ntitle: [\n")
    for command in ("actions", "status"):
        answer = asked(command)
        assert answer.status == 2
        assert "overdue" in answer.out
        assert re.fullmatch(r"\S*2026-11-19-broken\.yaml:\d+:\d+: .*\n", answer.err)
    assert asked("actions", "2026-11-18-pool").status == 0


# Done


def test_done_is_written_into_the_record_and_nothing_else(asked: Run, archive: Path) -> None:
    answer = asked("actions", "2026-11-18-pool", "--done", "a1", "--verified", "build 812 failed")
    assert answer == (0, f"done {TODAY}: a1 Add a lint rule → 2026-11-18-pool.yaml\n", "")
    action = load(archive / "2026-11-18-pool.yaml").incident.actions[0]
    assert (action.done, action.verified) == (TODAY, "build 812 failed")
    again = asked("actions", "2026-11-18-pool", "--done", "a1")
    assert again == (0, "done already: a1 Add a lint rule; 2026-11-18-pool.yaml is as it was\n", "")


def test_how_it_was_verified_is_asked_for_and_can_be_added(asked: Run, archive: Path) -> None:
    answer = asked("actions", "2026-11-18-pool", "--done", "a1")
    hint = "how was it verified? noblame actions 2026-11-18-pool --done a1 --verified TEXT\n"
    assert (answer.status, answer.err) == (0, hint)
    assert asked("actions", "2026-11-18-pool", "--done", "a1").err == hint
    assert asked("actions", "2026-11-18-pool", "--done", "a1", "--verified", "seen in 812").err == ""
    action = load(archive / "2026-11-18-pool.yaml").incident.actions[0]
    assert (action.done, action.verified) == (TODAY, "seen in 812")


def test_an_action_without_an_id_is_done_by_its_number_and_gets_none(asked: Run, archive: Path) -> None:
    assert asked("actions", "2026-11-18-pool", "--done", "2").status == 0
    action = load(archive / "2026-11-18-pool.yaml").incident.actions[1]
    assert (action.id, action.done) == ("", TODAY)


def test_an_id_that_only_one_record_has_needs_no_record(asked: Run, archive: Path) -> None:
    assert asked("actions", "--done", "b2").status == 0
    assert load(archive / "2026-11-22-codes.yaml").incident.actions[1].done == TODAY


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (
            ["--done", "a1"],
            "more than one record has an action a1; it may be that of 2026-11-22-codes, 2026-11-18-pool;",
        ),
        (["--done", "a9"], "no action is a9; name the record"),
        (["--done", "2"], "a number counts within one record"),
        (["2026-11-18-pool", "--done", "a9"], "2026-11-18-pool has no action a9; it has a1, 2, a3"),
        (["2026-11-18-pool", "--done", "4"], "2026-11-18-pool has no action 4"),
        (["--verified", "x"], "--verified needs --done"),
        (["--stamp"], "--stamp needs --sheet"),
        (["--sheet", "--json"], "not allowed with"),
        (["nope"], "there is no file nope"),
    ],
)
def test_what_cannot_be_meant_is_refused_in_one_line(asked: Run, archive: Path, words: list[str], said: str) -> None:
    before = {path: path.read_bytes() for path in archive.iterdir()}
    answer = asked("actions", *words)
    assert (answer.status, answer.out, answer.err.count("\n")) == (2, "", 1)
    assert said in answer.err
    assert {path: path.read_bytes() for path in archive.iterdir()} == before


def test_an_unreadable_record_is_told_and_nothing_is_done(asked: Run, archive: Path) -> None:
    (archive / "2026-11-18-pool.yaml").write_text("noblame: 1\ntitle: [\n")
    answer = asked("actions", "2026-11-18-pool", "--done", "a1")
    assert (answer.status, answer.out, answer.err.count("\n")) == (2, "", 1)


# The sheet


def test_the_sheet_is_stamped_into_the_records_that_are_on_it(asked: Run, archive: Path) -> None:
    answer = asked("actions", "--sheet", "--stamp", "--owner", "ana")
    assert answer.out.startswith(f"# Actions to look at again, {TODAY}\n")
    assert f"- [ ] Page at 80 % - Due: {NEXT} - 2026-11-18-pool 2\n" in answer.out
    assert answer.err == f"noted in 1 record that the actions were looked at again on {TODAY}\n"
    assert load(archive / "2026-11-18-pool.yaml").incident.reviews == (TODAY,)
    assert load(archive / "2026-11-22-codes.yaml").incident.reviews == ()


def test_a_second_stamp_on_the_same_day_says_so_and_writes_nothing(asked: Run, archive: Path) -> None:
    asked("actions", "--sheet", "--stamp", "--owner", "ana")
    before = (archive / "2026-11-18-pool.yaml").read_bytes()
    answer = asked("actions", "--sheet", "--stamp", "--owner", "ana")
    assert (answer.status, answer.err) == (0, "noted already today in 1 record\n")
    assert (archive / "2026-11-18-pool.yaml").read_bytes() == before
    both = asked("actions", "--sheet", "--stamp").err
    assert both == (
        f"noted already today in 1 record\nnoted in 1 record that the actions were looked at again on {TODAY}\n"
    )


def test_a_sheet_without_a_stamp_writes_nothing(asked: Run, archive: Path) -> None:
    assert asked("actions", "--sheet").status == 0
    assert (archive / "2026-11-18-pool.yaml").read_text() == POOL


# Status


def at(when: datetime) -> str:
    return when.isoformat(timespec="seconds").replace("+00:00", "Z")


NOW = datetime.now(UTC)
OVER_LONG = f"noblame: 1\ntitle: Storage slow\nresolved: {at(NOW - timedelta(days=30))}\n"
JUST_OVER = f"noblame: 1\ntitle: Labels\nresolved: {at(NOW - timedelta(hours=1))}\n"


def test_status_tells_late_things_first_and_exits_with_one(asked: Run, archive: Path) -> None:
    (archive / "storage.yaml").write_text(OVER_LONG)
    (archive / "labels.yaml").write_text(JUST_OVER)
    answer = asked("status")
    summary, *lines = answer.out.splitlines()
    assert (answer.status, answer.err) == (1, "")
    assert summary == "1 meeting due · 1 meeting late · 1 publication late · 3 open actions, 1 overdue"
    assert [re.sub(r"\d+", "N", line.split(" · ")[0]) for line in lines] == [
        "LATE  meeting N d late",
        "LATE  publication N d late",
        "LATE  N action overdue",
        "DUE   meeting due in N h",
        "      publish due in N d",
        "      no end yet: deadlines count from it",
        "      no end yet: deadlines count from it",
    ]
    assert lines[0].endswith(" · storage · Storage slow")
    assert lines[-2].endswith(" · 2026-11-18-pool · Checkout unavailable")


ENDLESS = "noblame: 1\ntitle: Codes\ntriage: {{verdict: {verdict}}}\nstarted: {started}\n"


@pytest.mark.parametrize(
    ("verdict", "days", "is_told"),
    [("always", 3, True), ("usually", 3, True), ("always", 1, False), ("skip", 3, False)],
)
def test_an_incident_without_an_end_is_told_and_not_late(
    asked: Run, archive: Path, verdict: str, days: int, *, is_told: bool
) -> None:
    for path in archive.glob("*.yaml"):
        path.unlink()
    (archive / "codes.yaml").write_text(ENDLESS.format(verdict=verdict, started=at(NOW - timedelta(days=days))))
    said = "nothing is due soon\n      no end yet: deadlines count from it · codes · Codes\n"
    assert asked("status") == (0, said if is_told else "nothing is due\n", "")
    assert asked("status", "--quiet") == (0, "", "")
    rows = json.loads(asked("status", "--json").out)
    assert [(row["kind"], row["deadline"], row["urgency"]) for row in rows] == [("end", None, "")] * is_told


def test_quiet_says_only_what_is_late(asked: Run, archive: Path) -> None:
    (archive / "labels.yaml").write_text(JUST_OVER)
    answer = asked("status", "--quiet")
    assert (answer.status, answer.out) == (1, "LATE  1 action overdue · 2026-11-18-pool · Checkout unavailable\n")
    (archive / "2026-11-18-pool.yaml").unlink()
    assert asked("status", "--quiet") == (0, "", "")
    assert asked("status").out.startswith("1 meeting due · 1 open action\nDUE   meeting due in ")


def test_status_as_json(asked: Run, archive: Path) -> None:
    (archive / "storage.yaml").write_text(OVER_LONG)
    answer = asked("status", "--json")
    meeting, publication, action, endless, _ = json.loads(answer.out)
    assert answer.status == 1
    assert (meeting["record"], meeting["kind"], meeting["urgency"]) == ("storage", "meeting", "late")
    assert date.fromisoformat(action["deadline"][:10]) == LATE
    assert (endless["record"], endless["words"]) == ("2026-11-18-pool", "no end yet: deadlines count from it")
    assert publication["words"].startswith("publication 2")
    assert publication["words"].endswith(" d LATE")
