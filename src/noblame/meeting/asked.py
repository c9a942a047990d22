"""The questions a room has read, so that it does not read the same one twice in a meeting."""

from collections.abc import Iterable


class Asked:
    """Remembers which questions were shown, and when each was last."""

    def __init__(self) -> None:
        self._shown: dict[str, int] = {}
        self._count = 0

    def choose(self, questions: Iterable[str]) -> str:
        """Return the first question that was not shown yet, else the one shown longest ago, and note it as shown."""
        question = min(questions, key=lambda each: self._shown.get(_plain(each), 0))
        self._count += 1
        self._shown[_plain(question)] = self._count
        return question


def _plain(question: str) -> str:
    return " ".join(question.casefold().split())
