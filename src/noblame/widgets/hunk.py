"""What differs between two versions of a text, as one run of rows. Pure."""

from collections.abc import Sequence
from typing import NamedTuple

Place = tuple[int, int]
"""Row and column, from 0."""


class Hunk(NamedTuple):
    """Rows `top` to `old_end` of the old text give way to rows `top` to `new_end` of the new one (ends exclusive)."""

    top: int
    old_end: int
    new_end: int

    def edit(self, old: Sequence[str], new: Sequence[str]) -> tuple[Place, Place, str]:
        """Return start, end and text of the edit that makes `new` of `old`."""
        text = "\n".join(new[self.top : self.new_end])
        if self.old_end < len(old) and self.new_end < len(new):  # whole rows, with the line end below them
            return (self.top, 0), (self.old_end, 0), f"{text}\n" if self.new_end > self.top else ""
        if self.top == 0:
            return (0, 0), (len(old) - 1, len(old[-1])), text
        above = (self.top - 1, len(old[self.top - 1]))  # the last rows: with the line end above them
        return above, (len(old) - 1, len(old[-1])), f"\n{text}" if self.new_end > self.top else ""

    def carried(self, place: Place, line: str, new: Sequence[str]) -> Place:
        """Return where a cursor from `place`, in `line`, stands in the new text: with its line, or near it.

        One at the end of the line stays at its end.
        """
        row, column = place
        if row >= self.old_end:
            row += self.new_end - self.old_end
        elif row >= self.top:
            found = (at for at in range(self.top, self.new_end) if new[at] == line)
            row = min(found, key=lambda at: abs(at - place[0]), default=min(row, max(self.new_end - 1, 0)))
        row = min(row, len(new) - 1)
        length = len(new[row])
        return row, length if line and column == len(line) else min(column, length)


def changed_rows(old: Sequence[str], new: Sequence[str]) -> Hunk | None:
    """Return the smallest run of rows that makes `new` of `old`; None when nothing differs."""
    if old == new:
        return None
    most = min(len(old), len(new))
    top = next((row for row in range(most) if old[row] != new[row]), most)
    tail = next((back for back in range(most - top) if old[-1 - back] != new[-1 - back]), most - top)
    return Hunk(top, len(old) - tail, len(new) - tail)
