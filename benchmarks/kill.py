"""What is left of a text when the program is ended in the middle of a word (P1, P2).

python -m benchmarks.kill [--kills 200] [--signals 50] [--seed N]

Each run starts the program, types at 8 to 60 keys a second and ends it at a random moment. One line of figures for each
way to end it; the exit status is 1 if a promise was broken, and every broken one is told.
"""

import argparse
import os
import random
import signal
import statistics
import sys
import tempfile
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path
from typing import NamedTuple

from benchmarks.terminal import NOBLAME, MissingError, Terminal, processes_of

from noblame.record import load
from noblame.source.problem import UnreadableError

OLDEST = 1.0
"""Seconds after which a character may not be lost, whatever happens."""
SLOWEST = 3.0
"""Seconds in which a program that was told to end has to be gone, on a busy machine; the aim is one."""
HEADER = "# Kept by hand: this line has to survive.\n"
RECORD = HEADER + "noblame: 1\ntitle: Checkout unavailable\nseverity: P1\n"
LETTERS = "etaoin shrdlu cmfwyp vbgkjq"
BORDER = " ┃▁▂▃▄▅▆▇█"


class Key(NamedTuple):
    """One character and when it was typed, on the clock of `time.monotonic`."""

    character: str
    at: float


class Outcome(NamedTuple):
    """One run: what was wrong, how old the oldest lost character was, how long the end took; in seconds."""

    broken: str = ""
    lost: float = 0.0
    took: float = 0.0


class Way(NamedTuple):
    """A way to end a program: by a signal, or by closing its terminal."""

    name: str
    signal: int
    closed: bool = False
    told: bool = True
    """Whether the program gets a SIGHUP when its terminal is closed."""


KILL = Way("kill -9", signal.SIGKILL)
TOLD = (
    Way("SIGTERM", signal.SIGTERM),
    Way("SIGHUP", signal.SIGHUP),
    Way("terminal closed", signal.SIGHUP, closed=True),
    Way("closed, not told", signal.SIGHUP, closed=True, told=False),
)


def type_until(window: Terminal, moment: float, chance: random.Random) -> list[Key]:
    """Type words and lines until `moment`, at a steady speed, and return what was typed."""
    typed: list[Key] = []
    pause = 1 / chance.uniform(8, 60)
    while (now := time.monotonic()) < moment:
        line = "".join(key.character for key in typed).rpartition("\n")[2]
        character = "\n" if len(line) > chance.randint(20, 70) else chance.choice(LETTERS)
        typed.append(Key(character, window.type(character.replace("\n", "\r"))))
        while (left := min(now + pause, moment) - time.monotonic()) > 0:
            window.read(left)
    return typed


def wait_for_echo(window: Terminal, typed: Sequence[Key]) -> None:
    """Wait until the program has shown the last key."""
    line = "".join(key.character for key in typed).rpartition("\n")[2].strip()
    window.wait_until(lambda _: "".join(window.at_cursor).strip(BORDER) == line, f"the line {line!r}")


def run(way: Way, seed: int) -> Outcome:
    """Type and end the program once; the seed decides when and how fast."""
    chance = random.Random(seed)
    with tempfile.TemporaryDirectory(prefix="noblame-kill-") as home:
        path = Path(home) / "record.yaml"
        path.write_text(RECORD)
        places = dict.fromkeys(("HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME"), home)
        command = [*NOBLAME, "run", str(path), "--step", "timeline"]
        with Terminal(command, environ=places, controls=way.told) as window:
            try:
                return _run(window, path, way, chance)
            except (MissingError, UnreadableError) as error:
                return Outcome(broken=str(error))


def _run(window: Terminal, path: Path, way: Way, chance: random.Random) -> Outcome:
    window.wait_for("┏━ Timeline")
    window.press("Tab")
    window.wait_for("┏━ Detection")
    typed = type_until(window, time.monotonic() + chance.uniform(0.2, 2.0), chance)
    if way != KILL:
        wait_for_echo(window, typed)
    ended = time.monotonic()
    if way.closed:
        window.close()
    else:
        window.process.send_signal(way.signal)
    status = window.wait_for_end()
    took = time.monotonic() - ended
    lost, wrong = _judge(path, typed, ended)
    if way != KILL:
        wrong += _judge_end(window, way, status, lost, took)
    return Outcome("; ".join(wrong), lost, took)


def _judge(path: Path, typed: Sequence[Key], ended: float) -> tuple[float, list[str]]:
    """Return the age of the oldest lost character and what is wrong with the file. Raises UnreadableError."""
    text, kept = "".join(key.character for key in typed), load(path).incident.detection
    wrong = [] if text.startswith(kept) else [f"what is on disk is not the beginning of what was typed: {kept!r}"]
    if not path.read_text().startswith(HEADER):
        wrong.append("the comment is gone")
    after = text[len(kept) :]
    first = len(text) - len(after.lstrip())  # white space at the end of a text is not part of it
    lost = ended - typed[first].at if first < len(typed) else 0.0
    if lost > OLDEST:
        wrong.append(f"{len(text) - first} characters lost, the oldest {lost:.2f} s old")
    return lost, wrong


def _judge_end(window: Terminal, way: Way, status: int, lost: float, took: float) -> list[str]:
    """Return what is wrong with how a program ended that was told to."""
    checks = {
        "something that was on the screen is lost": lost == 0,
        f"the exit status is {status}": status == 128 + way.signal,
        f"it took {took:.1f} s to end": took < SLOWEST,
        "a process is left": not processes_of(window.process.pid),
        "the terminal is not as it was": way.closed or window.restored,
        "a traceback was printed": b"Traceback" not in window.raw,
    }
    return [words for words, fine in checks.items() if not fine]


def figures(way: Way, outcomes: Sequence[Outcome]) -> str:
    """Return one line about all runs of one way."""
    ages = [outcome.lost for outcome in outcomes] if way == KILL else [outcome.took for outcome in outcomes]
    what = "oldest lost character" if way == KILL else "gone after"
    broken = sum(bool(outcome.broken) for outcome in outcomes)
    middle, most = statistics.median(ages) * 1000, max(ages) * 1000
    counts = f"{way.name:<17}{len(outcomes):>4} runs {broken:>4} broken"
    return f"{counts}   {what}: median {middle:.0f} ms, at most {most:.0f} ms"


def main() -> int:
    """Run every way so many times, two runs at once on each processor; return the exit status."""
    parser = argparse.ArgumentParser(description="Ends noblame in the middle of a word and looks at what is left.")
    parser.add_argument("--kills", type=int, default=200, help="how many times kill -9 (200)")
    parser.add_argument("--signals", type=int, default=50, help="how many times each of the other ways (50)")
    parser.add_argument("--seed", type=int, default=random.randrange(10**6), help="decides the moments")
    options = parser.parse_args()
    print(f"seed {options.seed}")
    fine = True
    with ProcessPoolExecutor(2 * (os.cpu_count() or 1)) as workers:
        for way in (KILL, *TOLD):
            seeds = range(options.seed, options.seed + (options.kills if way == KILL else options.signals))
            outcomes = list(workers.map(partial(run, way), seeds))
            print(figures(way, outcomes), flush=True)
            for seed, outcome in zip(seeds, outcomes, strict=True):
                if outcome.broken:
                    fine = False
                    print(f"  --seed {seed}: {outcome.broken}", flush=True)
    return 0 if fine else 1


if __name__ == "__main__":
    sys.exit(main())
