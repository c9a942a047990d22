"""Plain lists: lessons, ideas, questions, people, links (S33 to S35, S37, S44)."""

import re
from collections.abc import Iterable, Iterator
from typing import cast, get_args
from urllib.parse import unquote

from msgspec.structs import replace

from noblame.record.incident import Attendee, Improvement, Link, LinkKind, Parked, Role
from noblame.record.notation import lists
from noblame.sharing.converting.blocks import Block, Items, Quote, Text
from noblame.sharing.converting.draft import Draft
from noblame.sharing.converting.facts import of_section
from noblame.sharing.converting.groups import grouped
from noblame.sharing.converting.header import add_people, meet, names_in
from noblame.sharing.converting.places import place_of
from noblame.sharing.converting.prose import folded, joined, line, plain, under
from noblame.sharing.converting.words import Words

_KIND = re.compile(rf"(?:^| )\((?P<kind>{'|'.join(filter(None, get_args(LinkKind)))})\)$")
_URL = re.compile(r"https?://[^\s<>\"`|]+[^\s<>\"`|.,;:!?)\]'*]", re.IGNORECASE)
_SPELLED = re.compile("%(?:28|29|2A|5B|5D|5F|7C|7E)")
_ROLES = {role: role for role in get_args(Role) if role}


def entries(draft: Draft, heading: Words, blocks: Iterable[Block]) -> Iterator[str]:
    """Yield what a list says, a line each; below a heading of its own each begins with that."""
    for group, block in grouped(draft, heading, blocks):
        yield from (joined(group, each) for each in under((block,)))


def read_lines(draft: Draft, place: str, heading: Words, blocks: Iterable[Block]) -> None:
    """Read a list of plain lines, such as `lessons.went_well`."""
    draft.add(place, entries(draft, heading, blocks))


def read_ideas(draft: Draft, heading: Words, blocks: Iterable[Block]) -> None:
    """Read ideas for improvements."""
    draft.add("improvements", (Improvement(idea=each) for each in entries(draft, heading, blocks)))


def read_questions(draft: Draft, heading: Words, blocks: Iterable[Block]) -> None:
    """Read open questions; `… @Priya` names who is asked."""
    draft.add("questions", (lists.questions.parse_line(each) for each in entries(draft, heading, blocks)))


def read_parked(draft: Draft, heading: Words, blocks: Iterable[Block]) -> None:
    """Read parked matters."""
    draft.add("parked", (Parked(what=each) for each in entries(draft, heading, blocks)))


def read_people(draft: Draft, place: str, heading: Words, blocks: Iterable[Block]) -> None:
    """Read who was there: a list with roles, `Ines Faro (responder)`, `Scribe: Ines Faro`, or names with commas."""
    names, text = list[str](), list[Block]()
    for block in blocks:
        if isinstance(block, Items):
            names += filter(None, map(folded, block.items))
        elif isinstance(block, Text):
            text.append(block)
        else:
            draft.leave(heading.text, plain((block,)))
    meet(draft, (who for name in names for who in _people(name, place)))
    if text:
        add_people(draft, of_section(place, heading, text))


def _people(text: str, place: str) -> Iterator[Attendee]:
    """Yield who a line names: behind a role all of them, `SMEs: Ana Ruiz, Bo Li`, else one."""
    in_front, colon, names = text.partition(":")
    role = place_of(in_front) if colon and names.strip() else None
    if role in _ROLES:
        yield from (Attendee(name=name, role=cast("Role", role)) for name in names_in(names.strip()))
    else:
        yield _person(text, place)


def _person(text: str, place: str) -> Attendee:
    """Return somebody with the role that stands in brackets, or above."""
    role = _ROLES.get(place, "")
    named, _, mark = text.removesuffix(")").rpartition(" (")
    if named and text.endswith(")") and mark.casefold() in _ROLES:
        return Attendee(name=named.rstrip(), role=cast("Role", mark.casefold()))
    return Attendee(name=text, role=cast("Role", role))


def read_links(draft: Draft, heading: Words, blocks: Iterable[Block]) -> None:
    """Read links with their labels and kinds; a paragraph or a table without any stays as a passage."""
    found = list[Link]()
    for block in blocks:
        if isinstance(block, Items):
            found += (_as_typed(each) if draft.own else each for each in _links(block))
        elif isinstance(block, Text) and (block.words.refs or _URL.search(block.words.text)):
            found += (each for words in block.words.lines() for each in link(words))
        elif isinstance(block, Quote):
            read_links(draft, heading, block.blocks)
        else:
            draft.leave(heading.text, plain((block,)))
    draft.add("links", found)


def _as_typed(one: Link) -> Link:
    """Return a link with the marks that our own export spells as `%5F` in an address."""
    return replace(one, url=_SPELLED.sub(lambda found: unquote(found[0]), one.url))


def _links(block: Items) -> Iterator[Link]:
    for item in block.items:
        found = list(link(item.words.flat()))
        below = "; ".join(under(item.below))
        if found and below and not any(isinstance(each, Items) for each in item.below):
            found[-1] = Link(title=joined(found[-1].title, below), url=found[-1].url, kind=found[-1].kind)
        else:
            found += (each for more in item.below if isinstance(more, Items) for each in _links(more))
            found += (Link(title=each) for each in under(more for more in item.below if not isinstance(more, Items)))
        yield from found


def link(words: Words) -> Iterator[Link]:
    """Yield the link of a line: its label, its address, and the kind in brackets behind it."""
    kind = _KIND.search(words.text)
    if kind:
        words = words.cut(0, kind.start())
    url, title = _target(words)
    if line(words):
        yield Link(title=title, url=url, kind=cast("LinkKind", kind["kind"] if kind else ""))


def _target(words: Words) -> tuple[str, str]:
    """Return the address of a line and its title; where it has several, the first, and all words for a title."""
    text = words.text
    if len(words.refs) == 1:
        ref = words.refs[0]
        label = text[ref.start : ref.label_end]
        rest = " ".join(filter(None, (text[: ref.start].strip(), label, text[ref.end :].strip())))
        said = text[ref.label_end : ref.end]
        if said in {"", f" ({ref.url})"}:
            return ref.url, rest.removesuffix(ref.url).rstrip(" ,:-–—") if label == ref.url else rest
    found = list(_URL.finditer(text))
    if words.refs or not found:
        return (words.refs[0].url if words.refs else ""), text
    if len(found) > 1:
        return found[0][0], text
    return found[0][0], _without(text, found[0])


def _without(text: str, url: re.Match[str]) -> str:
    """Return what a line says around its address."""
    before, after = text[: url.start()].rstrip(" ,:-–—<(["), text[url.end() :].lstrip(" ,:-–—>)]")
    return " ".join(filter(None, (before, after)))
