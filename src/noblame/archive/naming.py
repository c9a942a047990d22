"""What a new record's file is called: `2026-11-18-checkout-unavailable.yaml`."""

import os
import re
import unicodedata
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, tzinfo
from pathlib import Path

from noblame.archive.files import ArchiveError
from noblame.record.file import create
from noblame.record.incident import Incident
from noblame.record.storing import ChangedOnDiskError, GoneError, StoreError
from noblame.review.days import local

LONGEST = 80
"""Bytes of a slug: names stay readable, and below what any file system takes."""
MOST = 100_000
"""So many records of one title and day have a name."""


def slug(title: str) -> str:
    """Return `title` in the characters that are safe in every file name: a to z, 0 to 9 and single hyphens.

    Full-width and accented letters become plain ones; a title without any such letter is called `incident`. The slug
    breaks between words where it is cut, and is never empty.
    """
    letters = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", title).casefold())
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return _cut(re.sub(r"[^a-z0-9]+", "-", plain).strip("-")) or "incident"


def _cut(words: str) -> str:
    """Return as many whole words as fit, or the beginning of the first."""
    if len(words) <= LONGEST:
        return words
    whole = words[: LONGEST + 1].rpartition("-")[0]
    return whole or words[:LONGEST]


def new_record(
    folder: Path, incident: Incident, now: datetime, zone: tzinfo = UTC, severities: Iterable[str] = ()
) -> Path:
    """Write a new record into `folder`, made if need be, and return its path.

    Its name has the day on which the incident started, else the day of `now`, and a number if the name is taken.

    Args:
        folder: the archive.
        incident: what the record says.
        now: aware.
        zone: where those days begin.
        severities: labels that the settings allow besides the usual ones.

    Raises:
        ArchiveError: the folder cannot be written.
    """
    stem = name(incident.title, local(incident.started or now, zone).date())
    try:
        folder.mkdir(parents=True, exist_ok=True)
        return _create(folder, stem, incident, tuple(severities))
    except OSError as error:
        raise ArchiveError(f"no record can be written into {folder}: {error.strerror}") from error
    except GoneError as error:  # said of a file that was there; here none can be made
        raise ArchiveError(f"no record can be written into {folder}") from error
    except StoreError as error:
        raise ArchiveError(str(error)) from error


def name(title: str, day: date) -> str:
    """Return the file name of a record without its ending. The day in front keeps it off every reserved name."""
    return f"{day.isoformat()}-{slug(title)}"


def _create(folder: Path, stem: str, incident: Incident, severities: tuple[str, ...]) -> Path:
    """Write `incident` under the first name that is free, also where somebody takes names at the same time."""
    for path in map(folder.joinpath, _names(stem)):
        if os.path.lexists(path):
            continue
        try:
            create(path, incident, severities)
        except StoreError as error:
            if isinstance(error.__cause__, ChangedOnDiskError):
                continue
            raise
        return path
    raise ArchiveError(f"{folder} holds every name that begins with {stem}")


def _names(stem: str) -> Iterator[str]:
    """Yield the names a record may have, the plain one first."""
    return (f"{stem}.yaml" if number == 1 else f"{stem}-{number}.yaml" for number in range(1, MOST))
