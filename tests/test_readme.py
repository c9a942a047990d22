"""The README names what runs, and nothing else."""

import re
from pathlib import Path

import pytest

from noblame import commands
from noblame.cli.arguments import build_parser

README = Path(__file__).parent.parent / "README.md"
pytestmark = [pytest.mark.checkout, pytest.mark.skipif(not README.exists(), reason="no checkout")]


def text() -> str:
    return README.read_text(encoding="utf-8")


def test_every_command_named_exists_and_every_command_is_named() -> None:
    known = set(build_parser().commands)
    named = set(re.findall(r"(?:^|`)noblame ([a-z]+)\b", text(), flags=re.MULTILINE))
    assert named <= known
    assert known <= named


def test_the_keys_of_the_table_are_the_keys_of_the_commands() -> None:
    table = dict(re.findall(r"^\| ([^|]+?) +\| ([^|]*?) *\|", text(), flags=re.MULTILINE))
    assert len(table) > 12
    for command in commands.MEETING:
        keys = command.everywhere({})
        if keys and command.id != "forward":
            assert table[keys].split(", ")[0] == command.outside_panes({}).split(", ")[0]


def test_the_keys_of_drafting_are_the_keys_of_its_commands() -> None:
    drafting = text().partition("## Draft")[2].partition("\n## ")[0]
    for command in commands.DRAFT:
        keys = command.everywhere({}).split(", ") if command.keys else [command.outside_panes({})]
        if command.in_footer and command.id not in {"help", "capture"}:
            assert f"`{keys[0]}`" in drafting, command.id


def test_the_pictures_it_shows_are_there() -> None:
    pictures = re.findall(r"!\[[^\]]*\]\(([^)]+)\)", text())
    assert pictures
    assert all((README.parent / picture).is_file() for picture in pictures)
