"""The five lights of an action in one cell of a table: `S O T · P`."""

from collections.abc import Iterable
from typing import Protocol

from rich.text import Text

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
    cell = Text(no_wrap=True)
    for light in lights:
        cell.append(" " if cell else "")
        cell.append(light.letter if light.on else OFF, "bold" if light.on else "")
    return cell
