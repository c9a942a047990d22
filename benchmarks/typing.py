"""How long a key takes to its echo in the timeline pane, beside a bare TextArea with the same text.

    python -m benchmarks.typing [--keys 200] [--lines 10 500 10000] [--sizes 80x24 100x28] [--json]

Both programs run at once and get the same keys in turn, about eight a second each, as a person types. In noblame the
clock runs, the language check is on, and what is typed is saved meanwhile.
"""

import argparse
import json
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import UTC
from itertools import count
from pathlib import Path
from time import perf_counter

from benchmarks.bare import READY
from benchmarks.figures import Figure, as_json, table
from benchmarks.meter import Meter, home
from benchmarks.records import record
from benchmarks.startup import BARE, NOBLAME

from noblame.record import load
from noblame.record.fields import FIELDS

SENTENCES = (
    "Dana forgot to drain the pool before the deploy",
    "Somebody should have noticed the alert sooner",
    "The health check failed to fire on three hosts",
    "We will be more careful next time with limits",
    "Rolled back to 4.11 in eu-west, then in us-east",
)
"""What is typed: blame, promises and facts, so that the language check has work to do."""
AIMS = {500: 1.25, 10_000: 0.6}
"""Times a bare TextArea's median, by timeline lines."""
SETTLED = 3.0
"""Seconds after which what was loaded is checked."""
PACE = 0.06
"""Seconds between a key to one program and the next one to the other."""
END = "\x1b[1;5F"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--keys", type=int, default=200)
    parser.add_argument("--lines", type=int, nargs="+", default=[10, 500, 10_000])
    parser.add_argument("--sizes", nargs="+", default=["80x24", "100x28"])
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    figures = [
        figure for lines in options.lines for size in options.sizes for figure in measure(lines, size, options.keys)
    ]
    print(as_json(figures) if options.json else table(figures))


def measure(lines: int, size: str, keys: int) -> Iterator[Figure]:
    """Yield the median and the 95th percentile for one length of the timeline and one size of the terminal."""
    columns, rows = map(int, size.split("x"))
    with tempfile.TemporaryDirectory() as name, ExitStack() as running:
        folder = Path(name)
        path = folder / "record.yaml"
        path.write_text(record(lines), encoding="utf-8")
        text = folder / "timeline.txt"
        text.write_text(FIELDS["timeline"].show(load(path).incident, UTC), encoding="utf-8")
        parts = json.dumps({"shown": {"TextArea": 1}})
        commands = (
            [str(NOBLAME), "run", str(path), "--step", "timeline"],
            [sys.executable, "-P", str(BARE), parts, str(text)],
        )
        ours, bare = (running.enter_context(Meter(each, columns, rows, home(folder))) for each in commands)
        ours.until(lambda shown: "Done when" in shown)
        bare.until(lambda shown: READY in shown)
        for meter in (ours, bare):
            meter.press(END)
        ours.settle(SETTLED)
        bare.settle(PACE)
        values = _type(ours, bare, keys)
    name = f"key to echo, {lines:,} lines, {size}"
    yield Figure(f"{name}, median", *values, aim=AIMS.get(lines))
    yield Figure(f"{name}, 95 %", *values, share=0.95)


def _type(ours: Meter, bare: Meter, keys: int) -> tuple[list[float], list[float]]:
    """Type into both in turn; return the milliseconds each key took to its echo."""
    values: tuple[list[float], list[float]] = ([], [])
    for line in _lines():
        for meter in (ours, bare):
            meter.press("\r")
            meter.settle(PACE)
        for end in range(1, len(line) + 1):
            for meter, times in zip((ours, bare), values, strict=True):
                if (took := _echo(meter, line[:end])) is not None:
                    times.append(took)
            if len(values[0]) >= keys:
                return values
    return values


def _lines() -> Iterator[str]:
    """Yield timeline lines without end, each with a time of its own."""
    for number in count():
        yield f"23:{number // 60 % 60:02}:{number % 60:02} {SENTENCES[number % len(SENTENCES)]}"


def _echo(meter: Meter, typed: str) -> float | None:
    """Type the last letter of `typed`; return how long its echo took, None where that cannot be seen."""
    visible = not typed.endswith(" ") and typed not in meter.text
    pressed = meter.press(typed[-1])
    seen = meter.until(lambda text: typed in text) if visible else pressed
    meter.settle(max(0.0, pressed + PACE - perf_counter()))
    return (seen - pressed) * 1000 if visible else None


if __name__ == "__main__":
    main()
