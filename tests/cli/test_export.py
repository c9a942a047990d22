"""`noblame export`: to stdout, into a file, past the leak check; our templates as files."""

import csv
import os
import pty
import re
import subprocess
import sys
from collections.abc import Callable
from importlib import resources
from io import StringIO
from pathlib import Path
from typing import Any, get_args

import pytest

import noblame
from noblame.cli.choices import EXPORTS
from noblame.cli.export_file import put_stdout
from noblame.cli.refusal import RefusedError
from noblame.record.file import load
from noblame.sharing.formats import FORMATS, ending_of
from noblame.sharing.leaks import Kind

Run = Callable[..., Any]
TEXT = """\
noblame: 1
title: Checkout unavailable
severity: P1
customer_impact: true
started: 2026-11-18T14:02:00Z
resolved: 2026-11-18T14:49:00Z
impact: |
  38 % of checkouts failed.
  Zoë Ahn saw it.
attendees:
  - {name: Priya Raman, role: responder}
root_cause: 'Priya''s client leaked.'
actions:
  - {what: Add a lint rule, owner: Zoë Ahn, due: 2026-12-01}
shared:
  - {where: wiki, url: "https://wiki.example/pm/42"}
"""


@pytest.fixture
def record(tmp_path: Path) -> Path:
    path = tmp_path / "archive" / "2026-11-18-checkout.yaml"
    path.parent.mkdir()
    (path.parent / ".noblame.yaml").write_text("people: [Kwabena Asante]\n")
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_a_format_goes_to_stdout(noblame_: Run, record: Path) -> None:
    answer = noblame_("export", record, "--to", "markdown")
    assert (answer.status, answer.err) == (0, "")
    assert answer.out.startswith("# Checkout unavailable\n**Date:** 2026-11-18  \n")
    assert "Owner: Zoë Ahn" in answer.out


def test_a_record_is_found_by_its_name_in_the_archive(noblame_: Run, record: Path) -> None:
    answer = noblame_("export", "2026-11-18-checkout", "--to", "markdown", "--archive", record.parent)
    assert answer.out.startswith("# Checkout unavailable\n")


@pytest.mark.parametrize("name", [name for name in EXPORTS if name != "pdf"])
def test_every_format_writes_a_file_named_as_the_record(noblame_: Run, record: Path, tmp_path: Path, name: str) -> None:
    out = tmp_path / "out"
    out.mkdir()
    answer = noblame_("export", record, "--to", name, "-o", out)
    path = out / f"2026-11-18-checkout.{ending_of(FORMATS[name])}"
    assert (answer.status, answer.out, answer.err) == (0, "", f"wrote {path}\n")
    assert path.stat().st_size
    assert [each.name for each in out.iterdir()] == [path.name]


def test_an_earlier_export_is_replaced_and_a_link_stays_one(noblame_: Run, record: Path, tmp_path: Path) -> None:
    (tmp_path / "real.md").write_text("old")
    link = tmp_path / "link.md"
    link.symlink_to("real.md")
    assert noblame_("export", record, "--to", "markdown", "-o", link).status == 0
    assert link.is_symlink()
    assert (tmp_path / "real.md").read_text(encoding="utf-8").startswith("# Checkout")


@pytest.mark.parametrize("other", [False, True])
def test_a_record_is_never_overwritten(noblame_: Run, record: Path, other: bool) -> None:  # noqa: FBT001
    path = record.parent / "2026-11-19-other.yaml" if other else record.parent / "link.txt"
    if other:
        path.write_text("noblame: 1\ntitle: Other\n")
    else:
        path.symlink_to(record)
    before = path.read_bytes()
    answer = noblame_("export", record, "--to", "json", "-o", path)
    assert (answer.status, answer.err) == (2, f"noblame export: {path} is a record; it is left as it is\n")
    assert path.read_bytes() == before


def test_the_settings_of_an_archive_are_never_overwritten(noblame_: Run, record: Path) -> None:
    settings = record.with_name(".noblame.yaml")
    settings.write_text("people: [Ana]\n")
    answer = noblame_("export", record, "--to", "json", "-o", settings)
    assert answer.status == 2
    assert "holds the settings of an archive" in answer.err
    assert settings.read_text() == "people: [Ana]\n"


def test_what_cannot_be_written_is_said_in_one_line(noblame_: Run, record: Path, tmp_path: Path) -> None:
    answer = noblame_("export", record, "--to", "markdown", "-o", tmp_path / "none" / "a.md")
    assert (answer.status, answer.out, answer.err.count("\n")) == (2, "", 1)
    (tmp_path / "protected.md").write_text("old")
    (tmp_path / "protected.md").chmod(0o444)
    answer = noblame_("export", record, "--to", "markdown", "-o", tmp_path / "protected.md")
    assert (answer.status, answer.err.count("\n")) == (2, 1)
    assert (tmp_path / "protected.md").read_text() == "old"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ([], "needs RECORD and --to FORMAT, or --templates DIR"),
        (["RECORD"], "needs RECORD and --to FORMAT"),
        (["--to", "markdown"], "needs RECORD and --to FORMAT"),
        (["RECORD", "--to", "markdwon"], "did you mean markdown?"),
        (["RECORD", "--to", "md"], "did you mean markdown?"),
        (["RECORD", "--to", "TXT"], "did you mean slack, wiki, handoff, ticket, status or email?"),
        (["RECORD", "--to", "json", "-o", "gone/x.json"], "there is no folder gone for x.json"),
        (["RECORD", "--to", "json", "--templates", "t"], "--templates stands alone"),
        (["nowhere.yaml", "--to", "json"], "there is no file nowhere.yaml"),
    ],
)
def test_a_slip_is_answered_in_one_line(noblame_: Run, record: Path, words: list[str], said: str) -> None:
    answer = noblame_("export", *(str(record) if word == "RECORD" else word for word in words))
    assert (answer.status, answer.out, answer.err.count("\n")) == (2, "", 1)
    assert said in answer.err


def test_a_record_that_cannot_be_read_says_where(noblame_: Run, record: Path) -> None:
    record.write_text("noblame: 1\ntitle: [\n")
    answer = noblame_("export", record, "--to", "status")
    assert (answer.status, answer.out) == (2, "")
    assert answer.err.startswith(f"{record}:")


@pytest.mark.parametrize(("form", "what"), [("ics", "for a calendar"), ("csv", "for a table"), ("jira", "to file")])
def test_where_there_is_nothing_to_write_a_line_says_so(noblame_: Run, record: Path, form: str, what: str) -> None:
    record.write_text("noblame: 1\ntitle: Checkout unavailable\n")
    answer = noblame_("export", record, "--to", form, "-o", record.parent / "out")
    assert (answer.status, answer.out, answer.err.count("\n")) == (1, "", 1)
    assert answer.err.startswith(f"noblame export: there is nothing {what}: ")
    assert not (record.parent / "out").exists()


def test_a_calendar_changes_with_the_file_and_not_with_the_hour(noblame_: Run, record: Path) -> None:
    os.utime(record, (1_795_000_000, 1_795_000_000))
    first = noblame_("export", record, "--to", "ics").out
    assert "LAST-MODIFIED:20261118T110640Z" in first
    os.utime(record, (1_795_000_060, 1_795_000_060))
    later = noblame_("export", record, "--to", "ics").out
    sequences = [[int(found) for found in re.findall(r"SEQUENCE:(\d+)", text)] for text in (first, later)]
    assert all(before + 60 == after for before, after in zip(*sequences, strict=True))
    assert sequences[0]


def test_a_role_is_nobody_s_account(noblame_: Run, record: Path) -> None:
    for words, name in (([], "Zoë Ahn"), (["--roles"], "")):
        head, row = csv.reader(StringIO(noblame_("export", record, "--to", "jira", *words).out))
        assert row[head.index("Assignee")] == name
    assert "Zoë" not in "".join(row)
    assert "Owner: a colleague" in row[head.index("Description")]


def test_strict_fails_on_an_empty_mandatory_field(noblame_: Run, record: Path) -> None:
    answer = noblame_("export", record, "--to", "markdown", "--strict", "-o", record.parent / "a.md")
    assert (answer.status, answer.out) == (1, "")
    assert re.search(r"noblame export: .*no timeline yet", answer.err)
    assert not (record.parent / "a.md").exists()


def test_roles_stand_for_names_inside_too(noblame_: Run, record: Path) -> None:
    out = noblame_("export", record, "--to", "markdown", "--roles").out
    assert not re.search("Priya|Raman|Zoë|Ahn", out)
    assert "Owner: a colleague" in out
    assert "The on-call engineer's client leaked." in out
    assert load(record).incident.attendees[0].name == "Priya Raman"


def test_the_settings_know_people_too(noblame_: Run, record: Path) -> None:
    record.write_text(TEXT.replace("Zoë Ahn saw", "Kwabena saw"), encoding="utf-8")
    assert "A colleague saw it." in noblame_("export", record, "--to", "status").out


def test_the_link_is_where_it_was_shared_last_or_the_one_that_is_named(noblame_: Run, record: Path) -> None:
    assert "https://wiki.example/pm/42" in noblame_("export", record, "--to", "ticket").out
    said = noblame_("export", record, "--to", "ticket", "--link", "https://docs.example/7").out
    assert "https://docs.example/7" in said
    assert "wiki.example" not in said
    assert "example" not in noblame_("export", record, "--to", "email").out
    assert (
        "https://docs.example/7" in noblame_("export", record, "--to", "email", "--link", "https://docs.example/7").out
    )


LEAKY = TEXT.replace("Zoë Ahn saw it.", "Zoë Ahn saw it on mqtt-3 with AKIAIOSFODNN7EXAMPLE.").replace(
    "Add a lint rule", '"Replace \\u006dqtt-4"'
)


def test_a_leak_stops_it_with_the_place_of_each(noblame_: Run, record: Path) -> None:
    record.write_text(LEAKY, encoding="utf-8")
    answer = noblame_("export", record, "--to", "status", "-o", record.parent / "status.txt")
    assert (answer.status, answer.out) == (1, "")
    first, *leaks = answer.err.splitlines()
    assert first.startswith("noblame export: not written, as it would tell outside what is internal")
    assert leaks == [
        f"{record}:9:21: host mqtt-3 (impact)",
        f"{record}:9:33: secret AKIA… (impact)",
        f"{record}:14:12: host mqtt-4 (actions[0].what)",
    ]
    assert not (record.parent / "status.txt").exists()


def test_what_is_allowed_passes(noblame_: Run, record: Path) -> None:
    record.write_text(LEAKY, encoding="utf-8")
    assert noblame_("export", record, "--to", "status", "--allow", "secret, MQTT-3").status == 1
    answer = noblame_("export", record, "--to", "status", "--allow", "secret,host")
    assert (answer.status, answer.err) == (0, "")
    assert "mqtt-3" in answer.out


def test_without_affected_customers_nothing_goes_outside(noblame_: Run, record: Path) -> None:
    record.write_text(TEXT.replace("customer_impact: true", "customer_impact: false"), encoding="utf-8")
    answer = noblame_("export", record, "--to", "email")
    assert (answer.status, answer.out) == (2, "")
    assert answer.err == ("noblame export: no customers were affected, by this record: customer_impact is not true\n")


def test_of_a_security_incident_it_is_said_who_may_read_it(noblame_: Run, record: Path) -> None:
    record.write_text(TEXT + "triage: {criteria: [security]}\n", encoding="utf-8")
    said = "security: share it only with those who need to know"
    inside = noblame_("export", record, "--to", "markdown")
    assert (inside.status, inside.err) == (0, f"noblame export: {said}\n")
    outside = noblame_("export", record, "--to", "status")
    assert (outside.status, outside.out) == (2, "")
    assert "--allow security" in outside.err
    allowed = noblame_("export", record, "--to", "status", "--allow", "security")
    assert (allowed.status, allowed.err) == (0, f"noblame export: {said}\n")


def test_help_tells_what_each_format_is_for(noblame_: Run) -> None:
    out = noblame_("export", "--help").out
    assert all(re.search(rf"^  {name} +{re.escape(words)}$", out, re.MULTILINE) for name, words in EXPORTS.items())


def test_help_names_the_kinds_that_may_pass(noblame_: Run) -> None:
    named = re.search(r"Its kinds: ([\w, \n]+)\.", noblame_("export", "--help").out)
    kinds = {name for part in get_args(Kind) for name in (get_args(part) or (part,))}
    assert named is not None
    assert set(re.split(r",\s", named[1])) == kinds


def test_a_pipe_takes_the_bytes_of_the_file_whatever_the_encoding(process: Run, record: Path, tmp_path: Path) -> None:
    plain = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    with (tmp_path / "piped.md").open("wb") as piped:
        process("export", record, "--to", "markdown", stdout=piped, environ=plain)
    process("export", record, "--to", "markdown", "-o", tmp_path / "file.md", environ=plain)
    assert (tmp_path / "piped.md").read_bytes() == (tmp_path / "file.md").read_bytes()
    assert "Zoë Ahn" in (tmp_path / "piped.md").read_text(encoding="utf-8")


def test_what_is_no_text_goes_into_a_pipe_and_to_no_terminal(
    capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    put_stdout(b"%PDF\xff", "use -o")
    sys.stdout.flush()
    assert capfdbinary.readouterr().out == b"%PDF\xff"
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    with pytest.raises(RefusedError, match="use -o"):
        put_stdout(b"%PDF\xff", "use -o")
    assert capfdbinary.readouterr().out == b""


def on_a_terminal(*words: str) -> tuple[int, str]:
    """Status, and what a command writes to a terminal."""
    ours, theirs = pty.openpty()
    environ = {**os.environ, "PYTHONPATH": str(Path(noblame.__path__[0]).parent)}
    command = [sys.executable, "-m", "noblame", *words]
    done = subprocess.run(command, env=environ, stdout=theirs, stderr=theirs, check=False, timeout=60)
    os.close(theirs)
    said = os.read(ours, 100_000).decode()
    os.close(ours)
    return done.returncode, said.replace("\r\n", "\n")


@pytest.mark.pty
def test_a_terminal_gets_text_that_does_not_act(record: Path) -> None:
    template = record.parent / "status.txt.jinja"
    template.write_text("{{ told.title }} {{ told.impact }}\x1b[2J")
    status, said = on_a_terminal("export", str(record), "--to", "status")
    assert (status, said) == (0, "Checkout unavailable 38 % of checkouts failed. A colleague saw it.␛[2J\n")


@pytest.mark.parametrize(
    ("template", "said"),
    [("{{ told.", "status.txt.jinja:1: "), ("{{ nobody }}", "'nobody' is undefined"), ("{% for %}", "jinja:1: ")],
)
def test_a_template_that_cannot_be_used_is_told_of(noblame_: Run, record: Path, template: str, said: str) -> None:
    (record.parent / "status.txt.jinja").write_text(template)
    answer = noblame_("export", record, "--to", "status")
    assert (answer.status, answer.out, answer.err.count("\n")) == (2, "", 1)
    assert said in answer.err


def test_our_templates_are_written_once_and_never_over_others(noblame_: Run, tmp_path: Path) -> None:
    folder = tmp_path / "new" / "templates"
    answer = noblame_("export", "--templates", folder)
    ours = {
        each.name: each.read_bytes()
        for each in resources.files("noblame.sharing").joinpath("templates").iterdir()
        if each.name.endswith(".jinja")
    }
    assert (answer.status, answer.err) == (0, "")
    assert answer.out.splitlines() == [f"wrote {folder / name}" for name in sorted(ours)]
    assert {each.name: each.read_bytes() for each in folder.iterdir()} == ours
    (folder / "status.txt.jinja").write_text("mine")
    (folder / "email.txt.jinja").unlink()
    again = noblame_("export", "--templates", folder).out.splitlines()
    assert f"{folder}/status.txt.jinja differs from ours; left as it is" in again
    assert f"wrote {folder}/email.txt.jinja" in again
    assert f"{folder}/blog.md.jinja is there already" in again
    assert (folder / "status.txt.jinja").read_text() == "mine"


def test_templates_that_are_no_folder_are_refused(noblame_: Run, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    answer = noblame_("export", "--templates", tmp_path / "file")
    assert (answer.status, answer.err.count("\n")) == (2, 1)
