"""`noblame status`: which meetings, publications and actions are due or late; for cron and CI."""

import argparse
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from noblame.archive.due import NO_END, Waiting, tally, waiting, without_end
from noblame.archive.folder import Listed
from noblame.cli.output import say
from noblame.cli.whole import whole
from noblame.inert import visible
from noblame.sharing.typed import as_json

LATE = 1
"""The exit status where something is late."""


def run(options: argparse.Namespace) -> int:
    """Write what is late and what is due, and what has no end; the exit status says whether something is late."""
    archive, now = whole(options), datetime.now(UTC)
    found, endless = waiting(archive.found, now, archive.settings), without_end(archive.found, now)
    late = [each for each in found if each.due.urgency == "late"]
    if options.json:
        say(as_json([*map(_row, found), *map(_row_without_end, endless)]))
    elif not options.quiet:
        incidents = (one.incident for one in archive.found if one.incident is not None)
        nothing = "nothing is due soon" if found or endless else "nothing is due"
        summary = tally(incidents, now, archive.settings) or nothing
        say(visible("\n".join((summary, *_lines(found), *_lines_without_end(endless)))))
    elif late:
        say(visible("\n".join(_lines(late))))
    archive.tell_unread()
    return archive.status or (LATE if late else 0)


def _lines(found: Sequence[Waiting]) -> Iterator[str]:
    """Yield `LATE  meeting 3 d late · 2026-11-18-checkout · Checkout unavailable`; what is due later without a word."""
    for each in found:
        yield _line(each.due.urgency.upper(), each.due.words.replace(" LATE", " late"), each.path, each.title)


def _lines_without_end(found: Sequence[Listed]) -> Iterator[str]:
    for one in found:
        yield _line("", NO_END, one.path, one.incident.title if one.incident else "")


def _line(word: str, says: str, path: Path, title: str) -> str:
    return f"{word:<4}  {says} · {path.stem} · {' '.join(title.split())}"


def _row(each: Waiting) -> dict[str, Any]:
    """Return one deadline for a program."""
    return {
        "record": each.path.stem,
        "path": str(each.path),
        "title": each.title,
        "kind": each.due.kind,
        "urgency": each.due.urgency,
        "deadline": each.due.deadline.astimezone(UTC),
        "words": each.due.words,
    }


def _row_without_end(one: Listed) -> dict[str, Any]:
    """Return a record without an end for a program: a deadline that is not known yet."""
    return {
        "record": one.path.stem,
        "path": str(one.path),
        "title": one.incident.title if one.incident else "",
        "kind": "end",
        "urgency": "",
        "deadline": None,
        "words": NO_END,
    }
