"""`noblame check PATH…`: errors, findings and advice for records, Markdown and text; for people, CI and editors."""

import argparse
import importlib
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Protocol, cast

from noblame.cli.check_files import Source, UnreadError, content, sources
from noblame.cli.guard import WRONG
from noblame.cli.houses import Houses
from noblame.cli.output import flush, tell
from noblame.cli.places import archive_of
from noblame.cli.progress import Progress
from noblame.review.page import page_of
from noblame.review.prose import Form, Page
from noblame.review.remarks import UNREAD, Checked, Level, Remark, everybody, remarks
from noblame.settings import Settings
from noblame.source.places import Places

LEVELS: tuple[Level, ...] = ("hint", "nudge", "warn", "error")
FOUND = 1
"""The exit status where something is found at or above `--fail-on`."""


class Report(Protocol):
    """Writes what was found in one format, file by file, so that nothing is held until the end."""

    def begin(self) -> None:
        """Write what stands before all files."""

    def file(self, checked: Checked) -> None:
        """Write what was found in one file."""

    def end(self) -> None:
        """Write what stands behind all files."""


def run(options: argparse.Namespace) -> int:
    """Check every file, whatever becomes of the others, and return the exit status."""
    if options.archive:
        archive_of(options)  # which refuses a folder that is none
    report, found, houses = _report(options), sources(options.paths, options.form), Houses(options.archive)
    progress, status, now = Progress(len(found)), 0, datetime.now(UTC)
    report.begin()
    for done, source in enumerate(found):
        progress.show(done)
        checked = _checked(source, options.people, houses.settings(source.path), now)
        shown = checked._replace(found=[remark for remark in checked.found if remark.kind in options.only])
        if checked.found:
            progress.clear()
        _tell_errors(checked, options.only)
        report.file(shown)
        status = max(status, _status(checked, shown, options.fail_on))
    progress.clear()
    report.end()
    if not found:
        tell("noblame check: no record, no Markdown and no .txt file there")
    return status


def _report(options: argparse.Namespace) -> Report:
    """Return what writes the format that was asked for."""
    name = "explain" if options.explain else options.format
    make = cast("Callable[[argparse.Namespace], Report]", importlib.import_module(f"noblame.cli.check_{name}").report)
    return make(options)


def _checked(source: Source, people: tuple[str, ...], settings: Settings, now: datetime) -> Checked:
    """Return a file with all that is to be said about it; of one that cannot be opened, why."""
    try:
        data = content(source)
    except UnreadError as error:
        page = Page(Places(source.path, ""), source.form or "text")
        return Checked(source.path, page, [Remark(1, 1, 1, 1, "error", "error", UNREAD, "", str(error))])
    page = page_of(data, source.path, source.form or _guessed(data), settings.severities)
    people = everybody(page, people, settings)
    return Checked(source.path, page, remarks(page, people, settings, now), people, settings)


def _guessed(data: bytes) -> Form:
    """Return what stdin looks like."""
    from noblame.review.guess import form_of  # noqa: PLC0415  a file says it by its name

    return form_of(data)


def _tell_errors(checked: Checked, only: tuple[str, ...]) -> None:
    """Tell, behind what was found so far, that a file cannot be opened; and any error that `--only` would hide."""
    for remark in checked.found:
        place = checked.path or "noblame check"
        if remark.rule == UNREAD:
            flush()
            tell(f"{place}: {remark.message}")
        elif _is_error(remark) and "error" not in only:
            flush()
            tell(f"{place}:{remark.line}:{remark.column}: {remark.message}")


def _is_error(remark: Remark) -> bool:
    """Return whether a remark says that a file cannot be taken as it is."""
    return remark.kind == remark.level == "error"


def _status(checked: Checked, shown: Checked, fail_on: Level) -> int:
    """Return the exit status that one file alone would have; an error in it counts whether it is shown or not."""
    if any(map(_is_error, checked.found)):
        return WRONG
    return FOUND if any(LEVELS.index(remark.level) >= LEVELS.index(fail_on) for remark in shown.found) else 0
