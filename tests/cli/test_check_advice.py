"""`noblame check` tells what a record lacks: in each format, at each level, and not where somebody decided so."""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from noblame.cli import check

Run = Callable[..., Any]
NOW = datetime(2026, 11, 19, 12, tzinfo=UTC)
RECORD = """\
noblame: 1
title: Checkout is down
severity: P1
status: {status}
started: 2026-11-18T14:02:00Z
detected: 2026-11-18T14:09:00Z
resolved: 2026-11-18T14:49:00Z
impact: 5,200 customers saw an error page.
triage: {{criteria: [customer-outage], verdict: always}}
attendees: [Priya Raman (responder), Kwabena Asante (stakeholder)]
timeline:
  - 14:09 [detect] Pool alert
  - 14:20 [mitigate] Rollback
detection: An alert.
resolution: A rollback.
root_cause: Nothing watches the pool.
causes:
  - because: The pool ran dry
    kind: contributing
    next:
      - {{because: No alert watches the pool on its way up, kind: root, actionable: true, recurs: no, id: c1}}
      - {{because: The rollback took an hour, kind: contributing, actionable: true, id: c2}}
lessons: {{went_well: [Support knew at once], to_improve: [The alert], headline: Pools are watched.}}
actions:
  - {{what: Alert at 80 % of the pool, owner: Priya Raman, due: 2026-12-01, ticket: OPS-1, closes: c1}}
{more}links: [Dashboard <https://grafana.example/d/1>]
meeting: {{held: 2026-11-19T09:00:00Z}}
"""
WISH = "  - {what: Free idle connections after 60 s, owner: Priya Raman, priority: 2, closes: c2}"


BELOW = """\
  - owner: Priya Raman  # noblame: keep agreed
    what: Free idle connections after 60 s
    closes: c2
    priority: 2"""


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working directory of its own, on a day of its own."""

    class Clock:
        @staticmethod
        def now(zone: Any) -> datetime:
            return NOW.astimezone(zone)

    monkeypatch.setattr(check, "datetime", Clock)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(here: Path, more: str = "", status: str = "reviewed", name: str = "a.yaml") -> None:
    (here / name).write_text(RECORD.format(more=f"{more}\n" if more else "", status=status))


def said(answer: Any) -> list[tuple[str, str, str, int, int]]:
    return [
        (each["kind"], each["level"], each["rule"], each["line"], each["column"]) for each in json.loads(answer.out)
    ]


def test_of_a_good_record_nothing_is_said(noblame_: Run, here: Path) -> None:
    write(here)
    assert noblame_("check", "a.yaml", "--fail-on", "hint") == (0, "", "")


def test_text_names_the_place_the_rule_and_what_to_do(noblame_: Run, here: Path) -> None:
    write(here, WISH)
    answer = noblame_("check", "a.yaml")
    assert answer.status == 1
    assert answer.out.splitlines()[4:] == [
        "a.yaml:26:12: warn wish: This action is a wish: it has no date.",
        "      - {what: Free idle connections after 60 s, owner: Priya Raman, priority: 2, closes: c2}",
        "               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^",
        "    Give it a date, as 2026-12-01.",
    ]
    assert answer.out.startswith("a.yaml:25:12: hint unranked: ")


def test_json_has_the_same_keys_as_for_findings(noblame_: Run, here: Path) -> None:
    write(here, WISH)
    answer = noblame_("check", "a.yaml", "--format", "json", "--only", "advice")
    assert said(answer) == [("advice", "hint", "unranked", 25, 12), ("advice", "warn", "wish", 26, 12)]
    wish = json.loads(answer.out)[1]
    assert (wish["text"], wish["end_line"], wish["end_column"]) == ("Free idle connections after 60 s", 26, 44)
    assert (wish["message"], wish["ask"]) == (
        "This action is a wish: it has no date.",
        "Give it a date, as 2026-12-01.",
    )


def test_github_gets_an_annotation(noblame_: Run, here: Path) -> None:
    write(here, WISH)
    lines = noblame_("check", "a.yaml", "--format", "github").out.splitlines()
    assert lines[1] == (
        "::warning file=a.yaml,line=26,endLine=26,col=12,endColumn=44,title=noblame%3A wish::"
        "This action is a wish: it has no date.%0AGive it a date, as 2026-12-01."
    )


def test_sarif_describes_the_rule_in_words_that_hold_for_every_record(noblame_: Run, here: Path) -> None:
    write(here, WISH)
    [run] = json.loads(noblame_("check", "a.yaml", "--format", "sarif").out)["runs"]
    rules = {rule["id"]: rule for rule in run["tool"]["driver"]["rules"]}
    assert rules["wish"]["shortDescription"]["text"] == "An action without an owner or a date."
    assert rules["wish"]["help"]["text"].endswith("Do, for example: Give it a date, as 2026-12-01.")
    assert [(each["ruleId"], each["level"]) for each in run["results"]] == [("unranked", "note"), ("wish", "warning")]
    assert run["results"][1]["properties"]["kind"] == "advice"


@pytest.mark.parametrize(("only", "status"), [("advice", 1), ("blame,shallow,error", 0)])
def test_only_some_kinds_are_shown_and_count(noblame_: Run, here: Path, only: str, status: int) -> None:
    write(here, WISH)
    answer = noblame_("check", "a.yaml", "--only", only)
    assert (answer.status, "wish" in answer.out) == (status, bool(status))


def test_a_draft_in_time_is_hinted_at_and_fails_nothing(noblame_: Run, here: Path) -> None:
    write(here, WISH, status="draft")
    answer = noblame_("check", "a.yaml", "--format", "json")
    assert answer.status == 0
    assert ("advice", "hint", "wish", 26, 12) in said(answer)


def test_settings_make_it_an_error_or_silence_it(noblame_: Run, here: Path) -> None:
    write(here, WISH)
    (here / ".noblame.yaml").write_text("rules: {wish: error, unranked: off}\n")
    answer = noblame_("check", "a.yaml", "--format", "json", "--fail-on", "error")
    assert (answer.status, answer.err) == (1, "")
    assert said(answer) == [("advice", "error", "wish", 26, 12)]


def test_a_slip_in_the_name_of_a_rule_is_told(noblame_: Run, here: Path) -> None:
    write(here)
    (here / ".noblame.yaml").write_text("rules: {wihs: error}\n")
    assert "did you mean wish?" in noblame_("check", "a.yaml").err
    (here / ".noblame.yaml").write_text("rules: {zzzzz: error}\n")
    assert "the id of a rule, as `noblame check` names it" in noblame_("check", "a.yaml").err


@pytest.mark.parametrize(
    "keep",
    [
        f"{WISH}  # noblame: keep agreed by word",
        f"  # noblame: keep agreed by word\n{WISH}",
        BELOW,
    ],
)
def test_a_comment_keeps_advice_on_its_line_or_item(noblame_: Run, here: Path, keep: str) -> None:
    write(here, keep)
    answer = noblame_("check", "a.yaml", "--format", "json")
    assert [rule for _, _, rule, _, _ in said(answer)] == ["unranked"]


@pytest.mark.parametrize("text", ['""', "Free idle connections after 60 s"])
def test_an_accepted_entry_keeps_advice_and_is_never_unused(noblame_: Run, here: Path, text: str) -> None:
    write(here, f"{WISH}\naccepted: [{{text: {text}, rule: wish}}, {{text: '', rule: overdue}}]")
    answer = noblame_("check", "a.yaml", "--format", "json")
    assert [rule for _, _, rule, _, _ in said(answer)] == ["unranked"]


def test_what_a_finding_says_already_is_not_said_twice(noblame_: Run, here: Path) -> None:
    write(here, "  - {what: Improve monitoring, owner: Priya Raman, due: 2026-12-01, closes: c2, priority: 2}")
    rules = [rule for _, _, rule, _, _ in said(noblame_("check", "a.yaml", "--format", "json"))]
    assert "vague" in rules
    assert "not-specific" not in rules


def test_a_record_with_an_error_gets_no_advice(noblame_: Run, here: Path) -> None:
    write(here, f"{WISH}\nstarted: never")
    answer = noblame_("check", "a.yaml", "--format", "json")
    assert answer.status == 2
    assert {kind for kind, *_ in said(answer)} == {"error"}


def test_markdown_gets_none(noblame_: Run, here: Path) -> None:
    (here / "a.md").write_text("# Checkout is down\n\n## Action Items\n- [ ] Add an alert\n")
    assert noblame_("check", "a.md", "--fail-on", "hint") == (0, "", "")


def test_explanations_are_of_language_only(noblame_: Run, here: Path) -> None:
    write(here, WISH)
    answer = noblame_("check", "a.yaml", "--explain")
    assert "wish" not in answer.out


def test_what_the_file_is_to_say_is_named_by_its_key(noblame_: Run, here: Path) -> None:
    write(here, "  - {what: Free idle connections after 60 s, owner: Priya Raman, due: 2026-12-01, priority: 2}")
    assert "    Name the cause it answers, or ask what it would have prevented (`closes`)." in (
        noblame_("check", "a.yaml").out.splitlines()
    )
