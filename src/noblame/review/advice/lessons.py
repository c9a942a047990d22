"""Advice about what was learned (S1, S33, S34, S46)."""

from collections.abc import Iterator

from noblame.review.advice.case import Case, Rule, Said


def no_wins(case: Case) -> Iterator[Said]:
    """Yield where nothing went well, by the document (S46)."""
    lessons = case.incident.lessons
    if case.met and not any(win.strip() for win in lessons.went_well):
        message = "Nothing is said to have gone well" + (", only what could be better." if lessons.to_improve else ".")
        yield Said("lessons.went_well", message, "Acknowledge one good response: a fast rollback, a clear message.")


def nothing_to_improve(case: Case) -> Iterator[Said]:
    """Yield where nothing could be better, by the document (S34)."""
    if case.met and not any(each.strip() for each in case.incident.lessons.to_improve):
        message = "Nothing is noted that could have gone better."
        yield Said("lessons.to_improve", message, "Say what did not work, beside what did.")


def no_headline(case: Case) -> Iterator[Said]:
    """Yield where a meeting was held and its lesson is not said in a sentence (S1)."""
    if case.met and not case.incident.lessons.headline.strip():
        message = "The one sentence is missing that says what will be different because of this."
        yield Said("lessons.headline", message, "Answer: what will we do differently?")


RULES = (
    Rule("no-wins", "nudge", "A document without anything that went well", no_wins),
    Rule("nothing-to-improve", "hint", "A document without anything to improve", nothing_to_improve),
    Rule("no-headline", "nudge", "A document without its lesson in one sentence", no_headline),
)
