"""What is to be shared: a record, and what else its formats need to know."""

from datetime import datetime, tzinfo
from pathlib import Path

import msgspec

from noblame.record.incident import Incident
from noblame.settings import Settings


class Wanted(msgspec.Struct, frozen=True, kw_only=True):
    """One record to be written in some format. The same gives the same bytes."""

    incident: Incident
    stem: str
    """The name of the record's file without its ending: what other programs know it by."""
    now: datetime
    """Aware: what is overdue counts from here."""
    changed: datetime | None = None
    """When the record's file was last changed: what tells calendars which of two is newer. Else it is `now`."""
    settings: Settings = Settings()
    link: str = ""
    """Where the document can be read, as far as that is known; else the last place in `shared` with an address."""
    archive: Path | None = None
    """The archive, whose templates of the same name win over ours."""
    strict: bool = False
    """Whether an empty mandatory field is an error, in the formats that have some."""
    allow: tuple[str, ...] = ()
    """What may be told outside although it looks internal: a kind of leak, or its words; `security`, `blog`."""

    roles: bool = False
    """Whether roles stand for names in `incident`: then no owner is an account."""

    @property
    def zone(self) -> tzinfo:
        """In which times are shown where a format does not ask for UTC."""
        return self.settings.zone
