"""What the page of a record shows beyond the document's texts: figures, drawing, tree and tasks."""

from collections.abc import Iterator
from typing import NamedTuple

from noblame.record.incident import Incident
from noblame.record.notation.spans import duration, time_to_detect, time_to_mitigate
from noblame.review.days import today
from noblame.review.severity import definition
from noblame.review.words import exactly
from noblame.sharing.addresses import reachable
from noblame.sharing.document import Document, document
from noblame.sharing.extras import Extra
from noblame.sharing.page_causes import Answer, answers
from noblame.sharing.page_rows import Day, days
from noblame.sharing.page_tasks import Task, tasks
from noblame.sharing.timeline_drawing import Drawing, drawings
from noblame.sharing.wanted import Wanted

_DRAWN = {"What we will do differently", "Where we were lucky", "Affected", "Why it happened", "Tickets"}
"""The document's lists that have a place of their own on the page."""
_STATUS = {
    "draft": "Draft: it may still change",
    "reviewed": "Reviewed",
    "published": "Published",
    "closed": "Closed",
}


class Figure(NamedTuple):
    """One of the numbers at the top."""

    name: str
    words: str
    """Empty where it is not known."""
    note: str = ""


class Reference(NamedTuple):
    """A link of the appendix (S35)."""

    title: str
    address: str
    """Where it leads; empty where that is no page."""
    shown: str
    """Its address as it is read, where the title does not say it."""
    kind: str


class Page(NamedTuple):
    """Everything on the page."""

    document: Document
    status: str
    is_draft: bool
    severity_class: str
    """`p1` to `p3`, for the colour; empty for any other."""
    definition: str
    figures: tuple[Figure, ...]
    headline: str
    cost: str
    affected: tuple[str, ...]
    days: tuple[Day, ...]
    drawings: tuple[Drawing, ...]
    answers: tuple[Answer, ...]
    tasks: tuple[Task, ...]
    lucky: tuple[str, ...]
    references: tuple[Reference, ...]
    lists: tuple[Extra, ...]
    day: str
    """On which the page was made, in the settings' zone: what is overdue is so as of then."""


def page(wanted: Wanted) -> Page:
    """Return what the page of a record shows; the incident's times are in UTC, the meeting's in the settings' zone."""
    incident, told = wanted.incident, document(wanted.incident, wanted.zone)
    cost, day = incident.cost.people_hours if incident.cost else 0, today(wanted.now, wanted.settings)
    return Page(
        document=told,
        status=_STATUS[incident.status],
        is_draft=incident.status == "draft",
        severity_class=_level(incident.severity),
        definition=definition(incident.severity, wanted.settings),
        figures=tuple(_figures(incident, told)),
        headline=incident.lessons.headline.strip(),
        cost=f"{cost} people-hours" if cost else "",
        affected=_filled(incident.affected),
        days=days(incident, told.date),
        drawings=drawings(incident),
        answers=answers(incident),
        tasks=tasks(incident, wanted.settings, day),
        lucky=_filled(incident.lessons.lucky),
        references=tuple(_references(told)),
        lists=tuple(extra for extra in told.extras if extra.title not in _DRAWN),
        day=day.isoformat(),
    )


def _figures(incident: Incident, told: Document) -> Iterator[Figure]:
    """Yield when it was and how long, until somebody noticed, and until it hurt less (S23, S24, S30, S31)."""
    yield Figure("Date", told.date)
    lasted, ongoing = duration(incident), incident.started and not incident.resolved
    span = told.duration.partition(" (")[0]
    since = f"since {span.removesuffix(' - ongoing')}"
    yield Figure("Duration", "ongoing" if ongoing else _span(lasted), since if ongoing else span)
    noticed = time_to_detect(incident)
    by = {"alert": "by an alert", "customer": "by a customer", "staff": "by staff", "other": "by other means"}
    yield Figure("Time to detect", _span(noticed), by.get(incident.detected_by, ""))
    yield Figure("Time to mitigate", _span(time_to_mitigate(incident)))


def _span(minutes: int | None) -> str:
    return "" if minutes is None else exactly(minutes)


def _level(severity: str) -> str:
    """Return the class of P1 to P3 and of SEV1 to SEV3."""
    known = severity.strip().casefold().replace("sev-", "p").replace("sev", "p")
    return known if known in {"p1", "p2", "p3"} else ""


def _references(told: Document) -> Iterator[Reference]:
    for link in told.links:
        title, url = link.title.strip(), link.url.strip()
        yield Reference(title or url, reachable(url), url if title else "", link.kind)


def _filled(items: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(item.strip() for item in items if item.strip())
