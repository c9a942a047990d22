"""`noblame init [DIR]`: makes a folder an archive."""

import argparse

from noblame.archive.place import SETTINGS, make_archive
from noblame.cli.output import say
from noblame.cli.places import refusing
from noblame.inert import visible


def run(options: argparse.Namespace) -> int:
    """Write commented settings into a folder; one that is an archive already stays as it is."""
    settings = options.folder / SETTINGS
    with refusing():
        made = make_archive(options.folder)
    say(
        visible(
            f"wrote {settings}: every setting is in it, commented out" if made else f"{settings} exists; left as is"
        )
    )
    return 0
