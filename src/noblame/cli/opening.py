"""The two ways into the full-screen app, which is imported here and nowhere else in the command line."""

from collections.abc import Iterable
from pathlib import Path

from noblame.meeting.opening import Wish
from noblame.record.desk import Desk


def open_home(archive: Path, *, mouse: bool) -> int:
    """Show the archive's records until the user leaves, and return the exit status."""
    from noblame.app import open_home  # noqa: PLC0415  Textual takes 200 ms to import

    return open_home(archive, mouse=mouse)


def open_meeting(wish: Wish, archive: Path, severities: Iterable[str] = (), *, mouse: bool) -> int:
    """Hold a meeting until the user leaves, and return the exit status.

    The record is opened first: one that cannot be read raises UnreadableError at once, with the screen untouched.
    `severities` are labels that the settings allow besides the usual ones.
    """
    desk = Desk.open(wish.path, severities=severities)
    from noblame.app import open_meeting  # noqa: PLC0415  as above

    return open_meeting(desk, wish, archive, mouse=mouse)
