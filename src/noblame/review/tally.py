"""Counts open findings place by place, a slice at a time, so that whoever types is never held up."""

from collections.abc import Callable, Iterator, Mapping

from noblame.record.incident import Incident
from noblame.review.open_findings import KEYS, open_in, sources
from noblame.review.reader import Reader
from noblame.settings import Settings


class Tally:
    """The open findings of one record, by the places of a meeting or the sections of the document.

    Attributes:
        reader: what the check says of each line.
        counts: by place; a place that was not counted yet is absent, and one that is being counted again keeps its
            last count.
    """

    def __init__(self, settings: Settings, keys: Mapping[str, tuple[str, ...]] = KEYS) -> None:
        self._keys = keys
        self.reader = Reader(settings)
        self.counts: dict[str, int] = {}
        self._counted: dict[str, tuple[int, tuple[object, ...]]] = {}
        self._incident: Incident | None = None
        self._under: tuple[int, str] = (0, "")
        self._lines: Iterator[None] = iter(())

    def go_on(self, incident: Incident, enough: Callable[[], bool], but: str = "") -> bool:
        """Count on, a line at a time, where something changed.

        Args:
            incident: The record as it stands.
            enough: Asked after each line, whether to stop for now.
            but: A place to leave alone, because somebody writes there.

        Returns:
            Whether all is counted.
        """
        under = (self.reader.version, but)
        if incident is not self._incident or under != self._under:
            self._incident, self._under, self._lines = incident, under, self._count(incident, but)
        return not any(enough() for _ in self._lines)

    def _count(self, incident: Incident, but: str) -> Iterator[None]:
        version = self.reader.version
        for place in self._keys:
            parts = sources(incident, place, self._keys)
            if place == but or self._is_counted(place, version, parts):
                continue
            found = 0
            for number in open_in(incident, place, self.reader.of, self._keys):
                found += number
                yield
            self.counts[place], self._counted[place] = found, (version, parts)

    def _is_counted(self, place: str, version: int, parts: tuple[object, ...]) -> bool:
        """Return whether a place stands as it was counted."""
        before, same = self._counted.get(place, (-1, ()))
        return before == version and all(one is other for one, other in zip(parts, same, strict=True))
