"""Advice about what stands at the top of the document: severity, times, impact; and about its appendix."""

import re
from collections.abc import Iterator

from noblame.review.advice.case import Case, Rule, Said

_AMOUNT = (
    r"\b(?:all|every\w*|no|none|nobody|nothing|half|third|quarter|dozens?|one|two|three|four|five|six|seven|eight|nine|ten"
    r"|eleven|twelve|twenty|thirty|forty|fifty|sixty|hundreds?|thousands?|millions?)\b"
)
"""Numbers in words, which are looked for only where no digit is."""
_LABEL = re.compile(r"(?:p|sev-?)(?P<number>[1-5])", re.IGNORECASE)


def no_severity(case: Case) -> Iterator[Said]:
    """Yield where the severity is missing (S26)."""
    if case.over and not case.incident.severity:
        fix = f"Give one of {', '.join(case.settings.severities)}."
        yield Said("severity", "The severity is missing, so nobody can compare incidents.", fix)


def undefined_severity(case: Case) -> Iterator[Said]:
    """Yield where the settings do not say what the severity means (S26); SEV2 counts as P2."""
    label, defined = case.incident.severity, {label.casefold() for label in case.settings.severities}
    match = _LABEL.fullmatch(label)
    same = {f"p{match['number']}", f"sev{match['number']}", f"sev-{match['number']}"} if match else set()
    if label and not ({label.casefold()} | same) & defined:
        names = ", ".join(case.settings.severities)
        message = f"The settings do not say what {label} means; they define {names}."
        yield Said("severity", message, "Choose one of them, or define it in the setting `severities`.")


def no_start(case: Case) -> Iterator[Said]:
    """Yield where the start is missing (S23, S24)."""
    if case.over and case.incident.started is None:
        message = "The start is missing, so neither the duration nor the time to detect is known."
        yield Said("started", message, "Give the time at which it began.", keys=("started: 2026-11-18T14:02:00Z",))


def no_end(case: Case) -> Iterator[Said]:
    """Yield where a published document says of no end (S24)."""
    if case.published and case.incident.resolved is None:
        message = "It is published, but reads as if the incident still went on."
        yield Said("resolved", message, "Give the time it ended.", keys=("resolved",))


def resolved_before_started(case: Case) -> Iterator[Said]:
    """Yield where the end stands before the start (S24)."""
    started, resolved = case.incident.started, case.incident.resolved
    if started and resolved and resolved < started:
        message = "The end stands before the start, so one of the two is wrong."
        yield Said("resolved", message, "Correct the day or the time of that one.")


def detected_before_started(case: Case) -> Iterator[Said]:
    """Yield where it was noticed before it began (S30)."""
    started, detected = case.incident.started, case.incident.detected
    if started and detected and detected < started:
        message = "By these times it was noticed before it began, so there is no time to detect."
        yield Said("detected", message, "Correct one of them: the start is when the first signs showed.")


def detected_after_resolved(case: Case) -> Iterator[Said]:
    """Yield where it was noticed once it was over (S30), which happens, but more often is a slip."""
    detected, resolved = case.incident.detected, case.incident.resolved
    if detected and resolved and detected > resolved:
        message = "By these times it was noticed only once it was over."
        yield Said("detected", message, "Correct the time, or say in the detection how that came about.")


def no_impact(case: Case) -> Iterator[Said]:
    """Yield where nothing is said about the impact (S25)."""
    if case.over and not case.incident.impact.strip():
        yield Said(
            "impact",
            "The impact is missing, so nobody can tell how bad it was.",
            "Say who was affected, and how severely.",
        )


def impact_number(case: Case) -> Iterator[Said]:
    """Yield where the impact is not measured (S25)."""
    impact = case.incident.impact
    if case.over and impact.strip() and not (re.search(r"\d", impact) or re.search(_AMOUNT, impact, re.IGNORECASE)):
        yield Said(
            "impact", "The impact has no number, so its size has to be guessed.", "Say how many, how much, how long."
        )


def no_links(case: Case) -> Iterator[Said]:
    """Yield where no log, dashboard or change is linked (S35, S82)."""
    if case.over and not case.incident.links:
        message = "Nothing is linked, so what the timeline says cannot be looked up."
        yield Said("links", message, "Link a log, a dashboard or the change.")


RULES = (
    Rule("no-severity", "nudge", "A severity that is missing", no_severity),
    Rule("undefined-severity", "hint", "A severity that the settings do not define", undefined_severity),
    Rule("no-start", "nudge", "A start that is missing", no_start),
    Rule("detected-before-started", "warn", "A detection before the start", detected_before_started, always=True),
    Rule("detected-after-resolved", "nudge", "A detection after the end", detected_after_resolved, always=True),
    Rule("resolved-before-started", "warn", "An end before the start", resolved_before_started, always=True),
    Rule("no-end", "nudge", "A published document without an end of the incident", no_end),
    Rule("no-impact", "nudge", "An impact that is missing", no_impact),
    Rule("impact-number", "nudge", "An impact without a number", impact_number),
    Rule("no-links", "hint", "A document that links nothing", no_links),
)
