"""Finds blame and shallow promises: rules over sentences in which everybody stands beside what they do."""

from collections.abc import Iterable

from noblame.language import questions, rules
from noblame.language.finding import Finding
from noblame.language.house import PLAIN, House
from noblame.language.places import Place, places


def find(text: str, people: Iterable[str] = (), pane: str | None = None, house: House = PLAIN) -> list[Finding]:
    """Return the places in `text` that blame a person or stop short of a change, in reading order.

    Args:
        text: Anything: one line of a pane, a paragraph, a whole document.
        people: Full names of those who took part; their first and last names count too.
        pane: The key of the record the text comes from, such as `timeline` or `actions`, if any. In the timeline
            every finding is a level quieter; in actions shallow promises are loud, and of blame only sanctions and
            characters are found.
        house: What a team adds to the rules, or takes away from them.

    Returns:
        At most one finding a clause. An empty list for a text that is fine.
    """
    everybody = tuple(people)
    return [_finding(place, text, everybody, house) for place in places(text, everybody, pane, house)]


def _finding(place: Place, text: str, people: tuple[str, ...], house: House) -> Finding:
    rule = rules.rule(place.rule)
    first, *others = questions.asked(rule, place.words, text[place.start : place.end], people, house)
    return Finding(place.start, place.end, rule.kind, place.level, rule.id, rule.message, first, tuple(others))
