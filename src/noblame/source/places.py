"""Places in a text: from an index to a line and a column, and to a problem that names them."""

from bisect import bisect_right
from functools import cached_property

from noblame.source.problem import Level, Problem

SHOWN = 40


class Places:
    """The lines of one file. Lines and columns count from 1; columns are code points."""

    def __init__(self, name: str, text: str) -> None:
        self.name = name
        """The file's name as messages show it."""
        self.text = text
        """The whole text."""

    @cached_property
    def _starts(self) -> list[int]:
        starts = [0]
        end = self.text.find("\n")
        while end >= 0:
            starts.append(end + 1)
            end = self.text.find("\n", end + 1)
        return starts

    def of(self, index: int) -> tuple[int, int]:
        """Return the line and the column of the character at `index`."""
        line = bisect_right(self._starts, index)
        return line, index - self._starts[line - 1] + 1

    def index(self, line: int) -> int:
        """Return the index at which a line starts; of one behind the last, where the text ends."""
        return self._starts[line - 1] if line <= len(self._starts) else len(self.text)

    def line(self, number: int) -> str:
        """Return the text of a line, without its end."""
        return self.text[self.index(number) : self.index(number + 1)].removesuffix("\n")

    def problem(self, index: int, found: str, expected: str = "", level: Level = "error") -> Problem:
        """Return a problem that stands at the character at `index`."""
        line, column = self.of(index)
        return Problem(path=self.name, line=line, column=column, found=found, expected=expected, level=level)


def quoted(text: str) -> str:
    """Return `text` in double quotes, on one line, shortened, with nothing in it that a terminal would act on."""
    short = text if len(text) <= SHOWN else text[: SHOWN - 1] + "…"
    return '"' + "".join(c if c.isprintable() else ascii(c)[1:-1] for c in short) + '"'
