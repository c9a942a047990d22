"""`noblame tickets RECORD`: the keys that a tracker gave, taken back into the record (S68, S92)."""

import argparse
import sys
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterable
from pathlib import Path

from noblame.cli.output import flush, say, tell
from noblame.cli.places import place_of
from noblame.cli.refusal import RefusedError
from noblame.inert import visible
from noblame.record.file import Saved, update
from noblame.record.incident import Incident
from noblame.record.storing import LIMIT, StoreError, reason
from noblame.review.deadlines import counted
from noblame.settings import load_settings
from noblame.sharing.failing import SharingError
from noblame.sharing.keyed import Keyed, Placed, Unplaced, keyed
from noblame.sharing.keys import Said, said

UNPLACED = 1
"""The exit status where a line could not be placed."""
NAMED = 10
"""How many lines a message names."""
SHOWN = 60
"""Characters of a line in a message."""


def run(options: argparse.Namespace) -> int:
    """Write the tickets that were said into the record, and return the exit status."""
    place = place_of(options)
    settings, problems = load_settings(place.archive)
    for problem in problems:
        tell(str(problem))
    try:
        lines = said(_text(options.file), place.path.stem, settings.ticket_pattern)
    except SharingError as error:
        raise RefusedError(f"noblame tickets: {error}") from error
    if not lines:
        raise RefusedError("noblame tickets: nothing was read; a line is an action and its ticket, as in: a1 OPS-2231")
    saved, result = _written(place.path, lines, settings.severities, replace=options.replace)
    _answer(result, saved)
    return UNPLACED if result.unplaced else 0


def _text(file: str) -> str:
    """Return what is to be read, from a file or stdin; PowerShell writes UTF-16 into files."""
    try:
        data = _stdin() if file == "-" else _read(Path(file))
    except FileNotFoundError as error:
        raise RefusedError(f"noblame tickets: there is no such file: {file}") from error
    except OSError as error:
        raise RefusedError(f"noblame tickets: {file} cannot be read: {reason(error)}") from error
    if len(data) > LIMIT:
        raise RefusedError(f"noblame tickets: more than {LIMIT >> 20} MiB are not read")
    return data.decode("utf-16" if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)) else "utf-8", "replace")


def _read(path: Path) -> bytes:
    """Return a file, one byte more than the limit at most."""
    with path.open("rb") as file:
        return file.read(LIMIT + 1)


def _stdin() -> bytes:
    """Return what comes through stdin; somebody at a terminal is told what to do."""
    if sys.stdin is None:
        raise RefusedError("noblame tickets: nothing can be read from stdin; name a file")
    if sys.stdin.isatty():
        tell("Paste lines such as a1 OPS-2231, then press ctrl+d.")
    return sys.stdin.buffer.read(LIMIT + 1)


def _written(path: Path, lines: list[Said], severities: Iterable[str], *, replace: bool) -> tuple[Saved, Keyed]:
    """Write into the record's file, which may be open in a window meanwhile, and return what came of it."""
    results: list[Keyed] = []

    def change(incident: Incident) -> Incident:
        results.append(keyed(incident, lines, replace=replace))
        return results[-1].incident

    try:
        saved = update(path, change, severities)
    except StoreError as error:
        raise RefusedError(f"noblame tickets: {error}") from error
    return saved, results[-1]


def _answer(result: Keyed, saved: Saved) -> None:
    """Say of each ticket where it is, then name what could not be placed and what is left to do."""
    for placed in result.placed:
        say(visible(_words(placed, saved.path.name)))
    flush()
    for unplaced in result.unplaced[:NAMED]:
        tell(f"noblame tickets: {_why(unplaced)}")
    if len(result.unplaced) > NAMED:
        tell(f"noblame tickets: and {counted(len(result.unplaced) - NAMED, 'line')} more")
    if result.left:
        tell(f"still without a ticket: {', '.join(result.left)}")
    if saved.backup:
        tell(f"{saved.path.name} was written anew as a whole; the old one is kept as {saved.backup}")


def _words(placed: Placed, record: str) -> str:
    """Return `a1 OPS-2231: Add a lint rule → 2026-11-18-checkout.yaml`."""
    what = " ".join(placed.what.split())
    where = f"→ {record}" if placed.new else "(was there already)"
    return f"{placed.name} {placed.ticket}: {what} {where}"


def _why(unplaced: Unplaced) -> str:
    """Return `line 3, “OPS-9 Something else”: it names no action of the record`."""
    words = unplaced.said.words
    shown = words if len(words) <= SHOWN else f"{words[:SHOWN]}…"
    return f"line {unplaced.said.line}, “{shown}”: {unplaced.why}"
