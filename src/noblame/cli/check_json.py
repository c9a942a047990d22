"""What `check` found as JSON: one list, an object for each finding."""

import argparse
import json
from typing import Any

from noblame.cli.output import say
from noblame.review.remarks import Checked


def report(_: argparse.Namespace) -> "JsonReport":
    """Return what writes the list."""
    return JsonReport()


class JsonReport:
    """Writes one object a line, in ASCII, so that any program can read it at any encoding."""

    def __init__(self) -> None:
        self._comma = ""

    def begin(self) -> None:
        """Open the list."""
        say("[")

    def file(self, checked: Checked) -> None:
        """Write what was found in one file."""
        for remark in checked.found:
            say(f"{self._comma}{spelled({'path': checked.path, **remark._asdict()})}")
            self._comma = ", "

    def end(self) -> None:
        """Close the list."""
        say("]")


def spelled(value: Any) -> str:
    """Return a value as JSON on one line, with nothing in it that a terminal acts on."""
    return json.dumps(value).replace("\x7f", "\\u007f")
