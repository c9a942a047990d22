"""What an open record tells the screens about itself, in the order in which it happened."""

from datetime import datetime
from pathlib import Path

import msgspec

from noblame.record.incident import Incident
from noblame.record.merge import Conflict


class Stored(msgspec.Struct, frozen=True):
    """The file was written. `at` is UTC."""

    at: datetime


class Failed(msgspec.Struct, frozen=True):
    """A save failed, or the file cannot be read any more; `line` lasts until `Recovered`.

    `copy` holds all that was typed, renewed while typing goes on; None where the state folder takes none either.
    """

    line: str
    copy: Path | None


class Recovered(msgspec.Struct, frozen=True):
    """What had failed works again, and nothing was lost."""

    at: datetime


class Changed(msgspec.Struct, frozen=True):
    """The incident is another one than the screens show: merged with somebody else's changes, or followed."""

    incident: Incident


class Clashed(msgspec.Struct, frozen=True):
    """Both sides changed the same; theirs is shown, ours waits until somebody chooses."""

    conflicts: tuple[Conflict, ...]


class Rewritten(msgspec.Struct, frozen=True):
    """The whole file had to be written anew, so its layout and comments are only in `backup`."""

    backup: Path


Event = Stored | Failed | Recovered | Changed | Clashed | Rewritten
