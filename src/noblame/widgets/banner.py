"""What is wrong, for as long as it is wrong: with a sign and a word beside the colour (P3)."""

from textual.content import Content
from textual.widgets import Static

from noblame.widgets.plain import plain


class Banner(Static):
    """Takes no room while there is nothing to say, and as many rows as it needs to name a path in full."""

    DEFAULT_CSS = """
    Banner { display: none; height: auto; padding: 0 1; background: $warning; color: auto; text-style: bold; }
    Banner.-shown { display: block; }
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002  every widget's name
        super().__init__(id=id)
        self._trouble = ""

    def show(self, trouble: str) -> None:
        """Show `trouble` until it is shown something else; nothing takes the banner away."""
        if trouble != self._trouble:
            self._trouble = trouble
            self.set_class(bool(trouble), "-shown")
            self.update(Content.assemble("▲ ATTENTION  ", plain(trouble)))
