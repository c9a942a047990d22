"""Which part of a post-mortem each block of a document belongs to, by the headings and labels above it."""

import re

from noblame.review.headings import pane_of

LABEL_LEVEL = 7
"""A paragraph that is nothing but a label opens a section below all headings."""
BARE = 2
"""Words of a heading that only names its part."""
_WHOSE = re.compile(r"['’]")
_LABEL = re.compile(r"(?P<label>[^\n:.?!]{2,60}):(?:\s|$)")
_BOLD = re.compile(r"(?:\*\*|__)[^\n*_]{2,60}(?:\*\*|__):?")


class Sections:
    """Goes through a document from top to bottom."""

    def __init__(self) -> None:
        self._open: list[tuple[int, str | None]] = []
        """The level and the pane of each section that is open, the outer ones first."""
        self.lists_people = False
        """Whether the last heading says that people are listed below it."""

    def pane(self, words: str, content: str, level: int) -> str | None:
        """Return the pane that a block belongs to.

        Args:
            words: its words.
            content: the same with its markup.
            level: of a heading, 1 to 6, else 0.
        """
        level = level or self._label_level(words, content)
        if level:
            self._enter(level, words.strip().rstrip(":"))
            return None
        here, label = self._here(), _LABEL.match(words)
        found = _only_prose(pane_of(label["label"])) if label else None
        return found or here if content.startswith(("**", "__")) else here or found

    def _here(self) -> str | None:
        return _only_prose(self._open[-1][1]) if self._open else None

    def _label_level(self, words: str, content: str) -> int:
        """Return the level of a paragraph that is nothing but a label."""
        if _BOLD.fullmatch(content.strip()) or (words.rstrip().endswith(":") and pane_of(words)):
            return LABEL_LEVEL
        return 0

    def _enter(self, level: int, heading: str) -> None:
        """Open the section of a heading; one that is not known is part of what it stands in."""
        while self._open and self._open[-1][0] >= level:
            self._open.pop()
        found = pane_of(heading)
        self._open.append((level, found or (self._open[-1][1] if self._open else None)))
        self.lists_people = found == "attendees"


def is_bare(heading: str) -> bool:
    """Return whether a heading is a word or two, which name a part and state nothing: Training, Human error.

    Whose mistake it was is a statement: Dana's mistake.
    """
    return len(heading.split()) <= BARE and not _WHOSE.search(heading)


def _only_prose(pane: str | None) -> str | None:
    """Return a pane; sentences among names belong to none."""
    return None if pane == "attendees" else pane
