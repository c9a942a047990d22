"""What the sections of a plain record are made of."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, tzinfo
from typing import NamedTuple

from noblame.record.incident import Incident
from noblame.review.days import local


class View(NamedTuple):
    """A record, and from where it is looked at."""

    incident: Incident
    zone: tzinfo
    today: date


def fact(label: str, value: object) -> Iterator[str]:
    """Yield `label: value`, or nothing for what was left empty."""
    if value:
        yield f"{label}: {value}"


def bullets(label: str, items: Iterable[str]) -> Iterator[str]:
    """Yield a label of its own and an item a line, or nothing without items."""
    items = list(items)
    if items:
        yield from (f"{label}:", *(f"- {item}" for item in items))


def joined(parts: Iterable[str | None], mark: str = ", ") -> str:
    """Return the parts that are not empty, with `mark` between."""
    return mark.join(part for part in parts if part)


def moment(at: datetime | None, view: View) -> str:
    """Return `2026-11-18 14:02 UTC`, with seconds where there are some; nothing for no time."""
    if at is None:
        return ""
    there = local(at, view.zone)
    return f"{there.date()} {clock(at, view)} {there:%Z}"


def clock(at: datetime, view: View) -> str:
    """Return `14:02`, or `14:02:31` where there are seconds."""
    there = local(at, view.zone)
    return f"{there:%H:%M:%S}" if there.second else f"{there:%H:%M}"
