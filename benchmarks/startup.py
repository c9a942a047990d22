"""How long it takes until noblame answers, beside Python reading YAML and beside a bare Textual app.

python -m benchmarks.startup [--rounds 15] [--json]
"""

import argparse
import asyncio
import json
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from functools import partial
from pathlib import Path
from time import perf_counter
from typing import Any

from benchmarks.bare import READY
from benchmarks.figures import Figure, as_json, interleaved, table
from benchmarks.meter import Meter, home
from benchmarks.records import LONG, SHORT, record
from textual import widgets
from textual.containers import Horizontal, Vertical
from textual.widget import Widget

from noblame.app import NoblameApp
from noblame.meeting.opening import Wish
from noblame.record.desk import Desk
from noblame.settings import load_settings

BARE = Path(__file__).with_name("bare.py")
NOBLAME = Path(sys.executable).with_name("noblame")
RECORDS = 1000
LOADER = """
import pathlib, sys, yaml
for path in pathlib.Path(sys.argv[1]).iterdir():
    yaml.load(path.read_bytes(), yaml.CSafeLoader)
"""
COLUMNS, ROWS = 100, 28
KINDS = (widgets.TextArea, widgets.Input, widgets.OptionList, widgets.Button, widgets.DataTable, widgets.Digits)
"""What a widget of ours is made of, where that is more than a text: the bare app gets one of the same."""
OWN = ("ToastRack", "Tooltip", "ScrollBar", "ScrollBarCorner")
"""What every Textual app has without asking."""
SHOWN: dict[str, tuple[str, ...]] = {
    "lobby": ("Start the meeting", "Mei Tanaka", "F1 help"),
    "timeline": ("Pool alert paged", "Done when", "F1 help", "left of"),
}
"""What stands on the screen once a place can be used: what to do there, and the keys at the bottom."""


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        figures = [
            *commands(Path(folder), options.rounds),
            archive(Path(folder), max(options.rounds // 3, 1)),
            *screens(Path(folder), options.rounds),
        ]
    print(as_json(figures) if options.json else table(figures))


def commands(folder: Path, rounds: int) -> list[Figure]:
    """Measure the commands that only write, from start to end of the process."""
    short, long = folder / "short.yaml", folder / "long.yaml"
    short.write_text(record(SHORT), encoding="utf-8")
    long.write_text(record(LONG), encoding="utf-8")
    run = partial(_seconds, environ=home(folder))
    values = interleaved(
        rounds,
        {
            "yaml": partial(run, sys.executable, "-c", "import yaml"),
            "help": partial(run, NOBLAME, "--help"),
            "version": partial(run, NOBLAME, "--version"),
            "short": partial(run, NOBLAME, "show", short),
            "long": partial(run, NOBLAME, "show", long),
            "check short": partial(run, NOBLAME, "check", short),
            "check long": partial(run, NOBLAME, "check", long),
        },
    )
    base = values["yaml"]
    sizes = [f"{path.stat().st_size / 1000:.0f} KB" for path in (short, long)]
    return [
        Figure("noblame --help / import yaml", values["help"], base, 1.6),
        Figure("noblame --version / import yaml", values["version"], base, 1.6),
        Figure(f"noblame show, {sizes[0]} / import yaml", values["short"], base, 2.5),
        Figure(f"noblame show, {sizes[1]} / import yaml", values["long"], base, 6.0),
        Figure(f"noblame check, {sizes[0]} / import yaml", values["check short"], base, 2.5),
        Figure(f"noblame check, {sizes[1]} / import yaml", values["check long"], base, 6.0),
    ]


def archive(folder: Path, rounds: int) -> Figure:
    """Measure a command over a whole archive, beside libyaml's loader on the same files."""
    records = folder / "archive"
    records.mkdir()
    for number in range(RECORDS):
        (records / f"{number:04}.yaml").write_text(record(SHORT), encoding="utf-8")
    run = partial(_seconds, environ=home(folder))
    values = interleaved(
        rounds,
        {
            "ours": partial(run, NOBLAME, "actions", "--archive", records),
            "loader": partial(run, sys.executable, "-c", LOADER, records),
        },
    )
    return Figure(f"noblame actions, {RECORDS} records / C loader on each", values["ours"], values["loader"], 2.0)


def screens(folder: Path, rounds: int) -> list[Figure]:
    """Measure the time to the first screen that can be used, each beside a bare app with as many widgets."""
    measures: dict[str, Callable[[], float]] = {"one": partial(_bare_paints, {"shown": {"TextArea": 1}}, folder)}
    for place in SHOWN:
        measures[place] = partial(_paints, place)
        measures[f"bare {place}"] = partial(_bare_paints, asyncio.run(parts(place)), folder)
    values = interleaved(rounds, measures)
    size = f"{COLUMNS}x{ROWS}"
    return [
        Figure(f"run, lobby, {size} / as many bare widgets", values["lobby"], values["bare lobby"], 1.25),
        Figure(f"run, timeline, {size} / as many bare widgets", values["timeline"], values["bare timeline"], 1.25),
        Figure(f"run, lobby, {size} / one bare TextArea", values["lobby"], values["one"]),
        Figure(f"run, timeline, {size} / one bare TextArea", values["timeline"], values["one"]),
    ]


async def parts(place: str) -> dict[str, dict[str, int]]:
    """Count the widgets of a place on the real screen: kinds that are shown, and kinds that are hidden."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "record.yaml"
        path.write_text(record(SHORT), encoding="utf-8")
        app = NoblameApp(*load_settings(None), path.parent)
        app.desk, app.wish = Desk.open(path), Wish(path=path, step=None if place == "lobby" else place)
        async with app.run_test(size=(COLUMNS, ROWS)) as pilot:
            await pilot.pause()
            found = [each for each in app.screen.walk_children(Widget) if type(each).__name__ not in OWN]
            shown = [each for each in found if each.is_on_screen]
            hidden = [each for each in found if not each.is_on_screen]
            return {"shown": _kinds(shown), "hidden": _kinds(hidden)}


def _kinds(found: list[Widget]) -> dict[str, int]:
    """Count what the widgets are made of; a container of the bare app holds one text of its own."""
    count = Counter(next((kind.__name__ for kind in KINDS if isinstance(each, kind)), "Static") for each in found)
    boxes = sum(isinstance(each, Horizontal | Vertical) for each in found)
    count["Static"] -= 2 * boxes
    count["Vertical"] = boxes
    return {kind: number for kind, number in count.items() if number > 0}


def _seconds(*command: object, environ: dict[str, str]) -> float:
    start = perf_counter()
    done = subprocess.run([str(word) for word in command], env=environ, stdout=subprocess.DEVNULL, check=False)
    took = (perf_counter() - start) * 1000
    if done.returncode > 1:  # 1 says that something was found
        done.check_returncode()
    return took


def _paints(place: str) -> float:
    """Open a fresh record at a place of the meeting; return the milliseconds until it can be used."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "record.yaml"
        path.write_text(record(LONG), encoding="utf-8")
        step: list[str] = [] if place == "lobby" else ["--step", place]
        command = [str(NOBLAME), "run", str(path), *step]
        return _until(command, home(Path(folder)), lambda text: all(word in text for word in SHOWN[place]))


def _bare_paints(widgets_: dict[str, Any], folder: Path) -> float:
    command = [sys.executable, "-P", str(BARE), json.dumps(widgets_)]
    return _until(command, home(folder), lambda text: READY in text)


def _until(command: list[str], environ: dict[str, str], shown: Callable[[str], bool]) -> float:
    with Meter(command, COLUMNS, ROWS, environ) as meter:
        return (meter.until(shown) - meter.started) * 1000


if __name__ == "__main__":
    main()
