"""The records that a command over the whole archive looks at."""

import argparse
from pathlib import Path
from typing import NamedTuple

from noblame.archive.folder import Listed, listed, records
from noblame.archive.place import archive_around, resolve
from noblame.cli.guard import WRONG
from noblame.cli.output import flush, tell
from noblame.cli.places import archive_of, refusing
from noblame.settings import Settings, load_settings


class Whole(NamedTuple):
    """The records of an archive, or some of them, and the settings that hold for them."""

    found: list[Listed]
    settings: Settings

    @property
    def status(self) -> int:
        """The exit status that their files alone would have."""
        return WRONG if any(one.incident is None for one in self.found) else 0

    def tell_unread(self) -> None:
        """Tell, behind the answer, of each record that cannot be read why not."""
        flush()
        for one in self.found:
            if one.incident is None:
                more = len(one.problems) - 1
                tell(f"{one.problems[0]}{f' (and {more} more: noblame check {one.path})' if more else ''}")


def whole(options: argparse.Namespace) -> Whole:
    """Read the archive, or the records of it that were named; what is wrong with its settings is told.

    Raises RefusedError where a record that was named does not exist, or where the archive is closed to us.
    """
    archive, names = archive_of(options), getattr(options, "records", [])
    with refusing():
        paths = list(dict.fromkeys(resolve(name, archive) for name in names))
        house = _house(options, paths, archive)
        settings, problems = load_settings(house)
        found = [listed(path, settings.severities) for path in paths] if names else records(archive)
    for problem in problems:
        tell(str(problem))
    return Whole(found, settings)


def _house(options: argparse.Namespace, paths: list[Path], archive: Path) -> Path:
    """Return the folder whose settings hold: the archive that was named, else the one that the first record lies in."""
    around = archive_around(paths[0]) if paths and not options.archive else None
    return around or archive
