"""Names taken off the screen, for an audience that need not read them (S3). What is written stays as it is."""

import re
from collections.abc import Iterable, Sequence

from rich.cells import get_character_cell_size
from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

from noblame.widgets.calm import CalmApp

HIDDEN, HIDDEN_WIDE = "▒", "〓"
"""What stands for a character of a name, of one cell or of two."""


class HideNames(LineFilter):
    """Draws every line without names; nothing moves, because what stands for a character is as wide."""

    def __init__(self, names: Iterable[str]) -> None:
        super().__init__()
        words = {word for name in names for word in re.split(r"[\s.@-]+", name) if len(word) > 1}
        longest = sorted(words, key=len, reverse=True)
        self._names = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest))})(?!\w)") if words else None

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002  colours stay
        """Return the segments of a line with every name hidden, also one that several segments share."""
        line = "".join(segment.text for segment in segments)
        if self._names is None or not self._names.search(line):
            return segments
        hidden, at, found = self._names.sub(_hidden, line), 0, []
        for segment in segments:
            end = at + len(segment.text)
            found.append(segment if segment.control else Segment(hidden[at:end], segment.style))
            at = end
        return found


def _hidden(name: re.Match[str]) -> str:
    return "".join(HIDDEN if get_character_cell_size(each) < 2 else HIDDEN_WIDE for each in name[0])


class HidingApp(CalmApp):
    """An app that can draw everything without names."""

    hiding: HideNames | None = None

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Return what each line goes through before it is drawn."""
        usual = super().get_line_filters()
        return [*usual, self.hiding] if self.hiding else usual

    def hide(self, names: Iterable[str] = ()) -> None:
        """Draw everything without these names from now on; without any, as it is."""
        names = tuple(names)
        self.hiding = HideNames(names) if names else None
        for screen in self.screen_stack:
            for widget in screen.walk_children(with_self=True):
                widget.refresh()
