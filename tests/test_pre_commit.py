"""The hook for pre-commit: it runs a command that exists, on files that can be post-mortems."""

import re
from pathlib import Path

import pytest
import yaml

from noblame.cli.arguments import build_parser

HOOKS = Path(__file__).parent.parent / ".pre-commit-hooks.yaml"
pytestmark = [pytest.mark.checkout, pytest.mark.skipif(not HOOKS.exists(), reason="no checkout")]


@pytest.fixture
def hook() -> dict[str, str]:
    [only] = yaml.safe_load(HOOKS.read_text(encoding="utf-8"))
    assert isinstance(only, dict)
    return only


def test_its_entry_is_a_command(hook: dict[str, str]) -> None:
    program, *words = hook["entry"].split()
    assert (hook["id"], program, hook["language"]) == ("noblame", "noblame", "python")
    assert build_parser().parse_args([*words, "a.md"]).command == "check"


@pytest.mark.parametrize(
    ("path", "wanted"),
    [
        ("postmortems/2026-11-18-checkout.yaml", True),
        ("docs/Post-Mortems/a.md", True),
        ("incident-reports/2026/a.md", True),
        ("retros/a.txt", True),
        ("postmortems/.noblame.yaml", False),
        ("docker-compose.yaml", False),
        ("README.md", False),
        ("src/incidents.py", False),
    ],
)
def test_it_looks_at_folders_of_post_mortems(hook: dict[str, str], path: str, *, wanted: bool) -> None:
    assert bool(re.search(hook["files"], path) and not re.search(hook["exclude"], path)) == wanted
