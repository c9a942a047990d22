"""What the language check says of the lines of one meeting: each is read once, whoever asks."""

from collections.abc import Callable, Sequence
from itertools import chain

from msgspec.structs import replace

from noblame.language import Finding
from noblame.record.incident import Accepted, Incident
from noblame.review.open_findings import KEYS, read_at, said
from noblame.review.wording import findings
from noblame.settings import Settings

MOST = 50_000
"""So many lines are remembered, with what was half typed in between."""
USUAL = (
    "Somebody should have noticed the alert sooner.",
    "The engineer forgot to look and did not check the page.",
    "The developer broke the build by mistake.",
    "It was human error, and it is the fault of the team.",
    "It was caused by the operator, who was careless.",
    "Why did nobody tell them? We will be more careful next time.",
    "Remind everybody to follow the process, and improve monitoring.",
)
"""Read first, so that the rules people meet most are there when the first line is typed."""
LONGEST = 5_000
"""So many characters of a line are read here: a log pasted as one line must not hold up the room."""


class Reader:
    """Remembers what was found in each text, for as long as nobody joins and nothing is kept that might change it.

    Attributes:
        version: grows whenever the same text could be answered differently.
    """

    def __init__(self, settings: Settings) -> None:
        self.version = 0
        self._settings = settings
        self._incident = Incident(title="")
        self._people: tuple[str, ...] = ()
        self._known: dict[tuple[str, str], Sequence[Finding]] = {}

    def read_ahead(self, incident: Incident, people: Sequence[str], may_go_on: Callable[[], bool]) -> bool:
        """Have the rules loaded and the whole record read, in another thread than that of the keys.

        Args:
            incident: The record as it was opened.
            people: Whom it knows by name.
            may_go_on: Asked after each line; it may take its time, to leave some to whoever types.

        Returns:
            Whether all was read.
        """
        self.know(incident, people)
        opened = (each for place in KEYS for each in read_at(incident, place))
        for key, text in chain((("causes", line) for line in USUAL), opened):
            self.of(key, text)
            if not may_go_on():
                return False
        return True

    def know(self, incident: Incident, people: Sequence[str]) -> bool:
        """Take whom and what the record knows by now. Returns whether a text could be answered differently."""
        kept = self._incident.accepted
        if tuple(people) == self._people and incident.accepted == kept:
            return False
        grown = incident.accepted[: len(kept)] == kept and tuple(people) == self._people
        self._forget(only_found=grown)
        self._incident, self._people = incident, tuple(people)
        self.version += 1
        return True

    def _forget(self, *, only_found: bool) -> None:
        """Forget all answers, or those that held a finding: what is kept besides can only take findings away."""
        self._known = {asked: found for asked, found in self._known.items() if not found} if only_found else {}

    def of(self, key: str, text: str) -> Sequence[Finding]:
        """Return the findings of a text that stands in the part `key` of the record."""
        asked, known = (key, text), self._known  # who joins while a thread reads makes another `_known`
        if asked not in known:
            if len(known) >= MOST:
                known.clear()
            known[asked] = () if not text or text.isspace() else self._read(key, text)
        return known[asked]

    def _read(self, key: str, text: str) -> Sequence[Finding]:
        return tuple(findings(text[:LONGEST], key, self._people, self._incident, self._settings))

    def in_line(self, key: str, line: str) -> list[Finding]:
        """Return the findings of a line as a pane shows it, with time and marks, counted in that line."""
        text, begins = said(key, line)
        return [found._replace(start=begins + found.start, end=begins + found.end) for found in self.of(key, text)]


def accept(incident: Incident, text: str, rule: str, reason: str) -> Incident:
    """Return the record once somebody decided to keep a wording; the same words and rule stand there once."""
    rest = (each for each in incident.accepted if (each.text, each.rule) != (text, rule))
    return replace(incident, accepted=(*rest, Accepted(text=text, rule=rule, reason=reason)))
