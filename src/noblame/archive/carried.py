"""Open actions of earlier records, carried over into the next meeting (S94)."""

from pathlib import Path

from noblame.archive.files import ArchiveError
from noblame.archive.folder import records
from noblame.review.lights import kept


def carried_over(folder: Path, but: Path) -> tuple[str, ...]:
    """Return one line for each open action in `folder`, the record `but` left out: `what · owner · due · record`.

    A folder or a record that cannot be read has none.
    """
    try:
        others = [one for one in records(folder) if one.path.resolve() != but.resolve()]
    except ArchiveError:
        return ()
    return tuple(
        " · ".join(part for part in (action.what, action.owner, action.due, one.path.stem) if part)
        for one in others
        if one.incident is not None
        for action in kept(one.incident.actions)
    )
