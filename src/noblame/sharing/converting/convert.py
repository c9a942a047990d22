"""A post-mortem in Markdown as a record: `noblame convert`."""

from collections.abc import Callable, Iterable
from datetime import UTC, date, tzinfo

import msgspec
from msgspec.structs import replace

from noblame.inert import visible
from noblame.record.fields import near
from noblame.record.incident import Incident
from noblame.sharing.converting.actions import read_actions
from noblame.sharing.converting.blocks import Block, Heading, Parsed, parsed
from noblame.sharing.converting.causes import read_factors, read_root_cause, read_whys
from noblame.sharing.converting.days import day_in
from noblame.sharing.converting.draft import Draft, Left
from noblame.sharing.converting.extras import read_extras
from noblame.sharing.converting.facts import facts, of_section
from noblame.sharing.converting.front import Front, read_front
from noblame.sharing.converting.guess import guessed
from noblame.sharing.converting.header import read_facts
from noblame.sharing.converting.lists import (
    read_ideas,
    read_lines,
    read_links,
    read_parked,
    read_people,
    read_questions,
)
from noblame.sharing.converting.places import FACTS, PEOPLE
from noblame.sharing.converting.prose import plain, said
from noblame.sharing.converting.sections import Section, is_own, sections, title_of
from noblame.sharing.converting.texts import read_detection, read_resolution
from noblame.sharing.converting.timeline import read_timeline
from noblame.sharing.converting.timeline_zone import read_zone
from noblame.sharing.converting.titles import title_in, title_of_file
from noblame.sharing.converting.when import keep_day, read_outage, read_when


class Converted(msgspec.Struct, frozen=True, kw_only=True):
    """What a document says, as a record."""

    incident: Incident
    day: date | None
    """On which it was, as far as the document says."""
    left: tuple[Left, ...]
    """What found no place; all of it stands in `notes` too."""
    doubts: tuple[str, ...]
    """What a person should look at, a line each."""


def convert(text: str, name: str, zone: tzinfo = UTC, severities: Iterable[str] = ()) -> Converted:
    """Return the record that a post-mortem in Markdown makes; every word of its prose is somewhere in it.

    The headings are those of our template, and the usual others. What the record has no place for goes to `notes`, a
    paragraph each, marked with the document's name and the heading it stood under.

    Args:
        text: The document, with plain line ends and without a byte order mark.
        name: The name of its file, which gives the title and the day where the document does not.
        zone: In which our own export shows a meeting's times.
        severities: Labels that the settings allow besides the usual ones.
    """
    front = read_front(text)
    document = parsed(front.document)
    draft = Draft(own=is_own(document.blocks), home=zone, severities=severities)
    blocks = _titled(draft, front, document.blocks)
    found = sections(blocks)
    _zoned(draft, found)
    rest = _labelled(draft, front, found, name)
    for section in sorted(found, key=lambda each: _TURNS.get(each.place or "", len(_TURNS))):
        _read(draft, section, rest.get(id(section), section.blocks))
    if not draft.own:
        read_outage(draft)
    _hidden(draft, front, document)
    return _whole(draft, name)


def _titled(draft: Draft, front: Front, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Take the title: the heading of the whole, else that of the front matter; return the blocks without it."""
    words, rest = title_of(blocks)
    named = title_in(next((one.value.text for one in front.facts if one.place == "title"), ""))
    heading = title_in(said(words.flat())) if words else ""
    if named and words and len(rest) == len(blocks) - 1 and not _is_first(blocks):
        heading, rest = "", blocks
    draft.put(title=heading or named)
    if heading and named and named != heading:
        draft.leave("title", named)
    return rest


def _is_first(blocks: tuple[Block, ...]) -> bool:
    """Tell whether a document begins with a heading of the first level, as one with a title does."""
    return isinstance(blocks[0], Heading) and blocks[0].level == 1


def _zoned(draft: Draft, found: Iterable[Section]) -> None:
    for section in found:
        if section.place in {"timeline", "summary", None}:
            read_zone(draft, section.heading, section.blocks)


def _labelled(draft: Draft, front: Front, found: Iterable[Section], name: str) -> dict[int, list[Block]]:
    """Read what labels say, wherever they stand; return what else stands in those sections."""
    all_ = [one for one in front.facts if one.place != "title"]
    rest: dict[int, list[Block]] = {}
    for section in found:
        if section.place in {None, "summary"} or (section.place == "root_cause" and not draft.own):
            some, rest[id(section)] = facts(section.blocks)
            all_ += some
        elif section.place in FACTS:
            all_.append(of_section(section.place, section.heading, section.blocks))
            rest[id(section)] = []
    read_when(draft, all_)
    read_facts(draft, all_)
    draft.date_said = next((one.text for one in all_ if one.place == "date" and said(one.value)), "")
    draft.day = draft.day or _day(draft, name, found)
    return rest


def _day(draft: Draft, name: str, found: Iterable[Section]) -> date | None:
    """Return the day that the title or the file's name tells, else the one that the text suggests."""
    told = day_in(draft.incident.title) or day_in(name.replace("_", "-"))
    if told is None:
        draft.guess = guessed(found)
    return told.day if told else draft.guess


def _read(draft: Draft, section: Section, blocks: list[Block]) -> None:
    """Read one section into the place that its heading names; without one it stays as a passage."""
    place, heading = section.place, section.heading
    if place in _PLACES:
        _PLACES[place](draft, section, blocks)
    elif place in PEOPLE:
        read_people(draft, place, heading, blocks)
    elif place and place.startswith("lessons."):
        read_lines(draft, place, heading, blocks)
    elif place in {"affected", "tags"}:
        read_facts(draft, [of_section(place, heading, blocks)])
    elif place == "notes" and heading.text.casefold().endswith("notes"):
        draft.say("notes", plain(blocks))
    elif place is None and not plain(blocks):
        draft.leave_heading(said(heading))
    else:
        draft.leave(heading.text, plain(blocks))


_PLACES: dict[str | None, Callable[[Draft, Section, list[Block]], None]] = {
    "timeline": lambda draft, section, blocks: read_timeline(draft, section.heading, blocks),
    "impact": lambda draft, _, blocks: draft.say("impact", plain(blocks)),
    "root_cause": lambda draft, _, blocks: read_root_cause(draft, blocks),
    "causes": lambda draft, _, blocks: read_factors(draft, blocks),
    "trigger": lambda draft, _, blocks: read_factors(draft, blocks, "immediate"),
    "whys": lambda draft, _, blocks: read_whys(draft, blocks),
    "detection": lambda draft, _, blocks: read_detection(draft, blocks),
    "resolution": lambda draft, _, blocks: read_resolution(draft, blocks),
    "actions": lambda draft, section, blocks: read_actions(draft, section.heading, blocks),
    "improvements": lambda draft, section, blocks: read_ideas(draft, section.heading, blocks),
    "questions": lambda draft, section, blocks: read_questions(draft, section.heading, blocks),
    "parked": lambda draft, section, blocks: read_parked(draft, section.heading, blocks),
    "summary": lambda draft, section, blocks: _sum_up(draft, section.heading.text, plain(blocks)),
    "links": lambda draft, section, blocks: read_links(draft, section.heading, read_extras(draft, blocks)),
}
"""The reader of each place."""
_TURNS = {"timeline": 0, "impact": 1}
"""The places that are read before the others, which depend on them."""


def _sum_up(draft: Draft, heading: str, text: str) -> None:
    """Take a summary for the impact where the document says none."""
    if draft.incident.impact:
        draft.leave(heading, text)
    else:
        draft.put(impact=text)


def _hidden(draft: Draft, front: Front, document: Parsed) -> None:
    """Leave what no reader of the page would see; all of a document that nests too deep to be read whole."""
    draft.leave("front matter", "\n".join(front.rest))
    draft.leave("comments", "\n\n".join(document.comments))
    draft.leave("link definitions", "\n".join(document.strays))
    if document.too_deep:
        draft.leave("all of it, because it nests too deep", front.document)


def _whole(draft: Draft, name: str) -> Converted:
    """Return the record with its notes, and with a title in any case."""
    keep_day(draft, draft.date_said, draft.day)
    at = near(draft.incident)
    if draft.guess is not None and at is None:
        draft.doubt(f"the day is a guess from the text: {draft.guess}")
    if draft.incident.started is None:
        draft.doubt("no start is named: `started` is empty, and so is the duration")
    if not draft.incident.title:
        draft.put(title=title_of_file(visible(name)))
    marked = (
        f"From {visible(name)}, not placed{f': {each.heading}' if each.heading else ''}\n{each.text}".rstrip("\n")
        for each in draft.left
    )
    notes = "\n\n".join(filter(None, (draft.incident.notes, *marked)))
    incident = replace(draft.incident, notes=notes)
    day = at.date() if at else draft.day
    return Converted(incident=incident, day=day, left=draft.left, doubts=tuple(draft.doubts))
