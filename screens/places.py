"""Where the screen of a place is; it is imported when the room first goes there."""

from importlib import import_module

from noblame.screens.led import LedScreen


def screen_of(place: str) -> type[LedScreen]:
    """Return the screen of a place of the meeting: that of `root-cause` is RootCauseScreen in root_cause.py."""
    module = import_module(f"noblame.screens.{place.replace('-', '_')}")
    screen: type[LedScreen] = getattr(module, f"{place.title().replace('-', '')}Screen")
    return screen
