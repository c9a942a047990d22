"""`noblame shared RECORD`: where the learnings went, listed or noted in the record (S99)."""

import argparse
from datetime import UTC, date, datetime
from pathlib import Path

from msgspec.structs import replace

from noblame.cli.output import say, tell
from noblame.cli.places import place_of
from noblame.cli.refusal import RefusedError
from noblame.inert import visible
from noblame.record.file import load, update
from noblame.record.incident import Incident, Shared
from noblame.record.storing import StoreError
from noblame.review.days import today
from noblame.review.due import written_date
from noblame.settings import Settings, load_settings
from noblame.sharing.addresses import reachable
from noblame.sharing.typed import as_json


def run(options: argparse.Namespace) -> int:
    """List where a record was shared; with `--where`, note one more place."""
    path, archive = place_of(options)
    settings, problems = load_settings(archive)
    for problem in problems:
        tell(str(problem))
    if options.where is None:
        return _list(options, path, settings)
    return _note(_meant(options, settings), path, settings)


def _list(options: argparse.Namespace, path: Path, settings: Settings) -> int:
    """Write every place, one a line."""
    if options.url or options.on or options.by:
        raise RefusedError("noblame shared: --url, --on and --by need --where; see: noblame shared --help")
    shared = load(path, settings.severities).incident.shared
    if options.json:
        say(as_json(shared))
    else:
        say(visible("\n".join(map(_words, shared)) or "shared nowhere yet"))
    return 0


def _meant(options: argparse.Namespace, settings: Settings) -> Shared:
    """Return the place that the options name; without a day it is today's."""
    where, day = _plain(options.where), written_date(options.on) if options.on else today(datetime.now(UTC), settings)
    if not where:
        raise RefusedError("noblame shared: --where names no place; try: --where wiki")
    if day is None:
        raise RefusedError(f"noblame shared: argument --on: {options.on!r} is no date as 2026-12-01")
    return Shared(where=where, on=day, by=_plain(options.by), url=_address(options.url))


def _address(text: str) -> str:
    """Return an address as it is noted: of a page, of a mailbox, or the path of a file on a share; or nothing."""
    said = _plain(text)
    if said and not reachable(said) and not said.startswith(("/", "\\\\")):
        raise RefusedError(
            f"noblame shared: argument --url: {said!r} is no address: it begins with https://, http:// or mailto:, "
            "or is the path of a file on a share"
        )
    return said


def _note(place: Shared, path: Path, settings: Settings) -> int:
    """Add a place to the record, unless it stands there, and say so."""
    there: list[Shared] = []

    def change(incident: Incident) -> Incident:
        there[:] = [each for each in incident.shared if _same(each, place)]
        return incident if there else replace(incident, shared=(*incident.shared, place))

    try:
        saved = update(path, change, settings.severities)
    except StoreError as error:
        raise RefusedError(f"noblame shared: {error}") from error
    said = f"noted already: {_words(there[0])}" if there else _words(place)
    say(visible(f"{said} → {path.name}"))
    if saved.backup:
        tell(f"{path.name} was written anew as a whole; the old one is kept as {saved.backup}")
    return 0


def _same(one: Shared, other: Shared) -> bool:
    """Return whether two entries are the same place: by name in any case, and address."""
    return (one.where.strip().casefold(), one.url.strip()) == (other.where.casefold(), other.url)


def _words(place: Shared) -> str:
    """Return `2026-11-22 wiki, by Mei Tanaka: https://wiki.example/pm/42`."""
    day = f"{place.on} " if isinstance(place.on, date) else ""
    by = f", by {place.by.strip()}" if place.by.strip() else ""
    url = f": {place.url.strip()}" if place.url.strip() else ""
    return f"{day}{place.where.strip()}{by}{url}"


def _plain(text: str) -> str:
    """Return a word of the command line on one line, with nothing in it that would act."""
    return visible(" ".join(text.split()))
