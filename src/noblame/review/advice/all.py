"""All advice on one record: every rule asked, in the order of the document."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime

from noblame.record.incident import Incident, Lessons
from noblame.review.advice import (
    actions,
    attendees,
    causes,
    decision,
    document,
    follow_up,
    lessons,
    meeting,
    naming,
    sharing,
    timeline,
    wording,
)
from noblame.review.advice.advice import Advice
from noblame.review.advice.case import Case, Rule, Said
from noblame.review.advice.paths import section_key, text_at
from noblame.review.triage import is_skipped
from noblame.settings import Settings

RULES: Mapping[str, Rule] = {
    rule.id: rule
    for subject in (
        wording,
        naming,
        document,
        decision,
        attendees,
        timeline,
        causes,
        lessons,
        actions,
        follow_up,
        meeting,
        sharing,
    )
    for rule in subject.RULES
}
"""Every rule by its id."""
LEVELS = ("error", "warn", "nudge", "hint")
"""The loudest first."""


def _sections() -> Iterator[str]:
    for name in Incident.__struct_fields__:
        if name == "lessons":
            yield from (f"lessons.{part}" for part in Lessons.__struct_fields__)
        yield name


_ORDER = {section: rank for rank, section in enumerate(_sections())}
"""The parts of a record in the order of the document."""


def advise(
    incident: Incident, now: datetime, settings: Settings, people: Iterable[str] = (), open_findings: int = 0
) -> tuple[Advice, ...]:
    """Return what a record still lacks, in the order of the document, and in each part the loudest first.

    Silent are rules that the settings turn off, that have a reason under `reasons`, or of which an entry of `accepted`
    says that somebody decided so. The record alone is read.

    Args:
        incident: the record.
        now: an aware time.
        settings: those of the archive; `rules` gives a rule another level.
        people: names beside those in the record and in the settings.
        open_findings: how many findings of the language check are open in the record.
    """
    case = Case(incident, now, settings, people, open_findings)
    soft = softened(case)
    advice = (_levelled(rule, said, settings, soft=soft) for rule in _asked(case) for said in rule.find(case))
    accepted = _accepted(incident)
    found = [each for each in advice if each.id not in accepted or not _is_kept(each, incident, accepted[each.id])]
    return tuple(sorted(found, key=lambda each: (_ORDER[section_key(each.place)], LEVELS.index(each.level))))


def softened(case: Case) -> bool:
    """Return whether the advice is at most a hint: on a draft that has missed neither its meeting nor publication."""
    return case.incident.status == "draft" and not case.late


def _asked(case: Case) -> Iterator[Rule]:
    """Yield the rules that have a say; where no post-mortem is due, those about contradictions and open actions."""
    skipped = is_skipped(case.incident)
    for rule in RULES.values():
        off = case.settings.rules.get(rule.id) == "off" or case.reason(rule.id)
        if not off and (rule.always or not skipped):
            yield rule


def _levelled(rule: Rule, said: Said, settings: Settings, *, soft: bool) -> Advice:
    """Return what a rule says at the level that a team has set, else its own; a draft in time is only hinted at."""
    own = settings.rules.get(rule.id)
    level = own if own and own != "off" else said.level or rule.level
    return Advice(rule.id, "hint" if soft else level, said.place, said.message, said.fix, said.keys)


def _accepted(incident: Incident) -> Mapping[str, set[str]]:
    """Return the words that somebody decided to keep as they are, by rule."""
    found = defaultdict[str, set[str]](set)
    for each in incident.accepted:
        found[each.rule].add(_plain(each.text))
    return found


def _is_kept(advice: Advice, incident: Incident, accepted: set[str]) -> bool:
    """Return whether the words at a place are among those accepted; an entry without words is for the whole record."""
    return "" in accepted or _plain(text_at(incident, advice.place)) in accepted


def _plain(text: str) -> str:
    return " ".join(text.split())
