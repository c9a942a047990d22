"""`noblame export RECORD --to FORMAT`: every way to share a record (S74 to S81)."""

import argparse
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from msgspec.structs import replace

from noblame.archive.files import written_at
from noblame.cli.guard import WRONG
from noblame.cli.output import tell
from noblame.cli.places import Place, place_of
from noblame.cli.refusal import RefusedError
from noblame.record.file import Record, load
from noblame.review.triage import reminder
from noblame.settings import load_settings
from noblame.sharing.failing import NothingError, SharingError
from noblame.sharing.formats import FORMATS, Format, ending_of, written
from noblame.sharing.leaks import Leak, LeakError
from noblame.sharing.wanted import Wanted
from noblame.source.places import Places

HELD = 1
"""The exit status where nothing is written: it would tell what is internal, lacks a mandatory field, or be empty."""
LEAKING = (
    "not written, as it would tell outside what is internal; reword it in the record, or let it pass by its kind or "
    "its words: --allow host,OPS-2231"
)


def run(options: argparse.Namespace) -> int:
    """Write a record in a format, or the templates that formats are made of."""
    if options.templates is not None:
        from noblame.cli.export_templates import write_templates  # noqa: PLC0415  a file of its own

        _refuse_beside_templates(options)
        return write_templates(options.templates)
    if options.record is None or options.to is None:
        raise RefusedError(
            "noblame export: needs RECORD and --to FORMAT, or --templates DIR; see: noblame export --help"
        )
    place = place_of(options)
    wanted, record = _wanted(options, place)
    _remind(record)
    try:
        text = written(options.to, wanted)
    except LeakError as error:
        tell("\n".join(("noblame export: " + LEAKING, *_leaks(error, record))))
        return HELD
    except SharingError as error:
        tell(f"noblame export: {error}")
        return HELD if isinstance(error, NothingError) or _is_incomplete(error) else WRONG
    _put(options, text, place.path, FORMATS[options.to])
    return 0


def _refuse_beside_templates(options: argparse.Namespace) -> None:
    """Refuse what makes no sense beside `--templates`."""
    if options.record is not None or options.to is not None or options.output:
        raise RefusedError("noblame export: --templates stands alone; see: noblame export --help")


def _wanted(options: argparse.Namespace, place: Place) -> tuple[Wanted, Record]:
    """Return what is to be written, and the record as it was read; what is doubtful in the files is told."""
    settings, problems = load_settings(place.archive)
    record = load(place.path, settings.severities)
    for problem in (*problems, *record.warnings):
        tell(str(problem))
    wanted = Wanted(
        incident=record.incident,
        stem=place.path.stem,
        now=datetime.now(UTC),
        changed=written_at(place.path),
        settings=settings,
        link=options.link,
        archive=place.archive,
        strict=options.strict,
        allow=options.allow,
    )
    if options.roles and FORMATS[options.to].audience != "outside":  # which keeps the words that were accepted
        from noblame.sharing.roles import without_names  # noqa: PLC0415  only this option needs it

        wanted = replace(wanted, incident=without_names(record.incident, settings.people), roles=True)
    return wanted, record


def _remind(record: Record) -> None:
    """Tell who may read of a security incident (S9)."""
    triage = record.incident.triage
    said = reminder(triage.criteria) if triage else ""
    if said:
        tell(f"noblame export: {said}")


def _is_incomplete(error: SharingError) -> bool:
    """Return whether a mandatory field is empty that `--strict` asks for."""
    from noblame.sharing.whole import IncompleteError  # noqa: PLC0415  most exports come out well

    return isinstance(error, IncompleteError)


def _leaks(error: LeakError, record: Record) -> Iterator[str]:
    """Yield `file:line:column: host mqtt-3 (impact)` for each leak."""
    places = record.base.document.places
    for leak in error.leaks:
        line, column = _where(leak, record, places)
        yield f"{record.path}:{line}:{column}: {leak.words} ({leak.place})"


def _where(leak: Leak, record: Record, places: Places) -> tuple[int, int]:
    """Return line and column of the words, or of the field where its spelling in the file is another."""
    from noblame.review.advice.places import spot_of  # noqa: PLC0415  as above

    start = spot_of(record.base.document, leak.place).start
    words = re.compile(r"\s+".join(map(re.escape, leak.text.split())))
    found = words.search(places.text, start)
    return places.of(found.start() if found else start)


def _put(options: argparse.Namespace, text: str | bytes, record: Path, form: Format) -> None:
    """Write the text to the file that was named, else to stdout."""
    from noblame.cli.export_file import put_file, put_stdout  # noqa: PLC0415  as above

    if options.output in {"", "-"}:
        put_stdout(text, f"noblame export: {form.name} is no text; to write a file: -o {record.stem}.{ending_of(form)}")
        return
    path = Path(options.output)
    path = path / f"{record.stem}.{ending_of(form)}" if path.is_dir() else path
    put_file(path, text, record)
    tell(f"wrote {path}")
