"""What `check` found as SARIF 2.1.0, for code scanning and for editors."""

import argparse
import os
from typing import Any
from urllib.parse import quote

from noblame import __version__
from noblame.cli.check_json import spelled
from noblame.cli.output import say
from noblame.review.remarks import UNREAD, Checked, Remark

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
LEVELS = {"error": "error", "warn": "warning", "nudge": "note", "hint": "note"}


def report(_: argparse.Namespace) -> "SarifReport":
    """Return what writes the log."""
    return SarifReport()


class SarifReport:
    """Writes the results as they come; the rules that they name stand behind them."""

    def __init__(self) -> None:
        self._rules: dict[str, dict[str, Any]] = {}
        self._comma = ""
        self._failed = False

    def begin(self) -> None:
        """Open the log, its run and the results."""
        head = f'"$schema": {spelled(SCHEMA)}, "version": "2.1.0"'
        say(f'{{{head}, "runs": [{{"columnKind": "unicodeCodePoints", "results": [')

    def file(self, checked: Checked) -> None:
        """Write what was found in one file."""
        for remark in checked.found:
            self._failed = self._failed or (remark.kind, remark.rule) == ("error", UNREAD)
            rule = self._rules.setdefault(remark.rule, _rule(remark))
            say(f"{self._comma}{spelled(_result(checked.path, remark, list(self._rules).index(rule['id'])))}")
            self._comma = ", "

    def end(self) -> None:
        """Close the results; name the tool and its rules."""
        driver = {"name": "noblame", "version": __version__, "rules": list(self._rules.values())}
        done = [{"executionSuccessful": not self._failed}]
        say(f'], "tool": {spelled({"driver": driver})}, "invocations": {spelled(done)}}}]}}')


def _rule(remark: Remark) -> dict[str, Any]:
    """Return the rule of a finding; its help is the why and the question to ask, of advice what to do."""
    about = _about(remark)
    ask = f"\n\n{'Do' if remark.kind == 'advice' else 'Ask'}, for example: {remark.ask}" if remark.ask else ""
    return {
        "id": remark.rule,
        "shortDescription": {"text": about},
        "help": {"text": f"{about}{ask}"},
        "defaultConfiguration": {"level": LEVELS[remark.level]},
    }


def _about(remark: Remark) -> str:
    """Return what a rule looks for, in words that hold for every file."""
    if remark.kind == "advice":
        from noblame.review.advice.all import RULES  # noqa: PLC0415  a file without advice needs none of them

        return f"{RULES[remark.rule].about}."
    return remark.message if remark.ask else "What is wrong with the file itself, or with what it keeps."


def _result(path: str, remark: Remark, index: int) -> dict[str, Any]:
    """Return one finding."""
    region: dict[str, Any] = {
        "startLine": remark.line,
        "startColumn": remark.column,
        "endLine": remark.end_line,
        "endColumn": remark.end_column,
        "snippet": {"text": remark.text},
    }
    return {
        "ruleId": remark.rule,
        "ruleIndex": index,
        "level": LEVELS[remark.level],
        "message": {"text": " ".join(filter(None, (remark.message, remark.ask)))},
        "locations": [{"physicalLocation": {"artifactLocation": _artifact(path), "region": region}}],
        "properties": {"kind": remark.kind, "level": remark.level, "ask": remark.ask},
    }


def _artifact(path: str) -> dict[str, str]:
    """Return where a file is: from the working directory where it lies below it."""
    relative = os.path.relpath(path or os.curdir)
    if relative.startswith(os.pardir + os.sep):
        return {"uri": "file://" + quote(os.fsencode(os.path.abspath(path)))}  # noqa: PTH100  resolve() follows links
    return {"uri": quote(os.fsencode(relative)), "uriBaseId": "%SRCROOT%"}
