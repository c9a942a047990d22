"""Whether an incident needs a post-mortem (S7 to S17).

The verdict stands in the record as it was decided: `always`, `usually` (one is held) or `skip` (none is). Deciding
against one that is usually held is `skip` with a reason beside criteria that say otherwise (S11).
"""

from collections.abc import Collection
from datetime import time, tzinfo
from typing import Literal

import msgspec

from noblame.record.incident import Criterion, Incident, Triage, Verdict
from noblame.review.days import local

Group = Literal["always", "usually", "skip"]
GROUPS: dict[Group, str] = {
    "always": "Always hold one, if any of these is so",
    "usually": "Usually hold one",
    "skip": "Skip it, if nothing above is so",
}
"""The groups, the strongest first, as a heading says them."""
NIGHT = (time(22), time(6))
"""From when to when people sleep, in their own zone (S14)."""


class Asked(msgspec.Struct, frozen=True):
    """One criterion as a person ticks it; `source` is its line of the practice."""

    criterion: Criterion
    group: Group
    words: str
    source: str


CRITERIA = (
    Asked("customer-outage", "always", "customers could not use it", "S7"),
    Asked("data-loss", "always", "data was lost or corrupted", "S8"),
    Asked("security", "always", "it was a security incident", "S9"),
    Asked("revenue", "always", "it cost major revenue", "S10"),
    Asked("internal-outage", "usually", "an internal tool was out", "S11"),
    Asked("near-miss", "usually", "a near miss: it could have been worse", "S12"),
    Asked("repeated", "usually", "a small incident that happened before", "S13"),
    Asked("night-page", "usually", "it woke someone at night", "S14"),
    Asked("planned", "skip", "planned maintenance that went as planned", "S15"),
    Asked("caught-early", "skip", "caught before it had an impact", "S16"),
    Asked("trivial", "skip", "trivial, with an obvious fix", "S17"),
)
"""Every criterion, by group and in the order of the practice."""
WORDS = {each.criterion: each.words for each in CRITERIA}
WHAT_APPLIES = "what applies?"
COULD_IT = "could it have been worse? then it is a near miss"
RESTRICT = "security: share it only with those who need to know"


class Decision(msgspec.Struct, frozen=True, kw_only=True):
    """What the criteria come to."""

    verdict: Verdict
    """Empty where nothing was ticked."""
    why: str = ""
    """What was ticked for it, in words."""
    ask: str = ""
    """A question that could change the verdict, or nothing."""


def verdict(criteria: Collection[Criterion]) -> Decision:
    """Return the verdict of the strongest group that something was ticked in.

    What was caught early may have been a near miss, which weighs more: only a person can say (S12, S16).
    """
    for group in GROUPS:
        ticked = [each for each in CRITERIA if each.group == group and each.criterion in criteria]
        if ticked:
            ask = COULD_IT if group == "skip" and "caught-early" in criteria else ""
            return Decision(verdict=group, why="; ".join(each.words for each in ticked), ask=ask)
    return Decision(verdict="", ask=WHAT_APPLIES)


def decided(criteria: Collection[Criterion], *, against: str = "", reason: str = "") -> Triage:
    """Return the triage that stands in the record, its criteria in the order of the practice.

    Args:
        criteria: what applies.
        against: why none is held although one usually is (S11); counts only where the verdict is `usually`.
        reason: anything else to remember about the verdict, such as how much revenue was lost (S10).
    """
    found = verdict(criteria).verdict
    no = found == "usually" and bool(against)
    ticked = tuple(each.criterion for each in CRITERIA if each.criterion in criteria)
    return Triage(criteria=ticked, verdict="skip" if no else found, reason=against if no else reason)


def in_words(triage: Triage) -> str:
    """Return the verdict and what it rests on in one line: `usually: an internal tool was out`."""
    found = verdict(triage.criteria)
    if not triage.verdict:
        return "undecided"
    if triage.verdict == "skip" and found.verdict in {"usually", "always"}:
        return f"skip, though {found.verdict}: {found.why}" + (f"; because {triage.reason}" if triage.reason else "")
    return ": ".join(filter(None, (triage.verdict, "; ".join(filter(None, (found.why, triage.reason))))))


def needs_reason(triage: Triage | None) -> bool:
    """Tell whether a post-mortem that is always or usually held was decided against without a reason (S11)."""
    if triage is None or triage.verdict != "skip" or triage.reason.strip():
        return False
    return verdict(triage.criteria).verdict in {"always", "usually"}


def needs_fix(criteria: Collection[Criterion]) -> bool:
    """Tell whether the obvious fix is to be noted as an action: trivial, and nothing speaks for more (S17)."""
    return "trivial" in criteria and verdict(criteria).verdict == "skip"


def reminder(criteria: Collection[Criterion]) -> str:
    """Return what to keep in mind when it is shared, or nothing (S9)."""
    return RESTRICT if "security" in criteria else ""


def is_skipped(incident: Incident) -> bool:
    """Tell whether it was decided that this incident needs no post-mortem (S11, S15 to S17)."""
    return incident.triage is not None and incident.triage.verdict == "skip"


def night(incident: Incident, zone: tzinfo) -> bool:
    """Tell whether the start, the detection or a row of the timeline falls between 22:00 and 06:00 in `zone` (S14)."""
    moments = (incident.started, incident.detected, *(entry.at for entry in incident.timeline))
    return any(_asleep(local(at, zone).time()) for at in moments if at is not None)


def _asleep(clock: time) -> bool:
    """Tell whether people sleep at this time of day."""
    begins, ends = NIGHT
    return clock >= begins or clock < ends
