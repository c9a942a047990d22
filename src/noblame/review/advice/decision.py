"""Advice about the decision whether a post-mortem is due (S7 to S17)."""

from collections.abc import Iterator
from datetime import datetime

from noblame.review.advice.advice import WHY_SKIPPED
from noblame.review.advice.case import Case, Rule, Said
from noblame.review.days import local, zone
from noblame.review.triage import NIGHT, is_skipped, verdict

_AT_WORK = frozenset({"", "alert", "detect", "decide", "act", "mitigate"})
"""Kinds of rows in which somebody was awake, or was woken."""


def no_triage(case: Case) -> Iterator[Said]:
    """Yield where nobody noted whether a post-mortem is due (S7 to S17)."""
    triage = case.incident.triage
    if case.over and (triage is None or not (triage.verdict or triage.criteria)):
        message = "Whether a post-mortem is due was not noted, so the archive cannot tell why this one is held."
        yield Said(
            "triage", message, "Note which criteria hold, and the verdict: always, usually or skip.", keys=("triage",)
        )


def skip_contradicted(case: Case) -> Iterator[Said]:
    """Yield where a post-mortem is skipped without a reason though something calls for one (S7 to S14)."""
    triage = case.incident.triage
    if triage is None or not is_skipped(case.incident) or triage.reason.strip():
        return
    due = "always" if case.incident.customer_impact else verdict(triage.criteria).verdict
    if due in {"always", "usually"}:
        why = "customers were affected" if case.incident.customer_impact else "its criteria call for one"
        fix = f"Change the verdict to {due}, or give the reason."
        message = f"The post-mortem is skipped, though {why}, and no reason is given."
        yield Said("triage", message, fix, None if due == "always" else "nudge", keys=(WHY_SKIPPED,))


def night_page(case: Case) -> Iterator[Said]:
    """Yield where a row falls into the night, which speaks for a post-mortem (S14)."""
    triage = case.incident.triage
    if not case.over or (triage and "night-page" in triage.criteria):
        return
    there = zone(case.settings)
    for index, entry in enumerate(case.incident.timeline):
        if entry.at and entry.kind in _AT_WORK and _is_night(local(entry.at, there)):
            message = f"This row falls between 22:00 and 06:00 ({case.settings.timezone}): was somebody woken?"
            yield Said(f"timeline[{index}]", message, "If so, add night-page to the criteria.", keys=("triage",))
            return


def _is_night(at: datetime) -> bool:
    begins, ends = NIGHT
    return at.time() >= begins or at.time() < ends


RULES = (
    Rule("no-triage", "hint", "A decision about the post-mortem that was not noted", no_triage),
    Rule("skip-contradicted", "warn", "A skipped post-mortem that something calls for", skip_contradicted, always=True),
    Rule("night-page", "hint", "Work at night that the criteria do not mention", night_page),
)
