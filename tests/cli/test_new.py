"""`noblame new`: the decision, without a screen."""

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, get_args

import pytest

from noblame.cli import new, terminal
from noblame.cli.choices import CRITERIA
from noblame.record import load
from noblame.record.incident import Action, Criterion, Incident, Triage

Run = Callable[..., Any]
NOW = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)


class Clock(datetime):
    """The time it is in these tests."""

    @classmethod
    def now(cls, tz: Any = None) -> Any:
        return NOW.astimezone(tz)


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "archive"
    folder.mkdir()
    (folder / ".noblame.yaml").write_text("")
    monkeypatch.chdir(folder)
    monkeypatch.setattr(new, "datetime", Clock)
    return folder


def only(archive: Path) -> Incident:
    [path] = archive.glob("2026-*.yaml")
    return load(path).incident


def test_the_criteria_are_those_of_a_record() -> None:
    assert tuple(CRITERIA) == get_args(Criterion)


def test_the_record_holds_all_that_was_said(noblame_: Run, archive: Path) -> None:
    answer = noblame_(
        *("new", "Checkout", "unavailable", "--criteria", "night-page,customer-outage", "--severity", "SEV1"),
        *(
            "--started",
            "2026-11-18T14:02Z",
            "--resolved",
            "14:49",
            "--tags",
            "database, pool",
            "--affected",
            "checkout",
        ),
        *("--reason", "the second this week"),
    )
    path = archive / "2026-11-18-checkout-unavailable.yaml"
    verdict = "always: customers could not use it; the second this week"
    assert answer == (0, f"{path}: {verdict}\n", "")
    assert load(path).incident == Incident(
        title="Checkout unavailable",
        severity="SEV1",
        started=datetime(2026, 11, 18, 14, 2, tzinfo=UTC),
        resolved=datetime(2026, 11, 18, 14, 49, tzinfo=UTC),
        customer_impact=True,
        affected=("checkout",),
        tags=("database", "pool"),
        triage=Triage(criteria=("customer-outage", "night-page"), verdict="always", reason="the second this week"),
    )


def test_skipping_leaves_a_record_too(noblame_: Run, archive: Path) -> None:
    answer = noblame_("new", "Database moved", "--criteria", "planned")
    assert answer.out.endswith("2026-11-25-database-moved.yaml: skip: planned maintenance that went as planned\n")
    assert only(archive).triage == Triage(criteria=("planned",), verdict="skip")


def test_a_usual_one_is_decided_against_with_a_reason(noblame_: Run, archive: Path) -> None:
    answer = noblame_("new", "Build farm down", "--criteria", "internal-outage", "--no-meeting", "replaced next week")
    assert answer.status == 0
    assert only(archive).triage == Triage(criteria=("internal-outage",), verdict="skip", reason="replaced next week")


def test_something_trivial_is_written_without_its_fix_which_is_asked_for(noblame_: Run, archive: Path) -> None:
    answer = noblame_("new", "Typo", "--criteria", "trivial")
    assert (answer.status, only(archive).title) == (0, "Typo")
    assert "Note it as an action of the record; --fix TEXT does that at once" in answer.err
    assert noblame_("new", "Upgrade", "--criteria", "planned").err == ""


def test_the_fix_of_something_trivial_is_an_action(noblame_: Run, archive: Path) -> None:
    assert noblame_("new", "Typo", "--criteria", "trivial", "--fix", "Correct the banner").status == 0
    assert only(archive).actions == (Action(what="Correct the banner", id="a1", type="immediate"),)


def test_undecided_it_is_written_and_asks(noblame_: Run, archive: Path) -> None:
    answer = noblame_("new", "Login slow", "--severity", "P3")
    assert answer.out.endswith("login-slow.yaml: undecided\n")
    assert answer.err == "noblame new: what applies? --criteria says it\n"
    assert only(archive).triage is None


def test_a_program_gets_json(noblame_: Run, archive: Path) -> None:
    (archive / "2026-01-02-pool.yaml").write_text("noblame: 1\ntitle: Checkout pool \x07\n".replace("\x07", "é"))
    answer = noblame_("new", "Checkout gone", "--criteria", "repeated", "--json")
    assert json.loads(answer.out) == {
        "path": str(archive / "2026-11-25-checkout-gone.yaml"),
        "triage": {"criteria": ["repeated"], "verdict": "usually", "reason": ""},
        "similar": [
            {"path": str(archive / "2026-01-02-pool.yaml"), "title": "Checkout pool é", "shared": ["checkout"]}
        ],
    }


def test_what_could_change_the_decision_is_said_on_stderr(noblame_: Run, archive: Path) -> None:
    (archive / ".noblame.yaml").write_text("timezone: Asia/Tokyo\n")
    (archive / "2026-01-02-pool.yaml").write_text("noblame: 1\ntitle: Checkout pool\n")
    (archive / "broken.yaml").write_text("noblame: 1\ntitle: [\n")
    answer = noblame_("new", "Checkout gone", "--criteria", "caught-early", "--started", "03:10")
    assert answer.err.splitlines() == [
        "noblame new: could it have been worse? then it is a near miss",
        "noblame new: it fell into the night (Asia/Tokyo): if it woke someone, that is --criteria night-page",
        "noblame new: 1 earlier record shares checkout: 2026-01-02-pool",
    ]
    assert load(archive / "2026-11-25-checkout-gone.yaml").incident.started == datetime(
        2026, 11, 24, 18, 10, tzinfo=UTC
    )
    assert "share it only with" in noblame_("new", "Keys", "--criteria", "security").err
    assert noblame_("new", "Keys found", "--criteria", "night-page,planned", "--started", "03:10").err.count("\n") == 1


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--criteria", "customer-outge"], "did you mean customer-outage?"),
        (["--criteria", "planned,zebra"], "'zebra' is none of customer-outage, data-loss"),
        (["--criteria", ","], "',' is none of"),
        (["--severity", "P9"], "argument --severity: 'P9' is none of P1 to P3 or SEV1 to SEV5"),
        (["--started", "noonish"], "argument --started: 'noonish' is no time as 2026-11-18 14:02"),
        (["--started", "2026-11-26 08:00"], "'2026-11-26 08:00' is still to come"),
        (["--started", "08:00", "--resolved", "2026-11-25 07:59"], "--resolved lies before --started"),
        (["--criteria", "internal-outage", "--no-meeting", " "], "--no-meeting needs a reason"),
        (["--criteria", "security", "--no-meeting", "no time"], "this one is always held: it was a security incident"),
        (["--criteria", "planned", "--no-meeting", "no time"], "this one is skipped anyway: planned maintenance"),
        (["--no-meeting", "no time"], "say what applies: --criteria"),
        (["--criteria", "planned", "--fix", "x"], "add --criteria trivial"),
    ],
)
def test_what_does_not_fit_is_refused_in_one_line(noblame_: Run, archive: Path, words: list[str], said: str) -> None:
    answer = noblame_("new", "Down", *words)
    assert (answer.status, answer.out) == (2, "")
    assert answer.err.startswith("noblame new: ")
    assert said in answer.err
    assert answer.err.count("\n") == 1
    assert not list(archive.glob("2026-*.yaml"))


@pytest.mark.parametrize("title", ["", " ", "\n"])
def test_a_record_needs_a_title(noblame_: Run, archive: Path, title: str) -> None:
    answer = noblame_("new", title, "--criteria", "planned")
    assert answer == (2, "", "noblame new: a record needs a title: what broke, for how long\n")
    assert not list(archive.glob("2026-*.yaml"))


def test_a_title_is_one_inert_line_and_its_file_stays_in_the_archive(noblame_: Run, archive: Path) -> None:
    answer = noblame_("new", "../../etc/\x1b[2Jpasswd\nfoo", "--criteria", "planned")
    assert answer.status == 0
    assert "\x1b" not in answer.out
    assert [path.name for path in archive.glob("2026-*.yaml")] == ["2026-11-25-etc-2jpasswd-foo.yaml"]
    assert only(archive).title == "../../etc/␛[2Jpasswd foo"


def test_nothing_is_overwritten(noblame_: Run, archive: Path) -> None:
    for _ in range(2):
        assert noblame_("new", "Down", "--criteria", "planned").status == 0
    assert sorted(path.name for path in archive.glob("2026-*.yaml")) == [
        "2026-11-25-down-2.yaml",
        "2026-11-25-down.yaml",
    ]


def test_a_house_has_its_own_severities_and_days(noblame_: Run, archive: Path) -> None:
    (archive / ".noblame.yaml").write_text("timezone: Pacific/Auckland\nseverities: {major: all is down}\n")
    assert noblame_("new", "Down", "--severity", "Major").status == 0
    [path] = archive.glob("2026-*.yaml")
    assert path.name == f"{(NOW + timedelta(hours=13)).date()}-down.yaml"
    assert load(path, ["major"]).incident.severity == "Major"


def test_without_a_terminal_it_says_which_option_to_give(noblame_: Run, archive: Path) -> None:
    answer = noblame_("new", "Down")
    assert (answer.status, answer.out) == (2, "")
    assert answer.err.startswith("noblame new needs a terminal: ")
    assert "--criteria customer-outage" in answer.err
    assert not list(archive.glob("2026-*.yaml"))


def test_with_a_terminal_the_screen_asks(noblame_: Run, archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[Any] = []
    monkeypatch.setattr(terminal, "find_obstacle", lambda *_: "")

    def note(*words: Any, **how: Any) -> int:
        opened.append((*words, how))
        return 0

    monkeypatch.setattr(new, "open_home", note)
    assert noblame_("new", "Checkout", " down ", "--no-mouse").status == 0
    assert opened == [(archive, "Checkout down", {"mouse": False})]
    assert not list(archive.glob("2026-*.yaml"))


def test_an_archive_that_cannot_be_written_is_said(noblame_: Run, archive: Path) -> None:
    (archive / "file").write_text("")
    answer = noblame_("new", "Down", "--criteria", "planned", "--archive", archive / "file")
    assert (answer.status, answer.out) == (2, "")
    assert answer.err.count("\n") == 1


@pytest.mark.parametrize(
    ("started", "err"),
    [
        ("14:02", "noblame new: --started 14:02 is taken for 2026-11-24 14:02 (UTC)\n"),
        ("08:59", ""),
        ("2026-11-24 14:02", ""),
    ],
)
def test_a_time_alone_of_the_day_before_is_told_with_its_day(
    noblame_: Run, archive: Path, started: str, err: str
) -> None:
    answer = noblame_("new", "Down", "--criteria", "internal-outage", "--started", started)
    assert (answer.status, answer.err) == (0, err)
    assert only(archive).started is not None
