"""Findings of one line as a team wants them: its people, tools, phrases and levels, and what it decided to keep."""

from collections.abc import Iterable

from noblame.language import Finding, find
from noblame.record.incident import Incident
from noblame.settings import Settings


def findings(line: str, pane: str, people: Iterable[str], incident: Incident, settings: Settings) -> list[Finding]:
    """Return the findings of one line of a pane.

    Args:
        line: The text.
        pane: The dotted key of the part of the record it stands in.
        people: Names the check should know.
        incident: The record, whose `accepted` findings stay silent.
        settings: Tools are no people, phrases of the house are no finding, and a rule may be off or have another level.
    """
    kept = {(each.text, each.rule) for each in incident.accepted}
    found = find(line, tuple(people), pane)
    return [
        _levelled(each, settings)
        for each in found
        if (line[each.start : each.end], each.rule) not in kept
        and settings.rules.get(each.rule) != "off"
        and not _is_ours(line[each.start : each.end], settings)
    ]


def _levelled(finding: Finding, settings: Settings) -> Finding:
    level = settings.rules.get(finding.rule)
    return finding._replace(level=level) if level else finding


def _is_ours(words: str, settings: Settings) -> bool:
    """Return whether the words begin with a tool, or hold a phrase of the house."""
    plain = words.casefold()
    return plain.startswith(tuple(tool.casefold() for tool in settings.tools if tool)) or any(
        phrase.casefold() in plain for phrase in settings.phrases if phrase
    )
