"""How well the language check finds what a facilitator would stop at, and how long a line takes.

    python -m benchmarks.language [--json]

Two parts of the corpus in `tests/language/corpus`: what was read while the rules were written, and what was not
(`unread.yaml`). A line counts as found with any finding at nudge or louder; precision is over all lines, recall by
category, a span is hit where it covers 70 % of the marked words. Speed stands beside one search of an alternation of
300 words over the same line.
"""

import argparse
import json
import re
import statistics
import time
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import yaml
from benchmarks.figures import Figure, interleaved, table

from noblame.language import Finding, find
from noblame.language.tables import tables

CORPUS = Path(__file__).parent.parent / "tests" / "language" / "corpus"
UNREAD = "unread"
WORDS = 300
AIM = 40.0


class Line(NamedTuple):
    """One line of the corpus with what was found in it."""

    label: str
    category: str
    words: list[tuple[int, int]]
    """Places of the words that a reviewer marked."""
    found: list[Finding]

    @property
    def is_found(self) -> bool:
        """Whether anything is found at nudge or louder."""
        return bool(self.found)

    @property
    def is_covered(self) -> bool:
        """Whether what is found covers 70 % of the marked words."""
        hit = [any(each.start <= start and end <= each.end for each in self.found) for start, end in self.words]
        return sum(hit) >= 0.7 * len(hit)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--json", action="store_true", help="for a program")
    parser.add_argument("--rounds", type=int, default=30, help="how often the lines are timed")
    options = parser.parse_args()
    files = {path.stem: yaml.safe_load(path.read_text("utf-8")) for path in sorted(CORPUS.glob("*.yaml"))}
    parts = {
        "read": [_line(each) for name, part in files.items() if name != UNREAD for each in part],
        UNREAD: [_line(each) for each in files[UNREAD]],
    }
    figure = _speed([each["text"] for part in files.values() for each in part], options.rounds)
    print(_as_json(parts, figure) if options.json else _as_text(parts, figure))


def _line(each: dict[str, Any]) -> Line:
    found = [one for one in find(each["text"], each.get("people", ())) if one.level != "hint"]
    start = each["text"].index(each["span"]) if "span" in each else 0
    words = [(start + m.start(), start + m.end()) for m in re.finditer(r"\w[\w'’-]*", each.get("span", ""))]
    return Line(each["label"], each["category"], words, found)


def _speed(texts: Sequence[str], rounds: int) -> Figure:
    """Return the time for lines of twenty words, beside one search of an alternation over each."""
    lines = [text for text in texts if 18 <= len(text.split()) <= 22]
    words = sorted(tables().calls)[:: len(tables().calls) // WORDS][:WORDS]
    search = re.compile(r"\b(?:" + "|".join(map(re.escape, words)) + r")\b")

    def each_line(what: Any) -> float:
        start = time.perf_counter()
        for line in lines:
            what(line)
        return (time.perf_counter() - start) / len(lines) * 1e6

    measures = {"find": lambda: each_line(find), "search": lambda: each_line(lambda line: search.findall(line.lower()))}
    values = interleaved(rounds, measures)
    return Figure("a line of 20 words, against one search for 300 words", values["find"], values["search"], AIM, "µs")


def _rates(lines: Sequence[Line]) -> dict[str, float]:
    """Return precision, recall, the share of covered spans and of false alarms, nudges counted and not."""
    fine, marked = [line for line in lines if line.label == "ok"], [line for line in lines if line.label != "ok"]
    hits = [line for line in marked if line.is_found]
    alarms = [line for line in fine if line.is_found]
    loud = [line for line in alarms if any(each.level == "warn" for each in line.found)]
    return {
        "lines": len(lines),
        "precision": len(hits) / max(1, len(hits) + len(alarms)),
        "recall": len(hits) / max(1, len(marked)),
        "spans": _share(line.is_covered for line in hits),
        "alarms": len(alarms) / max(1, len(fine)),
        "alarms at warn": len(loud) / max(1, len(fine)),
    }


def _by_category(lines: Iterable[Line]) -> dict[str, dict[str, float]]:
    found: dict[str, list[Line]] = {}
    for line in lines:
        if line.label != "ok":
            found.setdefault(f"{line.label} {line.category}", []).append(line)
    return {name: _rates(part) for name, part in sorted(found.items())}


def _share(values: Iterable[bool]) -> float:
    every = [float(value) for value in values]
    return statistics.fmean(every) if every else 0.0


def _as_text(parts: dict[str, list[Line]], figure: Figure) -> str:
    said = [f"{'':<26}{'read: recall':>14}{'spans':>8}{'unread: recall':>16}{'spans':>8}{'lines':>14}"]
    categories = {name: _by_category(lines) for name, lines in parts.items()}
    for category in categories["read"]:
        one, other = categories["read"][category], categories[UNREAD].get(category, _rates(()))
        counts = f"{one['lines']:.0f} + {other['lines']:.0f}"
        said.append(
            f"{category:<26}{one['recall']:>14.2f}{one['spans']:>8.2f}{other['recall']:>16.2f}{other['spans']:>8.2f}{counts:>14}"
        )
    for name, lines in parts.items():
        numbers = ", ".join(f"{key} {value:.3f}" for key, value in _rates(lines).items() if key != "lines")
        said.append(f"{name} ({len(lines)} lines): {numbers}")
        kinds = {kind: _rates([line for line in lines if line.label == kind]) for kind in ("blame", "shallow")}
        said.extend(f"  {kind}: recall {rates['recall']:.3f}" for kind, rates in kinds.items())
    per_second = 1e6 / statistics.median(figure.ours)
    return "\n".join([*said, "", table([figure]), f"{per_second:,.0f} such lines a second"])


def _as_json(parts: dict[str, list[Line]], figure: Figure) -> str:
    plain = {name: {"all": _rates(lines), **_by_category(lines)} for name, lines in parts.items()}
    return json.dumps({**plain, "ratio": figure.ratio, "aim": figure.aim}, indent=2)


if __name__ == "__main__":
    main()
