"""What the quiet edges of the screen have in common: one line, redrawn only when it says something else."""

from textual.content import Content
from textual.widget import Widget

GAP = 2
"""Cells between what stands at the left and what stands at the right."""


class OneLine(Widget):
    """A line as wide as its parent. Children say in `line` what stands there, given the width."""

    DEFAULT_CSS = """
    OneLine { height: 1; width: 1fr; }
    """
    ALLOW_SELECT = True

    _shown: object = None

    def redraw_if_new(self, says: object) -> None:
        """Draw again if `says` differs from what was drawn; the place on the screen stays, so nothing is laid out."""
        if says != self._shown:
            self._shown = says
            self.refresh(layout=False)

    def line(self, width: int) -> Content:
        """Return what to show in `width` cells."""
        raise NotImplementedError

    def styled(self, text: Content, component: str) -> Content:
        """Return `text` in the style of a component class.

        Content knows such classes itself, but loses their background (Textual 8.2: a partial style blends it away).
        """
        return text.stylize(self.get_visual_style(component))

    def render(self) -> Content:
        """Draw the line; what does not fit ends in an ellipsis."""
        width = self.size.width
        return self.line(width).truncate(width, ellipsis=True) if width > 0 else Content("")


def spread(left: Content, right: Content, width: int) -> Content:
    """Return one line with `right` at its right end; `left` gives way, ending in an ellipsis."""
    room = width - right.cell_length - GAP
    if room < 1:
        return right if right.plain else left
    return Content.assemble(left.truncate(room, ellipsis=True, pad=True), " " * GAP, right)
