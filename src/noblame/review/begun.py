"""The record that a decision leaves behind, before anybody drafts it (S7 to S17)."""

from collections.abc import Collection
from datetime import datetime

import msgspec

from noblame.record.incident import Action, Criterion, Incident
from noblame.review.triage import decided


class Decided(msgspec.Struct, frozen=True, kw_only=True):
    """What a person said when they decided whether a post-mortem is due."""

    title: str
    severity: str = ""
    started: datetime | None = None
    resolved: datetime | None = None
    tags: tuple[str, ...] = ()
    affected: tuple[str, ...] = ()
    criteria: Collection[Criterion] = ()
    against: str = ""
    """Why none is held although one usually is (S11)."""
    reason: str = ""
    """Anything else about the verdict."""
    fix: str = ""
    """The obvious fix of something trivial (S17)."""


def begun(said: Decided) -> Incident:
    """Return the record, with the decision visible in it; without criteria it is still to be decided.

    The obvious fix is its first action (S17). An outage for customers had an impact on them, so that it may be told
    outside (S81).
    """
    triage = decided(said.criteria, against=said.against, reason=said.reason) if said.criteria else None
    return Incident(
        title=said.title,
        severity=said.severity,
        started=said.started,
        resolved=said.resolved,
        customer_impact="customer-outage" in said.criteria or None,
        affected=said.affected,
        tags=said.tags,
        triage=triage,
        actions=(Action(what=said.fix, id="a1", type="immediate"),) if said.fix else (),
    )
