"""Copies in the user's state folder: text that could not be saved, or the file as it was before a risk is taken.

A copy is named after its record and never takes the place of another one, since it may hold the only version of a text.
"""

import os
from pathlib import Path
from typing import Literal

from noblame.locations import state_dir
from noblame.record.temporaries import flush_folder, publish, sweep, temporary

Sort = Literal["unsaved", "cut-short", "before-rewrite"]
"""`unsaved`: a save failed. `cut-short`: a file was being written in place. `before-rewrite`: its layout was lost."""


def copy_aside(path: Path, data: bytes, sort: Sort = "unsaved", over: Path | None = None) -> Path:
    """Write a copy that belongs to the record at `path`, readable by its owner only, and return where it is.

    Args:
        path: the record.
        data: what to keep.
        sort: why it is kept; part of the name.
        over: an earlier copy of the same window, which this one replaces.

    Raises:
        OSError: the state folder cannot be written.
    """
    folder = state_folder("copies")
    with temporary(folder, data) as fresh:
        kept = fresh.replace(over) if over else _publish(fresh, folder, f"{name_for(path)}.{sort}")
    flush_folder(folder)
    return kept


def take_along(path: Path, text: str | bytes, ending: str) -> Path:
    """Write a text that was made from the record at `path`, for somebody to paste or attach, and return where it is.

    Args:
        path: the record.
        text: what to write; an earlier one of the same ending gives way.
        ending: what the file's name ends in, such as `invitation.txt`.

    Raises:
        OSError: the state folder cannot be written.
    """
    folder = state_folder("texts")
    data = text.encode("utf-8", "replace") if isinstance(text, str) else text
    with temporary(folder, data) as fresh:
        return fresh.replace(folder / f"{name_for(path)}.{ending}")


def copies_of(path: Path) -> tuple[Path, ...]:
    """Return the copies that hold text of this record which may be missing from it, oldest first."""
    start = f"{name_for(path)}."
    try:
        with os.scandir(state_dir() / "copies") as listing:
            found = [(entry.stat().st_mtime_ns, Path(entry.path)) for entry in listing if entry.name.startswith(start)]
    except OSError:
        return ()
    return tuple(copy for _, copy in sorted(found) if ".before-rewrite" not in copy.name)


def name_for(path: Path) -> str:
    """Return the name that stands for a record in the state folder: its stem and a mark of its real path."""
    from hashlib import sha256  # noqa: PLC0415  8 ms that reading a record does not need

    real = Path(os.path.realpath(path))
    return f"{real.stem.strip('.')[:40]}-{sha256(os.fsencode(real)).hexdigest()[:12]}"


def state_folder(name: str) -> Path:
    """Return a folder in the state folder, made if need be, for its owner only, and swept of strays.

    Raises:
        OSError: it cannot be made.
    """
    folder = state_dir() / name
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    sweep(folder)
    return folder


def _publish(fresh: Path, folder: Path, name: str) -> Path:
    number = 1
    while True:
        kept = folder / (f"{name}.yaml" if number == 1 else f"{name}-{number}.yaml")
        try:
            publish(fresh, kept)
        except FileExistsError:
            number += 1
        else:
            return kept
