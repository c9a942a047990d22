"""Findings as a team wants them: its people, tools, wordings, questions and levels, and what it decided to keep."""

from collections.abc import Iterable
from functools import lru_cache

from noblame.language import Finding, House, find
from noblame.language.tokens import folded
from noblame.record.incident import Incident
from noblame.settings import Settings


def findings(line: str, pane: str, people: Iterable[str], incident: Incident, settings: Settings) -> list[Finding]:
    """Return the findings of one line of a pane.

    Args:
        line: The text.
        pane: The dotted key of the part of the record it stands in.
        people: Names the check should know.
        incident: The record, whose `accepted` findings stay silent.
        settings: What the team adds to the rules, or takes away from them.
    """
    kept = {(each.text, each.rule) for each in incident.accepted}
    found = find(line, tuple(people), pane, house_of(settings))
    return [each for each in found if (line[each.start : each.end], each.rule) not in kept] if kept else found


def house_of(settings: Settings) -> House:
    """Return what the settings say about language."""
    texts = tuple(settings.phrases.items()), tuple(settings.questions.items())
    return _house(settings.tools, settings.idioms, *texts, tuple(settings.rules.items()))


@lru_cache(maxsize=8)
def _house(
    tools: tuple[str, ...],
    idioms: tuple[str, ...],
    phrases: tuple[tuple[str, tuple[str, ...]], ...],
    questions: tuple[tuple[str, tuple[str, ...]], ...],
    levels: tuple[tuple[str, str], ...],
) -> House:
    return House(
        tools=frozenset(folded(tool) for tool in tools),
        idioms=tuple(folded(idiom) for idiom in idioms if idiom),
        phrases={rule: tuple(folded(phrase) for phrase in found if phrase) for rule, found in phrases},
        questions=dict(questions),
        levels=dict(levels),
    )
