from typing import NamedTuple

from noblame.widgets.lights import lights_text


class Light(NamedTuple):
    """One light of an action."""

    letter: str
    on: bool


def test_five_lights_are_five_letters_or_dots() -> None:
    lights = [Light(letter, on=number != 3) for number, letter in enumerate("SOTTP")]
    assert lights_text(lights).plain == "S O T · P"
