"""The way in. Arguments are read first; the module of a command is imported when the command runs."""

import gc
import importlib
import sys
from collections.abc import Sequence

from noblame.cli.guard import guarded

COLLECTED = 50_000
"""New objects after which the garbage collector runs; Python's own 700 come with every few lines of a record."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command that `arguments` (without the program's name) ask for and return its exit status.

    0 done; 1 a finding or something late; 2 wrong usage or a file that cannot be read; 70 a bug; 130 interrupted.
    """
    return guarded(lambda: _run(arguments))


def _run(arguments: Sequence[str] | None) -> int:
    """Run one command."""
    gc.disable()  # what imports make stays: the collector would look through it again and again for nothing
    from noblame.cli.arguments import build_parser  # noqa: PLC0415  inside the guard, for ctrl+c while it loads

    options = build_parser().parse_args(arguments)
    command = importlib.import_module(f"noblame.cli.{options.command}")
    gc.freeze()  # nor shall it when the program ends
    gc.set_threshold(COLLECTED)
    gc.enable()
    status: int = command.run(options)
    return status


if __name__ == "__main__":
    sys.exit(main())
