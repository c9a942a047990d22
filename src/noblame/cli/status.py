"""`noblame status`: which meetings and publications are due or late, and which actions are overdue; for cron and CI."""

import argparse
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import Any

from noblame.archive.due import Waiting, tally, waiting
from noblame.cli.output import say
from noblame.cli.whole import whole
from noblame.inert import visible
from noblame.sharing.typed import as_json

LATE = 1
"""The exit status where something is late."""


def run(options: argparse.Namespace) -> int:
    """Write what is late and what is due soon; the exit status says whether something is late."""
    archive, now = whole(options), datetime.now(UTC)
    found = waiting(archive.found, now, archive.settings)
    late = [each for each in found if each.due.urgency == "late"]
    if options.json:
        say(as_json([_row(each) for each in found]))
    elif not options.quiet:
        incidents = (one.incident for one in archive.found if one.incident is not None)
        say(visible("\n".join((tally(incidents, now, archive.settings) or "nothing is due", *_lines(found)))))
    elif late:
        say(visible("\n".join(_lines(late))))
    archive.tell_unread()
    return archive.status or (LATE if late else 0)


def _lines(found: Sequence[Waiting]) -> Iterator[str]:
    """Yield `LATE  meeting by 3 d · 2026-11-18-checkout · Checkout unavailable`."""
    for each in found:
        word = "LATE" if each.due.urgency == "late" else "DUE"
        yield f"{word:<4}  {each.due.words.removeprefix('LATE ')} · {each.path.stem} · {' '.join(each.title.split())}"


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
