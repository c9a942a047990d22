"""A record from the bytes of its file, and back."""

from collections.abc import Container, Iterable, Iterator
from datetime import datetime
from functools import partial

import msgspec
import yaml

from noblame.record.incident import (
    Accepted,
    Action,
    Attendee,
    Cause,
    Entry,
    Improvement,
    Incident,
    Link,
    Parked,
    Question,
    Shared,
)
from noblame.record.labels import label_rules
from noblame.record.notation import causes, lists, timeline
from noblame.source.convert import Lines, convert
from noblame.source.document import Document, encode, read_document
from noblame.source.emit import block_pairs, entries_of
from noblame.source.keep import keep
from noblame.source.moments import parse_moment
from noblame.source.nodes import all_pairs, start_of
from noblame.source.problem import Problem, UnreadableError
from noblame.source.scalars import to_number
from noblame.source.shapes import Group
from noblame.source.splice import splice
from noblame.source.stood import Place

FORMAT = 1
ROUNDS = 3
"""How often a splice is tried before the file is written anew."""

_ALWAYS = ("noblame", "title")


class Reading(msgspec.Struct, frozen=True, kw_only=True, eq=False):
    """What a file held: the incident, its text with places, and what to warn of."""

    incident: Incident
    document: Document
    warnings: tuple[Problem, ...] = ()


def parse(data: bytes, name: str, severities: Iterable[str] = ()) -> Reading:
    """Read one record.

    Args:
        data: the file's bytes.
        name: the file's name for messages.
        severities: labels that the settings allow besides P1 to P3 and SEV1 to SEV5.

    Raises:
        UnreadableError: with every problem that could be found, in file order.
    """
    document = read_document(data, name)
    near = _near(document)
    incident, problems = convert(document, Incident, _lines(near), near, label_rules(severities))
    problems += _format_problems(document)
    if incident is None or any(problem.level == "error" for problem in problems):
        errors = sorted((p for p in problems if p.level == "error"), key=lambda p: (p.line, p.column))
        raise UnreadableError(errors)
    return Reading(incident=incident, document=document, warnings=tuple(problems))


def render(incident: Incident) -> str:
    """Return the text of a fresh file."""
    return "\n".join(block_pairs(entries_of(incident, _ALWAYS), 0)) + "\n"


def rewrite(document: Document, old: Incident, new: Incident) -> str:
    """Return the text of a fresh file with the keys of the old one that the types do not know; its layout is lost."""
    kept = keep(document.root, Group(Incident), old, new, _ALWAYS)
    return "\n".join(block_pairs(kept.pairs, 0)) + "\n"


class Spelling(msgspec.Struct, frozen=True, kw_only=True, eq=False):
    """A record's new bytes, and how they read."""

    data: bytes
    reading: Reading | None
    """None where they could not be read again: a why tree too deep, or a file too large."""
    anew: bool = False
    """Whether all of it had to be written anew, and the layout is lost."""


def spell(
    document: Document,
    old: Incident,
    new: Incident,
    severities: Iterable[str] = (),
    opened: Container[Place] | None = None,
) -> Spelling:
    """Return the file with only what changed between `old` and `new`, read back and found to hold `new`.

    What reads differently after a splice (a time of day alone means another day once the start is another) is spliced
    again; only where that does not help is the whole file written anew.

    Args:
        document: the file as it was read.
        old: the incident it was read as.
        new: the incident it shall hold.
        severities: labels that the settings allow, as for `parse`.
        opened: the keys the file had when it was opened, as for `splice`.
    """
    labels = tuple(severities)
    at, held = document, old
    for _ in range(ROUNDS):
        data = encode(at, splice(at, held, new, opened))
        reading = _read_back(data, document.name, labels)
        if reading is None:
            break
        if reading.incident == new:
            return Spelling(data=data, reading=reading)
        at, held = reading.document, reading.incident
    data = encode(document, rewrite(document, old, new))
    return Spelling(data=data, reading=_read_back(data, document.name, labels), anew=True)


def _read_back(data: bytes, name: str, severities: tuple[str, ...]) -> Reading | None:
    try:
        return parse(data, name, severities)
    except UnreadableError:
        return None


def _lines(near: datetime | None) -> Lines:
    """Return how an item written as plain text is read, for each kind of item."""
    return {
        Entry: partial(timeline.parse_line, near=near),
        Cause: causes.parse_line,
        Attendee: lists.attendees.parse_line,
        Improvement: lists.ideas.parse_line,
        Action: lists.actions.parse_line,
        Parked: lists.parked.parse_line,
        Question: lists.questions.parse_line,
        Link: lists.links.parse_line,
        Shared: lambda text: Shared(where=text),
        Accepted: lambda text: Accepted(text=text),
    }


def _near(document: Document) -> datetime | None:
    """Return the time the record is about: the first of its times that names its day."""
    for text in _times(document.root):
        try:
            return parse_moment(text)[0]
        except ValueError:
            continue
    return None


def _times(root: yaml.MappingNode) -> Iterator[str]:
    pairs = {key.value: value for key, value in all_pairs(root)}
    meeting = pairs.get("meeting")
    inner = {key.value: value for key, value in all_pairs(meeting)} if isinstance(meeting, yaml.MappingNode) else {}
    for node in (pairs.get("started"), pairs.get("detected"), pairs.get("resolved"), inner.get("held")):
        if isinstance(node, yaml.ScalarNode):
            yield node.value
    entries = pairs.get("timeline")
    for entry in entries.value if isinstance(entries, yaml.SequenceNode) else ():
        if isinstance(entry, yaml.MappingNode):
            yield from (v.value for k, v in all_pairs(entry) if k.value == "at" and isinstance(v, yaml.ScalarNode))


def _format_problems(document: Document) -> list[Problem]:
    for key, value in all_pairs(document.root):
        if key.value == "noblame" and isinstance(value, yaml.ScalarNode) and _is_other_format(value.value):
            found = f"a record of format {value.value}"
            return [document.places.problem(start_of(value), found, f"{FORMAT}, the one that is known here")]
    return []


def _is_other_format(text: str) -> bool:
    try:
        return to_number(text) != FORMAT
    except ValueError:
        return False
