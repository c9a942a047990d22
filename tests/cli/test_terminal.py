"""Where a screen can be drawn, and what is said where it cannot."""

import sys
from typing import Any

import pytest

from noblame.cli import terminal
from noblame.cli.refusal import RefusedError
from noblame.cli.terminal import find_obstacle, need_terminal


class Fake:
    def __init__(self, encoding: str = "utf-8", *, tty: bool = True) -> None:
        self.encoding = encoding
        self.tty = tty

    def isatty(self) -> bool:
        return self.tty


GOOD = {"input": Fake(), "output": Fake("UTF8"), "error output": Fake("utf_8")}
XTERM = {"TERM": "xterm-256color"}


def test_a_terminal_is_no_obstacle() -> None:
    assert find_obstacle(GOOD, XTERM) == ""


@pytest.mark.parametrize("name", GOOD)
@pytest.mark.parametrize("stream", [Fake(tty=False), None])
def test_each_stream_must_be_a_terminal(name: str, stream: Fake | None) -> None:
    assert f"its {name} goes elsewhere" in find_obstacle({**GOOD, name: stream}, XTERM)


@pytest.mark.parametrize("environ", [{}, {"TERM": ""}, {"TERM": "dumb"}])
def test_a_dumb_terminal_is_refused_with_what_to_try(environ: dict[str, str]) -> None:
    assert "TERM=xterm" in find_obstacle(GOOD, environ)


@pytest.mark.parametrize("encoding", ["ascii", "iso8859-1", "no such thing"])
def test_another_encoding_is_refused_with_what_to_try(encoding: str) -> None:
    assert "UTF-8" in find_obstacle({**GOOD, "error output": Fake(encoding)}, XTERM)


def test_the_line_says_what_to_do_instead(monkeypatch: pytest.MonkeyPatch) -> None:
    streams: dict[str, Any] = {"stdin": Fake(), "stdout": Fake(tty=False), "stderr": Fake()}
    for name, stream in streams.items():
        monkeypatch.setattr(sys, name, stream)
    with pytest.raises(RefusedError) as refused:
        need_terminal("noblame run", "in a pipe use: noblame show x")
    assert (
        str(refused.value) == "noblame run needs a terminal: its output goes elsewhere; in a pipe use: noblame show x"
    )
    monkeypatch.setattr(terminal, "find_obstacle", lambda *_: "")
    need_terminal("noblame run")
