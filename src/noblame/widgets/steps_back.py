"""What stood in a one-line field since it got the focus, so that it can be taken back a word at a time. Pure."""

MOST = 200
"""So many steps are kept."""


class StepsBack:
    """The words of a line as they were, and those that were taken back."""

    def __init__(self, value: str) -> None:
        self._now = value
        self._back: list[str] = []
        self._forth: list[str] = []
        self._grows: bool | None = None
        """Whether the last change added or took away a single character; None where it did neither."""

    def changed(self, value: str) -> None:
        """Note what stands there now. Characters typed one after the other are one step, up to the next word."""
        if value == self._now:
            return
        before, self._now = self._now, value
        grows = {1: True, -1: False}.get(len(value) - len(before))
        begins_word = grows is True and _typed(before, value) == " "
        if grows is None or grows is not self._grows or begins_word:
            self._back = [*self._back, before][-MOST:]
        self._grows = grows
        self._forth.clear()

    def back(self) -> str | None:
        """Return what stood there a step earlier, None where there is nothing to take back."""
        return self._step(self._back, self._forth)

    def forth(self) -> str | None:
        """Return what was taken back last, None where nothing was."""
        return self._step(self._forth, self._back)

    def _step(self, source: list[str], other: list[str]) -> str | None:
        if not source:
            return None
        other.append(self._now)
        self._now, self._grows = source.pop(), None
        return self._now


def _typed(before: str, after: str) -> str:
    """Return the character that `after` has more than `before`, by the first place where they differ."""
    same = next((at for at, (one, other) in enumerate(zip(before, after, strict=False)) if one != other), len(before))
    return after[same]
