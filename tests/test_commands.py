"""One command is the footer key, the palette entry, the line in the help and the binding: they cannot disagree."""

from __future__ import annotations

from typing import Any

import pytest
from textual.binding import Binding
from textual.screen import Screen

from noblame import commands
from noblame.app import NoblameApp
from noblame.command import OUTSIDE, Command, bindings, shown_key, shown_keys
from noblame.meeting.agenda import PLACES
from noblame.meeting.sections import SECTIONS
from noblame.screens.dialog import Dialog
from noblame.screens.home import HomeScreen
from noblame.screens.led import STEP_ONLY
from noblame.screens.places import screen_of
from noblame.screens.step import StepScreen

TABLE = {
    "help": ("f1", "question_mark"),
    "redirect": ("f2,ctrl+r", "r"),
    "back": ("f3,ctrl+o", "p"),
    "forward": ("f4,ctrl+n", "n"),
    "minute": ("f5", "plus"),
    "pause": ("f6", "space"),
    "capture": ("f7,ctrl+t", "c"),
    "reword": ("f8,ctrl+g", "g"),
    "room": ("f9", "v"),
    "close": ("f10", "x"),
    "done": ("ctrl+l", "y"),
    "menu": ("ctrl+f", "f"),
    "save": ("ctrl+s", "s"),
    "leave": ("ctrl+q", "q"),
    **{f"jump-{number}": ("", str(number)) for number in range(1, 8)},
}
"""The keys of a meeting: those that work everywhere, and those outside a pane (design section 4)."""
TAKEN_BY_OTHERS = {"ctrl+c", "ctrl+x", "ctrl+z", "ctrl+v", "ctrl+b", "ctrl+a", "ctrl+j", "ctrl+m", "ctrl+i"}
"""What a pane needs, or what tmux, a shell or the terminal takes."""


def bound(screen: type[Screen[Any]]) -> dict[str, Binding]:
    """Return the bindings of a screen with an id, by it."""
    return {each.id: each for each in screen.BINDINGS if isinstance(each, Binding) and each.id}


@pytest.mark.parametrize("place", PLACES)
def test_every_key_of_the_table_is_bound_at_every_place_as_the_table_says(place: str) -> None:
    found = bound(screen_of(place))
    for name, (everywhere, outside) in TABLE.items():
        if everywhere:
            assert found[name].key == everywhere
            assert found[name].priority, "it wins over a pane"
        if outside:
            assert outside in found[name + OUTSIDE].key.split(",")
            assert not found[name + OUTSIDE].priority, "it is text in a pane"


def test_no_key_means_two_things() -> None:
    for offered in (commands.MEETING, commands.DRAFT, commands.HOME):
        keys = [key for each in offered for key in f"{each.keys},{each.outside}".split(",") if key]
        assert len(keys) == len(set(keys))
        assert not TAKEN_BY_OTHERS & set(keys)
        assert len({each.id for each in offered}) == len(offered)


def test_what_works_while_somebody_types_is_no_character() -> None:
    for command in (*commands.WRITING, *commands.HOME):
        assert all(key.startswith(("f", "ctrl+")) or key == "enter" for key in command.keys.split(",") if key)
        assert all(key[:1] != "f" or key in {"f", "full_stop"} for key in command.outside.split(","))


@pytest.mark.parametrize("place", PLACES)
def test_every_action_named_exists_where_it_is_offered(place: str) -> None:
    screen = screen_of(place)
    for command in commands.MEETING:
        name = command.action.partition("(")[0]
        if name.startswith("app."):
            assert hasattr(NoblameApp, f"action_{name.removeprefix('app.')}")
        elif name not in STEP_ONLY or (issubclass(screen, StepScreen) and name != "done"):
            assert hasattr(screen, f"action_{name}")


def test_every_action_of_home_and_of_dialogs_exists() -> None:
    for command in commands.HOME:
        name = command.action
        target = NoblameApp if name.startswith("app.") else HomeScreen
        assert hasattr(target, f"action_{name.removeprefix('app.')}")
    for command in (*commands.CLOCK_KEYS, commands.CAPTURE):
        assert hasattr(Dialog, f"action_{command.action}")


def test_minutes_pause_and_capture_are_carried_by_every_dialog() -> None:
    found = bound(Dialog)
    for name in ("minute", "pause", "capture"):
        assert found[name].key == TABLE[name][0]
        assert found[name].priority


def test_every_command_has_words_for_footer_palette_and_help() -> None:
    for command in (*commands.MEETING, *commands.DRAFT, *commands.HOME):
        assert len(command.label.split()) <= 3
        assert command.title[0].isupper()
        assert not command.title.endswith(".")
        assert command.keys or command.outside or command.id in {"facts", "editor", "decide", "theme"}


@pytest.mark.parametrize("section", SECTIONS)
def test_every_action_of_drafting_exists_where_it_is_offered(section: str) -> None:
    screen = screen_of(section)
    for command in commands.DRAFT:
        if not command.name.startswith("app.") and command.name not in STEP_ONLY:
            assert hasattr(screen, f"action_{command.name}")


def test_each_binding_of_meeting_and_drafting_is_there_once() -> None:
    ids = [each.id for each in commands.WRITING]
    assert len(ids) == len(set(ids))
    assert {each.id for each in (*commands.MEETING, *commands.DRAFT)} == set(ids)


def test_remapping_goes_by_id_and_shows_in_what_people_read() -> None:
    command = Command(id="x", action="x", label="x", title="X", keys="f7,ctrl+t", outside="c")
    keymap = {"x": "f11,ctrl+y", "x.outside": "slash"}
    assert (command.key({}), command.everywhere({}), command.outside_panes({})) == ("F7", "F7, ctrl+t", "c")
    assert (command.key(keymap), command.everywhere(keymap), command.outside_panes(keymap)) == (
        "F11",
        "F11, ctrl+y",
        "/",
    )


def test_a_command_taken_off_its_keys_shows_the_one_outside_a_pane() -> None:
    command = Command(id="x", action="x", label="x", title="X", keys="f7", outside="c")
    assert command.key({"x": ""}) == "c"
    assert command.everywhere({"x": ""}) == ""


@pytest.mark.parametrize(
    ("key", "shown"), [("f10", "F10"), ("f", "f"), ("ctrl+f", "ctrl+f"), ("question_mark", "?"), ("plus", "+")]
)
def test_keys_are_written_as_people_write_them(key: str, shown: str) -> None:
    assert shown_key(key) == shown


def test_several_keys_stand_beside_each_other() -> None:
    assert shown_keys("plus,equals_sign") == "+, ="
    assert shown_keys("") == ""


def test_a_command_without_keys_has_no_binding() -> None:
    assert bindings([commands.FACTS]) == []
