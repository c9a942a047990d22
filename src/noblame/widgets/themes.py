"""Two themes for a projector, dark and light: body text at 12:1 or more, all text at 7:1 or more, nothing dimmed.

Success, warning and error are a light blue-green, a yellow and a vermilion (after Okabe and Ito), chosen to differ in
lightness too, so that they stay apart for every kind of colour blindness and in grey.
"""

from collections.abc import Mapping

from textual.theme import BUILTIN_THEMES, Theme

DARK = Theme(
    name="projector-dark",
    dark=True,
    background="#0f1419",
    surface="#171d24",
    panel="#1c232b",
    boost="#ffffff12",
    foreground="#eef1f4",
    primary="#58b4f0",
    secondary="#9cc7e6",
    accent="#58b4f0",
    success="#5fd6b4",
    warning="#ffd23f",
    error="#ff7a4d",
    text_alpha=1.0,
    variables={
        "text": "auto 100%",
        "text-muted": "#b4bfca",
        "text-disabled": "#b4bfca",
        "foreground-muted": "#b4bfca",
        "foreground-disabled": "#b4bfca",
        "text-primary": "#8accf7",
        "text-secondary": "#9cc7e6",
        "text-accent": "#8accf7",
        "text-success": "#7fe3c6",
        "text-warning": "#ffd966",
        "text-error": "#ff9f7f",
        "border": "#58b4f0",
        "border-blurred": "#6d7a87",
        "block-cursor-background": "#58b4f0",
        "block-cursor-foreground": "#000000",
        "block-cursor-blurred-background": "#33414e",
        "block-hover-background": "#25303a",
        "input-cursor-background": "#eef1f4",
        "input-cursor-foreground": "#0f1419",
        "input-selection-background": "#20567d",
        "input-selection-foreground": "#ffffff",
        "footer-key-foreground": "#8accf7",
        "scrollbar": "#4a5661",
        "scrollbar-hover": "#6d7a87",
        "scrollbar-active": "#58b4f0",
        "scrollbar-background": "#0f1419",
        "button-color-foreground": "#000000",
    },
)
LIGHT = Theme(
    name="projector-light",
    dark=False,
    background="#fdfdfb",
    surface="#f3f4f2",
    panel="#e9ebe9",
    boost="#0000000f",
    foreground="#14181c",
    primary="#0b4f86",
    secondary="#2f4a63",
    accent="#0b4f86",
    success="#00594a",
    warning="#ffc20a",
    error="#a12000",
    text_alpha=1.0,
    variables={
        "text": "auto 100%",
        "text-muted": "#434b54",
        "text-disabled": "#434b54",
        "foreground-muted": "#434b54",
        "foreground-disabled": "#434b54",
        "text-primary": "#0b4f86",
        "text-secondary": "#2f4a63",
        "text-accent": "#0b4f86",
        "text-success": "#00503f",
        "text-warning": "#5f4100",
        "text-error": "#8c1c00",
        "border": "#0b4f86",
        "border-blurred": "#7c858e",
        "block-cursor-background": "#0b4f86",
        "block-cursor-foreground": "#ffffff",
        "block-cursor-blurred-background": "#ced8e0",
        "block-hover-background": "#dde4e8",
        "input-cursor-background": "#14181c",
        "input-cursor-foreground": "#ffffff",
        "input-selection-background": "#b9d9f2",
        "input-selection-foreground": "#000000",
        "footer-key-foreground": "#0b4f86",
        "scrollbar": "#a8b0b7",
        "scrollbar-hover": "#7c858e",
        "scrollbar-active": "#0b4f86",
        "scrollbar-background": "#fdfdfb",
        "button-color-foreground": "#ffffff",
    },
)
OURS = (DARK, LIGHT)
"""What an app registers."""


def available_themes(environ: Mapping[str, str]) -> list[str]:
    """Return the names of the themes to offer, ours first.

    With `NO_COLOR` set, the ANSI themes are left out: Textual 8.2 takes their colours away and leaves black on black.
    """
    hidden = {name for name, theme in BUILTIN_THEMES.items() if theme.ansi} if environ.get("NO_COLOR") else set()
    return [theme.name for theme in OURS] + sorted(set(BUILTIN_THEMES) - hidden)
