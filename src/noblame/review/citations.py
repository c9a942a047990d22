"""What an answer in the why tree can rest on: a line of the timeline, or a link (S35, S57)."""

from collections.abc import Iterator
from datetime import UTC, tzinfo
from typing import NamedTuple

from noblame.record.incident import Entry, Incident, Link


class Citation(NamedTuple):
    """Something to cite."""

    text: str
    """What the record takes."""
    shown: str
    """How the room reads it: with times in its own zone."""


def citations(incident: Incident, zone: tzinfo = UTC) -> Iterator[Citation]:
    """Yield every line of the timeline in its order, then every link.

    The record's own text has times in UTC, as the file has them, with a Z where the room reads another zone.
    """
    for entry in incident.timeline:
        if entry.what.strip():
            yield Citation(_text(entry, zone), _timed(entry, zone))
    for link in incident.links:
        if said := _link(link):
            yield Citation(said, said)


def _text(entry: Entry, zone: tzinfo) -> str:
    if entry.at is None:
        return entry.what
    sign = "" if zone is UTC else "Z"
    return f"{entry.at.astimezone(UTC):%H:%M}{sign} {entry.what}"


def _timed(entry: Entry, zone: tzinfo) -> str:
    return f"{entry.at.astimezone(zone):%H:%M} {entry.what}" if entry.at else entry.what


def _link(link: Link) -> str:
    return f"{link.title} <{link.url}>" if link.title and link.url else link.title or link.url
