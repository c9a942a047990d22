"""The screens of all places, in a meeting or a document: each is imported and made when the room first goes there."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from textual.app import App

from noblame.meeting.agenda import PLACES
from noblame.meeting.sections import SECTIONS
from noblame.meeting.writing import Writing

if TYPE_CHECKING:
    from noblame.screens.led import LedScreen


def made(app: App[Any], room: Writing, place: str) -> str:
    """Return the name under which the screen of a place is installed, after making it if need be."""
    if not app.is_screen_installed(place):
        app.install_screen(screen_of(place)(room), place)
    return place


def forget_all(app: App[Any]) -> None:
    """Take all places away, so that the next record has its own."""
    for place in filter(app.is_screen_installed, {*PLACES, *SECTIONS}):
        screen = app.get_screen(place)
        app.uninstall_screen(place)
        if screen.is_running:
            screen.remove()


def screen_of(place: str) -> "type[LedScreen]":
    """Return the screen of a place: that of `root-cause` is RootCauseScreen in root_cause.py."""
    module = import_module(f"noblame.screens.{place.replace('-', '_')}")
    screen: type[LedScreen] = getattr(module, f"{place.title().replace('-', '')}Screen")
    return screen
