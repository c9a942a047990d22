"""A pane's document: it shows lines inert and remembers what the record really says."""

from textual.document._document import Document, EditResult, Location  # TextArea's own; the public API has no other

from noblame.widgets.typed import shown


class Kept(str):
    """A line on show that stands for another in the record; any edit makes a plain `str` of it."""

    __slots__ = ("original",)
    original: str


def kept(show: str, original: str) -> Kept:
    """Return the line `show`, standing for `original`."""
    line = Kept(show)
    line.original = original
    return line


class KeptDocument(Document):
    """Lines as shown, with the original of each line that holds something a terminal would act on.

    An untouched line is the very object that was loaded, so its original needs no book-keeping. A line that comes back
    by undo, or that moved with its branch, is known again by its text.
    """

    def __init__(self, text: str) -> None:
        self._originals: dict[str, str] = {}
        self._text: str | None = None
        harmless = shown(text) == text  # one search, as for nearly every text
        super().__init__(text if harmless else "\n".join(map(self.show, text.split("\n"))))
        if self._originals:
            for row, line in enumerate(text.split("\n")):  # row by row: two different lines may look the same
                self.lines[row] = line if line == self.lines[row] else kept(self.lines[row], line)

    def show(self, line: str) -> str:
        """Return `line` as it is shown, and remember the original where that differs."""
        show = shown(line)
        if show != line:
            self._originals[show.lstrip(" ")] = line.lstrip(" ")
        return show

    @property
    def originals(self) -> list[str]:
        """The lines as the record has them: the original for each line nobody edited."""
        if not self._originals:
            return list(self.lines)
        return [self.original(row) for row in range(len(self.lines))]

    def original(self, row: int) -> str:
        """Return one line as the record has it."""
        line = self.lines[row]
        return line.original if isinstance(line, Kept) else line

    @property
    def text(self) -> str:
        """The whole text as the record has it. Joined once per edit: TextArea asks for it with every row it draws."""
        if self._text is None:
            self._text = "\n".join(self.originals)
        return self._text

    def replace_range(self, start: Location, end: Location, text: str) -> EditResult:
        """Replace a range, as the base class does, and recognise originals among the lines it touched."""
        self._text = None
        result = super().replace_range(start, end, text)
        if self._originals:
            self._recognise(min(start, end)[0], result.end_location[0] + 1)
        return result

    def _recognise(self, top: int, bottom: int) -> None:
        for row in range(top, bottom):
            line = self.lines[row]
            body = line.lstrip(" ")
            if (original := self._originals.get(body)) is not None:
                self.lines[row] = kept(line, line[: len(line) - len(body)] + original)
