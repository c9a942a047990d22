"""P10 for the widgets, by the bytes that reach a terminal: a headless pilot shows nothing of this."""

import os
import sys
from pathlib import Path

import pexpect
import pytest

import noblame

APP = Path(__file__).with_name("hostile_app.py")
WAYS = ("pane", "static", "label", "table", "options", "edges", "banner", "done", "keys", "line", "title", "card")
PAYLOADS = (
    "\x1b]52;c;TkIwMQ==\x07",  # writes the clipboard
    "\x1b]52;c;TkIwMg==\x1b\\",
    "\x9d52;c;TkIwMw==\x9c",
    "\x1b]0;NB04\x07",  # sets the title
    "\x1b]2;NB05\x1b\\",
    "\x1b]8;;https://nb06.example\x07link",  # a link
    "\x1b]9;NB07\x07",  # a notification
    "\x1b]777;notify;NB08;x\x07",
    "\x1b]50;NB09\x07",  # a font
    "\x1b]1337;File=name=TkIxMA==:\x07",
    "\x1bP+q4e4231\x1b\\",  # asks the terminal for a capability
    "\x1b[2JNB12",  # clears the screen
    "\x1b[?1049lNB13",  # leaves the alternate screen
    "\x1b[31mNB14\x1b[0m",
    "\x9b31mNB15",
    "\x1b[6nNB16",  # makes the terminal type an answer
    "\x1bcNB17",  # resets the terminal
    "\x1b(0NB18",  # line-drawing letters
    "NB19\x07\x08\x08\x7f",
    "NB20\rXX",
    "NB21\x00\x01\x02",
    "NB22\u202egnp.exe\u2066x\u2069",  # reads backwards
    "[@click=app.quit]NB23[/]",
    "[/NB24] [P1] \\[b]",
    "[link='https://nb25.example']NB25[/link]",
)


def drawn(way: str) -> bytes:
    """Return what a terminal is sent while the payloads are shown this way."""
    path = os.pathsep.join([str(Path(noblame.__path__[0]).parent), *filter(None, [os.environ.get("PYTHONPATH")])])
    environment = {**os.environ, "TERM": "xterm-256color", "PYTHONPATH": path}
    arguments = [str(APP), way, *(ascii(payload) for payload in PAYLOADS)]
    child = pexpect.spawn(sys.executable, arguments, env=environment, dimensions=(90, 150), timeout=20)
    child.expect_exact(b"ALL-SHOWN")
    shown = child.before
    child.close()
    assert isinstance(shown, bytes)
    assert b"Traceback" not in shown
    return shown


@pytest.mark.pty
def test_without_care_a_payload_would_reach_the_terminal() -> None:
    shown = drawn("naive")
    assert b"\x1b]52;c;TkIwMQ==" in shown
    assert "\u202e".encode() in shown


@pytest.mark.pty
@pytest.mark.parametrize("way", WAYS)
def test_no_payload_reaches_the_terminal(way: str) -> None:
    shown = drawn(way)
    for payload in PAYLOADS:
        active = payload.encode("utf-8", "surrogatepass")
        if "[" not in payload or "\x1b" in payload or "\x9b" in payload:
            assert active not in shown, f"{payload!r} in {way}"
    for harmful in (b"]52;c;T", b"]0;NB", b"]2;NB", b"]9;NB", b"P+q4e4"):
        assert b"\x1b" + harmful not in shown
    assert b"\xc2\x9b31m" not in shown, "C1 in UTF-8"
    assert "\u202e".encode() not in shown
    if way in {"pane", "static", "label", "table", "options", "edges"}:
        for sign in ("␛]52;c;TkIwMQ==␇", "␛[2JNB12", "[@click=app.quit]NB23[/]", "[/NB24] [P1] \\[b]"):
            assert sign.encode() in shown, f"{sign} is not shown in {way}"
