"""Moving a line with its branch in an outline of two spaces a level. Pure: lines in, lines out."""

from collections.abc import Sequence
from typing import NamedTuple

INDENT = "  "


class Moved(NamedTuple):
    """Rows `first` to `end` (exclusive) and what stands there after the move."""

    first: int
    end: int
    lines: list[str]


def margin(line: str) -> str:
    """Return the white space `line` starts with."""
    return line[: len(line) - len(line.lstrip(" \t"))]


def depth(line: str) -> int:
    """Return the level of `line`, from 0; a tab counts as one level, an odd space as none."""
    return len(margin(line).replace("\t", INDENT)) // len(INDENT)


def branch_end(lines: Sequence[str], row: int) -> int:
    """Return the row after the last line below `row` that is deeper; blank lines count only between such lines."""
    end = row + 1
    for below in range(row + 1, len(lines)):
        if lines[below].strip():
            if depth(lines[below]) <= depth(lines[row]):
                break
            end = below + 1
    return end


def move(lines: Sequence[str], first: int, last: int, by: int) -> Moved | None:
    """Move rows `first` to `last` (inclusive) with their branches one level in (`by` 1) or out (-1).

    A blank line moves where it stands alone, since somebody is about to write in it; within a branch it stays blank.

    Returns:
        None where nothing would change: out at the margin, or in without a line above to go under.
    """
    being_written = first == last and not lines[first].strip()
    end = first + 1 if being_written else max(branch_end(lines, row) for row in range(first, last + 1))
    top = depth(lines[first])
    above = next((depth(line) for line in reversed(lines[:first]) if line.strip()), -1)
    if (by > 0 and top > above) or (by < 0 and not margin(lines[first])):
        return None
    return Moved(first, end, [_moved(line, by) if being_written or line.strip() else line for line in lines[first:end]])


def _moved(line: str, by: int) -> str:
    if by > 0:
        return INDENT + line
    return line[1:] if line.startswith(("\t", " ")) and not line.startswith(INDENT) else line.removeprefix(INDENT)
