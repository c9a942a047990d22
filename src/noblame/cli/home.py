"""`noblame` alone: the archive's home screen."""

import argparse

from noblame.cli.opening import open_home
from noblame.cli.places import archive_of
from noblame.cli.terminal import need_terminal


def run(options: argparse.Namespace) -> int:
    """Open the home screen of the archive."""
    archive = archive_of(options)
    need_terminal("noblame", "in a pipe use: noblame show RECORD")
    return open_home(archive, mouse=options.mouse)
