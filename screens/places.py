"""The screens of a meeting's places: each is imported and made when the room first goes there."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from textual.app import App

from noblame.meeting.room import Room

if TYPE_CHECKING:
    from noblame.screens.led import LedScreen


def made(app: App[Any], room: Room, place: str) -> str:
    """Return the name under which the screen of a place is installed, after making it if need be."""
    if not app.is_screen_installed(place):
        app.install_screen(screen_of(place)(room), place)
    return place


def screen_of(place: str) -> "type[LedScreen]":
    """Return the screen of a place: that of `root-cause` is RootCauseScreen in root_cause.py."""
    module = import_module(f"noblame.screens.{place.replace('-', '_')}")
    screen: type[LedScreen] = getattr(module, f"{place.title().replace('-', '')}Screen")
    return screen
