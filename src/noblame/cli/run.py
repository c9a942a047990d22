"""`noblame run RECORD`: the meeting."""

import argparse

from noblame.cli.opening import open_meeting
from noblame.cli.places import place_of
from noblame.cli.refusal import RefusedError
from noblame.cli.terminal import need_terminal, obstacle_here
from noblame.meeting.agenda import AgendaError, default_agenda, scaled
from noblame.meeting.opening import Wish
from noblame.record.file import load
from noblame.settings import Settings, load_settings


def run(options: argparse.Namespace) -> int:
    """Hold the meeting. Whatever can be refused is refused before the screen is touched."""
    path, archive = place_of(options)
    settings, _ = load_settings(archive)
    if options.minutes is not None:
        _check_length(options.minutes, settings)
    if obstacle_here():
        load(path, settings.severities)  # what is wrong with the file is the better news
        need_terminal("noblame run", f"in a pipe use: noblame show {options.record}")
    wish = Wish(path=path, minutes=options.minutes, step=options.step)
    return open_meeting(wish, archive, settings.severities, mouse=options.mouse)


def _check_length(minutes: int, settings: Settings) -> None:
    """Raise RefusedError where a meeting of `minutes` cannot hold every step."""
    try:
        scaled(default_agenda(settings), minutes)
    except AgendaError as error:
        raise RefusedError(f"noblame run: argument --minutes: {error}") from error
