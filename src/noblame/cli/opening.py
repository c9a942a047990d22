"""The ways into the full-screen app, which is imported here and nowhere else in the command line; and out again."""

import gc
import sys
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from noblame.inert import visible
from noblame.meeting.opening import Wish
from noblame.record.desk import Desk

if TYPE_CHECKING:
    from noblame.app import NoblameApp

SWITCH = 0.001
"""Seconds for which a save in its thread may hold up a key; Python's own are 0.005."""
CRASHED = 70
"""The exit status after a bug of our own, as sysexits.h has it."""


def open_home(archive: Path, title: str = "", *, mouse: bool) -> int:
    """Show the archive's records until the user leaves, and return the exit status.

    With a `title`, it begins with deciding whether a post-mortem of that is due.
    """
    gc.disable()  # what is imported stays: the collector would look through it a dozen times for nothing
    from noblame.app import NoblameApp  # noqa: PLC0415  Textual takes 200 ms to import

    app = NoblameApp.of(archive)
    app.title_wanted = title
    return _run(app, mouse=mouse)


def open_meeting(wish: Wish, archive: Path, severities: Iterable[str] = (), *, mouse: bool) -> int:
    """Hold a meeting until the user leaves, and return the exit status.

    The record is opened first: one that cannot be read raises UnreadableError at once, with the screen untouched.
    `severities` are labels that the settings allow besides the usual ones.
    """
    gc.disable()  # as above
    desk = Desk.open(wish.path, severities=severities)
    from noblame.app import NoblameApp  # noqa: PLC0415  as above

    app = NoblameApp.of(archive)
    app.desk, app.wish = desk, wish
    return _run(app, mouse=mouse)


def open_draft(path: Path, archive: Path, severities: Iterable[str] = (), *, mouse: bool) -> int:
    """Open the document of a record until the user leaves, and return the exit status; raises as `open_meeting`."""
    gc.disable()  # as above
    desk = Desk.open(path, severities=severities)
    from noblame.app import NoblameApp  # noqa: PLC0415  as above

    app = NoblameApp.of(archive)
    app.desk = desk
    return _run(app, mouse=mouse)


def _run(app: "NoblameApp", *, mouse: bool) -> int:
    """Run `app`; then print what it has to say, the terminal being the user's again."""
    sys.setswitchinterval(SWITCH)
    gc.freeze()
    gc.enable()
    status = app.run(mouse=mouse)
    if app.room is not None:  # a bug ended it: what was typed is still there
        app.farewell = app.room.leave()
    with suppress(OSError):  # the terminal may be gone
        for line in app.farewell:
            print(visible(line), flush=True)
        for problem in app.problems:
            print(visible(str(problem)), file=sys.stderr)
    if app.crashed is not None:
        from noblame.crash import calm_line, write_crash_log  # noqa: PLC0415  nobody else needs it

        print(calm_line(write_crash_log(app.crashed)), file=sys.stderr)
        return CRASHED
    return status if status is not None else app.return_code or 0
