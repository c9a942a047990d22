"""The five lights of an action in one cell of a table: `S O T · P`."""

from collections.abc import Iterable
from typing import Protocol

from rich.text import Text

from noblame.widgets.plain import plain_text

OFF = "·"


class LightLike(Protocol):
    """What a light must tell: see `noblame.review.lights.Light`."""

    @property
    def letter(self) -> str:
        """The letter it shows when it is on."""

    @property
    def on(self) -> bool:
        """Whether it is on."""


def lights_text(lights: Iterable[LightLike]) -> Text:
    """Return the letter of each light that is on, a dot for each that is off; bold and plain, never colour alone."""
    return Text(" ").join(plain_text(light.letter, "bold") if light.on else plain_text(OFF) for light in lights)
