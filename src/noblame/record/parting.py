"""What is said about a record when its window opens after a bad end, and when it closes."""

from collections.abc import Iterable
from pathlib import Path

from noblame.record.merge import Conflict
from noblame.record.waiting import place_of
from noblame.source.problem import Problem


def left_behind(path: Path, copies: Iterable[Path]) -> list[Problem]:
    """Return a warning for each copy that an earlier window of this record left in the state folder."""
    return [Problem(path=str(path), found=f"text of an earlier window is in {copy}", level="warn") for copy in copies]


def last_words(
    path: Path, trouble: str, copy: Path | None, conflicts: tuple[Conflict, ...], *, saved: bool
) -> tuple[str, ...]:
    """Return what to print on leaving: where the record is, where a copy is, which conflicts wait."""
    lines = [f"Saved in {path}" if saved else trouble or f"{path.name}: the disk does not answer"]
    if copy is not None:
        lines.append(f"All of the text is in {copy}")
    if conflicts:
        words = ", ".join(conflict.words for conflict in conflicts)
        lines.append(f"Changed here and by somebody else: {words}. Theirs is in the file; open it again to choose")
        lines.append(f"Yours waits in {place_of(path)}")
    return tuple(lines)
