"""Open actions of earlier records, carried over into the next meeting (S94)."""

from pathlib import Path

from noblame.archive.actions import actions_of, by_date, is_open
from noblame.archive.files import ArchiveError
from noblame.archive.folder import records
from noblame.record.followed import Followed


def carried_over(folder: Path, but: Path) -> tuple[Followed, ...]:
    """Return the open actions in `folder`, the longest overdue first, the record `but` left out.

    A folder or a record that cannot be read has none.
    """
    try:
        others = [one for one in records(folder) if one.path.resolve() != but.resolve()]
    except ArchiveError:
        return ()
    return tuple(sorted((one for one in actions_of(others) if is_open(one.action)), key=by_date))
