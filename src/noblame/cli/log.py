"""`noblame log RECORD TEXT…`: a line for the timeline while the incident goes on, safe beside an open window (S18)."""

import argparse
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

from noblame.cli.output import say, tell
from noblame.cli.places import Place, place_of
from noblame.cli.refusal import RefusedError
from noblame.inert import visible
from noblame.record.aside import copy_aside
from noblame.record.file import update
from noblame.record.incident import Entry, Incident
from noblame.record.logged import NoTimeError, Said, logged
from noblame.record.notation.stamp import write
from noblame.record.storing import StoreError
from noblame.review.days import local, zone
from noblame.review.when import LEEWAY
from noblame.review.words import roughly
from noblame.settings import load_settings

PIPE = ["-"]
AFTERWARDS = timedelta(days=1)
"""So long after the end of an incident a line stamped now is more likely about something else, or late."""
PATIENCE = 30.0
"""Seconds to wait for other noblame processes: many may log at once, and no line is to be lost."""


def run(options: argparse.Namespace) -> int:
    """Write what is said, or line by line what comes through a pipe."""
    book = Book(_place(options), options)
    if options.text == PIPE:
        from noblame.cli.log_pipe import follow  # noqa: PLC0415  a single line does without

        return follow(book)
    book.take(" ".join(options.text).split("\n"))
    try:
        if not (book.waiting and book.write()):
            raise RefusedError("noblame log: there is nothing to log: the text is empty")
    except StoreError as error:
        raise RefusedError(f"noblame log: {error}") from error
    return 0


def _place(options: argparse.Namespace) -> Place:
    """Return the record and its archive; where there is none, say how to begin one."""
    try:
        return place_of(options)
    except RefusedError as refused:
        raise RefusedError(f"{refused}; to begin a record: noblame new TITLE") from refused


class Book:
    """The timeline of one record, as seen from the command line.

    Attributes:
        path: the record's file.
        waiting: lines that are not in the file yet.
    """

    def __init__(self, place: Place, options: argparse.Namespace) -> None:
        self.path = place.path
        self.waiting: list[Said] = []
        self.settings, problems = load_settings(place.archive)
        self._said = partial(Said, at=options.at, kind=options.kind, source=visible(options.source))
        self._copy: Path | None = None
        self._doubted = False
        for problem in problems:
            tell(str(problem))

    def take(self, lines: list[str]) -> None:
        """Take lines as they stand now; blank ones are none."""
        now = datetime.now(UTC)
        self.waiting += [self._said(text=visible(line.strip()), now=now) for line in lines if line.strip()]

    def write(self) -> int:
        """Put all that waits into the file, say of each line what became of it, and return how many these are.

        Raises:
            RefusedError: `--at` is no time.
            StoreError, UnreadableError: it still waits.
        """
        written: list[Entry] = []
        ends: list[datetime | None] = []

        def change(incident: Incident) -> Incident:
            changed, written[:] = logged(incident, self.waiting, zone(self.settings))
            ends.append(incident.resolved)
            return changed

        try:
            saved = update(self.path, change, self.settings.severities, patience=PATIENCE, over=self._copy)
        except NoTimeError as error:
            raise RefusedError(f"noblame log: {error}") from error
        except StoreError as error:
            self._copy = error.copy or self._copy
            raise
        self.waiting = []
        self._forget_copy()
        for entry in written:
            say(self._answer(entry))
            self._doubt(entry, ends[-1])
        if saved.backup:
            tell(f"{self.path.name} was written anew as a whole; the old one is kept as {saved.backup}")
        return len(written)

    def _doubt(self, entry: Entry, end: datetime | None) -> None:
        """Tell, once, that the time of a line is odd; it is written all the same."""
        now, at = datetime.now(UTC), entry.at
        if at is None or self._doubted:
            return
        if at > now + LEEWAY:
            why = f"this is still to come, in {roughly(at - now)}"
        elif end is not None and at > end + AFTERWARDS:
            why = f"this is {roughly(at - end)} after the end of the incident; --at 14:02 gives another time"
        else:
            return
        self._doubted = True
        tell(f"noblame log: {why}")

    def _answer(self, entry: Entry) -> str:
        """Return `14:02 [act] Rolled back → 2026-11-18-checkout.yaml`; in another year the day is whole."""
        there, now = zone(self.settings), datetime.now(UTC)
        at = write(entry.at, now, None, there) if entry.at else ""
        if entry.at and local(entry.at, there).year != local(now, there).year:
            at = f"{local(entry.at, there):%Y-%m-%d %H:%M}"
        parts = (at, "" if there is UTC else f"{there}", entry.kind and f"[{entry.kind}]", entry.what)
        return f"{' '.join(filter(None, parts))} → {visible(self.path.name)}"

    def _forget_copy(self) -> None:
        """Take away what a failed save left: all of it is in the file now."""
        if self._copy is not None:
            self._copy.unlink(missing_ok=True)
            self._copy = None

    def put_aside(self) -> Path:
        """Return where the waiting lines are kept for good. Raises OSError."""
        said = "\n".join(f"{each.now:%Y-%m-%d %H:%M}Z {each.text}" for each in self.waiting)
        return self._copy or copy_aside(self.path, f"{said}\n".encode())
