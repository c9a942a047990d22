"""The lists that our own export puts behind the appendix, read back: what `noblame.sharing.extras` writes."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime, timedelta, tzinfo
from itertools import islice, pairwise
from typing import cast, get_args

from msgspec.structs import replace

from noblame.record.incident import Action, Attendee, Decision, Parked, Question, Role
from noblame.review.days import local
from noblame.sharing.converting.blocks import Block, Item, Items, Text
from noblame.sharing.converting.causes import read_tree
from noblame.sharing.converting.days import day_in, zone_of
from noblame.sharing.converting.draft import Draft
from noblame.sharing.converting.prose import folded
from noblame.sharing.converting.times import at_start, length_of

_UNDONE = re.compile(r"(?P<what>.*?) - (?P<how>later|not doing)(?:: (?P<reason>.*))?", re.DOTALL)
_BRACKETS = re.compile(r"(?P<text>.*) \((?P<said>[^()]*)\)", re.DOTALL)
_MEETING = re.compile(
    r"(?P<how>Held|Scheduled for) (?P<at>[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}) (?P<zone>[^\s,]+)"
    r"(?:, (?P<lasted>[0-9][\w ]*?))?(?:, facilitated by (?P<by>.*))?",
    re.DOTALL,
)
_NO_MEETING = "No meeting was held: "
_ROLES = frozenset(filter(None, get_args(Role)))


def read_extras(draft: Draft, blocks: Iterable[Block]) -> list[Block]:
    """Read the lists whose titles our own export writes; return the blocks that are no such lists."""
    blocks = list(blocks)
    taken = set[int]()
    found = list[tuple[str, Items]]()
    for (index, block), (after, below) in pairwise(enumerate(blocks)):
        if isinstance(block, Text) and isinstance(below, Items) and block.words.shape.removesuffix(":") in READERS:
            found.append((block.words.text.removesuffix(":"), below))
            taken |= {index, after}
    for title, items in sorted(found, key=lambda one: one[0] == "Attendees"):  # who was absent depends on the meeting
        for text in READERS[title](draft, items.items):
            draft.leave(title, text)
    return [block for index, block in enumerate(blocks) if index not in taken]


Reader = Callable[[Draft, tuple[Item, ...]], Iterator[str]]
"""Reads the items of one list, and yields those it cannot place."""


def _texts(items: Iterable[Item]) -> list[str]:
    return list(filter(None, map(folded, items)))


def _headline(draft: Draft, items: tuple[Item, ...]) -> Iterator[str]:
    first, *more = _texts(items) or [""]
    draft.put(lessons=replace(draft.incident.lessons, headline=first))
    yield from more


def _lucky(draft: Draft, items: tuple[Item, ...]) -> Iterator[str]:
    draft.add("lessons.lucky", _texts(items))
    yield from ()


def _affected(draft: Draft, items: tuple[Item, ...]) -> Iterator[str]:
    draft.add("affected", (name for text in _texts(items) for name in text.split(", ")))
    yield from ()


def _why(draft: Draft, items: tuple[Item, ...]) -> Iterator[str]:
    read_tree(draft, items)
    yield from ()


def _undone(draft: Draft, items: tuple[Item, ...]) -> Iterator[str]:
    """Read the actions that were put off or dropped, with the reason."""
    for text in _texts(items):
        found = _UNDONE.fullmatch(text)
        if found is None:
            yield text
            continue
        decided: Decision = "later" if found["how"] == "later" else "no"
        draft.add("actions", [Action(what=found["what"], decided=decided, reason=found["reason"] or "")])


def _tickets(draft: Draft, items: tuple[Item, ...]) -> Iterator[str]:
    """Give each ticket to the first action of its name that has none."""
    actions = list(draft.incident.actions)
    waiting: dict[str, list[int]] = {}
    for index in reversed(range(len(actions))):
        if not actions[index].decided and not actions[index].ticket:
            waiting.setdefault(actions[index].what, []).append(index)
    for text in _texts(items):
        ticket, indexes = next(
            ((ticket, found) for ticket, what in _named(text) if (found := waiting.get(what))), ("", [])
        )
        if indexes:
            index = indexes.pop()
            actions[index] = replace(actions[index], ticket=ticket)
        else:
            yield text
    draft.put(actions=tuple(actions))


def _named(text: str) -> Iterator[tuple[str, str]]:
    """Yield each way to divide `OPS-2231: Add a rule` into a ticket and what it is for."""
    for mark in islice(re.finditer(": ", text), 20):
        yield text[: mark.start()], text[mark.end() :]
    yield text, ""


def _questions(draft: Draft, items: tuple[Item, ...]) -> Iterator[str]:
    for text in _texts(items):
        found = _BRACKETS.fullmatch(text)
        draft.add("questions", [Question(ask=found["text"], who=found["said"]) if found else Question(ask=text)])
    yield from ()


def _parked(draft: Draft, items: tuple[Item, ...]) -> Iterator[str]:
    for text in _texts(items):
        found = _BRACKETS.fullmatch(text)
        for_ = found["said"].removeprefix("for ") if found and found["said"].startswith("for ") else ""
        draft.add("parked", [Parked(what=found["text"] if found and for_ else text, for_=for_)])
    yield from ()


def _attendees(draft: Draft, items: tuple[Item, ...]) -> Iterator[str]:
    """Read who was asked; at a meeting that was held, who is not absent was there."""
    held = draft.incident.meeting.held is not None
    for text in _texts(items):
        found = _BRACKETS.fullmatch(text)
        marks = found["said"].split(", ") if found else []
        if not found or not set(marks) <= _ROLES | {"absent"}:
            draft.add("attendees", [Attendee(name=text, present=held)])
            continue
        role = cast("Role", next((mark for mark in marks if mark in _ROLES), ""))
        present = held and "absent" not in marks
        draft.add("attendees", [Attendee(name=found["text"], role=role, present=present)])
    yield from ()


def _meeting(draft: Draft, items: tuple[Item, ...]) -> Iterator[str]:
    """Read when the meeting was, or why there was none."""
    for text in _texts(items):
        found = _MEETING.fullmatch(text)
        at = _moment(found["at"], found["zone"], draft.home) if found else None
        if text.startswith(_NO_MEETING):
            draft.put(reasons={**draft.incident.reasons, "no-meeting": text.removeprefix(_NO_MEETING)})
        elif found is None or at is None:
            yield text
        elif found["how"] == "Held":
            minutes = length_of(found["lasted"] or "")
            ended = None if minutes is None else at + timedelta(minutes=minutes)
            meeting = replace(draft.incident.meeting, held=at, ended=ended, facilitator=found["by"] or "")
            draft.put(meeting=meeting)
        else:
            draft.put(meeting=replace(draft.incident.meeting, scheduled=at))


def _moment(text: str, zone: str, home: tzinfo) -> datetime | None:
    """Return a time with its zone's name: that of `home` where it has such a name then, else the usual one."""
    at, day = at_start(text, None), day_in(text)
    if at is None or day is None:
        return None
    here = at.moment(None, home)
    if here is not None and local(here, home).strftime("%Z") == zone:
        return here
    named = zone_of(zone)
    return None if named is None else at.moment(None, named)


def _notes(draft: Draft, items: tuple[Item, ...]) -> Iterator[str]:
    draft.put(notes="\n".join(filter(None, (draft.incident.notes, *_texts(items)))))
    yield from ()


READERS: Mapping[str, Reader] = {
    "What we will do differently": _headline,
    "Where we were lucky": _lucky,
    "Affected": _affected,
    "Why it happened": _why,
    "Actions put off or dropped": _undone,
    "Tickets": _tickets,
    "Open questions": _questions,
    "Parked": _parked,
    "Attendees": _attendees,
    "Meeting": _meeting,
    "Notes": _notes,
}
"""By the title of the list."""
