"""Open findings: what is still to be reworded in a record, by the place of the meeting where that is done (S95).

One definition for every count: a finding is open unless it is a hint, its rule is off, or somebody decided to keep the
words; the last two the check itself knows.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from noblame.language import Finding
from noblame.record.fields import at
from noblame.record.incident import Incident, Resolution
from noblame.record.notation import causes, lists, timeline
from noblame.record.notation.align import one_line
from noblame.record.notation.tree import walk

ELSEWHERE = "elsewhere"
"""What no step of the meeting shows."""
KEYS: Mapping[str, tuple[str, ...]] = {
    "timeline": ("timeline", "detection"),
    "root-cause": ("causes", "root_cause"),
    "improvements": ("improvements", "lessons.to_improve"),
    "actions": ("actions",),
    "wins": ("lessons.went_well", "lessons.lucky"),
    "close": ("lessons.headline",),
    ELSEWHERE: ("title", "impact", "resolution", "parked", "questions", "notes"),
}
"""By place: the parts of the record that are read there, as dotted keys."""

SECTION_KEYS: Mapping[str, tuple[str, ...]] = {
    "summary": ("title", "impact"),
    "timeline": ("timeline",),
    "resolution": ("detection", "resolution"),
    "root-cause": KEYS["root-cause"],
    "improvements": KEYS["improvements"],
    "actions": KEYS["actions"],
    "wins": ("lessons.went_well", "lessons.lucky", "lessons.headline"),
    "appendix": ("questions", "parked", "notes"),
    ELSEWHERE: (),
}
"""By section of the document, the same; what no section shows are fields beside others."""

BESIDE: Mapping[str, tuple[str, ...]] = {
    "links": ("title",),
    "improvements": ("decided",),
    "actions": ("detail", "moves_down", "reason", "verified"),
}
"""By part: what an item says that no step shows."""

Check = Callable[[str, str], Sequence[Finding]]
"""Takes a key and a text, and returns the findings of the text."""

_ATTRIBUTES = {"timeline": "what", "improvements": "idea", "actions": "what", "parked": "what", "questions": "ask"}
_SOME_DAY = datetime(2026, 1, 1, tzinfo=UTC)
"""For times of day, of which only the length in the line matters here."""


def is_open(finding: Finding) -> bool:
    """Return whether a finding counts as something to reword."""
    return finding.level != "hint"


def texts(incident: Incident, key: str) -> Iterator[str]:
    """Yield what stands in one part of the record, a line at a time, without times and marks."""
    value: Any = at(incident, key)
    if key == "causes":
        yield from (one_line(place.cause.because) for place in walk(value))
    elif isinstance(value, tuple):
        name = _ATTRIBUTES.get(key)
        yield from (one_line(getattr(item, name) if name else item) for item in value)
    elif isinstance(value, Resolution):
        yield from (one_line(text) for text in (value.temporary, value.permanent))
    else:
        yield from (line.strip() for line in value.split("\n"))


def said(key: str, line: str) -> tuple[str, int]:
    """Return what a line of a pane says, as `texts` yields it, and where in the line that begins."""
    if key == "timeline":
        what = timeline.parse_line(line, _SOME_DAY).what
        return what, line.rindex(what)
    if key == "causes":
        what = causes.parse_line(line).because
    elif key == "improvements":
        what = lists.ideas.parse_line(line).idea
    else:
        what = line.strip()
    return what, line.index(what)


def beside(incident: Incident) -> Iterator[tuple[str, str]]:
    """Yield key and text of what items say that no step shows, and of reasons."""
    for key, names in BESIDE.items():
        yield from ((key, one_line(getattr(item, name))) for item in at(incident, key) for name in names)
    yield from (("causes", one_line(text)) for place in walk(incident.causes) for text in place.cause.evidence)
    yield from (("reasons", one_line(text)) for text in incident.reasons.values())
    if incident.triage is not None:
        yield "triage", one_line(incident.triage.reason)


def read_at(incident: Incident, place: str, keys: Mapping[str, tuple[str, ...]] = KEYS) -> Iterator[tuple[str, str]]:
    """Yield key and text of everything that is read at a place."""
    for key in keys[place]:
        yield from ((key, text) for text in texts(incident, key))
    if place == ELSEWHERE:
        yield from beside(incident)


def sources(incident: Incident, place: str, keys: Mapping[str, tuple[str, ...]] = KEYS) -> tuple[object, ...]:
    """Return the parts of the record that a place is read from: what nobody edits stays the very same object."""
    read = (*keys[place], *BESIDE, "causes", "reasons", "triage") if place == ELSEWHERE else keys[place]
    return tuple(at(incident, key) for key in read)


def open_in(incident: Incident, place: str, check: Check, keys: Mapping[str, tuple[str, ...]] = KEYS) -> Iterator[int]:
    """Yield for each text of a place how many findings are open in it."""
    return (sum(map(is_open, check(key, text))) for key, text in read_at(incident, place, keys))


def score(counts: Mapping[str, int], back: str, reword: str) -> str:
    """Return the score of the whole document in words, and where to go from the close.

    Args:
        counts: Open findings by place.
        back: The key that goes a step back.
        reword: The key that brings the next finding.
    """
    total, hidden = sum(counts.values()), counts.get(ELSEWHERE, 0)
    words = f"{total} open language finding{'' if total == 1 else 's'}"
    if not total:
        return words
    if hidden == total:
        return f"{words}, in what no step shows"
    beside = f" ({hidden} in what no step shows)" if hidden else ""
    return f"{words}{beside}: {back} goes back, {reword} brings the next"
