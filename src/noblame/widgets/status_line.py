"""The quiet line at the top: what is open at the left, the last save at the right."""

from textual.content import Content

from noblame.widgets.one_line import GAP, OneLine, spread
from noblame.widgets.plain import plain


class StatusLine(OneLine):
    """Left and right text; the right one stays whole, because the last save is always visible."""

    DEFAULT_CSS = """
    StatusLine { color: $text-muted; padding: 0 1; }
    """

    def __init__(self, left: str = "", right: str = "", *, id: str | None = None) -> None:  # noqa: A002  every widget's name
        super().__init__(id=id)
        self._left: tuple[str, ...] = (left,)
        self._right = right

    def show_left(self, *forms: str) -> None:
        """Show a text at the left: of several forms of it, ever shorter ones, the first that fits."""
        self._left = forms
        self.redraw_if_new((self._left, self._right))

    def show_right(self, text: str) -> None:
        """Show `text` at the right."""
        self._right = text
        self.redraw_if_new((self._left, self._right))

    def line(self, width: int) -> Content:
        """Return both ends."""
        right = plain(self._right)
        room = width - (right.cell_length + GAP if right else 0)
        forms = [plain(form) for form in self._left]
        left = next((form for form in forms if form.cell_length <= room), forms[-1])
        return spread(left, right, width) if right else left
