"""What is wrong with a file, and where."""

from typing import Literal

import msgspec

Level = Literal["warn", "error"]


class Problem(msgspec.Struct, frozen=True, kw_only=True, order=True):
    """One thing wrong at one place of one file.

    Lines and columns count from 1; columns are code points of the source text. A problem that has no place of its own
    (an unreadable file) stands at line 1, column 1.
    """

    path: str
    line: int = 1
    column: int = 1
    found: str = ""
    """What stands there, in a person's words."""
    expected: str = ""
    """What should stand there instead; empty where the finding says it all."""
    level: Level = "error"

    def __str__(self) -> str:
        """Return `file:line:column: what was found; what is expected`."""
        message = f"{self.found}; {self.expected}" if self.expected else self.found
        return f"{self.path}:{self.line}:{self.column}: {message}"


class UnreadableError(Exception):
    """A file that cannot be taken in. `problems` holds every reason, in file order."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems
