"""Options that several commands have."""

import argparse
from typing import Any

from noblame.cli.choices import folder
from noblame.cli.parser import Parser

ARCHIVE = "where the records are; default: $NOBLAME_ARCHIVE, else the nearest folder upward with a .noblame.yaml"
RECORD = "a record: its path, or its file name in the archive without .yaml"


def add_record(parser: Parser) -> None:
    """Add RECORD."""
    parser.add_argument("record", metavar="RECORD", help=RECORD)


def add_archive(parser: Parser, default: Any = argparse.SUPPRESS, meaning: str = ARCHIVE) -> None:
    """Add `--archive`. A command leaves what was said before its name: it has no default of its own."""
    parser.add_argument(
        "--archive",
        metavar="DIR",
        type=folder,
        default=default,
        help=meaning,
    )


def add_no_mouse(parser: Parser, default: Any = argparse.SUPPRESS) -> None:
    """Add `--no-mouse`, as `--archive`."""
    parser.add_argument(
        "--no-mouse", dest="mouse", action="store_false", default=default, help="leave the mouse to the terminal"
    )
