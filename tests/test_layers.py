"""Imports, seen from outside: a process of its own says what it loaded."""

import json
import os
import pkgutil
import subprocess
import sys
from pathlib import Path

import pytest

import noblame

ROOT = Path(noblame.__path__[0])
CORE = (
    "archive",
    "cli",
    "crash",
    "inert",
    "language",
    "locations",
    "meeting",
    "record",
    "review",
    "settings",
    "sharing",
    "source",
)


def modules_of(*names: str) -> list[str]:
    """Every module of these parts of the package, as it lies on the disk."""
    found = [f"noblame.{name}" for name in names]
    for name in names:
        found += [each.name for each in pkgutil.walk_packages([str(ROOT / name)], f"noblame.{name}.")]
    return found


def loaded_by(code: str) -> set[str]:
    """What is in sys.modules of a new Python process after `code`."""
    program = (
        f"import sys, json\ntry:\n  {code}\nexcept SystemExit: pass\nprint('\\n' + json.dumps(sorted(sys.modules)))"
    )
    environ = {**os.environ, "PYTHONPATH": str(ROOT.parent)}
    done = subprocess.run([sys.executable, "-c", program], env=environ, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    names: list[str] = json.loads(done.stdout.splitlines()[-1])
    return set(names)


def test_the_core_and_the_command_line_load_no_terminal_library() -> None:
    modules = modules_of(*CORE)
    assert "noblame.record.notation.timeline" in modules
    loaded = loaded_by(f"import {', '.join(modules)}, noblame.__main__")
    assert set(modules) <= loaded
    assert not loaded & {"textual", "rich", "noblame.app", "noblame.screens", "noblame.widgets"}


@pytest.mark.parametrize("arguments", [["--help"], ["run", "--help"], ["nonsense"]])
def test_help_loads_next_to_nothing(arguments: list[str]) -> None:
    loaded = loaded_by(f"import noblame.__main__; noblame.__main__.main({arguments!r})")
    assert "noblame.cli.arguments" in loaded
    assert not loaded & {"yaml", "textual", "rich", "platformdirs", "msgspec", "filelock", "noblame.record"}


def test_the_version_loads_yaml_and_no_more() -> None:
    loaded = loaded_by("import noblame.__main__; noblame.__main__.main(['--version'])")
    assert "yaml" in loaded
    assert not loaded & {"textual", "rich", "platformdirs", "msgspec", "filelock", "noblame.record"}


def test_reading_and_judging_records_loads_no_lock() -> None:
    modules = modules_of("archive", "language", "record", "review", "settings", "source")
    assert "filelock" not in loaded_by(f"import {', '.join(modules)}")


def test_importing_creates_nothing_on_disk(tmp_path: Path) -> None:
    before = sorted(tmp_path.rglob("*"))
    loaded_by(f"import {', '.join(modules_of(*CORE))}, noblame.app")
    assert sorted(tmp_path.rglob("*")) == before
