"""What is wrong, for as long as it is wrong: one line, with a sign and a word beside the colour (P3)."""

from textual.content import Content

from noblame.widgets.one_line import OneLine
from noblame.widgets.plain import plain


class Banner(OneLine):
    """Takes no room while there is nothing to say."""

    DEFAULT_CSS = """
    Banner { display: none; padding: 0 1; background: $warning; color: auto; text-style: bold; }
    Banner.-shown { display: block; }
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  every widget's name
        super().__init__(id=id)
        self._trouble = ""

    def show(self, trouble: str) -> None:
        """Show `trouble` until it is shown something else; nothing takes the banner away."""
        self._trouble = trouble
        self.set_class(bool(trouble), "-shown")
        self.redraw_if_new(trouble)

    def line(self, width: int) -> Content:  # noqa: ARG002  it is cut by the base class
        """Return the sign, the word and what is wrong."""
        return Content.assemble("▲ ATTENTION  ", plain(self._trouble))
