import re
from importlib import resources

import pytest

CSS = (resources.files("noblame.sharing") / "templates" / "page.css.jinja").read_text(encoding="utf-8")
_DARK = CSS.index("prefers-color-scheme: dark")
LIGHT_COLOURS = dict(re.findall(r"--([\w-]+): (#\w{6})", CSS[:_DARK]))
DARK_COLOURS = dict(re.findall(r"--([\w-]+): (#\w{6})", CSS[_DARK:]))
PAIRS = [
    *((text, ground) for text in ("ink", "soft", "link", "bad", "good") for ground in ("paper", "card")),
    *(("ink", ground) for ground in ("unnoticed", "working", "recovering", "track")),
    *(("on-bad", "bad"), ("on", "warm"), ("on", "cool"), ("paper", "ink")),
]


def light_of(colour: str) -> float:
    """The relative luminance of a colour, as WCAG has it."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    high, low = sorted((light_of(one), light_of(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("colours", [LIGHT_COLOURS, DARK_COLOURS], ids=["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), PAIRS)
def test_all_text_stands_out_seven_times(colours: dict[str, str], text: str, ground: str) -> None:
    assert contrast(colours[text], colours[ground]) >= 7


def test_both_palettes_have_every_colour_and_rules_use_no_other() -> None:
    assert LIGHT_COLOURS.keys() == DARK_COLOURS.keys()
    rules = CSS[CSS.index("*, *::before") :]
    assert set(re.findall(r"var\(--([\w-]+)\)", rules)) <= LIGHT_COLOURS.keys()
    assert not re.findall(r": #\w{3,6}", rules)


def test_what_is_drawn_without_a_style_sheet_has_the_light_colours() -> None:
    drawn = (resources.files("noblame.sharing") / "templates" / "timeline.svg.jinja").read_text(encoding="utf-8")
    assert set(re.findall(r"#[0-9a-f]{6}\b", drawn)) - {"#77808a"} <= set(LIGHT_COLOURS.values())
