"""Which files of a folder are records."""

import os
import re
from datetime import UTC, datetime
from pathlib import Path

ENDINGS = (".yaml", ".yml")
KEY = re.compile(rb"""^(?:\xef\xbb\xbf)?(?:---[ \t]+)?(?:\{\s*)?["']?noblame["']?[ \t]*:(?:\s|$)""", re.MULTILINE)
"""The key at the start of a line, where only the top level of a file can have it."""
MAYBE = re.compile(rb"""\bnoblame["']?\s*:""")
"""The key anywhere; only parsing tells at which level."""
ENOUGH = 8 * 1024 * 1024
"""How many bytes of a file are looked at; no record is larger."""


class ArchiveError(Exception):
    """A folder or a record that cannot be found: one line that says what to do."""


def record_paths(folder: Path) -> list[Path]:
    """Return the records in `folder`, by name; none where it does not exist. Raises ArchiveError where it is closed."""
    return [path for path in candidates(folder) if is_record(path)]


def candidates(folder: Path) -> list[Path]:
    """Return the files of `folder` that could be records by their name. Raises as `record_paths`."""
    try:
        names = sorted(os.listdir(folder))  # noqa: PTH208  names are all that is needed
    except FileNotFoundError:
        return []
    except OSError as error:
        raise ArchiveError(f"{folder} cannot be read: {error.strerror}") from error
    return [folder / name for name in names if name.endswith(ENDINGS) and not name.startswith(".")]


def is_record(path: Path) -> bool:
    """Tell whether the top level of a file has the key `noblame`; False where it is no regular, readable file."""
    try:
        if not path.is_file():  # opening a pipe would wait for its writer
            return False
        with path.open("rb") as file:
            data = file.read(ENOUGH)
    except OSError:
        return False
    return bool(KEY.search(data)) or (bool(MAYBE.search(data)) and _at_top(data, path.name))


def _at_top(data: bytes, name: str) -> bool:
    """Tell by parsing whether the top level has the key `noblame`."""
    # Imported here because few files need it, and a completion lists a whole folder while somebody waits.
    from noblame.source.document import read_document  # noqa: PLC0415
    from noblame.source.problem import UnreadableError  # noqa: PLC0415

    try:
        document = read_document(data, name)
    except UnreadableError:
        return False
    return any(key.value == "noblame" for key, _ in document.root.value)


def written_at(path: Path) -> datetime | None:
    """Return when a file was last written, in UTC; None where it is gone."""
    try:
        return datetime.fromtimestamp(path.stat().st_mtime, UTC)
    except (OSError, OverflowError, ValueError):  # a file system may keep years that no calendar has
        return None
