"""What `check` found as GitHub's workflow commands, which become annotations beside the lines of a pull request."""

import argparse

from noblame.cli.output import say
from noblame.inert import visible
from noblame.review.remarks import Checked, Remark

COMMANDS = {"error": "error", "warn": "warning", "nudge": "notice", "hint": "notice"}


def report(_: argparse.Namespace) -> "GithubReport":
    """Return what writes them."""
    return GithubReport()


class GithubReport:
    """Writes a command a line."""

    def begin(self) -> None:
        """Write nothing: each line stands alone."""

    def file(self, checked: Checked) -> None:
        """Write what was found in one file."""
        for remark in checked.found:
            say(annotation(checked.path, remark))

    def end(self) -> None:
        """Write nothing."""


def annotation(path: str, remark: Remark) -> str:
    """Return one finding as a command; whatever its words are, they end neither the line nor a property."""
    place = {"file": path, "line": remark.line, "endLine": remark.end_line, "col": remark.column}
    if remark.end_line == remark.line:  # over several lines columns mean nothing there
        place["endColumn"] = remark.end_column
    properties = {**place, "title": f"noblame: {remark.rule}"}
    said = ",".join(f"{name}={_property(str(value))}" for name, value in properties.items())
    message = "\n".join(filter(None, (remark.message, remark.ask)))
    return f"::{COMMANDS[remark.level]} {said}::{_data(message)}"


def _data(text: str) -> str:
    return visible(text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A"))


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
