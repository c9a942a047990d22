"""Which lines of a pane hold a finding. Knows texts and a check, no widget and no clock."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from noblame.language import Finding  # its rules load with the first check, not with every widget

Check = Callable[[str], "Sequence[Finding]"]


class Proofreading:
    """What was found in each line, remembered by the line's text, so that an edit has one line checked again.

    Args:
        check: Takes one line and returns its findings, with places counted in that line. None finds nothing.
    """

    def __init__(self, check: Check | None) -> None:
        self._check = check
        self._seen: dict[str, Sequence[Finding]] = {}

    def forget(self) -> None:
        """Drop all answers, because the check would answer differently now (other people, other rules)."""
        self._seen = {}

    def of(self, line: str) -> Sequence[Finding]:
        """Return what is known of `line`; nothing for a line not checked yet."""
        return self._seen.get(line, ())

    def read(self, lines: Sequence[str], being_typed: int | None, at_most: int) -> bool:
        """Check up to `at_most` lines that were not checked yet, but never the one that is being typed.

        Args:
            lines: The whole text as it stands.
            being_typed: The row somebody is writing in, if any.
            at_most: How many calls of the check to make, so that typing is never held up for long.

        Returns:
            True when every line but the one being typed is known; what is no longer in the text is forgotten then.
        """
        if self._check is None:
            return True
        unknown = (line for row, line in enumerate(lines) if line not in self._seen and row != being_typed)
        for line in islice(unknown, at_most):
            self._seen[line] = tuple(self._check(line)) if line.strip() else ()
        if any(line not in self._seen and row != being_typed for row, line in enumerate(lines)):
            return False
        self._seen = {line: self._seen[line] for line in lines if line in self._seen}
        return True

    def places(self, lines: Sequence[str], being_typed: int | None) -> Iterator[tuple[int, Finding]]:
        """Yield row and finding, in reading order, for what is known of `lines`."""
        for row, line in enumerate(lines):
            if row != being_typed and (found := self._seen.get(line)):
                for finding in sorted(found, key=lambda one: (one.start, one.end)):
                    yield row, finding
