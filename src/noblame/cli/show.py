"""`noblame show RECORD`: the record as plain lines, or as JSON."""

import argparse
from datetime import UTC, datetime

from noblame.cli.output import say, tell
from noblame.cli.places import place_of
from noblame.cli.plain import plain_lines
from noblame.inert import visible
from noblame.record.file import load
from noblame.review.days import today, zone
from noblame.settings import load_settings
from noblame.sharing.typed import as_json


def run(options: argparse.Namespace) -> int:
    """Write the record to stdout, and to stderr what is doubtful in its file."""
    path, archive = place_of(options)
    settings, problems = load_settings(archive)
    record = load(path, settings.severities)
    for problem in (*problems, *record.warnings):
        tell(str(problem))
    if options.json:
        say(as_json(record.incident))
        return 0
    lines = plain_lines(record.incident, zone(settings), today(datetime.now(UTC), settings))
    say(visible("\n".join((f"File: {record.path}", *(line.rstrip("\n") for line in lines)))))
    return 0
