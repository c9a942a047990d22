"""The redirect card: one sentence across the screen, for a few seconds, that takes nobody's focus or text (S50)."""

from textual.content import Content
from textual.timer import Timer
from textual.widget import Widget

from noblame.widgets.pixels import lettering
from noblame.widgets.plain import plain

SENTENCE = "What allowed that to happen?"
SECONDS = 4.0
MARGIN = 4
"""Columns kept free beside large letters."""


class RedirectCard(Widget):
    """Lies over the lower part of the screen, so that the clock at the top stays in sight.

    The screen needs a layer `overlay`. The card can have no focus, so keys go on to whoever was typing.

    Args:
        sentence: What to ask instead.
        seconds: How long it stays.
        id: The id of the widget.
    """

    DEFAULT_CSS = """
    RedirectCard {
        layer: overlay; dock: bottom; display: none;
        width: 100%; height: 55%; min-height: 5;
        content-align: center middle; text-align: center; text-style: bold;
        background: $primary; color: auto;
    }
    RedirectCard.-shown { display: block; }
    """

    def __init__(
        self,
        sentence: str = SENTENCE,
        *,
        seconds: float = SECONDS,
        id: str | None = None,  # noqa: A002  every widget's name
    ) -> None:
        super().__init__(id=id)
        self._sentence = sentence
        self._seconds = seconds
        self._timer: Timer | None = None

    @property
    def is_shown(self) -> bool:
        """Whether it lies there now."""
        return self.has_class("-shown")

    def toggle_card(self) -> None:
        """Lay the card, or take it away if it lies there."""
        if self.is_shown:
            self.take_away()
        else:
            self.lay()

    def lay(self) -> None:
        """Lay the card for its seconds."""
        self.add_class("-shown")
        self._timer = self.set_timer(self._seconds, self.take_away)

    def take_away(self) -> None:
        """Take the card away."""
        self.remove_class("-shown")
        if self._timer is not None:
            self._timer.stop()
            self._timer = None

    def render(self) -> Content:
        """Draw the sentence, as large as there is room for."""
        width, height = self.size
        for lines in broken(self._sentence):
            drawn = [lettering(line) for line in lines]
            rows = [row for line in drawn if line for row in (*line, "")][:-1]
            if all(drawn) and len(rows) <= height and max(map(len, rows)) <= width - MARGIN:
                return plain("\n".join(row.center(width) for row in rows))
        return plain(self._sentence)


def broken(sentence: str) -> list[list[str]]:
    """Return the sentence on one line, and broken in two as evenly as its words allow."""
    words = sentence.split()
    breaks = [[" ".join(words[:at]), " ".join(words[at:])] for at in range(1, len(words))]
    return [[sentence], *sorted(breaks, key=lambda lines: max(map(len, lines)))[:1]]
