"""How long a record takes to be read and saved, beside PyYAML's C loader reading the same text.

python -m benchmarks.saving [--rounds 40] [--lines 410] [--json]
"""

import argparse
import os
import tempfile
from collections.abc import Callable
from itertools import count
from pathlib import Path
from time import perf_counter

import yaml
from benchmarks.figures import Figure, as_json, interleaved, table
from benchmarks.meter import home
from benchmarks.records import LONG, record
from msgspec.structs import replace

from noblame.record import Record, load, save
from noblame.record.incident import Incident
from noblame.record.reading import parse
from noblame.record.storing import digest, store
from noblame.source.splice import splice


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=40)
    parser.add_argument("--lines", type=int, default=LONG)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ.update(home(Path(folder)))  # locks and copies go there
        figures = measure(Path(folder) / "record.yaml", options.lines, options.rounds)
    print(as_json(figures) if options.json else table(figures))


def measure(path: Path, lines: int, rounds: int) -> list[Figure]:
    """Measure reading, splicing, writing and a whole save of one edit in the middle of the timeline."""
    text = record(lines)
    path.write_text(text, encoding="utf-8")
    values = interleaved(
        rounds,
        {
            "yaml": lambda: _milliseconds(lambda: yaml.load(text, Loader=yaml.CSafeLoader)),
            "read": lambda: _milliseconds(lambda: parse(text.encode(), path.name)),
            "splice": _splices(load(path)),
            "store": _stores(path.with_name("stored.yaml"), text.encode()),
            "save": _saves(path),
        },
    )
    base, size = values["yaml"], f"{len(text) / 1000:.0f} KB"
    return [
        Figure(f"read a record, {size} / C loader", values["read"], base),
        Figure(f"splice one edit, {size} / C loader", values["splice"], base),
        Figure(f"store {size}, flushed to the disk / C loader", values["store"], base),
        Figure(f"save one edit in all, {size} / C loader", values["save"], base, 5.0),
    ]


def edited(incident: Incident, number: int) -> Incident:
    """Return the record with one other word in the middle of its timeline."""
    entries = list(incident.timeline)
    middle = len(entries) // 2
    entries[middle] = replace(entries[middle], what=f"The pool was raised to {number} connections")
    return replace(incident, timeline=tuple(entries))


def _splices(before: Record) -> Callable[[], float]:
    numbers = count()

    def measure() -> float:
        after = edited(before.incident, next(numbers))
        return _milliseconds(lambda: splice(before.base.document, before.incident, after))

    return measure


def _stores(path: Path, data: bytes) -> Callable[[], float]:
    path.write_bytes(data)
    base = digest(data)
    return lambda: _milliseconds(lambda: store(path, data, base))


def _saves(path: Path) -> Callable[[], float]:
    """Return a measure of what the thread of a save does: splice, read again and compare, store, flush."""
    standing = load(path)
    numbers = count()

    def measure() -> float:
        nonlocal standing
        standing = standing.with_incident(edited(standing.incident, next(numbers)))
        start = perf_counter()
        standing = save(standing).record
        return (perf_counter() - start) * 1000

    return measure


def _milliseconds(work: Callable[[], object]) -> float:
    start = perf_counter()
    work()
    return (perf_counter() - start) * 1000


if __name__ == "__main__":
    main()
