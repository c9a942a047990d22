"""The one door for other people's text into a widget: what comes out shows every character and acts on none (P10)."""

from rich.text import Text
from textual.content import Content

from noblame.inert import visible

__all__ = ["plain", "plain_text", "visible"]


def plain(text: str) -> Content:
    """Return `text` as literal content: brackets are brackets, control and bidi characters are visible signs.

    For everything but DataTable and Tree, which take `plain_text`.
    """
    return Content(visible(text))


def plain_text(text: str, style: str = "") -> Text:
    """Return `text` as a literal Rich text, for DataTable and Tree, which would read markup out of a Content.

    Args:
        text: Anything, from a record or a person.
        style: A Rich style for the whole of it; never built from other people's text.
    """
    return Text(visible(text), style=style, no_wrap=True, overflow="ellipsis")
