"""What a pane takes: printable characters, newline and tab; everything else becomes a visible sign."""

import re
from typing import NamedTuple

from noblame.inert import ACTIVE, visible

LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
"""What other programs end a line with."""
SEPARATORS = re.compile("[\u2028\u2029]")
"""Line ends that `visible` leaves alone, and that would split a line of the record in two on screen."""


class Cleaned(NamedTuple):
    """A text made fit for a pane, and how many of its characters were replaced."""

    text: str
    replaced: int


def clean(text: str) -> Cleaned:
    r"""Return typed or pasted text with newlines for all line ends, and signs for what would act or hide.

    Line ends of other systems (`\r\n`, `\r`) are no news to anybody and are not counted.

    >>> clean("a\r\nb\x1b[31m")
    Cleaned(text='a\nb␛[31m', replaced=1)
    """
    lines = LINE_ENDS.sub("\n", text)
    fit = visible(lines)
    return Cleaned(fit, 0 if fit == lines else len(ACTIVE.findall(lines)))


def shown(line: str) -> str:
    """Return one line of the record as a pane shows it, on one line and inert."""
    return SEPARATORS.sub(lambda match: f"‹U+{ord(match[0]):04X}›", visible(line))
