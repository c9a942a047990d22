"""Where an export goes: to stdout, byte for byte, or to a file, whole or not at all."""

import sys
from pathlib import Path

from noblame.archive.files import is_record
from noblame.archive.place import SETTINGS
from noblame.cli.output import flush, say
from noblame.cli.refusal import RefusedError
from noblame.inert import visible
from noblame.record.storing import ChangedOnDiskError, StoreError, digest, read, reason, store


def put_stdout(text: str | bytes, no_text: str) -> None:
    """Write an export to stdout: as it is into a pipe or a file, as text that cannot act to a terminal.

    Raises:
        RefusedError: It is no text and would go to a terminal, with the line `no_text`; or as from `say`.
    """
    if sys.stdout is None or sys.stdout.isatty():
        if isinstance(text, bytes):
            raise RefusedError(no_text)
        say(visible(text.replace("\r\n", "\n").removesuffix("\n")))
        return
    flush()
    try:
        sys.stdout.buffer.write(_bytes(text))
    except BrokenPipeError:
        raise
    except OSError as error:
        raise RefusedError(f"noblame export: the answer could not be written: {reason(error)}") from error


def put_file(path: Path, text: str | bytes, record: Path) -> None:
    """Write an export to a file, in one step; an earlier export there is replaced, a record never is.

    Raises:
        RefusedError: The file is a record, or it could not be written and is as it was.
    """
    if path.exists() and (path.samefile(record) or is_record(path)):
        raise RefusedError(f"noblame export: {path} is a record; it is left as it is")
    if not path.parent.is_dir():
        raise RefusedError(f"noblame export: there is no folder {path.parent} for {path.name}")
    if path.name == SETTINGS:
        raise RefusedError(f"noblame export: {path} holds the settings of an archive; it is left as it is")
    try:
        store(path, _bytes(text), digest(read(path)) if path.exists() else None)
    except ChangedOnDiskError as error:
        raise RefusedError(f"noblame export: {path} is written by somebody else just now; try again") from error
    except StoreError as error:
        raise RefusedError(f"noblame export: {error}") from error
    except OSError as error:
        raise RefusedError(f"noblame export: {path} cannot be written: {reason(error)}") from error


def _bytes(text: str | bytes) -> bytes:
    """Return what stands in the file: UTF-8, whatever the terminal's encoding; half a character is none."""
    return text.encode("utf-8", "replace") if isinstance(text, str) else text
