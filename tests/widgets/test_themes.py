"""The projector themes, measured: WCAG contrast, and colour distance as seen with each kind of colour blindness."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

import pytest
from rich.color import ColorType
from rich.style import Style
from textual.color import Color
from textual.theme import BUILTIN_THEMES, Theme
from textual.widgets import Button, Checkbox, DataTable, Input, OptionList, Static

from noblame.widgets.banner import Banner
from noblame.widgets.clock_face import ClockFace
from noblame.widgets.done_line import DoneLine
from noblame.widgets.key_line import KeyLine
from noblame.widgets.pane import Pane
from noblame.widgets.plain import plain_text
from noblame.widgets.status_line import StatusLine
from noblame.widgets.themes import OURS, available_themes

if TYPE_CHECKING:
    from tests.widgets.conftest import Stage

Triple = tuple[float, float, float]
LINES = set("─━│┃┌┐└┘┏┓┗┛▁▔▎▊▕▏╭╮╰╯▄▀█🬂▐▌")
"""What borders, scrollbars and digits are drawn with."""

# Machado, Oliveira and Fernandes 2009, severity 1.0, on linear RGB.
BLINDNESS = {
    "none": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deuteranopia": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritanopia": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
    "grey": ((0.2126, 0.7152, 0.0722),) * 3,
}
TO_XYZ = ((0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505))
WHITE = (0.9505, 1.0, 1.089)


def linear(color: Color) -> Triple:
    def channel(value: float) -> float:
        return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4

    red, green, blue = color.normalized
    return channel(red), channel(green), channel(blue)


def times(matrix: tuple[Triple, ...], vector: Triple) -> Triple:
    red, green, blue = (sum(weight * part for weight, part in zip(row, vector, strict=True)) for row in matrix)
    return red, green, blue


def lab(color: Color, blindness: str) -> Triple:
    seen = times(BLINDNESS[blindness], linear(color))
    clipped = (min(max(seen[0], 0), 1), min(max(seen[1], 0), 1), min(max(seen[2], 0), 1))

    def root(value: float) -> float:
        return value ** (1 / 3) if value > 0.008856 else 7.787 * value + 16 / 116

    x, y, z = (root(part / white) for part, white in zip(times(TO_XYZ, clipped), WHITE, strict=True))
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def distance(one: Color, other: Color, blindness: str) -> float:
    """Return the CIE 1976 distance of two colours."""
    pairs = zip(lab(one, blindness), lab(other, blindness), strict=True)
    return float(sum((a - b) ** 2 for a, b in pairs) ** 0.5)


def contrast(one: Color, other: Color) -> float:
    """Return the WCAG 2 contrast ratio."""
    light, dark = sorted((times(TO_XYZ, linear(color))[1] for color in (one, other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def token(theme: Theme, name: str) -> Color:
    variables = {**theme.to_color_system().generate(), **theme.variables}
    return Color.parse(variables[name])


def test_the_measures_are_the_known_ones() -> None:
    black, white = Color.parse("black"), Color.parse("white")
    assert contrast(black, white) == pytest.approx(21, abs=0.01)
    assert distance(black, white, "none") == pytest.approx(100, abs=0.1)
    red, green = Color.parse("#c00000"), Color.parse("#507000")
    assert distance(red, green, "none") > 3 * distance(red, green, "deuteranopia")


@pytest.mark.parametrize("theme", OURS, ids=lambda theme: theme.name)
def test_body_text_stands_at_twelve_to_one(theme: Theme) -> None:
    for ground in ("background", "surface", "panel"):
        assert contrast(token(theme, "foreground"), token(theme, ground)) >= 12


TEXTS = (
    "text-muted",
    "text-disabled",
    "foreground-muted",
    "foreground-disabled",
    "footer-key-foreground",
    "text-primary",
)
COLOURED = ("text-secondary", "text-accent", "text-success", "text-warning", "text-error")
PAIRS = (
    ("block-cursor-foreground", "block-cursor-background"),
    ("block-cursor-blurred-foreground", "block-cursor-blurred-background"),
    ("input-cursor-foreground", "input-cursor-background"),
    ("input-selection-foreground", "input-selection-background"),
    ("button-color-foreground", "primary"),
)


@pytest.mark.parametrize("theme", OURS, ids=lambda theme: theme.name)
def test_every_text_token_stands_at_seven_to_one(theme: Theme) -> None:
    for ground in ("background", "surface", "panel"):
        for name in TEXTS + COLOURED:
            assert contrast(token(theme, name), token(theme, ground)) >= 7, (name, ground)
    for name, ground in PAIRS:
        assert contrast(token(theme, name), token(theme, ground)) >= 7, (name, ground)


@pytest.mark.parametrize("theme", OURS, ids=lambda theme: theme.name)
def test_text_on_a_filled_bar_stands_at_seven_to_one_and_the_bar_shows(theme: Theme) -> None:
    for name in ("primary", "warning", "error", "success"):
        bar = token(theme, name)
        assert contrast(bar.get_contrast_text(1.0), bar) >= 7, name
    assert contrast(token(theme, "border"), token(theme, "background")) >= 3
    assert contrast(token(theme, "border-blurred"), token(theme, "background")) >= 3


@pytest.mark.parametrize("blindness", ["none", "protanopia", "deuteranopia", "tritanopia"])
@pytest.mark.parametrize("theme", OURS, ids=lambda theme: theme.name)
def test_alarms_stay_apart_for_every_kind_of_colour_blindness(theme: Theme, blindness: str) -> None:
    for one, other in [*combinations(("success", "warning", "error"), 2), ("primary", "warning"), ("primary", "error")]:
        assert distance(token(theme, one), token(theme, other), blindness) >= 20, (one, other)


@pytest.mark.parametrize("theme", OURS, ids=lambda theme: theme.name)
def test_amber_and_red_stay_apart_in_grey(theme: Theme) -> None:
    assert distance(token(theme, "warning"), token(theme, "error"), "grey") >= 12


class Face:
    """A clock that is nearly over."""

    digits, words, alarm, alarm_word, paused, asleep = "0:40", "0:40 left of 15:00", "last", "last minute", False, ""


@pytest.mark.parametrize("theme", OURS, ids=lambda theme: theme.name)
async def test_what_is_drawn_stands_at_seven_to_one_and_nothing_is_dim(stage: type[Stage], theme: Theme) -> None:
    table: DataTable[object] = DataTable()
    table.styles.height = 4
    options = OptionList("one", "two")
    options.styles.height = 4
    widgets = [
        Static("words"),
        table,
        options,
        Input(id="typed"),
        Input(placeholder="empty"),
        Checkbox("ticked", value=True),
    ]
    ours = [StatusLine("title", "saved"), Banner(), ClockFace(), DoneLine(), KeyLine()]
    app = stage(*ours, Pane("text", title="Pane"), Pane(title="Empty", teach="what goes here"), *widgets, Button("Go"))
    async with app.run_test(size=(80, 50)) as pilot:
        app.theme = theme.name
        app.query_one("#typed", Input).value = "typed"
        table.add_column("what")
        table.add_row(plain_text("row"))
        app.query_one(Banner).show("trouble")
        app.query_one(ClockFace).show(Face())
        app.query_one(DoneLine).show([("a", True), ("b", False)])
        app.query_one(KeyLine).show([("F1", "help", "help")])
        for focused in (options, table, app.query(Pane).first()):
            focused.focus()
            await pilot.pause()
            for strip in app.screen._compositor.render_strips():
                for segment in strip:
                    if segment.style and segment.text.strip():
                        readable(segment.text.strip(), segment.style)


def readable(text: str, style: Style) -> None:
    """Check one piece of text as it is drawn; lines need 3:1 only."""
    assert not style.dim, text
    if style.color is None or style.bgcolor is None or style.bgcolor.type is ColorType.DEFAULT:
        return
    fore, back = Color.from_rich_color(style.color), Color.from_rich_color(style.bgcolor)
    fore, back = (back, fore) if style.reverse else (fore, back)
    if not set(text) <= LINES:
        assert contrast(fore, back) >= 7, (text, fore, back)


def test_no_color_hides_the_themes_it_makes_unreadable() -> None:
    ansi = {name for name, theme in BUILTIN_THEMES.items() if theme.ansi}
    assert ansi
    assert ansi <= set(available_themes({}))
    assert not ansi & set(available_themes({"NO_COLOR": "1"}))
    assert available_themes({"NO_COLOR": "1"})[:2] == [theme.name for theme in OURS]
