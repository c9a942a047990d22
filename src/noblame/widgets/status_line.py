"""The quiet line at the top: what is open at the left, the last save at the right."""

from textual.content import Content

from noblame.widgets.one_line import OneLine, spread
from noblame.widgets.plain import plain


class StatusLine(OneLine):
    """Left and right text; the right one stays whole, because the last save is always visible."""

    DEFAULT_CSS = """
    StatusLine { color: $text-muted; padding: 0 1; }
    """

    def __init__(self, left: str = "", right: str = "", *, id: str | None = None) -> None:  # noqa: A002  every widget's name
        super().__init__(id=id)
        self._left, self._right = left, right

    def show_left(self, text: str) -> None:
        """Show `text` at the left."""
        self._left = text
        self.redraw_if_new((self._left, self._right))

    def show_right(self, text: str) -> None:
        """Show `text` at the right."""
        self._right = text
        self.redraw_if_new((self._left, self._right))

    def line(self, width: int) -> Content:
        """Return both ends."""
        return spread(plain(self._left), plain(self._right), width)
