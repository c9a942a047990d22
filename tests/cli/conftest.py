"""Running commands: in this process, where Python's own errors stay visible, and in one of its own."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

import noblame
from noblame.__main__ import main

PLACE = str(Path(noblame.__path__[0]).parent)
FULL = Path(__file__).parent / "full.yaml"


class Answer(NamedTuple):
    """What a command left behind."""

    status: int
    out: str
    err: str


@pytest.fixture
def noblame_(capsys: pytest.CaptureFixture[str]) -> Callable[..., Answer]:
    """Run a command in this process."""

    def run(*arguments: str | Path) -> Answer:
        try:
            status = main([str(each) for each in arguments])
        except SystemExit as left:
            status = int(left.code or 0)
        return Answer(status, *capsys.readouterr())

    return run


@pytest.fixture
def process() -> Callable[..., subprocess.CompletedProcess[str]]:
    """Run a command as users do."""

    def run(*arguments: str | Path, **how: Any) -> subprocess.CompletedProcess[str]:
        environ = {**os.environ, "PYTHONPATH": PLACE, "PYTHONUNBUFFERED": "", **how.pop("environ", {})}
        command = [sys.executable, "-m", "noblame", *map(str, arguments)]
        how = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **how}
        return subprocess.run(command, env=environ, text=True, check=False, timeout=60, **how)

    return run
