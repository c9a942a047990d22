"""The real program on a real pseudo-terminal, driven as a person drives it."""

import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from importlib import resources
from pathlib import Path
from typing import Any

import pytest

sys.path.append(str(Path(__file__).parents[2]))  # the terminal is shared with the benchmarks

from benchmarks.terminal import NOBLAME, Terminal

HALF_DRAFTED = "2026-11-22-login-codes.yaml"


@pytest.fixture
def start() -> Iterator[Callable[..., Terminal]]:
    """Start the program with some arguments, on a terminal; whatever still runs at the end is killed."""
    with ExitStack() as windows:

        def start(*arguments: str | Path, command: tuple[str, ...] = NOBLAME, **how: Any) -> Terminal:
            return windows.enter_context(Terminal([*command, *map(str, arguments)], **how))

        yield start


@pytest.fixture
def record(tmp_path: Path) -> Path:
    """Return a copy of the sample that is drafted by half, as before a meeting."""
    path = tmp_path / "archive" / "login-codes.yaml"
    path.parent.mkdir()
    path.write_bytes((resources.files("noblame.sample_incidents") / HALF_DRAFTED).read_bytes())
    return path
