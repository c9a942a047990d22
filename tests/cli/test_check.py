"""`noblame check`: what it reads, what it refuses, and how it ends."""

import json
import os
import stat
import subprocess
import sys
from collections.abc import Callable
from io import BytesIO, TextIOWrapper
from pathlib import Path
from typing import Any

import pytest

from noblame.language import Finding
from noblame.review import remarks

Run = Callable[..., Any]
RECORD = "noblame: 1\ntitle: t\n"
LEVELS = {"BLAME": "warn", "WISH": "nudge", "HUM": "hint", "CRIME": "error"}


@pytest.fixture(autouse=True)
def foreseeable(monkeypatch: pytest.MonkeyPatch) -> None:
    """Find the words of LEVELS instead of blame; the message names the people."""

    def found(text: str, people: Any, *_: object) -> list[Finding]:
        message = f"people: {', '.join(people)}"
        hits = [(text.find(word), word, level) for word, level in LEVELS.items() if word in text]
        return [
            Finding(at, at + len(word), "shallow" if word == "WISH" else "blame", level, word.lower(), message, "Why?")  # type: ignore[arg-type]
            for at, word, level in sorted(hits)
        ]

    monkeypatch.setattr(remarks, "find", found)


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working directory with nothing in it."""
    folder = tmp_path / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> Callable[[str | bytes], None]:
    """Put something into stdin."""

    def type_(text: str | bytes) -> None:
        data = text.encode() if isinstance(text, str) else text
        monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO(data), encoding="utf-8"))

    return type_


def found(answer: Any) -> list[tuple[str, int, str]]:
    return [(each["path"], each["line"], each["rule"]) for each in json.loads(answer.out)]


@pytest.mark.parametrize(
    ("words", "options", "status"),
    [
        ("fine", [], 0),
        ("WISH", [], 0),
        ("BLAME", [], 1),
        ("CRIME", [], 1),
        ("HUM", ["--fail-on", "hint"], 1),
        ("WISH", ["--fail-on", "nudge"], 1),
        ("BLAME", ["--fail-on", "error"], 0),
        ("BLAME", ["--only", "shallow"], 0),
        ("WISH", ["--only", "shallow,error", "--fail-on", "nudge"], 1),
    ],
)
def test_the_status_is_that_of_the_loudest_finding_shown(
    noblame_: Run, here: Path, words: str, options: list[str], status: int
) -> None:
    (here / "a.md").write_text(words)
    answer = noblame_("check", "a.md", *options)
    assert (answer.status, answer.err) == (status, "")
    assert bool(answer.out) == (words != "fine" and "shallow" not in options)


@pytest.mark.parametrize("only", ["error", "blame"])
def test_an_error_in_a_file_is_status_2_whatever_is_shown(noblame_: Run, here: Path, only: str) -> None:
    (here / "a.yaml").write_text(RECORD + "status: odd\n")
    answer = noblame_("check", "a.yaml", "--only", only)
    assert answer.status == 2
    shown, told = (answer.out, answer.err) if only == "error" else (answer.err, answer.out)
    assert shown.startswith("a.yaml:3:9: ")
    assert told == ""


def test_broken_files_do_not_stop_the_rest(noblame_: Run, here: Path) -> None:
    (here / "a.md").write_bytes(b"\xff")
    (here / "b.yaml").write_text("noblame: [\n")
    (here / "c.md").write_text("BLAME")
    os.mkfifo(here / "d.md")
    (here / "e.md").symlink_to("e.md")
    answer = noblame_("check", "a.md", "b.yaml", "nope.md", "c.md", "d.md", "e.md", "", "--format", "json")
    assert answer.status == 2
    assert [place[0] for place in found(answer)] == ["a.md", "b.yaml", "nope.md", "c.md", "d.md", "e.md", ""]
    assert answer.err.splitlines() == [
        "nope.md: no such file or folder",
        "d.md: it is a device or a pipe, not a file",
        "e.md: its links lead in a circle",
        "noblame check: an empty PATH, where a file or a folder was expected",
    ]


def test_a_records_name_without_its_ending_is_answered_with_it(noblame_: Run, tmp_path: Path) -> None:
    (tmp_path / "2026-11-18-checkout.yaml").write_text("noblame: 1\ntitle: Down\n")
    path = tmp_path / "2026-11-18-checkout"
    answer = noblame_("check", path)
    assert (answer.status, answer.err) == (2, f"{path}: no such file or folder; did you mean {path}.yaml?\n")


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
def test_what_may_not_be_read_is_one_line(noblame_: Run, here: Path) -> None:
    (here / "a.md").touch(mode=0)
    closed = here / "closed"
    closed.mkdir(mode=0)
    answer = noblame_("check", "a.md", "closed")
    closed.chmod(stat.S_IRWXU)
    assert (answer.status, answer.out) == (2, "")
    assert answer.err == "a.md: permission denied\nclosed: permission denied\n"


def test_a_line_for_what_cannot_be_opened_and_nothing_twice(noblame_: Run) -> None:
    answer = noblame_("check", "nope\x1b[2J.md")
    assert (answer.status, answer.out) == (2, "")
    assert answer.err == "nope␛[2J.md: no such file or folder\n"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.yaml", RECORD + "impact: BLAME\n"),
        ("a.yml", "title: t\nimpact: BLAME\n"),
        ("a.MD", "- BLAME"),
        ("a", "BLAME"),
    ],
)
def test_a_file_that_is_named_is_read_as_its_ending_says(noblame_: Run, here: Path, name: str, text: str) -> None:
    (here / name).write_text(text)
    assert [place[2] for place in found(noblame_("check", name, "--format", "json"))] == ["blame"]


def test_a_folder_is_read_recursively_in_a_fixed_order(noblame_: Run, here: Path) -> None:
    for name in ("b.md", "a/z.markdown", "a/b/c.txt", ".hidden/x.md", "a/.x.md", "code.py", "no.yaml"):
        (here / name).parent.mkdir(parents=True, exist_ok=True)
        (here / name).write_text("BLAME")
    (here / "r.yaml").write_text(RECORD + "impact: BLAME\n")
    (here / "a" / "loop").symlink_to("..")
    os.mkfifo(here / "pipe.md")
    answer = noblame_("check", ".", "--format", "json")
    assert [place[0] for place in found(answer)] == ["a/b/c.txt", "a/z.markdown", "b.md", "r.yaml"]
    assert noblame_("check", str(here), "r.yaml", "./a/../r.yaml").out.count("BLAME") == 4


def git(folder: Path, *words: str) -> None:
    subprocess.run(["git", *words], cwd=folder, check=True, capture_output=True)


def test_what_git_ignores_is_left_out_unless_it_is_named(noblame_: Run, here: Path) -> None:
    for name in ("a.md", "ignored/b.md", "repo/c.md", "repo/d.md"):
        (here / name).parent.mkdir(exist_ok=True)
        (here / name).write_text("BLAME")
    (here / ".gitignore").write_text("ignored/\n")
    git(here, "init", "-q")
    git(here / "repo", "init", "-q")
    (here / "repo" / ".gitignore").write_text("d.md\n")
    assert [place[0] for place in found(noblame_("check", ".", "--format", "json"))] == ["a.md", "repo/c.md"]
    for named in ("ignored", "ignored/b.md"):
        assert [place[0] for place in found(noblame_("check", named, "--format", "json"))] == ["ignored/b.md"]


def test_in_a_hook_git_is_asked_about_the_folder_and_not_about_the_hook(
    noblame_: Run, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (here / "a.md").write_text("BLAME")
    git(here, "init", "-q")
    monkeypatch.setenv("GIT_DIR", "/nowhere")
    assert [place[0] for place in found(noblame_("check", ".", "--format", "json"))] == ["a.md"]


def test_no_repository_runs_a_program_of_its_own(noblame_: Run, here: Path) -> None:
    (here / "a.md").write_text("BLAME")
    git(here, "init", "-q")
    git(here, "config", "core.fsmonitor", f"touch {here / 'trapped'}; false")
    assert noblame_("check", ".").status == 1
    assert not (here / "trapped").exists()


def test_without_git_a_folder_is_read_all_the_same(noblame_: Run, here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (here / "a.md").write_text("BLAME")
    git(here, "init", "-q")
    monkeypatch.setenv("PATH", "")
    assert noblame_("check", ".").status == 1


def test_an_empty_folder_is_said(noblame_: Run) -> None:
    assert noblame_("check", ".") == (0, "", "noblame check: no record, no Markdown and no .txt file there\n")


@pytest.mark.parametrize(
    ("text", "options", "rules"),
    [
        (RECORD + "impact: BLAME\nlinks: [{url: HUM}]\n", [], ["blame"]),
        ("---\nnoblame: 1\ntitle: BLAME\n", [], ["blame"]),
        ("# x\n\n> BLAME\n\nHUM", [], ["hum"]),
        ("```\nBLAME\n```\n", [], []),
        ("just BLAME\n> HUM\n", ["--as", "text"], ["blame", "hum"]),
        ("> BLAME", ["--as", "markdown"], []),
        ("title: BLAME", ["--as", "record"], ["blame"]),
        ("one line of BLAME", [], ["blame"]),
        ("", [], []),
    ],
)
def test_what_comes_in_is_read_as_it_looks_or_as_was_said(
    noblame_: Run, typed: Callable[[str], None], text: str, options: list[str], rules: list[str]
) -> None:
    typed(text)
    places = found(noblame_("check", "-", "--format", "json", *options))
    assert [(place[0], place[2]) for place in places] == [("-", rule) for rule in rules]


def test_people_come_from_the_file_the_settings_and_the_command_line(noblame_: Run, here: Path) -> None:
    (here / ".noblame.yaml").write_text("people: [Mei Tanaka]\n")
    (here / "a.md").write_text("Owner: Ines Faro\n\nBLAME")
    [said] = json.loads(noblame_("check", "a.md", "--format", "json", "--people", "Priya Raman, Tomás  Vidal,").out)
    assert said["message"] == "people: Ines Faro, Mei Tanaka, Priya Raman, Tomás Vidal"


def test_settings_are_those_of_the_archive_that_a_file_lies_in(noblame_: Run, here: Path) -> None:
    for name in ("x", "y"):
        (here / name).mkdir()
        (here / name / ".noblame.yaml").write_text(f"people: [{name.upper()}avier Obi]\nseverities: {{{name}1: d}}\n")
        (here / name / "r.yaml").write_text(RECORD + f"severity: {name}1\nimpact: BLAME\n")
    said = json.loads(noblame_("check", "x", "y", "--format", "json").out)
    assert [each["message"] for each in said] == ["people: Xavier Obi", "people: Yavier Obi"]
    said = json.loads(noblame_("check", "x", "y", "--format", "json", "--archive", "x").out)
    assert [each["rule"] for each in said] == ["blame", "record", "blame"]


def test_a_wrong_setting_is_told_once(noblame_: Run, here: Path) -> None:
    (here / ".noblame.yaml").write_text("theme: [\n")
    for name in ("a.md", "b.md"):
        (here / name).write_text("fine")
    answer = noblame_("check", ".")
    assert (answer.status, answer.out, answer.err.count("\n")) == (0, "", 1)


def test_an_archive_that_is_none_is_one_line(noblame_: Run) -> None:
    answer = noblame_("check", "-", "--archive", "nope")
    assert (answer.status, answer.out, answer.err.count("\n")) == (2, "", 1)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["check"], "PATH"),
        (["check", "x", "--format", "xml"], "none of text, json, github, sarif"),
        (["check", "x", "--fail-on", "wran"], "did you mean warn?"),
        (["check", "x", "--only", "blame,advise"], "'advise' is none of error, blame, shallow, advice"),
        (["check", "x", "--only", ","], "none of error, blame, shallow"),
        (["check", "-", "--as", "yaml"], "none of record, markdown, text"),
    ],
)
def test_a_slip_is_answered_in_one_line(noblame_: Run, words: list[str], said: str) -> None:
    answer = noblame_(*words)
    assert (answer.status, answer.out, answer.err.count("\n")) == (2, "", 1)
    assert said in answer.err


def test_the_same_answer_every_time(noblame_: Run, here: Path) -> None:
    for number in range(20):
        (here / f"{number}.md").write_text("BLAME and WISH and HUM")
    first = noblame_("check", ".")
    assert first == noblame_("check", ".")
    assert len(first.out.splitlines()) == 20 * 3 * 4


@pytest.mark.parametrize("form", ["text", "json", "github", "sarif"])
def test_a_reader_that_goes_away_is_no_error(process: Run, here: Path, form: str) -> None:
    (here / "a.md").write_text("Dana failed to look at the dashboard.\n\n" * 2000)
    reading, writing = os.pipe()
    os.close(reading)
    done = process("check", "a.md", "--format", form, stdout=writing)
    os.close(writing)
    assert (done.returncode, done.stderr) == (141, "")


def test_markdown_is_parsed_only_where_there_is_some(here: Path) -> None:
    (here / "a.yaml").write_text(RECORD)
    (here / "b.txt").write_text("fine")
    program = "import sys, noblame.__main__ as m; m.main(sys.argv[1:]); print([n for n in sys.modules if n in {0}])"
    unwanted = {"markdown_it", "textual", "rich", "json", "subprocess", "html"}
    command = [sys.executable, "-c", program.replace("{0}", repr(unwanted)), "check", "a.yaml", "b.txt"]
    source = Path(remarks.__file__).parents[2]
    environ = {**os.environ, "PYTHONPATH": str(source)}
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=environ)
    assert done.stdout == "[]\n"


def test_explain_tells_how_each_passage_was_read(process: Run, here: Path) -> None:
    (here / "a.md").write_text("# Timeline\n\nfine\n\n* **Dana** failed to look at the dashboard.\x1b[2J\n")
    done = process("check", "a.md", "nope.md", "--explain", "--people", "Dana Scully")
    assert (done.returncode, done.stderr) == (2, "nope.md: no such file or folder\n")
    first, *rest = done.stdout.splitlines()
    assert first == "a.md:5:5: read as part of timeline"
    assert all(line.startswith("    ") for line in rest)
    assert "Dana" in done.stdout
    assert "\x1b" not in done.stdout


def test_explain_says_what_is_kept_on_purpose(process: Run, here: Path) -> None:
    (here / "a.md").write_text("<!-- noblame: keep q -->\nDana forgot to test.\n\nDana forgot to check.\n")
    lines = process("check", "a.md", "--explain", "--people", "Dana Fox").stdout.splitlines()
    assert [line.strip() for line in lines if "kept on purpose" in line] == [
        "kept on purpose: omission: “Dana forgot to test”"
    ]


def test_an_explanation_has_no_format(process: Run, here: Path) -> None:
    (here / "a.md").write_text("fine\n")
    done = process("check", "a.md", "--explain", "--format", "json")
    assert (done.returncode, done.stdout) == (2, "")


def test_the_words_of_the_practice_get_their_questions(process: Run, here: Path) -> None:
    (here / "a.md").write_text(
        "# x\n\nJohn pushed the bad code.\n\n## Action items\n\n- We'll be more careful next time.\n"
    )
    done = process("check", "a.md", "--fail-on", "nudge")
    assert (done.returncode, done.stderr) == (1, "")
    assert "What allowed bad code to reach production?" in done.stdout
    assert "How? What specific change will you make?" in done.stdout
