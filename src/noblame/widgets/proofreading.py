"""Which lines of a pane hold a finding. Knows texts and a check, no widget and no clock."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from noblame.language import Finding  # its rules load with the first check, not with every widget

Check = Callable[[str], "Sequence[Finding]"]
SPARE = 100
"""So many lines more than a text has may be remembered before those that left it are forgotten."""


def never() -> bool:
    """Go on to the end."""
    return False


class Proofreading:
    """What was found in each line, remembered by the line's text, so that an edit has one line checked again.

    Args:
        check: Takes one line and returns its findings, with places counted in that line. None finds nothing.
    """

    def __init__(self, check: Check | None) -> None:
        self._check = check
        self._seen: dict[str, Sequence[Finding]] = {}
        self._row = 0

    def forget(self) -> None:
        """Drop all answers, because the check would answer differently now (other people, other rules)."""
        self._seen = {}
        self.start_over()

    def start_over(self) -> None:
        """Look at all lines again, since the text is another; those that are known cost nothing."""
        self._row = 0

    def of(self, line: str) -> Sequence[Finding]:
        """Return what is known of `line`; nothing for a line not checked yet."""
        return self._seen.get(line, ())

    def read(self, lines: Sequence[str], left_alone: int | None, enough: Callable[[], bool] = never) -> bool:
        """Check lines that were not checked yet, from where the last call stopped.

        Args:
            lines: The whole text as it stands; after an edit call `start_over` first.
            left_alone: The row somebody is writing in, if that is not to be checked.
            enough: Asked after each line that was checked, whether to stop, so that typing is never held up for long.

        Returns:
            True when every line but the one left alone is known.
        """
        if self._check is None:
            return True
        for row in range(self._row, len(lines)):
            line = lines[row]
            if line not in self._seen and row != left_alone:
                self._seen[line] = tuple(self._check(line)) if line.strip() else ()
                if enough():
                    self._row = row + 1
                    return False
        self._row = 0
        if len(self._seen) > len(lines) + SPARE:
            self._seen = {line: self._seen[line] for line in lines if line in self._seen}
        return True

    def places(self, lines: Sequence[str], left_alone: int | None) -> Iterator[tuple[int, Finding]]:
        """Yield row and finding, in reading order, for what is known of `lines`."""
        for row, line in enumerate(lines):
            if row != left_alone and (found := self._seen.get(line)):
                for finding in sorted(found, key=lambda one: (one.start, one.end)):
                    yield row, finding
