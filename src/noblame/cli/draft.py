"""`noblame draft RECORD`: the whole document, for one person and without a clock."""

import argparse

from noblame.cli.opening import open_draft
from noblame.cli.places import place_of
from noblame.cli.terminal import need_terminal, obstacle_here
from noblame.record.file import load
from noblame.settings import load_settings


def run(options: argparse.Namespace) -> int:
    """Open the document. Whatever can be refused is refused before the screen is touched."""
    path, archive = place_of(options)
    settings, _ = load_settings(archive)
    if obstacle_here():
        load(path, settings.severities)  # what is wrong with the file is the better news
        need_terminal("noblame draft", f"in a pipe use: noblame show {options.record}")
    return open_draft(path, archive, settings.severities, mouse=options.mouse)
