"""Advice about sharing what was learned, inside and outside (S9, S74 to S81, S99)."""

import re
from collections.abc import Iterator

from noblame.review.advice.case import Case, Rule, Said
from noblame.review.triage import is_skipped, reminder

_OUTSIDE = re.compile(
    r"status|customers?|clients?|users?\b|e-?mail|\bmails?\b|blog|public|newsletter|press|website|banner|external",
    re.IGNORECASE,
)
"""Words in the name of a place that customers read."""


def not_shared(case: Case) -> Iterator[Said]:
    """Yield where a published document was shared nowhere (S74, S99)."""
    if case.published and not case.incident.shared and not is_skipped(case.incident):
        message = "It is published, and nothing says where it was shared."
        fix = "Share it where teams look, and note where: wiki, channel, on-call handoff."
        yield Said("shared", message, fix, keys=("shared",))


def no_external_text(case: Case) -> Iterator[Said]:
    """Yield where customers were affected and were told nothing afterwards (S78 to S81)."""
    where = (place.where for place in case.incident.shared)
    if case.published and case.incident.customer_impact and not any(map(_OUTSIDE.search, where)):
        message = "Customers were affected, and nothing says what they were told."
        fix = "Share a short text outside: status page, e-mail or blog; then note where."
        yield Said("shared", message, fix, keys=("shared",))


def restricted_sharing(case: Case) -> Iterator[Said]:
    """Yield the reminder that a security incident is shared with care (S9)."""
    triage = case.incident.triage
    said = reminder(triage.criteria) if triage and case.incident.status != "closed" else ""
    if said:
        yield Said("triage", f"{said[0].upper()}{said[1:]}.", "Agree with security on who reads it.")


RULES = (
    Rule("restricted-sharing", "hint", "A security incident, to be shared with care", restricted_sharing),
    Rule("not-shared", "nudge", "A published document that was shared nowhere", not_shared),
    Rule("no-external-text", "nudge", "Affected customers who were told nothing", no_external_text),
)
