"""Text from a file, a name or a paste never acts: what reaches the terminal is read byte by byte (P10)."""

import json
import re
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

import pytest
from benchmarks.terminal import Terminal

from noblame.record import load

pytestmark = pytest.mark.pty

PAYLOADS = (
    "\x1b]52;c;aGFja2Vk\x07",
    "\x1b]0;owned\x07",
    "\x1b]2;owned\x1b\\",
    "\x1b]8;;https://evil.example\x1b\\link\x1b]8;;\x1b\\",
    "\x1bP$q q\x1b\\",
    "\x1bc",
    "\x1b[2J\x1b[H",
    "\x1b[?1049l",
    "\x1b[6n\x1b[c",
    "\x1b[31mred",
    "\x9b31mred",
    "\x9d52;c;aGFja2Vk\x9c",
    "\x90q\x9c",
    "ding\x07\x08\x08\x0b\x0c",
    "\u202egpj.exe",
    "\u2066a\u2067b\u2068c\u2069",
    "zero\u200bwidth\u2060\ufeff",
    "next\x85line\u2028and\u2029more",
    "nul\x00del\x7f",
    "[@click=app.quit]x[/]",
    "[/var/log] full",
    "[b]bold[/b] [P1] DB [prod]",
    "\\[escaped] \\x1b[0m \\",
    "W" * 300,
    "line\nbreak\ttab",
    "$(reboot) `id` %s {0} <b>&amp;",
)
ALL = " ".join(PAYLOADS)
OURS = re.compile(
    rb"\x1b\[[0-9;]*[mH]"  # colours, places
    rb"|\x1b\[\?(?:7|25|1000|1003|1004|1006|1015|1049|2004|2026)[hl]"  # our own modes, on and off
    rb"|\x1b\[\?(?:2026|2048)\$p|\x1b\[>[0-9]+u|\x1b\[<u"  # questions about the terminal, its keyboard
    rb"|\x1b\]22;[a-z-]+\x07"  # the shape of the mouse pointer
)
"""Every sequence of a run in which nobody wants any harm."""
ACTS = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]"
)
"""What is left of a sequence that is not ours, and what hides or turns text round."""


def check_bytes(window: Terminal) -> None:
    """Nothing but our own sequences went to the terminal."""
    rest = OURS.sub(b"", bytes(window.raw)).decode()
    found = ACTS.search(rest)
    assert found is None, ascii(rest[max(found.start() - 80, 0) : found.end() + 80])


def as_yaml(value: Any) -> str:
    """Return a value as YAML in JSON's notation, in which every character can be written."""
    return json.dumps(value, ensure_ascii=True)


def hostile(title: str) -> dict[str, Any]:
    """Return a record in which every text does harm."""
    return {
        "noblame": 1,
        "title": title,
        "severity": "P1",
        "started": "2026-11-18T14:02:00Z",
        "detected": "2026-11-18T14:09:00Z",
        "resolved": "2026-11-18T14:49:00Z",
        "impact": ALL,
        "affected": list(PAYLOADS),
        "tags": list(PAYLOADS),
        "triage": {"verdict": "always", "reason": ALL},
        "attendees": [{"name": each, "role": "responder", "invited": True} for each in PAYLOADS],
        "timeline": [
            {"at": f"2026-11-18T14:{10 + minute}:00Z", "what": each, "kind": "note", "source": each}
            for minute, each in enumerate(PAYLOADS)
        ],
        "detection": f"Dana failed to look. {ALL}",
        "resolution": {"temporary": ALL, "permanent": ALL},
        "root_cause": f"{ALL} It was human error.",
        "causes": [
            {"because": each, "kind": "root", "evidence": [each], "next": [{"because": each}]} for each in PAYLOADS
        ],
        "lessons": {
            "went_well": list(PAYLOADS),
            "to_improve": list(PAYLOADS),
            "lucky": list(PAYLOADS),
            "headline": ALL,
        },
        "improvements": [{"idea": each, "held_from": each, "decided": each} for each in PAYLOADS],
        "actions": [
            {
                "what": each,
                "owner": each,
                "due": each,
                "ticket": each,
                "detail": each,
                "moves_down": each,
                "closes": each,
            }
            for each in PAYLOADS
        ],
        "parked": [{"what": each, "for": each} for each in PAYLOADS],
        "questions": [{"ask": each, "who": each} for each in PAYLOADS],
        "links": [{"title": each, "url": each} for each in PAYLOADS],
        "notes": ALL,
        "reasons": {"no-actions": ALL},
        "meeting": {"facilitator": ALL},
        "shared": [{"where": each, "by": each, "url": each} for each in PAYLOADS],
        "accepted": [{"text": each, "rule": each, "reason": each} for each in PAYLOADS],
    }


def settings(people: Sequence[str]) -> str:
    return (
        f"people: {as_yaml(people)}\ntools: {as_yaml(PAYLOADS)}\ntheme: {as_yaml(PAYLOADS[0])}\nbell: {as_yaml(ALL)}\n"
    )


NAMES = ("\x1b]52;c;eA==\x07", "[@click=app.quit]x[", "\u202egpj", "[b] \x9b31m", "-rf \\")


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """Return an archive whose settings, file names and records all do harm."""
    folder = tmp_path / "[b]\x1b]0;owned\x07"
    folder.mkdir()
    (folder / ".noblame.yaml").write_text(settings(PAYLOADS))
    for number, each in enumerate(PAYLOADS):
        action = {"what": each, "owner": each, "due": "2026-12-01"}
        (folder / f"{number:02}.yaml").write_text(as_yaml({"noblame": 1, "title": each, "actions": [action]}))
    for name in NAMES:
        (folder / f"{name}.yaml").write_text(as_yaml({"noblame": 1, "title": ALL}))
        (folder / f"broken {name}.yaml").write_text(f"noblame: 1\ntitle: x\n{as_yaml(name)}: [\n")
    return folder


SIZE = {"rows": 50, "columns": 160}


SHOWN = ("␛]52;c;aGFja2Vk␇", "[@click=app.quit]x[/]", "[/var/log] full", "\u2039U+202E\u203agpj.exe")
"""What of it a person sees instead."""


def press_through(window: Terminal, presses: Iterable[tuple[str, str]]) -> None:
    """Press one key after the other, each time waiting for what it brings."""
    for key, shown in presses:
        window.press(key)
        window.wait_for(shown)


def escape(window: Terminal, words: str) -> None:
    """Leave a dialog without a change, and wait until its `words` are gone."""
    window.press("Esc")
    window.wait_without(words)


def give_command(window: Terminal, words: str, shown: str) -> None:
    """Give a command from the palette, once it is the only one that is offered."""
    press_through(window, [("Ctrl+p", "Search for commands")])
    window.type(words)
    window.wait_without("Save now")
    window.wait_until(lambda screen: screen.count(words) > 1, f"the command {words!r}")
    window.wait_for_quiet()
    press_through(window, [("Enter", shown)])


def paste_hostile(window: Terminal, pane: str) -> None:
    """Paste everything into a pane, once it has the focus."""
    window.wait_for(f"┏━ {pane}")
    window.press("Ctrl+End", "Enter")
    window.paste(f"pasted {ALL} until here")
    window.wait_for("control characters were made visible")


def capture_hostile(window: Terminal) -> None:
    """Keep everything as a quick capture of each sort."""
    window.press("F7")
    window.paste(ALL)
    window.wait_for("[idea]")
    window.wait_without("what was said, in one line")
    for sort in ("win", "action", "parked", "question", "timeline"):
        press_through(window, [("Down", f"[{sort}]")])
    press_through(window, [("Enter", "at the end of the timeline")])


def test_no_text_of_a_record_acts_on_any_screen_of_its_meeting(start: Callable[..., Terminal], archive: Path) -> None:
    path = archive / f"{PAYLOADS[0]}[b]record.yaml"
    path.write_text(as_yaml(hostile(ALL)))
    before = load(path).incident
    window = start("run", path, **SIZE, environ={"EDITOR": "true"})
    window.wait_for("Start the meeting", *SHOWN)
    press_through(window, [("F1", "Help for where you are")])
    escape(window, "Help for where you are")
    press_through(window, [("Enter", "Set the stage")])
    window.wait_for("26 open actions carried over", "· $(reboot) `id` %s {0} <b>&amp; ", *SHOWN)
    press_through(window, [("Tab", "ctrl+f item"), ("Enter", "dropped: nobody will do it")])
    press_through(window, [("d", "how was it verified?")])
    escape(window, "how was it verified?")
    press_through(window, [("Shift+Tab", "┏━ Who is here")])
    give_command(window, "Change title", "Facts of the incident")
    press_through(window, [("Enter", "┏━ Who is here"), ("F4", "What happened, and when?")])
    paste_hostile(window, "Timeline")
    window.wait_for("1 to reword (F8)")
    press_through(window, [("F8", "insert the question")])
    escape(window, "insert the question")
    press_through(window, [("Ctrl+f", "hold it for improvements")])
    escape(window, "hold it for improvements")
    give_command(window, "Open this pane", "┏━ Detection")
    press_through(window, [("F4", "Why did it happen?")])
    paste_hostile(window, "Why tree")
    press_through(window, [("Ctrl+f", "make an action that answers it")])
    escape(window, "make an action that answers it")
    capture_hostile(window)
    press_through(window, [("F9", "┏━ Why tree"), ("F4", "What can we do better?")])
    window.wait_for("┏━ Ideas")
    press_through(window, [("Ctrl+f", "one vote more")])
    window.press("m")
    window.wait_without("one vote more")
    press_through(window, [("F4", "Who does what, by when?")])
    window.wait_for("WISH  ␛]52;c;aGFja2Vk␇", "WISH  [@click=app.quit]x[/]")
    press_through(window, [("Ctrl+f", "the cause it answers"), ("c", "Which cause does it answer?")])
    window.press("1")
    window.wait_without("Which cause does it answer?")
    window.press("Enter")
    window.wait_without("┏━")
    window.paste(ALL)
    press_through(window, [("F4", "What went well?"), ("F4", "Read it back")])
    window.wait_for("␛]52;c;aGFja2Vk␇ · by ␛]52;c;aGFja2Vk␇")
    window.press("Ctrl+q")
    assert window.wait_for_end() == 0
    assert window.restored
    assert "␛]0;owned␇" in window.farewell
    after = load(path).incident
    assert [who.name for who in after.attendees] == [who.name for who in before.attendees]
    assert after.timeline[: len(PAYLOADS)] == before.timeline
    check_bytes(window)


def test_neither_does_the_offer_to_go_on(start: Callable[..., Terminal], archive: Path) -> None:
    path = archive / f"{PAYLOADS[0]}[b]record.yaml"
    path.write_text(as_yaml(hostile(ALL)))
    window = start("run", path, "--step", "wins", **SIZE)
    window.wait_for("┏━ What went well")
    window.press("Ctrl+q")
    assert window.wait_for_end() == 0
    again = start("run", path, **SIZE)
    again.wait_for("This meeting was cut off")
    press_through(again, [("Enter", "┏━ What went well"), ("F10", "Read it back")])
    again.press("F10")
    assert again.wait_for_end() == 0
    check_bytes(again)


def test_neither_do_two_versions_of_a_text(start: Callable[..., Terminal], archive: Path) -> None:
    path = archive / "record.yaml"
    path.write_text(as_yaml(hostile("two versions")))
    window = start("run", path, "--step", "timeline", **SIZE)
    window.wait_for("┏━ Timeline", *SHOWN)
    window.press("Tab")
    window.wait_for("┏━ Detection")
    theirs = hostile("two versions")
    theirs["detection"] = f"theirs {ALL}"
    path.write_text(as_yaml(theirs))
    window.type("ours ")
    window.wait_for("1 changed here and on disk at once")
    give_command(window, "Decide what was", "keep what is on disk")
    window.wait_for("on disk  theirs ␛]52;c;aGFja2Vk␇", "here     ours ")
    escape(window, "keep what is on disk")
    window.press("Ctrl+q")
    assert window.wait_for_end() == 0
    check_bytes(window)


def test_neither_does_an_archive_on_the_home_screen(start: Callable[..., Terminal], archive: Path) -> None:
    window = start("--archive", archive, **SIZE)
    window.wait_for("records", "cannot be read", *SHOWN)
    for _ in range(len(PAYLOADS) + 2 * len(NAMES)):
        window.press("Down")
    press_through(window, [("F1", "Help for where you are")])
    escape(window, "Help for where you are")
    press_through(window, [("/", "show only what holds these words")])
    window.paste(PAYLOADS[0])
    window.wait_for("0 of 36 records")
    window.press("Ctrl+q")
    assert window.wait_for_end() == 0
    check_bytes(window)


def test_neither_does_show(start: Callable[..., Terminal], archive: Path) -> None:
    path = archive / f"{PAYLOADS[0]}[b]record.yaml"
    path.write_text(as_yaml(hostile(ALL)))
    window = start("show", path, rows=50, columns=200)
    assert window.wait_for_end() == 0
    assert all(text.encode() in window.raw for text in SHOWN)
    assert b"\x1b" not in window.raw
    check_bytes(window)


def test_text_that_no_record_can_hold_is_one_line(start: Callable[..., Terminal], tmp_path: Path) -> None:
    path = tmp_path / "record.yaml"
    path.write_text('noblame: 1\ntitle: "\\ud800 half a character"\n')
    window = start("run", path)
    assert window.wait_for_end() == 2
    assert window.raw.count(b"\n") == 1
    check_bytes(window)
