"""May a full-screen command start here? If not, one line says what to do instead."""

import codecs
import os
import sys
from collections.abc import Mapping
from typing import Protocol

from noblame.cli.refusal import RefusedError


class Stream(Protocol):
    """What is asked of a standard stream."""

    @property
    def encoding(self) -> str:
        """How its text becomes bytes."""

    def isatty(self) -> bool:
        """Tell whether it is a terminal."""


def need_terminal(command: str, instead: str = "") -> None:
    """Return if `command` can draw on this terminal; raise RefusedError if not.

    `instead` is what to use without one, as in "in a pipe use: noblame show RECORD".
    """
    obstacle = obstacle_here()
    if obstacle:
        raise RefusedError("; ".join(filter(None, (f"{command} needs a terminal: {obstacle}", instead))))


def obstacle_here() -> str:
    """Return why no screen can be drawn on this process's terminal, or nothing."""
    return find_obstacle({"input": sys.stdin, "output": sys.stdout, "error output": sys.stderr}, os.environ)


def find_obstacle(streams: Mapping[str, Stream | None], environ: Mapping[str, str]) -> str:
    """Return why a screen cannot be drawn and what to do, or nothing.

    Textual reads keys from stdin and draws on stderr. Who sends stdout elsewhere wants text, not a screen.
    """
    for name, stream in streams.items():
        if stream is None or not stream.isatty():
            return f"its {name} goes elsewhere"
    if environ.get("TERM", "dumb") in {"", "dumb", "unknown"}:
        return "TERM names none that can place text on a screen; try: TERM=xterm-256color"
    for stream in streams.values():
        if stream is not None and not _is_utf8(stream.encoding):
            return f"its encoding is {stream.encoding}, not UTF-8; try: LC_ALL=C.UTF-8"
    return ""


def _is_utf8(encoding: str) -> bool:
    """Tell whether an encoding is UTF-8 under any of its names."""
    try:
        return codecs.lookup(encoding).name == "utf-8"
    except LookupError:
        return False
