"""The archive and the record that a command line means."""

import argparse
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from noblame.archive.files import ArchiveError
from noblame.archive.place import archive_around, find_archive, resolve
from noblame.cli.refusal import RefusedError


def archive_of(options: argparse.Namespace) -> Path:
    """Return the archive of a command. Raises RefusedError where the one that was named does not exist."""
    with refusing():
        return find_archive(options.archive, _working_directory(), os.environ)


class Place(NamedTuple):
    """A record, and the archive whose settings hold for it."""

    path: Path
    archive: Path


def place_of(options: argparse.Namespace) -> Place:
    """Return the file that RECORD means, and its archive: the one that was named, else the one the file lies in.

    Raises RefusedError where there is no such file.
    """
    archive = archive_of(options)
    with refusing():
        path = resolve(options.record, archive)
    return Place(path, archive if options.archive else archive_around(path) or archive)


@contextmanager
def refusing() -> Iterator[None]:
    """Turn what the archive cannot find into a line for the user."""
    try:
        yield
    except ArchiveError as error:
        raise RefusedError(f"noblame: {error}") from error


def _working_directory() -> Path:
    """Return the working directory. Raises RefusedError where it was deleted."""
    try:
        return Path.cwd()
    except FileNotFoundError as error:
        raise RefusedError("noblame: the working directory is gone; change to one that exists") from error
