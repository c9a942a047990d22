"""What a command line may say, and what a slip is answered with."""

import re
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import Any, get_args

import pytest

from noblame import __version__
from noblame.archive.actions import By
from noblame.cli.arguments import build_parser
from noblame.cli.choices import ENTRIES, EXPORTS, FORMATS, FORMS, GROUPS, KINDS, LEVELS, STEPS
from noblame.language.finding import LEVELS as LOUDNESS
from noblame.meeting import agenda
from noblame.record.incident import Kind
from noblame.review import prose, remarks
from noblame.sharing import formats

Run = Callable[..., Any]
COMMANDS = (
    *("demo", "init", "new", "run", "draft", "show", "log", "check", "export", "shared", "tickets"),
    *("actions", "status", "convert", "schema", "completion"),
)


def test_alone_it_is_the_home_screen() -> None:
    options = build_parser().parse_args([])
    assert (options.command, options.archive, options.mouse) == ("home", None, True)


@pytest.mark.parametrize(
    "words", [["--archive", "a", "--no-mouse", "run", "x"], ["run", "x", "--no-mouse", "--archive=a"]]
)
def test_common_options_stand_before_or_after_the_command(words: list[str]) -> None:
    options = build_parser().parse_args(words)
    assert (options.command, options.record, options.archive, options.mouse) == ("run", "x", Path("a"), False)


def test_a_command_keeps_what_is_not_said_again() -> None:
    options = build_parser().parse_args(["--archive", "a", "run", "x"])
    assert (options.archive, options.mouse, options.minutes, options.step) == (Path("a"), True, None, None)


def test_the_steps_are_those_of_the_meeting() -> None:
    assert STEPS == agenda.STEPS


def test_formats_levels_kinds_and_forms_are_those_of_the_check() -> None:
    assert all(find_spec(f"noblame.cli.check_{name}") for name in FORMATS)
    assert (LOUDNESS, get_args(remarks.Kind), get_args(prose.Form)) == (LEVELS, KINDS, FORMS)


def test_kinds_of_entries_and_ways_to_list_actions_are_those_there_are() -> None:
    assert (get_args(Kind), get_args(By)) == (("", *ENTRIES), GROUPS)


def test_formats_to_share_in_are_those_there_are() -> None:
    assert {each.name: each.words for each in formats.FORMATS.values()} == EXPORTS
    assert list(EXPORTS) == list(formats.FORMATS)
    assert all(find_spec(f"noblame.sharing.{each.module}") for each in formats.FORMATS.values())


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself_with_an_example(noblame_: Run, command: str) -> None:
    answer = noblame_(command, "--help")
    assert answer.status == 0
    assert re.search(rf"Examples?:\n  .*noblame {command}", answer.out)


def test_help_names_what_there_is_and_nothing_else(noblame_: Run) -> None:
    out = noblame_("--help").out
    assert re.findall(r"^    (\w+)  ", out, re.MULTILINE) == list(COMMANDS)


def test_the_version_tells_how_yaml_is_read(noblame_: Run) -> None:
    answer = noblame_("--version")
    assert answer.status == 0
    assert re.fullmatch(
        rf"noblame {re.escape(__version__)}, Python [\d.]+\S*, reads YAML with .* loader.*\n", answer.out
    )


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["shwo"], f"'shwo' is none of {', '.join(COMMANDS)}; did you mean show?"),
        (["./a.yaml"], "to hold its meeting: noblame run ./a.yaml"),
        (["run"], "RECORD; see: noblame run --help"),
        (["run", "x", "--step", "timelin"], "did you mean timeline?"),
        (["run", "x", "--minutes", "half"], "'half' is no whole number of minutes"),
        (["run", "x", "--minutes", "-5"], "--minutes"),
        (["run", "x", "y"], "noblame run: unrecognized arguments: y; see: noblame run --help"),
        (["run", "x", "--minu", "30"], "noblame run: unrecognized arguments: --minu 30; see: noblame run --help"),
        (["show", "x", "--archive", ""], "needs the name of a folder"),
        (["schema", "\x1b[2J"], "␛[2J"),
    ],
)
def test_a_slip_is_answered_in_one_line(noblame_: Run, words: list[str], said: str) -> None:
    answer = noblame_(*words)
    assert (answer.status, answer.out) == (2, "")
    assert answer.err.startswith("noblame")
    assert said in answer.err
    assert answer.err.count("\n") == 1
