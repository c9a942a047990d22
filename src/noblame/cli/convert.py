"""`noblame convert FILE.md`: a post-mortem in Markdown becomes a record, and nothing of it is dropped."""

import argparse
import sys
from datetime import UTC, datetime, time
from pathlib import Path

from noblame.archive.files import ENDINGS, ArchiveError
from noblame.archive.naming import new_record
from noblame.cli.output import say, tell
from noblame.cli.places import archive_of, refusing
from noblame.cli.refusal import RefusedError
from noblame.inert import visible
from noblame.record.file import create
from noblame.record.incident import Incident
from noblame.record.reading import render
from noblame.record.storing import LIMIT, StoreError, read
from noblame.review.days import zone
from noblame.review.guess import form_of
from noblame.review.page import page_of
from noblame.settings import Settings, load_settings
from noblame.sharing.converting.convert import Converted, convert

STREAM = "-"
SHOWN = 5
"""So many headings of what found no place are named."""
LONGEST = 40
"""So many characters of each."""


def run(options: argparse.Namespace) -> int:
    """Read the document, write the record, and tell where it is and what found no place in it."""
    name = "stdin" if options.file == STREAM else Path(options.file).name
    text = _text(options.file, name)
    archive = archive_of(options)
    settings, problems = load_settings(archive)
    for problem in problems:
        tell(str(problem))
    found = convert(text, name, zone(settings), settings.severities)
    if len(render(found.incident).encode("utf-8", "replace")) > LIMIT:
        raise RefusedError(f"noblame convert: {options.file} makes a record of more than 8 MiB; divide it")
    _answer(options.output, archive, found, settings)
    for doubt in found.doubts:
        tell(f"noblame convert: {doubt}")
    return 0


def _text(file: str, name: str) -> str:
    """Return the text of a document. Raises RefusedError where it cannot be read, or is none."""
    data = _bytes(file)
    page = page_of(data, file if file != STREAM else name, "text")
    if page.problems:
        raise RefusedError(f"noblame convert: {page.problems[0]}")
    if not page.places.text.strip():
        raise RefusedError(f"noblame convert: {file} is empty: there is nothing to convert")
    if name.endswith(ENDINGS) or form_of(data) == "record":
        raise RefusedError(
            f"noblame convert: {file} is no Markdown; a record needs no converting: noblame check {file}"
        )
    return page.places.text


def _bytes(file: str) -> bytes:
    """Return the bytes of a file or of stdin, one more than a document may have at most."""
    if file == STREAM:
        return sys.stdin.buffer.read(LIMIT + 1)
    try:
        return read(Path(file))
    except FileNotFoundError as error:
        raise RefusedError(f"noblame convert: there is no such file: {file}") from error
    except (OSError, ValueError) as error:  # a name with a null byte is a ValueError
        why = getattr(error, "strerror", None) or "it has no usable name"
        raise RefusedError(f"noblame convert: {file} cannot be read: {why}") from error


def _answer(output: str, archive: Path, found: Converted, settings: Settings) -> None:
    """Write the record where it is wanted, and tell what found no place."""
    if output == STREAM:
        say(render(found.incident).rstrip("\n"))
        tell(f"noblame convert: {_left(found)}")
        return
    with refusing():
        path = _written(output, archive, found, settings)
    say(visible(f"{path}: {_left(found)}"))


def _written(output: str, archive: Path, found: Converted, settings: Settings) -> Path:
    """Return the path of the new record. Raises ArchiveError where it cannot be written; none is overwritten."""
    if not output or output.endswith("/") or Path(output).is_dir():
        folder = Path(output) if output else archive
        return new_record(folder, found.incident, _when(found, settings), zone(settings), settings.severities)
    if not output.endswith(ENDINGS):
        raise RefusedError(f"noblame convert: a record's name ends in .yaml, so {output} cannot be one")
    return _created(Path(output), found.incident, settings)


def _created(path: Path, incident: Incident, settings: Settings) -> Path:
    try:
        create(path, incident, settings.severities)
    except (StoreError, OSError) as error:
        why = getattr(error, "strerror", None)
        raise ArchiveError(f"{path} cannot be written: {why}" if why else str(error)) from error
    return path


def _when(found: Converted, settings: Settings) -> datetime:
    """Return a moment of the day that names the file: the document's, else today."""
    return datetime.combine(found.day, time(12), zone(settings)) if found.day else datetime.now(UTC)


def _left(found: Converted) -> str:
    """Return what found no place, in a few words."""
    count = len(found.left)
    if not count:
        return "all of it has its place"
    headings = [_short(each.heading) if each.heading else "the top" for each in found.left]
    named = ", ".join(headings[:SHOWN]) + (", …" if len(headings) > SHOWN else "")
    what = (
        "1 passage has no place of its own and stands"
        if count == 1
        else f"{count} passages have no place of their own and stand"
    )
    return f"{what} in the notes{f': {named}' if named else ''}"


def _short(heading: str) -> str:
    return heading if len(heading) <= LONGEST else f"{heading[: LONGEST - 1].rstrip()}…"
