"""What a running meeting costs while nobody types, beside a bare Textual app with a clock that shows seconds.

    python -m benchmarks.idle [--seconds 5] [--rounds 3] [--json]

Both run at once. Linux only: the figures come from /proc.
"""

import argparse
import json
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path
from typing import NamedTuple

from benchmarks.bare import READY
from benchmarks.figures import Figure, as_json, table
from benchmarks.meter import Meter, home
from benchmarks.records import LONG, record
from benchmarks.startup import BARE, COLUMNS, NOBLAME, ROWS

SETTLED = 3.0
"""Seconds after which everything that belongs to the start is done."""


class Use(NamedTuple):
    """What a process has used since its start."""

    seconds: float
    """On a processor."""
    wakes: int
    """How often one of its threads was woken."""


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=5.0)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    if not Path("/proc/self/schedstat").exists():
        sys.exit("benchmarks.idle: needs Linux, whose /proc tells what a process uses")
    figures = measure(options.seconds, options.rounds)
    print(as_json(figures) if options.json else table(figures))


def measure(seconds: float, rounds: int) -> list[Figure]:
    """Measure processor time, wake-ups and bytes written to the terminal, each for a second."""
    with tempfile.TemporaryDirectory() as name, ExitStack() as running:
        path = Path(name) / "record.yaml"
        path.write_text(record(LONG), encoding="utf-8")
        environ = home(path.parent)
        clock = [sys.executable, "-P", str(BARE), json.dumps({"shown": {"Digits": 1}})]
        meeting = [str(NOBLAME), "run", str(path), "--step", "timeline"]
        ours, bare = (running.enter_context(Meter(each, COLUMNS, ROWS, environ)) for each in (meeting, clock))
        ours.until(lambda shown: "left of" in shown)
        bare.until(lambda shown: READY in shown)
        ours.settle(SETTLED)
        bare.settle(0)
        spent = [_idle((ours, bare), seconds) for _ in range(rounds)]
    names = ("idle: processor, of one", "idle: wake-ups a second", "idle: bytes to the terminal a second")
    columns = [([mine[at] for mine, _ in spent], [bares[at] for _, bares in spent]) for at in range(3)]
    return [
        Figure(name, *values, aim=2.0 if unit == "%" else None, unit=unit)
        for name, values, unit in zip(names, columns, ("%", "", "B"), strict=True)
    ]


def _idle(meters: tuple[Meter, Meter], seconds: float) -> list[tuple[float, float, float]]:
    """Return for each program its percentage of a processor, wake-ups and bytes, while both are left alone."""
    before = [used(meter.process) for meter in meters]
    written = [0, 0]
    for _ in range(max(1, round(seconds))):
        for at, meter in enumerate(meters):
            written[at] += meter.settle(seconds / max(1, round(seconds)) / len(meters))
    after = [used(meter.process) for meter in meters]
    return [
        ((late.seconds - early.seconds) / seconds * 100, (late.wakes - early.wakes) / seconds, count / seconds)
        for early, late, count in zip(before, after, written, strict=True)
    ]


def used(process: int) -> Use:
    """Return what the threads of a process have used so far."""
    seconds, wakes = 0.0, 0
    for thread in Path(f"/proc/{process}/task").iterdir():
        seconds += int((thread / "schedstat").read_text().split()[0]) / 1e9
        status = dict(line.split(":", 1) for line in (thread / "status").read_text().splitlines() if ":" in line)
        wakes += int(status["voluntary_ctxt_switches"])
    return Use(seconds, wakes)


if __name__ == "__main__":
    main()
