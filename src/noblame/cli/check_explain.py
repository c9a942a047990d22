"""`check --explain`: how each passage was read, which rules were tried, and what excused it."""

import argparse

from noblame.cli.check_text import TextReport, one_line
from noblame.cli.check_text import report as text_report
from noblame.cli.output import say
from noblame.review.explained import explained
from noblame.review.remarks import Checked


def report(options: argparse.Namespace) -> "ExplainReport":
    """Return what writes the explanations."""
    return ExplainReport(text_report(options))


class ExplainReport:
    """Writes errors as the text format does, and an explanation in place of each finding.

    Passages without a word that calls for a rule are left out.
    """

    def __init__(self, errors: TextReport) -> None:
        self._errors = errors

    def begin(self) -> None:
        """Write nothing: there is no heading."""

    def file(self, checked: Checked) -> None:
        """Write what is wrong with one file, and how its passages were read."""
        self._errors.file(checked._replace(found=[remark for remark in checked.found if remark.kind == "error"]))
        for line, column, pane, lines in explained(checked.page, checked.people, checked.settings):
            say(f"{one_line(checked.path)}:{line}:{column}: read as {f'part of {pane}' if pane else 'prose'}")
            say("\n".join(f"    {one_line(each)}" for each in lines))

    def end(self) -> None:
        """Write nothing."""
