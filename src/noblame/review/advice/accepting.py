"""Advice that somebody decides not to follow: the record keeps the decision with its reason."""

from msgspec.structs import replace

from noblame.record.incident import Incident
from noblame.review.advice.advice import Advice
from noblame.review.advice.paths import text_at
from noblame.review.reader import accept

OF_WORDS = frozenset({"title-names-person", "impact-number", "undefined-severity"})
"""Rules about the words of one field: other words are looked at again."""


def accepted(incident: Incident, advice: Advice, reason: str) -> Incident:
    """Return the record once somebody decided to leave something as it is: `advise` says it no more.

    What is about an item of a list, or about words, is accepted for these words alone, under `accepted`; all else, and
    an item without words, for the whole record, under `reasons`.

    Args:
        incident: The record.
        advice: What `advise` said of it.
        reason: Why it stays so; without one nothing is accepted.
    """
    reason = " ".join(reason.split())
    if not reason:
        return incident
    is_of_words = "[" in advice.place or advice.id in OF_WORDS
    words = " ".join(text_at(incident, advice.place).split()) if is_of_words else ""
    if words:
        return accept(incident, words, advice.id, reason)
    return replace(incident, reasons=incident.reasons | {advice.id: reason})
