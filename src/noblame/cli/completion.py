"""`noblame completion SHELL`: a completion script, written from the parser so that it names what there is."""

import argparse
from collections.abc import Callable

from noblame.cli import bash, fish, zsh
from noblame.cli.arguments import build_parser
from noblame.cli.output import say
from noblame.cli.parser import Parser

WRITERS: dict[str, Callable[[Parser], str]] = {"bash": bash.script, "zsh": zsh.script, "fish": fish.script}
"""What writes the script of each shell."""


def run(options: argparse.Namespace) -> int:
    """Write the script; or, as the scripts ask while somebody completes, what RECORD can be."""
    if options.shell == "records":
        return _records(options)
    say(WRITERS[options.shell](build_parser()))
    return 0


def _records(options: argparse.Namespace) -> int:
    """Write the names of the archive's records, newest first; none that would break a line or a terminal."""
    # Imported here because a shell that starts asks for a script only, and somebody waits for its prompt.
    from noblame.archive.files import record_paths  # noqa: PLC0415
    from noblame.cli.places import archive_of, refusing  # noqa: PLC0415

    archive = archive_of(options)
    with refusing():
        stems = [path.stem for path in record_paths(archive)]
    for stem in reversed(stems):
        if stem.isprintable():
            say(stem)
    return 0
