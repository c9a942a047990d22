"""Which files `noblame check` reads, in an order that is the same every time.

Paths are strings here: they are shown as they were typed, and Path would raise for some and change others.
"""

# ruff: noqa: PTH112, PTH113, PTH114, PTH118, PTH122

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from noblame.archive.files import ENDINGS, is_record
from noblame.record.storing import read, reason
from noblame.review.page import LIMIT
from noblame.review.prose import Form

STDIN = "-"
FORMS: dict[str, Form] = {".yaml": "record", ".yml": "record", ".md": "markdown", ".markdown": "markdown"}
"""What a file is read as by its ending; any other that is named is plain text."""
IN_FOLDERS: dict[str, Form] = {**FORMS, ".txt": "text"}
"""The same for what is looked at in a folder."""
GIT = ("git", "-c", "core.fsmonitor=false")
"""Git, asked in a way that runs no program that a repository names."""


class Source(NamedTuple):
    """One thing to check: its path as messages show it; `form` is None where it is to be guessed."""

    path: str
    form: Form | None
    trouble: str = ""
    """Why it cannot be read, where that is known already."""


class UnreadError(Exception):
    """Why a file cannot be read, in a few words."""


def sources(paths: list[str], form: Form | None) -> list[Source]:
    """Return what the paths of a command line mean, each file once.

    Args:
        paths: files, folders and `-`, in the order in which they were named.
        form: what to read `-` and files without a known ending as.
    """
    found: dict[str, Source] = {}
    for path in paths:
        for source in _meant(path, form):
            found.setdefault(os.path.realpath(source.path) if source.path != STDIN else STDIN, source)
    return list(found.values())


def content(source: Source) -> bytes:
    """Return the bytes of a source, at most a little more than a file may have. Raises UnreadError."""
    if source.trouble:
        raise UnreadError(source.trouble)
    try:
        if source.path == STDIN:
            return sys.stdin.buffer.read(LIMIT + 1) if sys.stdin else b""
        return read(Path(source.path))
    except FileNotFoundError as error:
        raise UnreadError(_absent(source.path)) from error
    except OSError as error:
        raise UnreadError(reason(error)) from error


def _absent(path: str) -> str:
    """Return that a path leads nowhere; other commands take a record's name without its ending."""
    near = next((path + ending for ending in ENDINGS if os.path.isfile(path + ending)), "")
    return f"no such file or folder; did you mean {near}?" if near else "no such file or folder"


def _meant(path: str, form: Form | None) -> Iterator[Source]:
    """Yield the files that one path means."""
    if path == STDIN:
        yield Source(path, form)
    elif not path:
        yield Source(path, form, "an empty PATH, where a file or a folder was expected")
    elif os.path.isdir(path):
        yield from _in_folder(path)
    else:
        yield Source(path, FORMS.get(_ending(path), form or "text"))


def _ending(name: str) -> str:
    return os.path.splitext(name)[1].lower()


def _in_folder(folder: str) -> Iterator[Source]:
    """Yield the files below a folder that hold prose, sorted by their paths; then the folders that are closed."""
    closed = list[Source]()
    names = _known_to_git(folder, closed)
    for name in sorted(_walked(folder, closed) if names is None else names):
        path = os.path.normpath(os.path.join(folder, name))
        form = IN_FOLDERS.get(_ending(name))
        if form and os.path.isfile(path) and (form != "record" or is_record(Path(path))):
            yield Source(path, form)
    yield from sorted(closed)


def _walked(folder: str, closed: list[Source]) -> Iterator[str]:
    """Yield all files below a folder but hidden ones; links to folders are not followed."""

    def note(error: OSError) -> None:
        closed.append(Source(str(error.filename), "text", reason(error)))

    for place, folders, names in os.walk(folder, onerror=note):
        folders[:] = [name for name in folders if not name.startswith(".")]
        below = os.path.relpath(place, folder)
        yield from (os.path.normpath(os.path.join(below, name)) for name in names if not name.startswith("."))


def _known_to_git(folder: str, closed: list[Source]) -> list[str] | None:
    """Return the files below a folder that git does not ignore; None where git is not there or ignores all of it."""
    listing = _git(folder, "ls-files", "-z", "--cached", "--others", "--exclude-standard")
    if listing is None or (not listing and _git(folder, "check-ignore", "-q", ".") is not None):
        return None
    found = list[str]()
    for name in filter(None, os.fsdecode(listing).split("\0")):
        path = os.path.join(folder, name)
        if any(part.startswith(".") for part in name.split("/")):
            continue
        if os.path.isdir(path) and not os.path.islink(path):  # a repository inside this one
            inner = _known_to_git(path, closed)
            found += [os.path.join(name, each) for each in (_walked(path, closed) if inner is None else inner)]
        else:
            found.append(name)
    return found


def _git(folder: str, *words: str) -> bytes | None:
    """Return what git says about a folder; None where it says no, or is not there."""
    import subprocess  # noqa: PLC0415  who names files need not wait for it

    # A hook is run with variables that name another place.
    environ = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    try:
        done = subprocess.run(  # noqa: S603  no shell, and every word is ours
            [*GIT, *words], cwd=folder, env=environ, capture_output=True, check=False, stdin=subprocess.DEVNULL
        )
    except OSError:
        return None
    return done.stdout if done.returncode == 0 else None
