"""A machine that slept in mid-meeting: a short sleep counts silently, a long one counts and can be taken off."""

from noblame.meeting.clock import Now

LONG = 60.0
"""From how many seconds a sleep is worth a word."""
SHOWN = 60.0
"""For how many seconds awake the word stays."""


class Sleep:
    """Notices that the machine slept, from the clock that stood still meanwhile.

    It sees what happens between two calls of `notice`; ask at every tick and before every change.
    """

    def __init__(self) -> None:
        self.place = ""
        """The place in which the last long sleep was counted."""
        self._length = 0.0
        self._woke = 0.0
        self._gap: float | None = None

    def notice(self, now: Now, place: str, *, counting: bool) -> None:
        """Compare the clocks; a long sleep that was counted as time in `place` is worth a word."""
        gap = now.elapsed - now.awake
        slept = 0.0 if self._gap is None else gap - self._gap
        self._gap = gap
        if counting and slept >= LONG:
            earlier = self.lasted(now) if self.place == place else 0.0
            self.place, self._length, self._woke = place, earlier + slept, now.awake

    def lasted(self, now: Now) -> float:
        """Return the seconds of a long sleep that ended less than a minute ago, else 0."""
        return self._length if self._length and now.awake - self._woke < SHOWN else 0.0

    def forget(self) -> None:
        """Let the last sleep be."""
        self._length = 0.0
