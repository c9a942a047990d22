"""When an open record is saved and when the disk is looked at: arithmetic on a clock that is passed in."""

SPACING = 0.5
"""Seconds between the starts of two saves while typing goes on: with a tick and a save, nothing gets 1 s old (P1)."""
LOOK = 1.0
"""Seconds between two looks at the disk while there is nothing to save."""
RETRY = 3.0
"""Seconds between two tries of a save that failed, unless more was typed."""
SLOW = 5.0
"""Seconds after which a disk that does not answer is mentioned."""
PATIENCE = 10.0
"""Seconds that leaving waits for a disk."""


class Pace:
    """Remembers when the last save and the last look began. All times are seconds on a clock that only runs forward."""

    def __init__(self) -> None:
        self._saved = self._looked = float("-inf")

    def due(self, elapsed: float, *, unsaved: bool, tried: bool, soon: bool) -> bool:
        """Return whether to go to the disk now, to save or to look; if so, count it as begun.

        Args:
            elapsed: now.
            unsaved: there is something to save.
            tried: a save of just that has failed.
            soon: somebody asked for it.
        """
        if soon or (unsaved and elapsed - self._saved >= (RETRY if tried else SPACING)):
            self._saved = elapsed
            return True
        if not unsaved and elapsed - self._looked >= LOOK:
            self._looked = elapsed
            return True
        return False

    def slow(self, elapsed: float) -> bool:
        """Return whether what is under way takes so long that a person should know."""
        return elapsed - max(self._saved, self._looked) > SLOW
