"""An action with the record it stands in, for whoever looks at more than one record."""

from pathlib import Path

import msgspec

from noblame.record.incident import Action


class Followed(msgspec.Struct, frozen=True, kw_only=True):
    """One action of one record, to be followed up (S21)."""

    path: Path
    title: str
    """The record's title."""
    number: int
    """Its place among the record's actions, counted from 1 as `noblame show` does."""
    action: Action

    @property
    def name(self) -> str:
        """What it is called within its record: its id, else its number."""
        return self.action.id or str(self.number)

    @property
    def record(self) -> str:
        """What its record is called within the archive."""
        return self.path.stem

    def __str__(self) -> str:
        """Return `what · owner · due · record`, for a list of one line each."""
        return " · ".join(filter(None, (self.action.what, self.action.owner, self.action.due, self.record)))
