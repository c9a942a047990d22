"""Advice that somebody decides not to follow: the record keeps the decision with its reason."""

from msgspec.structs import replace

from noblame.record.incident import Incident
from noblame.review.advice.advice import WHY_SKIPPED, Advice
from noblame.review.advice.paths import text_at
from noblame.review.reader import accept

OF_WORDS = frozenset({"title-names-person", "impact-number", "undefined-severity"})
"""Rules about the words of one field: other words are looked at again."""


ASKED = {
    "no-meeting": "Why is no meeting held?",
    "no-actions": "Why is there no action?",
    "no-stakeholder": "Why is nobody listed who was affected?",
    "status-closed": "Why is it closed all the same?",
}
"""By key under `reasons` what is asked for it."""


def question(advice: Advice) -> str:
    """Return what to ask whoever leaves something as it is: for the reason that the advice speaks of, if it does."""
    if WHY_SKIPPED in advice.keys:
        return "Why is none held?"
    return ASKED.get(advice.reason, "Why is it right as it is?")


def accepted(incident: Incident, advice: Advice, reason: str) -> Incident:
    """Return the record once somebody decided to leave something as it is: `advise` says it no more.

    What is about an item of a list, or about words, is accepted for these words alone, under `accepted`; all else, and
    an item without words, for the whole record, under `reasons`. A reason that the advice speaks of stands where it
    says: that no meeting is held is known to all rules then.

    Args:
        incident: The record.
        advice: What `advise` said of it.
        reason: Why it stays so; without one nothing is accepted.
    """
    reason = " ".join(reason.split())
    if not reason:
        return incident
    if WHY_SKIPPED in advice.keys and incident.triage is not None:
        return replace(incident, triage=replace(incident.triage, reason=reason))
    is_of_words = "[" in advice.place or advice.id in OF_WORDS
    words = " ".join(text_at(incident, advice.place).split()) if is_of_words else ""
    if words:
        return accept(incident, words, advice.id, reason)
    return replace(incident, reasons=incident.reasons | {advice.reason or advice.id: reason})
