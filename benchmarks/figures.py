"""Figures beside a baseline of the same run: medians, ratios, and how far from the aim."""

import json
import statistics
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple


class Figure(NamedTuple):
    """What was measured of us and of the baseline, in the same rounds.

    Attributes:
        name: what it is.
        ours: our values, in `unit`.
        base: the baseline's values, in `unit`.
        aim: at most so many times the baseline; None where nothing was promised.
        unit: what the values are in.
        share: which value speaks for all of them: 0.5 the median.
    """

    name: str
    ours: Sequence[float]
    base: Sequence[float]
    aim: float | None = None
    unit: str = "ms"
    share: float = 0.5

    @property
    def ratio(self) -> float:
        """How many times the baseline we take."""
        return at_share(self.ours, self.share) / at_share(self.base, self.share)


def at_share(values: Sequence[float], share: float) -> float:
    """Return the value that this share of all values does not exceed: 0.95 for the 95th percentile."""
    if share == 0.5 or len(values) == 1:
        return statistics.median(values)
    return statistics.quantiles(values, n=100, method="inclusive")[round(share * 100) - 1]


def interleaved(rounds: int, measures: Mapping[str, Callable[[], float]]) -> dict[str, list[float]]:
    """Return `rounds` values of each measure, taken in turn, so that a busy moment of the machine hits all of them.

    One round before them is thrown away: it fills the caches.
    """
    for measure in measures.values():
        measure()
    values: dict[str, list[float]] = {name: [] for name in measures}
    for _ in range(rounds):
        for name, measure in measures.items():
            values[name].append(measure())
    return values


def table(figures: Iterable[Figure]) -> str:
    """Return the figures as lines: ours, the baseline, the ratio, the aim, and whether it is reached."""
    lines = [f"{'':<52}{'noblame':>11}{'baseline':>11}{'ratio':>8}{'aim':>7}"]
    for figure in figures:
        ours, base = (at_share(values, figure.share) for values in (figure.ours, figure.base))
        aim = f"{figure.aim:>7.2f}  {'ok' if figure.ratio <= figure.aim else 'MISSED'}" if figure.aim else ""
        values = f"{f'{ours:.1f} {figure.unit}':>11}{f'{base:.1f} {figure.unit}':>11}"
        lines.append(f"{figure.name:<52}{values}{figure.ratio:>8.2f}{aim}")
    return "\n".join(lines)


def as_json(figures: Iterable[Figure]) -> str:
    """Return the figures for a program."""
    return json.dumps([_plain(figure) for figure in figures], indent=2)


def _plain(figure: Figure) -> dict[str, Any]:
    ours, base = (at_share(values, figure.share) for values in (figure.ours, figure.base))
    return {
        "name": figure.name,
        "ours": ours,
        "baseline": base,
        "ratio": figure.ratio,
        "aim": figure.aim,
        "unit": figure.unit,
        "values": len(figure.ours),
    }
