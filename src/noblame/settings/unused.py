"""Which settings are not used, in one short line for the screen."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from noblame.source.problem import Problem

MOST = 4
"""So many lines of a file are named."""


def unused(problems: Sequence[Problem]) -> str:
    """Return `4 wrong settings: .noblame.yaml:1,2,3,9`, or nothing; what is wrong with each is said elsewhere."""
    if not problems:
        return ""
    counted = "1 wrong setting" if len(problems) == 1 else f"{len(problems)} wrong settings"
    paths = dict.fromkeys(problem.path for problem in problems)
    places = (_places(path, (problem.line for problem in problems if problem.path == path)) for path in paths)
    return f"{counted}: {'; '.join(places)}"


def _places(path: str, lines: Iterable[int]) -> str:
    """Return a file's name with the lines, each once."""
    numbers = sorted(set(lines))
    named = ",".join(map(str, numbers[:MOST]))
    return f"{Path(path).name}:{named}{',…' if len(numbers) > MOST else ''}"
