"""What `check` found as text: the place, the words underlined, and the question to ask instead."""

import argparse
import os
import sys
from collections.abc import Iterator

from noblame.cli.cells import fitting, fitting_end, untabbed, width
from noblame.cli.output import say
from noblame.inert import visible
from noblame.review.prose import Page
from noblame.review.remarks import UNREAD, Checked, Remark

INDENT = "    "
NARROW, USUAL = 40, 100
"""Columns that are always used, and those of a pipe."""
NEAR = 4
"""Characters around the words that are looked at for each cell there is: a line may be a whole document."""
MOST_LINES = 3
"""Lines of one finding that are shown."""
COLOURS = {"error": "\x1b[1;31m", "warn": "\x1b[1;33m", "nudge": "\x1b[1;36m", "hint": "\x1b[1m"}
END = "\x1b[0m"


def report(_: argparse.Namespace) -> "TextReport":
    """Return what writes to this stdout: as wide as the terminal is, in colour where that is wanted."""
    terminal = sys.stdout is not None and sys.stdout.isatty()
    colour = terminal and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    return TextReport(max(_columns() if terminal else USUAL, NARROW), colour=colour)


class TextReport:
    """Writes findings for people, and for editors that read `path:line:column: message`."""

    def __init__(self, columns: int, *, colour: bool) -> None:
        self._columns = columns
        self._colour = colour

    def begin(self) -> None:
        """Write nothing: there is no heading."""

    def file(self, checked: Checked) -> None:
        """Write all lines about one file; that one cannot be opened is told elsewhere."""
        said = [remark for remark in checked.found if remark.rule != UNREAD]
        if said:
            say("\n".join(line for remark in said for line in self._about(checked, remark)))

    def end(self) -> None:
        """Write nothing."""

    def _about(self, checked: Checked, remark: Remark) -> Iterator[str]:
        """Yield the lines about one finding."""
        place = f"{one_line(checked.path)}:{remark.line}:{remark.column}"
        level = self._painted(remark.level, remark.level)
        yield f"{place}: {level} {one_line(remark.rule)}: {one_line(remark.message)}"
        room = self._columns - len(INDENT)
        for line, start, end in list(_lines(checked.page, remark))[:MOST_LINES]:
            words, underline = underlined(line, start, end, room)
            yield f"{INDENT}{words}"
            yield f"{INDENT}{underline[: -len(underline.lstrip())]}{self._painted(underline.lstrip(), remark.level)}"
        if remark.ask:
            yield f"{INDENT}{one_line(remark.ask)}"

    def _painted(self, text: str, level: str) -> str:
        return f"{COLOURS[level]}{text}{END}" if self._colour else text


def _columns() -> int:
    """Return how wide the terminal is."""
    try:
        return os.get_terminal_size(sys.stdout.fileno()).columns or USUAL
    except OSError:
        return USUAL


def underlined(line: str, start: int, end: int, room: int) -> tuple[str, str]:
    """Return a line and the marks below it, both at most `room` cells wide, cut around the words where need be.

    Args:
        line: the line as it stands in the file.
        start: its first character to mark, from 0.
        end: the one behind the last.
        room: how many cells there are.
    """
    near = room * NEAR
    before = untabbed(visible(line[max(start - near, 0) : start]))
    words = untabbed(visible(line[start : min(end, start + near)]), width(before)) or " "
    after = untabbed(visible(line[end : end + near]), width(before + words))
    if width(before) + width(words) + width(after) > room:
        words = words if width(words) <= room - 2 else f"{fitting(words, room - 3)}…"
        before = _cut_front(before, max(room - width(words) - min(width(after), room // 4), 1))
        after = _cut_back(after, room - width(before) - width(words))
    return (before + words + after).rstrip(), " " * width(before) + "^" * max(width(words), 1)


def _cut_front(text: str, room: int) -> str:
    return text if width(text) <= room else f"…{fitting_end(text, room - 1)}"


def _cut_back(text: str, room: int) -> str:
    return text if width(text) <= room else f"{fitting(text, room - 1)}…" if room > 0 else ""


def _lines(page: Page, remark: Remark) -> Iterator[tuple[str, int, int]]:
    """Yield each line of a finding, with the start and the end of its part of it; indentation is not part of it."""
    for number in range(remark.line, remark.end_line + 1):
        line = page.places.line(number)
        start = remark.column - 1 if number == remark.line else len(line) - len(line.lstrip())
        end = remark.end_column - 1 if number == remark.end_line else len(line.rstrip())
        if line.strip():
            yield line.rstrip(), min(start, len(line)), min(end, len(line))


def one_line(text: str) -> str:
    """Return text that a terminal does not act on, on one line."""
    return visible(text).replace("\n", "␊").replace("\t", " ")
