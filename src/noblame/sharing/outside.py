"""What customers and the public are told of a record: the fields meant for it, without names, after the leak check."""

import re
from collections.abc import Iterator
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from noblame.inert import visible
from noblame.record.incident import Incident, Resolution
from noblame.review.triage import reminder
from noblame.sharing.failing import SharingError, WithheldError
from noblame.sharing.leaks import LeakError, blame, ids, leaks, linked, public_addresses
from noblame.sharing.lines import ITEM
from noblame.sharing.rendering import environment
from noblame.sharing.roles import Roles, people_of
from noblame.sharing.wanted import Wanted

if TYPE_CHECKING:
    from jinja2 import Environment

NOT_AFFECTED = "no customers were affected, by this record: customer_impact is not true"
MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
_BESIDE = ("detection", "lessons.headline")
"""What a short text leaves out."""
_SECTION = re.compile(r"\n[ \t]*(?:\n[ \t]*)+")
_WRAP = re.compile(rf"[ \t]*\n[ \t]*+(?!{ITEM})")
"""A line break that goes on with the same sentence, and begins no item."""


class Told(NamedTuple):
    """What may be told, place by place, in plain text; empty is what the record does not say."""

    title: str
    when: str
    """From when to when, in UTC."""
    ongoing: bool
    impact: str
    detection: str
    root_cause: str
    resolution: str
    """How service came back."""
    permanent: str
    """What keeps it from happening again, once done."""
    planned: tuple[str, ...]
    """What will be done; nobody's name, no date."""
    done: tuple[str, ...]
    headline: str
    link: str
    """Where to read on, if that is public."""


def told(wanted: Wanted, *, briefly: bool = False) -> Told:
    """Return what may be told outside of a record (S78 to S81).

    People are roles, and the ids of the record are gone. Whatever else looks internal stops it, unless `wanted` allows
    it by its kind or its words.

    Args:
        wanted: The record, and what may pass.
        briefly: Whether to leave out how it was noticed and what was learned, which then need not fit for outside.

    Raises:
        SharingError: No customers were affected (S81).
        WithheldError: A security incident is not allowed outside (S9).
        LeakError: It would tell what is internal.
    """
    incident = wanted.incident
    if not incident.customer_impact:
        raise SharingError(NOT_AFFECTED)
    warned = reminder(incident.triage.criteria) if incident.triage else ""
    if warned and "security" not in wanted.allow:
        raise WithheldError(warned, "once security agrees that it goes outside", "security")
    written = {place: text for place, text in _written(incident) if not (briefly and place in _BESIDE)}
    texts = _read(written, wanted)
    found = {leak: leak.place for leak in (*leaks(texts, wanted), *blame(written, wanted), *linked(wanted))}
    if found:
        places = [*written, "link"]
        raise LeakError(tuple(sorted(found, key=lambda leak: places.index(leak.place))))
    return _told(incident, texts, next(iter(public_addresses(wanted)), ""))


def _written(incident: Incident) -> Iterator[tuple[str, str]]:
    """Yield the place and the text of what is meant for outside, as people wrote it; what is empty is left out."""
    how = incident.resolution
    parts = how if isinstance(how, Resolution) else Resolution()
    places = {
        "title": incident.title,
        "impact": incident.impact,
        "detection": incident.detection,
        "root_cause": incident.root_cause,
        "resolution": "" if isinstance(how, Resolution) else how,
        "resolution.temporary": parts.temporary,
        "resolution.permanent": parts.permanent,
        "lessons.headline": incident.lessons.headline,
    }
    places |= {f"actions[{at}].what": each.what for at, each in enumerate(incident.actions) if not each.decided}
    yield from ((place, text) for place, text in places.items() if text.strip())


def _read(written: dict[str, str], wanted: Wanted) -> dict[str, str]:
    """Return the texts as they are to be read: roles for names, no ids of the record, each paragraph on one line."""
    roles = Roles(people_of(wanted.incident, wanted.settings.people))
    aside = _ids_aside(ids(wanted.incident))
    return {place: _paragraphs(aside.sub("", roles.text(text))) for place, text in written.items()}


def _ids_aside(known: frozenset[str]) -> re.Pattern[str]:
    """Return what finds ids in brackets: “the lint rule (a1) keeps it that way”."""
    some = "|".join(map(re.escape, sorted(known, key=len, reverse=True))) or r"(?!)"
    return re.compile(rf"[ \t]*\((?:(?:see|via|by|with)[ ]+)?(?:{some})(?:(?:,[ ]*|[ ]and[ ])(?:{some}))*\)")


def _paragraphs(text: str) -> str:
    return "\n\n".join(_WRAP.sub(" ", paragraph.strip()) for paragraph in _SECTION.split(text.strip()))


def _told(incident: Incident, texts: dict[str, str], link: str) -> Told:
    actions = [(action, texts.get(f"actions[{at}].what", "")) for at, action in enumerate(incident.actions)]
    return Told(
        title=" ".join(texts.get("title", "").split()).rstrip("."),
        when=when(incident),
        ongoing=incident.resolved is None,
        impact=texts.get("impact", ""),
        detection=texts.get("detection", ""),
        root_cause=texts.get("root_cause", ""),
        resolution=texts.get("resolution", "") or texts.get("resolution.temporary", ""),
        permanent=texts.get("resolution.permanent", ""),
        planned=tuple(text.rstrip(".") for action, text in actions if text and not action.done),
        done=tuple(text.rstrip(".") for action, text in actions if text and action.done),
        headline=texts.get("lessons.headline", ""),
        link=link,
    )


def when(incident: Incident) -> str:
    """Return from when to when it lasted, for people who do not read dates of programs; empty without a start.

    >>> when(Incident(title="", started=datetime.fromisoformat("2026-11-18T14:02Z")))
    'since 18 November 2026, 14:02 UTC'
    """
    start, end = incident.started, incident.resolved
    if start is None:
        return ""
    if end is None:
        return f"since {_day(start)}, {start:%H:%M} UTC"
    until = f"{end:%H:%M}" if end.date() == start.date() else f"{_day(end)}, {end:%H:%M}"
    return f"{_day(start)}, {start:%H:%M} to {until} UTC"


def _day(at: datetime) -> str:
    return f"{at.day} {MONTHS[at.month - 1]} {at.year}"


def plain_text(template: str, archive: Path | None, **values: Any) -> str:
    """Return what a template of plain text gives; nothing that it prints can act on a terminal."""
    return _environment(archive).get_template(template).render(**values)


@cache
def _environment(archive: Path | None) -> "Environment":
    found = environment(archive, lambda value: visible(str(value)))
    found.filters["one_line"] = lambda text: " ".join(text.split())
    found.filters["capital"] = lambda text: text[:1].upper() + text[1:]
    return found
