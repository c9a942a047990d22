"""What a new record's file is called: `2026-11-18-checkout-unavailable.yaml`."""

import os
import re
import unicodedata
from datetime import date, datetime
from itertools import count
from pathlib import Path

from noblame.archive.files import ArchiveError
from noblame.record.file import create
from noblame.record.incident import Incident
from noblame.record.storing import StoreError

LONGEST = 80
"""Bytes of a slug: names stay readable, and below what any file system takes."""


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


def new_record(folder: Path, title: str, severity: str, now: datetime) -> Path:
    """Write a new record into `folder`, made if need be, and return its path.

    The day of `now` stands in the name, and a number if the name is taken; when the incident started is left for a
    person to say. Raises ArchiveError where the folder cannot be written.
    """
    incident = Incident(title=title, severity=severity)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        return _create(folder, name(title, now.date()), incident)
    except OSError as error:
        raise ArchiveError(f"no record can be written into {folder}: {error.strerror}") from error
    except StoreError as error:
        raise ArchiveError(str(error)) from error


def name(title: str, day: date) -> str:
    """Return the file name of a record without its ending. The day in front keeps it off every reserved name."""
    return f"{day.isoformat()}-{slug(title)}"


def _create(folder: Path, stem: str, incident: Incident) -> Path:
    """Write `incident` under the first name that is free. Raises StoreError."""
    names = (f"{stem}.yaml" if number == 1 else f"{stem}-{number}.yaml" for number in count(1))
    path = next(path for path in map(folder.joinpath, names) if not os.path.lexists(path))
    create(path, incident)
    return path
