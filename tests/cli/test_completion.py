"""Completion scripts: complete, and harmless whatever a file is called."""

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from noblame.cli.arguments import build_parser
from noblame.cli.choices import STEPS
from noblame.cli.completion import WRITERS
from noblame.cli.parser import names

Run = Callable[..., Any]
TRAP = "odd $(touch trapped) `touch trapped` 'name"
ASK = """
source "$1"; shift
COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1))
_noblame
printf '%s\\n' "${COMPREPLY[@]}"
"""


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    folder = tmp_path / "an archive"
    folder.mkdir()
    for stem in ("2026-01-02-pool", "2026-11-18-checkout", TRAP, "a\nline"):
        (folder / f"{stem}.yaml").write_text("noblame: 1\ntitle: t\n")
    (folder / "no-record.yaml").write_text("title: t\n")
    return folder


@pytest.fixture
def bash(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, noblame_: Run) -> Callable[..., list[str]]:
    """Complete the last of some words, as bash does when somebody presses Tab."""
    script = tmp_path / "script"
    script.write_text(noblame_("completion", "bash").out)
    command = tmp_path / "bin" / "noblame"
    command.parent.mkdir()
    source = Path(__file__).parents[2] / "src"
    command.write_text(f'#!/bin/sh\nPYTHONPATH="{source}" exec "{sys.executable}" -m noblame "$@"\n')
    command.chmod(0o755)
    monkeypatch.chdir(tmp_path)

    def complete(*words: str | Path) -> list[str]:
        line = ["bash", "-c", ASK, "bash", script, command, *words]
        done = subprocess.run(line, capture_output=True, text=True, check=True, timeout=60)
        assert done.stderr == ""
        return done.stdout.splitlines()

    return complete


def test_records_are_the_names_of_the_archive_newest_first(noblame_: Run, archive: Path) -> None:
    answer = noblame_("completion", "records", "--archive", archive)
    assert answer.out.splitlines() == [TRAP, "2026-11-18-checkout", "2026-01-02-pool"]


@pytest.mark.parametrize("shell", WRITERS)
def test_every_script_names_every_command_option_and_step(noblame_: Run, shell: str) -> None:
    script = noblame_("completion", shell).out
    parser = build_parser()
    options = [name for each in (parser, *parser.commands.values()) for name in names(each)]
    assert "--minutes" in options
    for word in (*parser.commands, *(option.lstrip("-") for option in options), *STEPS):
        assert word in script


@pytest.mark.parametrize("shell", WRITERS)
def test_every_script_is_one_its_shell_can_read(noblame_: Run, tmp_path: Path, shell: str) -> None:
    program = shutil.which(shell)
    if program is None:
        pytest.skip(f"{shell} is not installed")
    script = tmp_path / "script"
    script.write_text(noblame_("completion", shell).out)
    done = subprocess.run([program, "-n", script], capture_output=True, text=True, check=False, timeout=60)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        ([""], list(build_parser().commands)),
        (["s"], ["show", "shared", "status", "schema"]),
        (["log", "x", "--kind", "d"], ["detect", "decide"]),
        (["actions", "--by", ""], ["incident", "owner", "due"]),
        (["actions", "--o"], ["--open", "--overdue", "--owner"]),
        (["--no-mouse", "-"], ["-h", "--help", "--version", "--archive", "--no-mouse"]),
        (["run", "x", "--step", ""], list(STEPS)),
        (["run", "x", "--step", "=", "t"], ["timeline"]),
        (["show", "--"], ["--help", "--json", "--archive"]),
        (["completion", "z"], ["zsh"]),
        (["check", "a.md", "b.md", "--format", ""], ["text", "json", "github", "sarif"]),
        (["check", "--as", "t"], ["text"]),
        (["check", "a"], [""]),
        (["new", "Down", "--criteria", "c"], ["customer-outage", "caught-early"]),
        (["run", "x", "--minutes", ""], [""]),
        (["--archive", ""], [""]),
    ],
)
def test_bash_offers_what_fits(bash: Callable[..., list[str]], words: list[str], offered: list[str]) -> None:
    assert bash(*words) == offered


def test_bash_offers_records_and_runs_nothing_in_their_names(
    bash: Callable[..., list[str]], archive: Path, tmp_path: Path
) -> None:
    assert bash("run", "--archive", archive, "2026-1") == ["2026-11-18-checkout"]
    assert bash("--archive", "=", archive, "show", "2026-0") == ["2026-01-02-pool"]
    [trap] = bash("run", "--archive", archive, "odd")
    said = subprocess.run(["bash", "-c", f"printf %s {trap}"], capture_output=True, text=True, check=True)
    assert said.stdout == TRAP
    assert not list(tmp_path.rglob("trapped"))
