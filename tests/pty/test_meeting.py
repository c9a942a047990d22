"""A meeting from the first screen to the last, typed by hand: what was typed is in the file, and nothing else is."""

import difflib
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from benchmarks.terminal import Terminal

from noblame.record import load
from noblame.record.incident import Incident

pytestmark = pytest.mark.pty

QUESTIONS = {
    "Stage": "Set the stage",
    "Timeline": "What happened, and when?",
    "Root cause": "Why did it happen?",
    "Improve": "What can we do better?",
    "Actions": "Who does what, by when?",
    "Wins": "What went well?",
    "close": "Read it back",
}
"""What the room is asked at each place, in order."""
TYPED = (
    "Ines Faro",
    "Status page set to green",
    "The mute rule hid it.",
    "Deploys and campaigns share no calendar",
    "Nobody can see both plans in one place",
    "No limit protects the queue.",
    "Show both plans on one page",
    "One calendar for deploys and campaigns",
    "Only one team knew the date",
    "Alert on #care at 100,000 queued messages",
    "2026-12-04",
    "- Bartek Zieliński",
    "care-queue-depth",
    "OPS-207",
    "Care wrote the text in five minutes flat",
    "The campaign could be paused at all",
    "Login codes get a queue of their own",
)
"""One sentence or more for each pane, each unlike any other."""


NOTED = re.compile(
    r"( *(held|ended|framing_said|timeline_agreed|steps|stage|timeline|root-cause|improvements|actions|wins|next|lucky"
    r"|owner|helpers|due|type|priority|ticket|closes|id|votes)|root_cause|checklist): ?.*"
    r"|  The campaign was sent without telling anyone. In the end it was human error."
)
"""Keys that a meeting writes, or that stand below what was typed."""
REWRITTEN = [
    "  Customers called 27 minutes before we knew. The on-call engineer failed to notice the queue alert.",
    "root_cause: The campaign was sent without telling anyone. In the end it was human error.",
    "checklist: {invited: true}",
]
"""The lines of the sample that are not in the file any more: two texts that grew, and a list of ticks."""


def add_line(window: Terminal, pane: str, *keys: str) -> None:
    """Add to the end of a pane, once it has the focus; the last of `keys` is text."""
    window.wait_for(f"┏━ {pane}")
    window.press("Ctrl+End", *keys)
    window.wait_for(keys[-1].strip())


def stage(window: Terminal) -> None:
    add_line(window, "Who is here", "Enter", "Ines Faro (expert)")
    window.press("Ctrl+l")
    window.wait_for("✓ the framing was said")


def timeline(window: Terminal) -> None:
    add_line(window, "Timeline", "Enter", "20:15 [note] Status page set to green")
    window.press("Tab")
    add_line(window, "Detection", " The mute rule hid it.")
    window.press("Ctrl+l")
    window.wait_for("✓ the room agrees")


def root_cause(window: Terminal) -> None:
    add_line(window, "Why tree", "Enter", "Deploys and campaigns share no calendar")
    add_line(window, "Why tree", "Enter", "Tab", "Nobody can see both plans in one place")
    window.press("F7")
    window.type("Show both plans on one page")
    window.press("Enter")
    window.wait_for("held for the improvements step")
    window.press("Esc")
    window.wait_without("┏━ Why tree")
    window.press("Tab")
    add_line(window, "Root cause", "Enter", "No limit protects the queue.")


def improvements(window: Terminal) -> None:
    window.wait_for("Show both plans on one page (held: root-cause)")
    add_line(window, "Ideas", "Enter", "One calendar for deploys and campaigns [7]")
    window.press("Tab")
    add_line(window, "What did not work", "Enter", "Only one team knew the date")


def actions(window: Terminal) -> None:
    window.wait_for("┏━", "WISH  Improve monitoring")
    window.press("Down", "Down", "Enter")
    fields = (
        *("Alert on #care at 100,000 queued messages", "Zofia Wrona", "4 dec 2026", "Bartek Zieliński"),
        *("tool", "P2", "care-queue-depth", "OPS-207"),
    )
    for text in fields:
        window.type(text)
        window.wait_for(text)
        window.press("Enter")


def wins(window: Terminal) -> None:
    add_line(window, "What went well", "Enter", "Care wrote the text in five minutes flat")
    window.press("Tab")
    add_line(window, "Where we were lucky", "The campaign could be paused at all")


def close(window: Terminal) -> None:
    window.wait_for("Zofia Wrona · by Fri 4 Dec · Alert on #care at 100,000 queued messages")
    add_line(window, "What will we do differently", "Login codes get a queue of their own")
    window.press("Ctrl+l")
    window.wait_for("✓ every action was read back")


PLACES: tuple[Callable[[Terminal], None], ...] = (stage, timeline, root_cause, improvements, actions, wins, close)


def hold(window: Terminal) -> None:
    """Lead a room from the lobby to the end, and write in every pane on the way."""
    window.wait_for("Start the meeting", "ends")
    window.press("Enter")
    for place, question in zip(PLACES, QUESTIONS.values(), strict=True):
        window.wait_for(question)
        place(window)
        window.press("F10" if place is close else "F4")
    assert window.wait_for_end() == 0
    assert window.restored


def check_record(incident: Incident) -> None:
    """Everything that was typed is where it belongs."""
    assert [(who.name, who.role) for who in incident.attendees][-1] == ("Ines Faro", "expert")
    assert incident.timeline[-1].what == "Status page set to green"
    assert f"{incident.timeline[-1].at:%F %H:%M}" == "2026-11-22 20:15"
    assert incident.detection.rstrip().endswith("The mute rule hid it.")
    top = incident.causes[-1]
    assert (top.because, top.next[0].because) == (
        "Deploys and campaigns share no calendar",
        "Nobody can see both plans in one place",
    )
    assert incident.root_cause.endswith("No limit protects the queue.")
    best, *others = incident.improvements
    assert (best.idea, best.votes) == ("One calendar for deploys and campaigns", 7)
    assert ("Show both plans on one page", "root-cause") in [(idea.idea, idea.held_from) for idea in others]
    new = incident.actions[-1]
    assert (new.what, new.owner, new.due) == ("Alert on #care at 100,000 queued messages", "Zofia Wrona", "2026-12-04")
    assert (new.type, new.priority, new.ticket) == ("tool", "P2", "OPS-207")
    assert (new.helpers, new.detail) == (("Bartek Zieliński",), "care-queue-depth")
    assert incident.lessons.to_improve[-1] == "Only one team knew the date"
    assert incident.lessons.went_well[-1] == "Care wrote the text in five minutes flat"
    assert incident.lessons.lucky == ("The campaign could be paused at all",)
    assert incident.lessons.headline == "Login codes get a queue of their own"
    notes = incident.meeting
    assert notes.framing_said
    assert notes.timeline_agreed
    assert notes.held is not None
    assert notes.ended is not None
    assert set(notes.steps) == {"stage", "timeline", "root-cause", "improvements", "actions", "wins"}
    assert incident.checklist["actions"]


def check_difference(before: str, after: str) -> None:
    """A diff shows what was typed, what the lobby and the clock note, and nothing else."""
    without_ticks = after.replace(", present: true", "")
    lines = list(difflib.ndiff(before.splitlines(), without_ticks.splitlines()))
    come = [line[2:] for line in lines if line.startswith("+ ")]
    assert [line for line in come if not any(text in line for text in TYPED) and not NOTED.fullmatch(line)] == []
    assert [line[2:] for line in lines if line.startswith("- ")] == REWRITTEN


def test_a_meeting_typed_by_hand_is_in_the_file_and_a_diff_shows_only_that(
    start: Callable[..., Terminal], record: Path
) -> None:
    before = record.read_text()
    window = start("run", record)
    hold(window)
    assert window.farewell == f"Saved in {record}"
    check_record(load(record).incident)
    check_difference(before, record.read_text())


def test_the_demo_names_its_copy_which_holds_what_was_typed(start: Callable[..., Terminal], tmp_path: Path) -> None:
    window = start("demo", environ={"TMPDIR": str(tmp_path)})
    hold(window)
    saved = re.fullmatch(r"Saved in (.+)", window.farewell)
    assert saved is not None
    copy = Path(saved[1])
    assert copy.is_relative_to(tmp_path)
    check_record(load(copy).incident)


SURROUNDINGS: dict[str, dict[str, Any]] = {
    "60x18": {"rows": 18, "columns": 60},
    "80x24": {"rows": 24, "columns": 80},
    "200x60": {"rows": 60, "columns": 200},
    "no colour": {"environ": {"NO_COLOR": "1"}},
    "16 colours": {"environ": {"TERM": "xterm-16color", "COLORTERM": ""}},
}


@pytest.mark.parametrize("surroundings", SURROUNDINGS.values(), ids=list(SURROUNDINGS))
def test_every_step_shows_its_name_and_the_clock(
    start: Callable[..., Terminal], record: Path, surroundings: dict[str, Any]
) -> None:
    window = start("run", record, **surroundings)
    window.wait_for("Start the meeting")
    for number, (name, question) in enumerate(QUESTIONS.items(), 1):
        window.press("F4")
        window.wait_for(question.split("?")[0], "ends ")
        here = re.compile("" if name == "close" else rf"▶ ?{number}\b")
        window.wait_until(here.search, name)
        window.wait_until(re.compile(r"\d+:\d\d (left|taken)").search, "the clock")
    window.press("F10")
    assert window.wait_for_end() == 0
    assert window.restored
    assert window.farewell == f"Saved in {record}"
    assert "Traceback" not in window.raw.decode(errors="replace")


def test_sixteen_colours_are_the_terminals_own(start: Callable[..., Terminal], record: Path) -> None:
    window = start("run", record, **SURROUNDINGS["16 colours"])
    window.wait_for("Start the meeting")
    window.press("Ctrl+q")
    assert window.wait_for_end() == 0
    assert b"38;2;" not in window.raw
    assert b"48;2;" not in window.raw
