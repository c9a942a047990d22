"""The advice about a record while somebody writes on it: worked out again only where something changed."""

from collections.abc import Iterable
from datetime import datetime

from noblame.record.incident import Incident
from noblame.review.advice.advice import Advice
from noblame.review.advice.all import advise
from noblame.settings import Settings


class Counsel:
    """What is advised, and which piece of it somebody looks at.

    Attributes:
        in_hand: the advice somebody was led to last; None before, and once it is followed.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._asked: tuple[object, ...] = ()
        self._advice: tuple[Advice, ...] = ()
        self.in_hand: Advice | None = None

    def of(self, incident: Incident, now: datetime, people: Iterable[str], findings: int) -> tuple[Advice, ...]:
        """Return the advice about a record; the same as before within a minute in which nothing changed.

        Args:
            incident: The record.
            now: Aware.
            people: Names beyond those in the record.
            findings: How many language findings are open.
        """
        asked = (incident, now.replace(second=0, microsecond=0), findings)
        if not self._asked or incident is not self._asked[0] or asked[1:] != self._asked[1:]:
            self._asked = asked
            self._advice = advise(incident, now, self._settings, people, findings)
            if self.in_hand not in self._advice:
                self.in_hand = None
        return self._advice

    def next(self) -> Advice | None:
        """Go to the next piece of advice, from the last one round to the first; None where there is none."""
        if not self._advice:
            return None
        after = self._advice.index(self.in_hand) + 1 if self.in_hand in self._advice else 0
        self.in_hand = self._advice[after % len(self._advice)]
        return self.in_hand
